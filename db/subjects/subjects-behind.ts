import { LIVING_KINDS } from '../../domain/subjects/living-kinds.ts';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { all, one } from '../pool.ts';
import type { Queryable } from '../pool.ts';
import type { LivingSubject } from './subjects.ts';

/**
 * A condition on `subjects`: nobody has been told yet that the Workflow of the subject does not act. The others are not
 * waited for.
 */
const EXPECTED = `parked_at is null and workflow_started_at is not null and kind = any($1) and not exists (
    select 1 from alarms
    where alarms.subject_id = subjects.id and alarms.kind = 'workflow-missing' and closed_at is null)`;

/** A subject that has something to do by now, or whose beginning is not recorded yet. */
export interface SubjectBehind extends LivingSubject {
  /** When it should have acted; null if nothing of it is recorded yet. */
  readonly since: Instant | null;
}

/** The subjects whose Workflow should have acted by an instant, the longest overdue first. */
export async function subjectsBehind(db: Queryable, by: Instant, limit: number): Promise<SubjectBehind[]> {
  return all<SubjectBehind & { [column: string]: unknown }>(
    db,
    `select id, kind, workflow_id as "workflowId", next_step_at as since from subjects
     where ${EXPECTED} and (next_step_at <= $2 or sequence = 0) order by next_step_at, id limit $3`,
    [LIVING_KINDS, by, limit],
  );
}

/** When the first subject acts next; `undefined` if none will. */
export async function firstStepAhead(db: Queryable): Promise<Instant | undefined> {
  const row = await one<{ at: Instant | null }>(
    db,
    `select min(next_step_at) as at from subjects where ${EXPECTED}`,
    [LIVING_KINDS],
  );
  return row?.at ?? undefined;
}
