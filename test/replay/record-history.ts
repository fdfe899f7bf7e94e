import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Client } from '@temporalio/client';
import { aService } from '../support/a-service.ts';
import type { TestService } from '../support/a-service.ts';
import { eventually } from '../support/eventually.ts';
import type { History } from './differences.ts';
import { isReplayable, toFile } from './history-file.ts';
import { roads } from './roads.ts';
import type { Road } from './roads.ts';

/**
 * Records the histories of whole journeys, lived on the real server with the real worker, one file per run, under
 * the release that made them: `npm run record-history`. Once a release is out its histories are never written again.
 */
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { version: string };
const folder = join(ROOT, 'test/replay/histories', version);

const { default: startStack } = await load('../support/global-setup.js');
const { default: endStack } = await load('../support/global-teardown.js');
await startStack();
try {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const road of roads) await record(road);
} finally {
  await endStack();
}
process.exit(0);

async function record(road: Road): Promise<void> {
  const service = await aService();
  try {
    for (const { name: of, workflowId } of await road.live(service)) {
      let number = 0;
      for (const history of await runsOf(service, workflowId)) {
        number += 1;
        const file = `${[road.name, of, number].filter((part) => part !== undefined).join('-')}.json`;
        await writeFile(join(folder, file), toFile(history));
        console.log(`${file}: ${history.events?.length ?? 0} events`);
      }
    }
  } finally {
    await service.close();
  }
}

/** The histories of a Workflow's runs, from the first to the latest. */
async function runsOf({ engine }: TestService, workflowId: string): Promise<History[]> {
  const runs: History[] = [];
  const latest = await engine.workflow.getHandle(workflowId).fetchHistory();
  let runId = latest.events?.[0]?.workflowExecutionStartedEventAttributes?.firstExecutionRunId;
  while (runId !== undefined && runId !== null && runId !== '') {
    const history = await settled(engine, workflowId, runId);
    runs.push(history);
    runId = history.events?.at(-1)?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId;
  }
  return runs;
}

/** A run's history once nothing of it is under way: half a task cannot be replayed. */
async function settled(engine: Client, workflowId: string, runId: string): Promise<History> {
  let history: History = {};
  await eventually(async () => {
    history = await engine.workflow.getHandle(workflowId, runId).fetchHistory();
    const last = history.events?.at(-1);
    return (
      isReplayable(history) &&
      !last?.workflowTaskScheduledEventAttributes &&
      !last?.workflowTaskStartedEventAttributes &&
      !last?.activityTaskScheduledEventAttributes &&
      !last?.activityTaskStartedEventAttributes
    );
  });
  return history;
}

/** The stack of the tests is started by plain JavaScript, as jest wants it. */
async function load(path: string): Promise<{ readonly default: () => Promise<void> }> {
  return (await import(new URL(path, import.meta.url).href)) as { readonly default: () => Promise<void> };
}
