import type { Client } from '@temporalio/client';
import type { Db } from '../../db/pool.ts';
import { raiseAlarm } from '../../db/running/alarms.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { subjectsToldInVain } from '../../db/subjects/subjects-behind.ts';
import { livingSubjectsOf } from '../../db/subjects/subjects.ts';
import type { LivingSubject } from '../../db/subjects/subjects.ts';
import { plusMs } from '../../domain/vocabulary/calendar.ts';
import { inParallel } from '../../engine/in-parallel.ts';
import { describeProblem, problemOf, workflowsWithProblems } from '../../engine/workflow-problems.ts';
import type { WorkflowProblem } from '../../engine/workflow-problems.ts';
import { WELL_PAST_MS } from './nudge-overdue-subjects.ts';

const AT_ONCE = 20;
const IN_ONE_PASS = 500;
/** How long a subject that was told what time it is may take to act. */
const PATIENCE_SECONDS = 60;

/**
 * Raises an alarm for every subject that lives and does not act: one that was told what time it is and is still behind, and
 * one whose Workflow Task fails again and again. Only what it records next closes the alarm. Returns how many are stuck.
 * While the training clock is being moved, only the failing ones are looked for: its mover waits for the others.
 */
export const alarmStuckSubjects =
  ({ db, engine }: { readonly db: Db; readonly engine: Client }) =>
  async (): Promise<number> => {
    const { now, movingTo } = await serviceTime(db);
    const patience = { seconds: PATIENCE_SECONDS, limit: IN_ONE_PASS };
    const late = movingTo === null ? await subjectsToldInVain(db, plusMs(now, -WELL_PAST_MS), patience) : [];
    const isLate = new Set(late.map(({ id }) => id));
    const failing = await livingSubjectsOf(db, await workflowsWithProblems(engine));
    const suspects = new Map([...failing, ...late].map((subject) => [subject.id, subject]));
    const stuck = await inParallel([...suspects.values()], AT_ONCE, async (subject) => {
      // The list lags: one that has gone on meanwhile is left alone.
      const problem = await problemOf(engine, subject.workflowId);
      if (problem === undefined && !isLate.has(subject.id)) return false;
      await alarmStuck(db, subject, problem);
      return true;
    });
    return stuck.filter(Boolean).length;
  };

/** Raises the alarm for a subject that does not act, with what keeps it from acting as far as that is known. */
export async function alarmStuck(
  db: Db,
  subject: LivingSubject,
  problem: WorkflowProblem | undefined,
): Promise<void> {
  const { kind, id } = subject;
  const detail = describeProblem(subject, problem);
  await raiseAlarm(db, { kind: 'subject-stuck', subject: { kind, id }, detail });
}
