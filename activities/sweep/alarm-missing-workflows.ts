import { WorkflowNotFoundError } from '@temporalio/client';
import type { Client } from '@temporalio/client';
import { openJourneys } from '../../db/journeys/journeys-due.ts';
import type { Db } from '../../db/pool.ts';
import { healAlarm, journeysAlarmedFor } from '../../db/running/alarms.ts';
import { inParallel } from '../../engine/in-parallel.ts';
import { journeyWorkflowId, WORKFLOW_TYPES } from '../../engine/messages.ts';
import { alarmMissing } from './tell-journeys.ts';

const AT_ONCE = 20;
const BATCH = 1_000;

/**
 * Raises an alarm for every open journey whose Workflow does not run, and closes those whose Workflow runs again.
 * A Workflow that somebody terminated is not started again by itself. Gives how many are missing.
 *
 * Temporal's list lags by a moment, so it only says whom to look at more closely.
 */
export const alarmMissingWorkflows =
  ({ db, engine }: { readonly db: Db; readonly engine: Client }) =>
  async (): Promise<number> => {
    const running = await runningWorkflows(engine);
    const open = new Set<string>();
    for (let after: string | null = null; ;) {
      const batch: string[] = await openJourneys(db, after, BATCH);
      for (const id of batch) open.add(id);
      after = batch.at(-1) ?? null;
      if (batch.length < BATCH) break;
    }
    const alarmed = await journeysAlarmedFor(db, 'workflow-missing');
    const unseen = [...open].filter((id) => !running.has(journeyWorkflowId(id)));
    const suspects = new Set([...alarmed, ...unseen]);
    const missing = await inParallel([...suspects], AT_ONCE, async (id) => {
      if (!open.has(id) || (await isRunning(engine, id))) {
        await healAlarm(db, { kind: 'workflow-missing', journey: id });
        return false;
      }
      await alarmMissing(db, id);
      return true;
    });
    return missing.filter(Boolean).length;
  };

async function runningWorkflows(engine: Client): Promise<ReadonlySet<string>> {
  const query = `WorkflowType = '${WORKFLOW_TYPES.journey}' and ExecutionStatus = 'Running'`;
  const running = new Set<string>();
  for await (const { workflowId } of engine.workflow.list({ query, pageSize: BATCH }))
    running.add(workflowId);
  return running;
}

async function isRunning(engine: Client, journeyId: string): Promise<boolean> {
  try {
    const { status } = await engine.workflow.getHandle(journeyWorkflowId(journeyId)).describe();
    return status.name === 'RUNNING';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}
