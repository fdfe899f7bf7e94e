import type { Programme } from '../../domain/programme/programme.ts';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import type { MeetingKind, Role } from '../../domain/vocabulary/codes.ts';
import type { FileWithTitles } from '../../domain/words/programme.ts';
import { all } from '../pool.ts';
import type { Queryable } from '../pool.ts';

/** What of a programme's file its post needs: what things are called, and who sits in which group that meets when. */
export interface KeptFile extends FileWithTitles {
  readonly chair?: string;
  readonly groups: readonly (FileWithTitles['groups'][number] & {
    readonly seats: readonly Seat[];
    readonly meetings?: {
      readonly as: MeetingKind;
      /** From when, as `13:00` in Copenhagen, and for how many minutes. */
      readonly hours?: { readonly at: string; readonly minutes: number };
      readonly place?: string;
    };
  })[];
}

/** A seat in a group: the organisations whose contacts sit there, and the role by which these are known. */
export interface Seat {
  readonly role?: Role;
  readonly organisations: readonly string[];
}

/** A programme that lives: how it stands, and its file. */
export interface LivingProgramme {
  readonly id: string;
  readonly workflowId: string;
  /** Since when it waits to be rebuilt; null if it does not. */
  readonly parkedAt: Instant | null;
  readonly state: Programme;
  readonly file: KeptFile;
}

// The file was checked when it was loaded; in a test a programme may have none.
const LIVING = `select programmes.id, workflow_id as "workflowId", parked_at as "parkedAt", subjects.state,
    '{"milestones": [], "activities": [], "groups": []}'::jsonb || programmes.file as file
  from programmes join subjects on subjects.id = programmes.id where subjects.state is not null`;

/** Programmes by their ids; those that have not begun are left out. */
export async function livingProgrammes(
  db: Queryable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LivingProgramme>> {
  if (ids.length === 0) return new Map();
  const rows = await all<LivingProgramme & { [column: string]: unknown }>(
    db,
    `${LIVING} and programmes.id = any($1::uuid[])`,
    [[...new Set(ids)]],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** The programmes that have begun and are not over. */
export async function programmesUnderWay(db: Queryable): Promise<LivingProgramme[]> {
  return all<LivingProgramme & { [column: string]: unknown }>(
    db,
    `${LIVING} and subjects.is_open order by programmes.slug`,
  );
}
