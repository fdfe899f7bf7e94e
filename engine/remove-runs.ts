import { isGrpcServiceError, WorkflowNotFoundError } from '@temporalio/client';
import type { Client } from '@temporalio/client';

/**
 * Ends a Workflow if it runs, and removes all of its runs from Temporal with their histories. Returns how many there were;
 * removing takes Temporal a moment, and its list of runs lags, so somebody looks again later. Throws if Temporal is away, or
 * does not let runs be removed.
 */
export async function removeRuns(client: Client, workflowId: string, reason: string): Promise<number> {
  const handle = client.workflow.getHandle(workflowId);
  const found = new Set<string>();
  try {
    await handle.terminate(reason);
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
  try {
    found.add((await handle.describe()).runId);
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
  for await (const { runId } of client.workflow.list({ query: `WorkflowId = '${workflowId}'` }))
    found.add(runId);
  for (const runId of found) {
    try {
      await client.workflowService.deleteWorkflowExecution({
        namespace: client.options.namespace,
        workflowExecution: { workflowId, runId },
      });
    } catch (error) {
      // One that is gone already is what was wanted.
      if (!isNotFound(error)) throw error;
    }
  }
  return found.size;
}

/** `NOT_FOUND` of gRPC. */
const NOT_FOUND = 5;

function isNotFound(error: unknown): boolean {
  if (!isGrpcServiceError(error)) return false;
  const { code }: { readonly code: number } = error;
  return code === NOT_FOUND;
}
