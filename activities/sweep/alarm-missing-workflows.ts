import { WorkflowNotFoundError } from '@temporalio/client';
import type { Client } from '@temporalio/client';
import type { Db } from '../../db/pool.ts';
import { healAlarm, subjectsAlarmedFor } from '../../db/running/alarms.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { subjectOfWorkflow } from '../../db/subjects/subjects-on-record.ts';
import { openSubjects } from '../../db/subjects/subjects.ts';
import type { LivingSubject } from '../../db/subjects/subjects.ts';
import { LIVING_KINDS } from '../../domain/subjects/living-kinds.ts';
import { inParallel } from '../../engine/in-parallel.ts';
import { WORKFLOW_TYPES } from '../../engine/messages.ts';
import { actionsOf } from '../kinds/actions-of.ts';
import { alarmMissing } from './tell-subjects.ts';

const AT_ONCE = 20;
const BATCH = 1_000;

/**
 * Raises an alarm for every open subject whose Workflow does not run. Closes the alarms of those whose
 * Workflow runs again, or that are no longer open. A Workflow that somebody terminated is not started again
 * by itself. Returns how many are missing.
 *
 * Temporal's list lags by a moment, so it only says which subjects to look at more closely.
 */
export const alarmMissingWorkflows =
  ({ db, engine }: { readonly db: Db; readonly engine: Client }) =>
  async (): Promise<number> => {
    const running = await runningWorkflows(engine);
    const open = new Map<string, LivingSubject>();
    for (let after: string | null = null; ;) {
      const batch: LivingSubject[] = await openSubjects(db, after, BATCH);
      for (const subject of batch) open.set(subject.id, subject);
      after = batch.at(-1)?.id ?? null;
      if (batch.length < BATCH) break;
    }
    const alarmed = await subjectsAlarmedFor(db, 'workflow-missing');
    const unseen = [...open.values()].filter(({ workflowId }) => !running.has(workflowId));
    const suspects = new Map([...alarmed, ...unseen].map(({ kind, id }) => [id, { kind, id }]));
    const missing = await inParallel([...suspects.values()], AT_ONCE, async (subject) => {
      const known = open.get(subject.id);
      if (
        known === undefined ||
        (await isRunning(engine, known.workflowId)) ||
        (await isOver(db, known.workflowId))
      ) {
        await healAlarm(db, { kind: 'workflow-missing', subject });
        return false;
      }
      await alarmMissing(db, subject);
      return true;
    });
    return missing.filter(Boolean).length;
  };

/** Whether a subject needs no Workflow any more: some end by the calendar, which no event says. */
async function isOver(db: Db, workflowId: string): Promise<boolean> {
  const record = await subjectOfWorkflow(db, workflowId);
  if (record === undefined || record.state === null) return false;
  const { now } = await serviceTime(db);
  return actionsOf(record.kind).isOver(record.state, now);
}

async function runningWorkflows(engine: Client): Promise<ReadonlySet<string>> {
  const types = LIVING_KINDS.map((kind) => `'${WORKFLOW_TYPES[kind]}'`).join();
  const query = `WorkflowType in (${types}) and ExecutionStatus = 'Running'`;
  const running = new Set<string>();
  for await (const { workflowId } of engine.workflow.list({ query, pageSize: BATCH }))
    running.add(workflowId);
  return running;
}

async function isRunning(engine: Client, workflowId: string): Promise<boolean> {
  try {
    const { status } = await engine.workflow.getHandle(workflowId).describe();
    return status.name === 'RUNNING';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}
