import { DefaultLogger, makeTelemetryFilterString } from '@temporalio/worker';
import type { LogMetadata, RuntimeOptions } from '@temporalio/worker';
import type { Logger } from 'pino';
import { describeError } from '../log.ts';

/** What the SDK's own lines may tell beside their sentence, by the names that its two parts give it. */
const TOLD: Readonly<Record<string, string>> = {
  sdkComponent: 'sdkComponent',
  target: 'target',
  namespace: 'namespace',
  taskQueue: 'taskQueue',
  task_queue: 'taskQueue',
  workflowType: 'workflowType',
  workflow_type: 'workflowType',
  workflowId: 'workflowId',
  workflow_id: 'workflowId',
  workflowRunId: 'runId',
  runId: 'runId',
  run_id: 'runId',
  activityType: 'activityType',
  activityId: 'activityId',
  isLocal: 'isLocal',
  attempt: 'attempt',
  durationMs: 'durationMs',
};

/** What a sentence of the SDK may end in that is not fixed: an error, an id, a number. */
const NOT_FIXED = /[:({["'`\d].*$/s;

/**
 * What the SDK's runtime is told of logging: everything goes into the process's own log, as lines of JSON. That holds for its
 * native part too, which would otherwise print lines of its own, with what errors say in them. Of what the SDK itself says,
 * only fixed sentences and named fields are kept; what our own Activities and Workflows log is theirs.
 */
export function sdkLogging(log: Logger): Pick<RuntimeOptions, 'logger' | 'telemetryOptions'> {
  return {
    logger: new DefaultLogger('INFO', ({ level, message, meta }) => {
      const { error, ...fields } = meta ?? {};
      const isOurs = fields.sdkComponent === 'activity' || fields.sdkComponent === 'workflow';
      const line = {
        ...(isOurs ? ours(fields) : named(fields)),
        ...(error !== undefined && describeError(error)),
      };
      const sentence = isOurs ? message : message.replace(NOT_FIXED, '').trim();
      if (level === 'ERROR') log.error(line, sentence);
      else if (level === 'WARN') log.warn(line, sentence);
      else log.debug(line, sentence);
    }),
    telemetryOptions: {
      logging: { filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }), forward: {} },
    },
  };
}

/** The token is long and says nothing that the other fields do not say. */
function ours(fields: LogMetadata): LogMetadata {
  return { ...fields, taskToken: undefined };
}

function named(fields: LogMetadata): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const as = TOLD[name];
      return as !== undefined && ['string', 'number', 'boolean'].includes(typeof value) ? [[as, value]] : [];
    }),
  );
}
