import type { Plan } from '../../domain/programme/plan.ts';
import type { Programme } from '../../domain/programme/programme.ts';
import type { CalendarDate, Instant } from '../../domain/vocabulary/calendar.ts';
import type { MeetingKind } from '../../domain/vocabulary/codes.ts';
import type { FileWithTitles } from '../../domain/words/programme.ts';
import { all, one } from '../pool.ts';
import type { Queryable } from '../pool.ts';

/** A programme that has been loaded. */
export interface StoredProgramme {
  /** Its id as a subject. */
  readonly id: string;
  readonly slug: string;
  readonly startsOn: CalendarDate;
  readonly placementDays: number;
  /** The whole of its file. */
  readonly file: unknown;
}

/** A programme as it goes: what its file says, and what its subject's row has. */
export interface ProgrammeRow extends StoredProgramme {
  readonly workflowId: string;
  /** What its file plans, with days; null if an earlier release loaded it last. */
  readonly plan: Plan | null;
  readonly sequence: number;
  /** The events folded; null until the first has been recorded. */
  readonly state: Programme | null;
  readonly parkedAt: Instant | null;
}

/** One programme as it goes, by the name of its file; `undefined` if there is none. */
export async function readProgrammeRow(db: Queryable, slug: string): Promise<ProgrammeRow | undefined> {
  return one<ProgrammeRow & { [column: string]: unknown }>(
    db,
    `select id, slug, starts_on as "startsOn", placement_days as "placementDays", file, plan,
       workflow_id as "workflowId", sequence, state, parked_at as "parkedAt"
     from programmes join subjects using (id) where slug = $1`,
    [slug],
  );
}

/** One programme; `undefined` if there is none. */
export async function readProgramme(db: Queryable, slug: string): Promise<StoredProgramme | undefined> {
  return one<StoredProgramme & { [column: string]: unknown }>(
    db,
    `select id, slug, starts_on as "startsOn", placement_days as "placementDays", file
     from programmes where slug = $1`,
    [slug],
  );
}

/**
 * What programmes begin with, by id. One whose file was last loaded by an earlier release is left out until it is loaded
 * again.
 */
export async function openingsOfProgrammes(
  db: Queryable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly slug: string; readonly plan: Plan }>> {
  const rows = await all<{ id: string; slug: string; plan: Plan }>(
    db,
    'select id, slug, plan from programmes where id = any($1::uuid[]) and plan is not null',
    [ids],
  );
  return new Map(rows.map(({ id, slug, plan }) => [id, { slug, plan }]));
}

/** What of a programme's file says who sits where. */
export interface SeatsOfProgramme {
  readonly chair?: string;
  readonly groups: readonly {
    readonly meetings?: { readonly as: MeetingKind };
    readonly seats: readonly { readonly organisations: readonly string[] }[];
  }[];
}

/** Who sits where in a programme, as the file says that was loaded last; `undefined` if there is no such programme. */
export async function seatsOfProgramme(db: Queryable, id: string): Promise<SeatsOfProgramme | undefined> {
  const row = await one<{ file: SeatsOfProgramme }>(db, 'select file from programmes where id = $1', [id]);
  return row?.file;
}

/** A programme as it goes, and what its file says now. */
export interface ProgrammeWithPlan {
  readonly id: string;
  readonly slug: string;
  readonly workflowId: string;
  readonly state: Programme;
  readonly plan: Plan;
  readonly file: FileWithTitles;
}

/** The programmes that have begun and are not parked, each with the plan that was loaded last. */
export async function programmesWithPlans(db: Queryable): Promise<ProgrammeWithPlan[]> {
  return all<ProgrammeWithPlan & { [column: string]: unknown }>(
    db,
    `select id, slug, workflow_id as "workflowId", state, plan, file from programmes join subjects using (id)
     where state is not null and plan is not null and parked_at is null order by slug`,
  );
}
