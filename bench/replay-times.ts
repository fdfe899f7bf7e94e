import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { DefaultLogger, makeTelemetryFilterString, Runtime, Worker } from '@temporalio/worker';
import { workflowBundle } from '../worker/workflow-bundle.ts';
import type { RecordedRun } from './recorded-histories.ts';
import { percentiles } from './timed.ts';

/** Each run so many times; the first time is for free, while code is compiled. */
const TIMES = 7;

/**
 * How long a worker takes to replay each run, one after the other, as it does when a journey wakes that it does not
 * remember: median milliseconds by the run's name. Throws where a run does not replay.
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
