import { LIVING_KINDS } from '../../domain/subjects/living-kinds.ts';
import type { LivingKind } from '../../domain/subjects/living-kinds.ts';
import type { Subject, SubjectState } from '../../domain/subjects/subject.ts';
import { all, one } from '../pool.ts';
import type { Queryable } from '../pool.ts';

/** A subject that lives, and the Workflow it lives in. */
export interface LivingSubject {
  readonly id: string;
  readonly kind: LivingKind;
  readonly workflowId: string;
}

/** A subject that has been committed, and the epoch under which its Workflow is to be started. */
export interface WaitingSubject extends LivingSubject {
  readonly epoch: number;
}

/** Subjects whose Workflow has not been started, the oldest first, at most `limit`; with `ids`, only those. */
export async function waitingSubjects(
  db: Queryable,
  limit: number,
  ids?: readonly string[],
): Promise<WaitingSubject[]> {
  return all<WaitingSubject & { [column: string]: unknown }>(
    db,
    `select id, kind, workflow_id as "workflowId", epoch from subjects
     where workflow_started_at is null and kind = any($3) and ($2::uuid[] is null or id = any($2))
     order by created_at, id limit $1`,
    [limit, ids ?? null, LIVING_KINDS],
  );
}

/** What kind a subject has, and how it stands; `undefined` if there is none. Its state is null until its first event. */
export async function subjectState(
  db: Queryable,
  id: string,
): Promise<{ readonly kind: string; readonly state: SubjectState | null } | undefined> {
  return one<{ kind: string; state: SubjectState | null }>(
    db,
    'select kind, state from subjects where id = $1',
    [id],
  );
}

/** Notes that a subject's Workflow has been started; the first time stands. */
export async function markStarted(db: Queryable, id: string): Promise<void> {
  await db.query(
    'update subjects set workflow_started_at = now() where id = $1 and workflow_started_at is null',
    [id],
  );
}

/** Subjects that are open and had a Workflow started, in batches by id: each should have one running. */
export async function openSubjects(
  db: Queryable,
  afterId: string | null,
  limit: number,
): Promise<LivingSubject[]> {
  return all<LivingSubject & { [column: string]: unknown }>(
    db,
    `select id, kind, workflow_id as "workflowId" from subjects
     where is_open and workflow_started_at is not null and kind = any($3) and ($1::uuid is null or id > $1)
     order by id limit $2`,
    [afterId, limit, LIVING_KINDS],
  );
}

/** Those of the Workflows with these ids that are subjects' and are not parked. */
export async function livingSubjectsOf(
  db: Queryable,
  workflowIds: readonly string[],
): Promise<LivingSubject[]> {
  return all<LivingSubject & { [column: string]: unknown }>(
    db,
    `select id, kind, workflow_id as "workflowId" from subjects
     where workflow_id = any($1::text[]) and kind = any($2) and parked_at is null order by id`,
    [workflowIds, LIVING_KINDS],
  );
}

/**
 * Parks a subject: its history and its record disagree, and it only goes on after a rebuild with a higher epoch. A
 * subject that is parked, or unknown, stays as it is.
 */
export async function parkSubject(db: Queryable, { kind, id }: Subject): Promise<void> {
  await db.query('update subjects set parked_at = now() where id = $1 and kind = $2 and parked_at is null', [
    id,
    kind,
  ]);
}
