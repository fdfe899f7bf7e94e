import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { DefaultLogger, makeTelemetryFilterString, Runtime, Worker } from '@temporalio/worker';
import { workflowBundle } from '../worker/workflow-bundle.ts';
import type { RecordedRun } from './recorded-histories.ts';
import { percentiles } from './timed.ts';

/** How often each run is replayed; the first time does not count, while code is compiled. */
const TIMES = 7;

/**
 * How long a worker takes to replay each run, one after the other: median milliseconds by the run's name. It
 * does the same when a journey wakes that it does not remember. Throws if a run does not replay.
 */
export async function replayTimes(runs: readonly RecordedRun[]): Promise<ReadonlyMap<string, number>> {
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR' }) } },
  });
  const took = new Map<string, number[]>();
  const replays = Array.from({ length: TIMES }, () => runs).flat();
  let began = 0;
  let over: () => void = () => undefined;
  async function* oneByOne() {
    for (const { name, events } of replays) {
      const replayed = new Promise<void>((resolve) => {
        over = resolve;
      });
      const history = historyFromJSON({ events });
      began = performance.now();
      yield { workflowId: name, history };
      await replayed;
    }
  }
  const options = { workflowBundle: await workflowBundle() };
  for await (const { workflowId, error } of Worker.runReplayHistories(options, oneByOne())) {
    const ms = performance.now() - began;
    if (error !== undefined) throw new Error(`${workflowId} does not replay`, { cause: error });
    took.set(workflowId, [...(took.get(workflowId) ?? []), ms]);
    over();
  }
  return new Map([...took].map(([name, [, ...times]]) => [name, percentiles(times).p50]));
}
