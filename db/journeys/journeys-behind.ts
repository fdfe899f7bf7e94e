import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { all, one } from '../pool.ts';
import type { Queryable } from '../pool.ts';

/** Journeys that somebody has been told about, because their Workflow does not act, are waited for no more. */
const EXPECTED = `parked_at is null and workflow_started_at is not null and not exists (
    select 1 from alarms where alarms.journey_id = journeys.id and kind = 'workflow-missing' and closed_at is null)`;

/** A journey that has something to do by now, or whose beginning is not recorded yet. */
export interface JourneyBehind {
  readonly id: string;
  /** When it should have acted; null where nothing of it is recorded yet. */
  readonly since: Instant | null;
}

/** The journeys whose Workflow should have acted by an instant, the longest overdue first. */
export async function journeysBehind(db: Queryable, by: Instant, limit: number): Promise<JourneyBehind[]> {
  return all<JourneyBehind & { [column: string]: unknown }>(
    db,
    `select id, next_step_at as since from journeys
     where ${EXPECTED} and (next_step_at <= $1 or sequence = 0) order by next_step_at, id limit $2`,
    [by, limit],
  );
}

/** When the first journey acts next; `undefined` where none will. */
export async function firstStepAhead(db: Queryable): Promise<Instant | undefined> {
  const row = await one<{ at: Instant | null }>(
    db,
    `select min(next_step_at) as at from journeys where ${EXPECTED}`,
  );
  return row?.at ?? undefined;
}
