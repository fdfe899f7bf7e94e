import { isStuck, raiseAlarm } from '../../db/running/alarms.ts';
import type { LivingSubject } from '../../db/subjects/subjects.ts';
import { describeProblem } from '../../engine/workflow-problems.ts';
import type { Service } from '../http/route.ts';

/**
 * Why a subject's Workflow did not take a command: it is stuck, or nobody can say. If it is found to fail again and again, an
 * alarm is raised at once, so that whoever is told that the operators know is told the truth.
 */
export async function whyNotReceived(
  { db, engine }: Service,
  subject: LivingSubject,
): Promise<'stuck' | 'unknown'> {
  const problem = await engine.problemOf(subject.workflowId);
  if (problem === undefined) return (await isStuck(db, subject.id)) ? 'stuck' : 'unknown';
  const { kind, id } = subject;
  await raiseAlarm(db, {
    kind: 'subject-stuck',
    subject: { kind, id },
    detail: describeProblem(subject, problem),
  });
  return 'stuck';
}
