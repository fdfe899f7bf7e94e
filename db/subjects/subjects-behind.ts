import { LIVING_KINDS } from '../../domain/subjects/living-kinds.ts';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { all, one, run } from '../pool.ts';
import type { Queryable } from '../pool.ts';
import type { LivingSubject } from './subjects.ts';

/** A condition on `subjects`: somebody has been told that the subject does not act. */
const alarmed = (...kinds: readonly string[]) => `exists (
    select 1 from alarms
    where alarms.subject_id = subjects.id and alarms.kind in (${kinds.map((kind) => `'${kind}'`).join()})
      and closed_at is null)`;

/** A condition on `subjects`: the subject should have a Workflow that acts. */
const LIVES = `parked_at is null and workflow_started_at is not null and kind = any($1)
    and not ${alarmed('workflow-missing')}`;

/** A subject that has something to do by now, or whose beginning is not recorded yet. */
export interface SubjectBehind extends LivingSubject {
  /** When it should have acted; null if nothing of it is recorded yet. */
  readonly since: Instant | null;
  /** Whether an alarm says that it is stuck: it is told what time it is, and not waited for. */
  readonly isStuck: boolean;
}

const COLUMNS = `id, kind, workflow_id as "workflowId", next_step_at as since,
  ${alarmed('subject-stuck')} as "isStuck"`;

/** The subjects whose Workflow should have acted by an instant, the longest overdue first. */
export async function subjectsBehind(db: Queryable, by: Instant, limit: number): Promise<SubjectBehind[]> {
  return all<SubjectBehind & { [column: string]: unknown }>(
    db,
    `select ${COLUMNS} from subjects
     where ${LIVES} and (next_step_at <= $2 or sequence = 0) order by next_step_at, id limit $3`,
    [LIVING_KINDS, by, limit],
  );
}

/** When the first subject acts next that is not stuck; `undefined` if none will. */
export async function firstStepAhead(db: Queryable): Promise<Instant | undefined> {
  const row = await one<{ at: Instant | null }>(
    db,
    `select min(next_step_at) as at from subjects where ${LIVES} and not ${alarmed('subject-stuck')}`,
    [LIVING_KINDS],
  );
  return row?.at ?? undefined;
}

/**
 * Notes that subjects are nudged now, and returns those that are to be: all that should have acted by an instant and have not
 * been nudged within so many minutes, the longest overdue first. It is noted before they are told, so that whatever they
 * record then takes the note away again.
 */
export async function nudgesDue(
  db: Queryable,
  by: Instant,
  given: { readonly againAfterMinutes: number; readonly limit: number },
): Promise<LivingSubject[]> {
  return all<LivingSubject & { [column: string]: unknown }>(
    db,
    `update subjects set nudged_at = now() where id in (
       select id from subjects
       where ${LIVES} and next_step_at <= $2
         and (nudged_at is null or nudged_at < now() - make_interval(mins => $3))
       order by next_step_at, id limit $4)
       and next_step_at <= $2
     returning id, kind, workflow_id as "workflowId"`,
    [LIVING_KINDS, by, given.againAfterMinutes, given.limit],
  );
}

/** Takes back that subjects were nudged: they could not be told. */
export async function forgetNudges(db: Queryable, ids: readonly string[]): Promise<void> {
  await run(db, 'update subjects set nudged_at = null where id = any($1::uuid[])', [ids]);
}

/**
 * The subjects that were told what time it is at least so many seconds ago and are still behind, and those of which nothing is
 * recorded so long after their Workflow was started; the longest overdue first. The seconds are real time.
 */
export async function subjectsToldInVain(
  db: Queryable,
  by: Instant,
  given: { readonly seconds: number; readonly limit: number },
): Promise<LivingSubject[]> {
  return all<LivingSubject & { [column: string]: unknown }>(
    db,
    `select id, kind, workflow_id as "workflowId" from subjects
     where ${LIVES} and (
       (next_step_at <= $2 and nudged_at <= now() - make_interval(secs => $3))
       or (sequence = 0 and workflow_started_at <= now() - make_interval(secs => $3)))
     order by next_step_at, id limit $4`,
    [LIVING_KINDS, by, given.seconds, given.limit],
  );
}
