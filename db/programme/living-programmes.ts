import type { Programme } from '../../domain/programme/programme.ts';
import type { MeetingKind, Role } from '../../domain/vocabulary/codes.ts';
import type { FileWithTitles } from '../../domain/words/programme.ts';
import { all } from '../pool.ts';
import type { Queryable } from '../pool.ts';
import type { ProgrammeRow } from './programmes.ts';

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

/** A programme that has begun, with its file. */
export interface LivingProgramme extends ProgrammeRow {
  readonly state: Programme;
  readonly file: KeptFile;
}

// The file was checked when it was loaded; in a test a programme may have none.
const LIVING = `select id, slug, starts_on as "startsOn", placement_days as "placementDays",
    '{"milestones": [], "activities": [], "groups": []}'::jsonb || file as file,
    workflow_id as "workflowId", sequence, state, parked_at as "parkedAt"
  from programmes join subjects using (id) where state is not null`;

/** Programmes by their ids; those that have not begun are left out. */
export async function livingProgrammes(
  db: Queryable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LivingProgramme>> {
  if (ids.length === 0) return new Map();
  const rows = await all<LivingProgramme & { [column: string]: unknown }>(
    db,
    `${LIVING} and id = any($1::uuid[])`,
    [[...new Set(ids)]],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** The programmes that have begun and are not over. */
export async function programmesUnderWay(db: Queryable): Promise<LivingProgramme[]> {
  return all<LivingProgramme & { [column: string]: unknown }>(db, `${LIVING} and is_open order by slug`);
}
