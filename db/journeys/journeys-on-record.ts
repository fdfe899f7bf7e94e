import type { Journey } from '../../domain/journeys/journey.ts';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import type { Stage } from '../../domain/vocabulary/codes.ts';
import { all, one, run } from '../pool.ts';
import type { Db, Queryable, Tx } from '../pool.ts';
import type { WaitingJourney } from './journeys-due.ts';

/** A journey as the database has it, for comparing it with its Workflow and for starting one. */
export interface JourneyOnRecord extends WaitingJourney {
  readonly sequence: number;
  /** The number of the last event on its timeline: the same, unless somebody has changed the row. */
  readonly lastEvent: number;
  readonly stage: Stage;
  readonly state: Journey | null;
  readonly parkedAt: Instant | null;
  readonly startedAt: Instant | null;
}

const ON_RECORD = `select id, epoch, sequence, stage, state, programme, placement_days as "placementDays", opening,
    parked_at as "parkedAt", workflow_started_at as "startedAt",
    coalesce((select max(sequence) from timeline_events where journey_id = id), 0) as "lastEvent"
  from journeys join programmes on programmes.slug = journeys.programme`;

/** Journeys in batches by id, those closed long ago included. */
export async function journeysOnRecord(
  db: Queryable,
  afterId: string | null,
  limit: number,
): Promise<JourneyOnRecord[]> {
  return all<JourneyOnRecord & { [column: string]: unknown }>(
    db,
    `${ON_RECORD} where $1::uuid is null or id > $1 order by id limit $2`,
    [afterId, limit],
  );
}

/** One journey; `undefined` where there is none. */
export async function journeyOnRecord(db: Queryable, id: string): Promise<JourneyOnRecord | undefined> {
  return one<JourneyOnRecord & { [column: string]: unknown }>(db, `${ON_RECORD} where id = $1`, [id]);
}

/** Which of these event ids stand on a journey's timeline. */
export async function eventsOnRecord(
  db: Queryable,
  journeyId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await all<{ id: string }>(
    db,
    'select event_id as id from timeline_events where journey_id = $1 and event_id = any($2::uuid[])',
    [journeyId, ids],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Which of these keys of commands and Signals stand on a journey's timeline. */
export async function keysOnRecord(
  db: Queryable,
  journeyId: string,
  keys: readonly string[],
): Promise<Set<string>> {
  const rows = await all<{ key: string }>(
    db,
    'select key from timeline_events where journey_id = $1 and key = any($2)',
    [journeyId, keys],
  );
  return new Set(rows.map(({ key }) => key));
}

/** The commands and Signals a journey took in last, oldest first: asked again, they get the same answer. */
export async function answeredLast(
  db: Queryable,
  journeyId: string,
  limit: number,
): Promise<{ key: string; bodyHash: string; sequence: number }[]> {
  return all(
    db,
    `select key, body_hash as "bodyHash", sequence from (
       select key, coalesce(body_hash, '') as body_hash, sequence from timeline_events
       where journey_id = $1 and key is not null order by sequence desc limit $2) as last
     order by sequence`,
    [journeyId, limit],
  );
}

/** Gives a journey a higher epoch, from which moment no run before can record anything, and parks it until it is rebuilt. */
export async function raiseEpoch(tx: Tx, journeyId: string, epoch: number): Promise<void> {
  await run(
    tx,
    'update journeys set epoch = $2, parked_at = coalesce(parked_at, now()) where id = $1 and epoch < $2',
    [journeyId, epoch],
  );
}

/** Lets a journey go on under its new epoch; `false` where it has got another one meanwhile. */
export async function unparkJourney(db: Queryable, journeyId: string, epoch: number): Promise<boolean> {
  const rows = await run(
    db,
    `update journeys set parked_at = null, workflow_started_at = coalesce(workflow_started_at, now())
     where id = $1 and epoch = $2`,
    [journeyId, epoch],
  );
  return rows === 1;
}

/** Takes away obligations that a journey's timeline does not know. */
export async function dropObligationsBut(tx: Tx, journeyId: string, known: readonly string[]): Promise<void> {
  await run(tx, 'delete from obligations where journey_id = $1 and id <> all($2)', [journeyId, known]);
}

/** Claims the database for one restore at a time; `undefined` where another has it. Gives what releases it again. */
export async function claimRestore(db: Db): Promise<(() => Promise<void>) | undefined> {
  const connection = await db.connect();
  const claim = "hashtext('fodfaeste restore')";
  const row = await one<{ claimed: boolean }>(connection, `select pg_try_advisory_lock(${claim}) as claimed`);
  if (row?.claimed !== true) {
    connection.release();
    return undefined;
  }
  return async () => {
    try {
      await connection.query(`select pg_advisory_unlock(${claim})`);
    } finally {
      // A connection that ends gives back what it had claimed.
      connection.release(true);
    }
  };
}
