import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { Client } from '@temporalio/client';
import { NEWEST_RULEBOOK } from '../domain/rulebook/index.ts';
import { journeyWorkflowId, TASK_QUEUE, WORKFLOW_TYPES } from './messages.ts';
import type { JourneyStart } from './messages.ts';

/**
 * Starts a journey's Workflow, under the newest rulebook unless its start names another. Gives `already-started` where
 * there is or has been one of this journey: then nothing is started a second time, however often the intake and the
 * sweep try. Throws where Temporal is away.
 */
export async function startJourneyWorkflow(
  client: Client,
  start: JourneyStart,
): Promise<'started' | 'already-started'> {
  try {
    await begin(client, start, 'REJECT_DUPLICATE');
    return 'started';
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return 'already-started';
    throw error;
  }
}

/**
 * Starts a journey's Workflow anew after its old run has been ended. Throws where one runs: whoever started it has
 * rebuilt the journey in the same moment.
 */
export async function restartJourneyWorkflow(client: Client, start: JourneyStart): Promise<void> {
  await begin(client, start, 'ALLOW_DUPLICATE');
}

async function begin(
  client: Client,
  start: JourneyStart,
  workflowIdReusePolicy: 'REJECT_DUPLICATE' | 'ALLOW_DUPLICATE',
): Promise<void> {
  await client.workflow.start(WORKFLOW_TYPES.journey, {
    taskQueue: TASK_QUEUE,
    workflowId: journeyWorkflowId(start.journeyId),
    workflowIdReusePolicy,
    workflowIdConflictPolicy: 'FAIL',
    args: [{ rulebook: NEWEST_RULEBOOK, ...start }],
  });
}
