import { LIVING_KINDS } from '../../domain/subjects/living-kinds.ts';
import type { SubjectState } from '../../domain/subjects/subject.ts';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { all, one, run } from '../pool.ts';
import type { Db, Queryable, Tx } from '../pool.ts';
import type { WaitingSubject } from './subjects.ts';

/** A subject as the database has it, for comparing it with its Workflow and for starting one. */
export interface SubjectOnRecord extends WaitingSubject {
  readonly sequence: number;
  /** The number of the last event on its timeline: the same, unless somebody has changed the row. */
  readonly lastEvent: number;
  readonly state: SubjectState | null;
  readonly parkedAt: Instant | null;
  readonly startedAt: Instant | null;
}

const ON_RECORD = `select id, kind, workflow_id as "workflowId", epoch, sequence, state, parked_at as "parkedAt",
    workflow_started_at as "startedAt",
    coalesce((select max(sequence) from timeline_events where subject_id = id), 0) as "lastEvent"
  from subjects where kind = any($1)`;

/** All subjects, closed ones too, in batches by id: `limit` of them after the id `afterId`. */
export async function subjectsOnRecord(
  db: Queryable,
  afterId: string | null,
  limit: number,
): Promise<SubjectOnRecord[]> {
  return all<SubjectOnRecord & { [column: string]: unknown }>(
    db,
    `${ON_RECORD} and ($2::uuid is null or id > $2) order by id limit $3`,
    [LIVING_KINDS, afterId, limit],
  );
}

/** One subject by its Workflow's id; `undefined` if there is none. */
export async function subjectOfWorkflow(
  db: Queryable,
  workflowId: string,
): Promise<SubjectOnRecord | undefined> {
  return one<SubjectOnRecord & { [column: string]: unknown }>(db, `${ON_RECORD} and workflow_id = $2`, [
    LIVING_KINDS,
    workflowId,
  ]);
}

/** The ids of the Workflows of subjects. A subject that is not on record has none. */
export async function workflowsOf(db: Queryable, ids: readonly string[]): Promise<Set<string>> {
  const rows = await all<{ workflowId: string }>(
    db,
    'select workflow_id as "workflowId" from subjects where id = any($1::uuid[])',
    [ids],
  );
  return new Set(rows.map(({ workflowId }) => workflowId));
}

/** Those of the given event ids that are on a subject's timeline. */
export async function eventsOnRecord(
  db: Queryable,
  subjectId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await all<{ id: string }>(
    db,
    'select event_id as id from timeline_events where subject_id = $1 and event_id = any($2::uuid[])',
    [subjectId, ids],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Those of the given keys of commands and Signals that are on a subject's timeline. */
export async function keysOnRecord(
  db: Queryable,
  subjectId: string,
  keys: readonly string[],
): Promise<Set<string>> {
  const rows = await all<{ key: string }>(
    db,
    'select key from timeline_events where subject_id = $1 and key = any($2)',
    [subjectId, keys],
  );
  return new Set(rows.map(({ key }) => key));
}

/** The last commands and Signals that a subject took in, the oldest first: the same key gets the same answer. */
export async function answeredLast(
  db: Queryable,
  subjectId: string,
  limit: number,
): Promise<{ key: string; bodyHash: string; sequence: number }[]> {
  return all(
    db,
    `select key, body_hash as "bodyHash", sequence from (
       select key, coalesce(body_hash, '') as body_hash, sequence from timeline_events
       where subject_id = $1 and key is not null order by sequence desc limit $2) as last
     order by sequence`,
    [subjectId, limit],
  );
}

/**
 * Raises a subject's epoch, so that no earlier run can record anything more, and parks it until it is rebuilt. An epoch
 * that is not higher changes nothing.
 */
export async function raiseEpoch(tx: Tx, subjectId: string, epoch: number): Promise<void> {
  await run(
    tx,
    'update subjects set epoch = $2, parked_at = coalesce(parked_at, now()) where id = $1 and epoch < $2',
    [subjectId, epoch],
  );
}

/** Lets a subject go on under its new epoch; returns `false` if it has got another epoch meanwhile. */
export async function unparkSubject(db: Queryable, subjectId: string, epoch: number): Promise<boolean> {
  const rows = await run(
    db,
    `update subjects set parked_at = null, workflow_started_at = coalesce(workflow_started_at, now())
     where id = $1 and epoch = $2`,
    [subjectId, epoch],
  );
  return rows === 1;
}

/** Deletes those obligations of a subject that its timeline does not know. */
export async function dropObligationsBut(tx: Tx, subjectId: string, known: readonly string[]): Promise<void> {
  await run(tx, 'delete from obligations where subject_id = $1 and id <> all($2)', [subjectId, known]);
}

/**
 * Claims the database for one restore at a time, and returns a function that releases it; `undefined` if another restore
 * has it.
 */
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
