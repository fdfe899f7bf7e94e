import { randomUUID } from 'node:crypto';
import { WorkflowNotFoundError } from '@temporalio/client';
import type { temporal } from '@temporalio/proto';
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
  const [first] = await tasksOf(service, subjectId);
  await reset(service, subjectId, first);
}

/**
 * Takes a copy of what Temporal knows of a subject. Returns what sets its Workflow back to it, as long as the
 * same run goes on: to the last task that it had done by now.
 */
export async function anOlderWorkflow(service: TestService, subjectId: string): Promise<() => Promise<void>> {
  const tasks = await tasksOf(service, subjectId);
  return () => reset(service, subjectId, tasks.at(-1));
}

type EventId = NonNullable<temporal.api.history.v1.IHistoryEvent['eventId']>;

/** The tasks that the present run of a subject's Workflow has done, by the events that say so. */
async function tasksOf(service: TestService, subjectId: string): Promise<EventId[]> {
  const workflowId = await workflowOf(service, subjectId);
  const { events } = await service.engine.workflow.getHandle(workflowId).fetchHistory();
  return (events ?? []).flatMap(({ workflowTaskCompletedEventAttributes: done, eventId }) =>
    done == null || eventId == null ? [] : [eventId],
  );
}

async function reset(service: TestService, subjectId: string, to: EventId | undefined): Promise<void> {
  if (to === undefined) throw new Error('This Workflow has not done any task yet');
  const { engine, temporal: server } = service;
  await engine.workflowService.resetWorkflowExecution({
    namespace: server.namespace,
    workflowExecution: { workflowId: await workflowOf(service, subjectId) },
    workflowTaskFinishEventId: to,
    requestId: randomUUID(),
    reason: 'an older copy',
    // RESET_REAPPLY_TYPE_NONE: an older copy knows nothing of what came later.
    resetReapplyType: 2,
  });
}
