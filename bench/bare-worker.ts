import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { configOrExit } from '../config.ts';
import { connectWorker } from '../engine/connect.ts';
import { BARE_TASK_QUEUE } from './bare.ts';

// The worker of the empty Workflow: a process of its own, like the service's worker.
const { temporal } = configOrExit(process.env);
Runtime.install({ logger: new DefaultLogger('ERROR') });
const connection = await connectWorker(temporal);
const worker = await Worker.create({
  connection,
  namespace: temporal.namespace,
  taskQueue: BARE_TASK_QUEUE,
  workflowBundle: await bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('bare-workflow.ts', import.meta.url)),
    logger: new DefaultLogger('ERROR'),
  }),
});
await worker.run();
await connection.close();
