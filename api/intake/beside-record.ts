import type { z } from 'zod';
import type { Viewer } from '../../db/access.ts';
import { journeysWithReferences } from '../../db/journeys/journeys.ts';
import type { JourneyRow } from '../../db/journeys/journeys.ts';
import { differenceOf } from '../../db/persons/corrections.ts';
import type { CorrectedField } from '../../db/persons/corrections.ts';
import { marksOf } from '../../db/persons/marks.ts';
import type { Person } from '../../db/persons/person.ts';
import { readPersons } from '../../db/persons/persons.ts';
import type { CorrectedValues } from '../../db/persons/recorded-corrections.ts';
import { seesPerson } from '../../domain/access/may.ts';
import type { Referral } from '../../domain/journeys/commands.ts';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import { msisdnOf } from '../../domain/vocabulary/msisdn.ts';
import type { Fault } from '../http/faults.ts';
import type { Service } from '../http/route.ts';
import { alikeInLine, alikeToldOf } from '../journeys/alike-told.ts';
import type { AlikeTold } from '../journeys/alike-told.ts';
import { fieldAsShown } from '../journeys/corrected-fields.ts';
import { keyOf, referenceOf } from './commit.ts';
import { correctionFaults } from './correction-faults.ts';
import type { intakeSchema } from './intake-responses.ts';
import type { NewReferral } from './referral.ts';

/** What a list says of somebody, beside what is known of them. */
export interface RowBesideRecord {
  /** The journey of the person, if the reference is known and the viewer may see it. */
  readonly journey: JourneyRow | undefined;
  /** The person as they are known; `undefined` if they are not, or their data have been erased. */
  readonly person: Person | undefined;
  /** What the list has otherwise. What it leaves out stays as it is. */
  readonly changes: readonly CorrectedField[];
  /** Why the changes cannot be right; `undefined` if they can. */
  readonly fault: Fault | undefined;
  /** Which fields of the referral it has otherwise: those are not put right by a list. */
  readonly notTaken: readonly string[];
  /** Who may be the same person, once more. */
  readonly alike: readonly AlikeTold[];
}

/** What became of somebody in a list, as it is told. */
export type ToldRow = z.output<typeof intakeSchema>['journeys'][number];

/**
 * Compares a list with the record: who is known already and is told otherwise, and who may be somebody who is known by
 * another reference, in the list itself or on record. `lines` are where the referrals stand in their list. Of people whom
 * the viewer may not see nothing is told.
 */
export async function besideRecord(
  service: Pick<Service, 'db' | 'vault'>,
  viewer: Viewer,
  {
    referrals,
    lines,
    today,
  }: {
    readonly referrals: readonly NewReferral[];
    readonly lines: readonly number[];
    readonly today: CalendarDate;
  },
): Promise<RowBesideRecord[]> {
  const { db, vault } = service;
  const known = new Map(
    (await journeysWithReferences(db, vault, viewer, referrals.map(referenceOf))).map((known) => [
      keyOf(known),
      known.row,
    ]),
  );
  const persons = await readPersons(
    db,
    vault,
    seesPerson(viewer) ? [...known.values()].map(({ personId }) => personId) : [],
  );
  const rows = referrals.map((each) => {
    const { person: listed } = each;
    const journey = known.get(keyOf(referenceOf(each)));
    const person = journey && persons.get(journey.personId);
    const after = { ...person, ...listed };
    return {
      journey,
      person,
      after,
      changes: person === undefined ? [] : differenceOf(person, after).filter(isNews),
    };
  });
  const onRecord = await alikeToldOf(
    service,
    viewer,
    rows.map(({ journey, after }) => ({ person: after, personId: journey?.personId ?? null })),
  );
  const inList = alikeInList(
    service,
    rows.map(({ after }) => after),
    lines,
  );
  return rows.map(({ journey, person, changes }, at) => ({
    journey,
    person,
    changes,
    fault: journey && person && correctionFaults(journey, person, valuesOf(changes), today)[0],
    notTaken: journey === undefined ? [] : differingFields(journey, referrals[at]?.referral),
    alike: [...(inList[at] ?? []), ...(onRecord[at] ?? [])],
  }));
}

/** Whether a list says something else, and not the same in another spelling. */
function isNews({ field, from, to }: CorrectedField): boolean {
  if (from === null || to === null) return true;
  if (field === 'email') return from.toLowerCase() !== to.toLowerCase();
  if (field === 'phone') return (msisdnOf(from) ?? from) !== (msisdnOf(to) ?? to);
  return from.normalize('NFC') !== to.normalize('NFC');
}

/** A row as it is told before anything is done about it. `known`: whether its reference has a journey already. */
export function toldBefore({ changes, notTaken, alike, fault }: RowBesideRecord, known: boolean) {
  return {
    change: known ? (changes.length === 0 ? 'unchanged' : 'would-change') : 'new',
    changes: changes.map(fieldAsShown),
    notTaken: [...notTaken],
    alike: [...alike],
    ...(fault && { why: whyNot(fault) }),
  } satisfies Partial<ToldRow>;
}

/** Why somebody is not put right, as it is told. */
export function whyNot({ message, messageEn }: Pick<Fault, 'message' | 'messageEn'>, code = 'invalid') {
  return { code, message, messageEn };
}

/** What changes write, for a correction. */
export function valuesOf(changes: readonly CorrectedField[]): CorrectedValues {
  return Object.fromEntries(changes.map(({ field, to }) => [field, to]));
}

/** Who stands in a list under one name and date of birth, without a CPR number that says that they are two. */
function alikeInList(
  { vault }: Pick<Service, 'vault'>,
  persons: readonly Person[],
  lines: readonly number[],
): AlikeTold[][] {
  const marked = persons.map((person, at) => {
    const marks = marksOf(vault, person);
    const named = marks.find(({ kind }) => kind === 'name-and-birth-date')?.hash.toString('hex');
    return { at, named, hasCpr: marks.some(({ kind }) => kind === 'cpr') };
  });
  const byName = new Map<string | undefined, typeof marked>();
  for (const one of marked) {
    const others = byName.get(one.named) ?? [];
    others.push(one);
    byName.set(one.named, others);
  }
  return marked.map((one) => {
    const told: AlikeTold[] = [];
    for (const other of byName.get(one.named) ?? []) {
      if (told.length === MOST_LINES) break;
      const areTwo = other.at === one.at || (other.hasCpr && one.hasCpr);
      if (!areTwo) told.push(alikeInLine(lines[other.at] ?? other.at + 1));
    }
    return told;
  });
}

/** Of how many other lines a row tells: more are no news, and mostly a name that stands for none. */
const MOST_LINES = 3;

/** Which fields of a referral a list has otherwise than it was recorded. What the list leaves out is no difference. */
function differingFields({ state }: JourneyRow, listed: Referral | undefined): string[] {
  const recorded = new Map<string, unknown>(Object.entries(state?.referral ?? {}));
  if (recorded.size === 0) return [];
  return Object.entries(listed ?? {}).flatMap(([field, value]) =>
    value !== undefined && recorded.get(field) !== value ? [field] : [],
  );
}
