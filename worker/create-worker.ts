import type { NativeConnection } from '@temporalio/worker';
import { Worker } from '@temporalio/worker';
import type { Activities } from '../activities/index.ts';
import { TASK_QUEUE } from '../engine/messages.ts';
import type { WorkflowBundle } from './workflow-bundle.ts';

/** How long a worker that is told to stop lets running Activities go on. */
const SHUTDOWN_GRACE = '10 seconds';
/** How many Activities run at a time: each holds a database connection for most of its life. */
const ACTIVITIES_AT_ONCE = 40;

/**
 * A worker for every Workflow and Activity of the service, ready to run. The embedded stack, production and the tests
 * all make theirs here.
 */
export function createWorker(given: {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly workflowBundle: WorkflowBundle;
  readonly maxCachedWorkflows: number;
  readonly activities: Activities;
}): Promise<Worker> {
  const { connection, namespace, workflowBundle, maxCachedWorkflows, activities } = given;
  return Worker.create({
    connection,
    namespace,
    taskQueue: TASK_QUEUE,
    workflowBundle,
    activities,
    maxCachedWorkflows,
    maxConcurrentActivityTaskExecutions: ACTIVITIES_AT_ONCE,
    shutdownGraceTime: SHUTDOWN_GRACE,
  });
}
