import { WorkflowNotFoundError } from '@temporalio/client';
import type { Client } from '@temporalio/client';
import type { Db } from '../../db/pool.ts';
import { raiseAlarm } from '../../db/running/alarms.ts';
import type { LivingSubject } from '../../db/subjects/subjects.ts';
import type { Subject } from '../../domain/subjects/subject.ts';
import { inParallel } from '../../engine/in-parallel.ts';
import type { SIGNALS } from '../../engine/messages.ts';

/** How many are told at once: bursts of Signals make Updates wait, and this many did well. */
const AT_ONCE = 20;

/**
 * Tells subjects what time it is, so that they look at what is due. One whose Workflow is gone gets an alarm: a
 * person ended it, and a person decides whether it is rebuilt.
 */
export async function tellSubjects(
  { db, engine }: { readonly db: Db; readonly engine: Client },
  signal: typeof SIGNALS.clockMoved | typeof SIGNALS.nudge,
  subjects: readonly LivingSubject[],
  offsetMs: number,
): Promise<void> {
  await inParallel(subjects, AT_ONCE, async (subject) => {
    try {
      await engine.workflow.getHandle(subject.workflowId).signal(signal, { offsetMs });
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
      await alarmMissing(db, subject);
    }
  });
}

/** Raises the alarm for an open subject without a running Workflow. */
export async function alarmMissing(db: Db, { kind, id }: Subject): Promise<void> {
  await raiseAlarm(db, {
    kind: 'workflow-missing',
    subject: { kind, id },
    detail: `The ${kind} is open, but its Workflow does not run. Rebuild it, or close it.`,
  });
}
