import { readFile } from 'node:fs/promises';
import { DefaultLogger, makeTelemetryFilterString, Runtime, Worker } from '@temporalio/worker';
import type { InjectedSinks } from '@temporalio/worker';
import { askStack } from '../support/stack/the-stack.ts';
import { differences } from './differences.ts';
import type { History } from './differences.ts';
import type { Decision, DecisionSinks } from './interceptors.ts';

/**
 * What came of a replay: Temporal's own objection, if it has one, and where decisions differ from those kept.
 */
export interface ReplayOutcome {
  readonly error: Error | undefined;
  readonly differences: readonly string[];
}

/**
 * Reports a replay that is meant to fail to the test that wants it, not in the log. Must be called before any
 * worker is made.
 */
export function replayInSilence(): void {
  Runtime.install({
    logger: new DefaultLogger('ERROR', () => undefined),
    telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR' }) } },
  });
}

/**
 * Replays histories on the Workflows as they are now, or as a later release will have them, and compares what
 * they decide with what was decided.
 */
export async function replay(
  histories: readonly (readonly [string, History])[],
  bundle: '/replay-bundle' | '/next-replay-bundle' = '/replay-bundle',
): Promise<Map<string, ReplayOutcome>> {
  const { file } = await askStack<{ file: string }>(bundle);
  let decisions: Decision[] = [];
  const worker = {
    workflowBundle: { code: await readFile(file, 'utf8') },
    sinks: sinksInto((decision) => decisions.push(decision)),
  };
  const given = histories.map(([workflowId, history]) => ({ workflowId, history }));
  const replayed = new Map<string, ReplayOutcome>();
  for await (const { workflowId, error } of Worker.runReplayHistories(worker, given)) {
    const history = histories[replayed.size]?.[1] ?? {};
    replayed.set(workflowId, { error, differences: differences(history, decisions) });
    decisions = [];
  }
  return replayed;
}

function sinksInto(keep: (decision: Decision) => void) {
  return {
    decisions: { decided: { fn: (_, decision) => keep(decision), callDuringReplay: true } },
  } satisfies InjectedSinks<DecisionSinks>;
}
