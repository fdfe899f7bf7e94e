import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { Client } from '@temporalio/client';
import { TASK_QUEUE, WORKFLOW_TYPES } from './messages.ts';
import type { DigestStart } from './messages.ts';

/**
 * Starts the Workflow of one mail. Returns `already-started` if there is or has been one, unless that one was
 * ended before the mail had gone: so asking twice sends nothing twice. Throws if Temporal is away.
 */
export async function startDigestWorkflow(
  client: Client,
  start: DigestStart,
): Promise<'started' | 'already-started'> {
  try {
    await client.workflow.start(WORKFLOW_TYPES.digest, {
      taskQueue: TASK_QUEUE,
      workflowId: start.digestId,
      workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
      workflowIdConflictPolicy: 'FAIL',
      args: [start],
    });
    return 'started';
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return 'already-started';
    throw error;
  }
}
