import { WorkflowNotFoundError } from '@temporalio/client';
import type { Client } from '@temporalio/client';
import type { Db } from '../../db/pool.ts';
import { raiseAlarm } from '../../db/running/alarms.ts';
import { inParallel } from '../../engine/in-parallel.ts';
import { journeyWorkflowId, SIGNALS } from '../../engine/messages.ts';

/** Bursts of Signals make Updates wait: so many at once did well. */
const AT_ONCE = 20;

/**
 * Tells journeys what time it is, so that they look at what is due. One whose Workflow is gone gets an alarm: a
 * person ended it, and a person decides whether it is rebuilt.
 */
export async function tellJourneys(
  { db, engine }: { readonly db: Db; readonly engine: Client },
  signal: typeof SIGNALS.clockMoved | typeof SIGNALS.nudge,
  journeyIds: readonly string[],
  offsetMs: number,
): Promise<void> {
  await inParallel(journeyIds, AT_ONCE, async (id) => {
    try {
      await engine.workflow.getHandle(journeyWorkflowId(id)).signal(signal, { offsetMs });
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
      await alarmMissing(db, id);
    }
  });
}

/** Raises the alarm for an open journey without a running Workflow. */
export async function alarmMissing(db: Db, journeyId: string): Promise<void> {
  await raiseAlarm(db, {
    kind: 'workflow-missing',
    journey: journeyId,
    detail: 'The journey is open, but its Workflow does not run. Rebuild it, or close it.',
  });
}
