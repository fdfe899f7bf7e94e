import type { z } from 'zod';
import type { AsideAnswer } from '../../engine/aside-thread.ts';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import type { IntakeFault } from '../http/intake-faults.ts';
import { intakeNote } from './columns.ts';
import type { IntakeNote } from './columns.ts';
import type { intakeBody } from './intake-bodies.ts';
import { readJsonList } from './json.ts';
import { readListFile } from './list-file.ts';
import { MOST_LIST_FAULTS, MOST_NOTES } from './list-limits.ts';
import { markedList } from './marked-list.ts';
import { namedAmong } from './organisations.ts';
import type { OrganisationName } from './organisations.ts';
import type { NewReferral } from './referral.ts';
import { checkList } from './rows.ts';

/** A list to be read and checked, and what it is checked against. Everything in it can be sent to another thread. */
export interface ListTask {
  readonly list: { readonly file: Uint8Array } | z.output<typeof intakeBody>;
  readonly today: CalendarDate;
  readonly municipalities: readonly OrganisationName[];
  readonly languageCentres: readonly OrganisationName[];
  readonly ownMunicipality?: string;
  /** Whether the list is wanted back with its faults. */
  readonly wantsMarked: boolean;
}

/** A list that was read and checked. */
export interface ListResult {
  readonly referrals: readonly NewReferral[];
  /** The number of each referral's row. */
  readonly lines: readonly number[];
  /** The first of the faults, in the order of the rows, and how many there are in all. */
  readonly faults: readonly IntakeFault[];
  readonly count: number;
  readonly notes: readonly IntakeNote[];
  /** The list with its faults as a CSV file; left out if it is not wanted, or nobody is in it. */
  readonly marked?: Uint8Array;
}

/** Reads and checks a list. Throws nothing that a list can be the reason of. */
export async function checkedList(task: ListTask): Promise<ListResult> {
  const { today, municipalities, languageCentres, ownMunicipality, wantsMarked } = task;
  const list = 'rows' in task.list ? readJsonList(task.list) : await readListFile(bytesOf(task.list.file));
  const { referrals, faults } = checkList(list, {
    today,
    municipalities: namedAmong(municipalities),
    languageCentres: namedAmong(languageCentres),
    ...(ownMunicipality !== undefined && { ownMunicipality }),
  });
  return {
    // With a fault anywhere nobody is referred.
    referrals: faults.length > 0 ? [] : referrals,
    lines: list.rows.map(({ line }) => line),
    faults: faults.slice(0, MOST_LIST_FAULTS),
    count: faults.length,
    notes: list.notes.length > MOST_NOTES ? [...list.notes.slice(0, MOST_NOTES), MORE_NOTES] : list.notes,
    ...(wantsMarked && list.asGiven.rows.length > 0 && { marked: markedList(list.asGiven, faults) }),
  };
}

/** What the thread answers a task with. Of an error only the name: its message may repeat what the list says. */
export async function answerOf(task: ListTask): Promise<AsideAnswer<ListResult>> {
  try {
    return { done: await checkedList(task) };
  } catch (error) {
    return { failed: error instanceof Error ? error.name : 'unknown' };
  }
}

const MORE_NOTES = intakeNote({
  da: `Der er flere bemærkninger end de ${MOST_NOTES}, der står her.`,
  en: `There are more notes than the ${MOST_NOTES} listed here.`,
});

function bytesOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
