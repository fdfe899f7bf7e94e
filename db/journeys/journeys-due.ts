import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { all, one } from '../pool.ts';
import type { Queryable } from '../pool.ts';
import type { Opening } from './journeys.ts';

/** A journey that has been committed and has no Workflow yet. */
export interface WaitingJourney {
  readonly id: string;
  readonly epoch: number;
  readonly programme: string;
  readonly placementDays: number;
  readonly opening: Opening;
}

/** Journeys without a Workflow, oldest first; only those named, where `ids` is given. */
export async function waitingJourneys(
  db: Queryable,
  limit: number,
  ids?: readonly string[],
): Promise<WaitingJourney[]> {
  return all<WaitingJourney & { [column: string]: unknown }>(
    db,
    `select id, epoch, programme, placement_days as "placementDays", opening
     from journeys join programmes on programmes.slug = journeys.programme
     where workflow_started_at is null and ($2::uuid[] is null or id = any($2))
     order by created_at, id limit $1`,
    [limit, ids ?? null],
  );
}

/** Notes that a journey's Workflow has been started. */
export async function markStarted(db: Queryable, id: string): Promise<void> {
  await db.query(
    'update journeys set workflow_started_at = now() where id = $1 and workflow_started_at is null',
    [id],
  );
}

/** The journeys that should act by an instant, as the read model has it; parked ones act no more. */
export async function journeysDue(db: Queryable, by: Instant, limit: number): Promise<string[]> {
  const rows = await all<{ id: string }>(
    db,
    `select id from journeys where next_step_at <= $1 and parked_at is null order by next_step_at, id limit $2`,
    [by, limit],
  );
  return rows.map(({ id }) => id);
}

/** When the first journey acts next; `undefined` where none will. */
export async function nextStepOfAll(db: Queryable): Promise<Instant | undefined> {
  const row = await one<{ at: Instant | null }>(
    db,
    'select min(next_step_at) as at from journeys where parked_at is null',
  );
  return row?.at ?? undefined;
}

/** Journeys that are open and were given a Workflow, in batches by id: each should have one running. */
export async function openJourneys(db: Queryable, afterId: string | null, limit: number): Promise<string[]> {
  const rows = await all<{ id: string }>(
    db,
    `select id from journeys
     where stage <> 'closed' and workflow_started_at is not null and ($1::uuid is null or id > $1)
     order by id limit $2`,
    [afterId, limit],
  );
  return rows.map(({ id }) => id);
}
