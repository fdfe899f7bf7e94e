import { randomUUID } from 'node:crypto';
import { WorkflowNotFoundError } from '@temporalio/client';
import type { TestService } from '../stack/a-service.ts';
import { eventually } from '../stack/eventually.ts';
import { workflowOf } from '../stack/workflow-of.ts';

/** Makes Temporal forget a subject, as it does when its database is lost. */
export async function loseWorkflow(service: TestService, subjectId: string): Promise<void> {
  const { engine, temporal } = service;
  const workflowId = await workflowOf(service, subjectId);
  await engine.workflowService.deleteWorkflowExecution({
    namespace: temporal.namespace,
    workflowExecution: { workflowId },
  });
  await eventually(async () => {
    try {
      await engine.workflow.getHandle(workflowId).describe();
      return false;
    } catch (error) {
      return error instanceof WorkflowNotFoundError;
    }
  });
}

/**
 * Sets a subject's Workflow back to its first task, as it is after Temporal's database was restored from an
 * older copy.
 */
export async function setWorkflowBack(service: TestService, subjectId: string): Promise<void> {
  const { engine, temporal } = service;
  const workflowId = await workflowOf(service, subjectId);
  const { events } = await engine.workflow.getHandle(workflowId).fetchHistory();
  const first = events?.find((event) => event.workflowTaskCompletedEventAttributes != null);
  await engine.workflowService.resetWorkflowExecution({
    namespace: temporal.namespace,
    workflowExecution: { workflowId },
    workflowTaskFinishEventId: first?.eventId ?? null,
    requestId: randomUUID(),
    reason: 'an older copy',
    // RESET_REAPPLY_TYPE_NONE: an older copy knows nothing of what came later.
    resetReapplyType: 2,
  });
}
