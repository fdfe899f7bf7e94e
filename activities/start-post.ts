import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { Client } from '@temporalio/client';
import type { Db } from '../db/pool.ts';
import { postDue, unsentDigests } from '../db/post-due.ts';
import { dateOf, plusMs } from '../domain/calendar.ts';
import { postRound } from '../domain/post-hours.ts';
import type { DigestStart } from '../workflows/messages.ts';
import { digestWorkflowId, TASK_QUEUE, WORKFLOW_TYPES } from '../workflows/messages.ts';
import { inParallel } from './in-parallel.ts';
import { serviceTime } from './service-time.ts';

const AT_ONCE = 20;
/** A digest gathered so long ago has its Workflow running, or somebody has ended that. */
const LEFT_OVER_MS = 10 * 60_000;

/**
 * Starts a digest for everybody who is owed post now, and again those that were gathered but whose Workflow was
 * ended before they went. Whoever asks twice starts nothing twice. Gives how many were started.
 */
export const startPost =
  ({ db, engine }: { readonly db: Db; readonly engine: Client }) =>
  async (): Promise<number> => {
    const { now } = await serviceTime(db);
    const round = postRound(now);
    if (round === undefined) return 0;
    const date = dateOf(now);
    const due = await postDue(db, round.madeBy, date);
    const starts: DigestStart[] = due.map(({ contact, number }) => ({
      digestId: digestWorkflowId(contact, date, number),
      contact,
      date,
      gatheredAt: now,
    }));
    starts.push(...(await unsentDigests(db, plusMs(now, -LEFT_OVER_MS))));
    const started = await inParallel(starts, AT_ONCE, (start) => startDigest(engine, start));
    return started.filter(Boolean).length;
  };

async function startDigest(engine: Client, start: DigestStart): Promise<boolean> {
  try {
    await engine.workflow.start(WORKFLOW_TYPES.digest, {
      taskQueue: TASK_QUEUE,
      workflowId: start.digestId,
      workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
      workflowIdConflictPolicy: 'FAIL',
      args: [start],
    });
    return true;
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
    throw error;
  }
}
