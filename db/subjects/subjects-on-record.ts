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

/** Subjects in batches by id, those closed long ago included. */
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

/** The Workflows of subjects, by their ids; of those that the record does not have, none. */
export async function workflowsOf(db: Queryable, ids: readonly string[]): Promise<Set<string>> {
  const rows = await all<{ workflowId: string }>(
    db,
    'select workflow_id as "workflowId" from subjects where id = any($1::uuid[])',
    [ids],
  );
  return new Set(rows.map(({ workflowId }) => workflowId));
}

/** Which of these event ids stand on a subject's timeline. */
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

/** Which of these keys of commands and Signals stand on a subject's timeline. */
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

/** The commands and Signals a subject took in last, oldest first: asked again, they get the same answer. */
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

/** Gives a subject a higher epoch, from which moment no run before can record anything, and parks it until it is rebuilt. */
export async function raiseEpoch(tx: Tx, subjectId: string, epoch: number): Promise<void> {
  await run(
    tx,
    'update subjects set epoch = $2, parked_at = coalesce(parked_at, now()) where id = $1 and epoch < $2',
    [subjectId, epoch],
  );
}

/** Lets a subject go on under its new epoch; `false` where it has got another one meanwhile. */
export async function unparkSubject(db: Queryable, subjectId: string, epoch: number): Promise<boolean> {
  const rows = await run(
    db,
    `update subjects set parked_at = null, workflow_started_at = coalesce(workflow_started_at, now())
     where id = $1 and epoch = $2`,
    [subjectId, epoch],
  );
  return rows === 1;
}

/** Takes away obligations that a subject's timeline does not know. */
export async function dropObligationsBut(tx: Tx, subjectId: string, known: readonly string[]): Promise<void> {
  await run(tx, 'delete from obligations where subject_id = $1 and id <> all($2)', [subjectId, known]);
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
