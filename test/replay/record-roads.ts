import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Client } from '@temporalio/client';
import { NEWEST_RULEBOOK } from '../../domain/rulebook/index.ts';
import { addDays, instantAt } from '../../domain/vocabulary/calendar.ts';
import { journeyWorkflowId } from '../../engine/messages.ts';
import { MemoryRecord, SkippedJourney } from '../support/journeys/a-skipped-journey.ts';
import { aWholeJourney, owingMost } from '../support/journeys/a-whole-journey.ts';
import { aService, FIRST_DAY } from '../support/stack/a-service.ts';
import { eventually } from '../support/stack/eventually.ts';
import { SkippedTime } from '../support/temporal/a-time-skipping-server.ts';
import type { History } from './differences.ts';
import { isReplayable, toFile } from './history-file.ts';
import type { Road } from './road.ts';
import { roads } from './roads.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { version: string };
/** The road with real timers, on the server that skips time. */
const WHOLE = 'whole';

/**
 * Lives roads on the running test stack, and keeps the histories of their Workflows: one file per run, under the release
 * and the rulebook that made them. All roads, or only those that are named.
 */
export async function recordRoads(names: readonly string[]): Promise<void> {
  const isAsked = (name: string) => names.length === 0 || names.includes(name);
  for (const road of roads.filter(({ name }) => isAsked(name))) {
    for (const rulebook of road.rulebooks) await record(road, rulebook);
  }
  if (isAsked(WHOLE)) await recordWithRealTimers();
}

async function record(road: Road, rulebook: number): Promise<void> {
  await forget(road.name, rulebook);
  const service = await aService({ firstRelease: rulebook !== NEWEST_RULEBOOK });
  try {
    for (const { name, workflowId } of await road.live(service)) {
      const called = name === undefined ? road.name : `${road.name}-${name}`;
      await keep(called, rulebook, await runsOf(service.engine, workflowId));
    }
  } finally {
    await service.close();
  }
}

/**
 * Two and a half years in which nothing is moved by hand: every timer runs out by itself, as in production.
 */
async function recordWithRealTimers(): Promise<void> {
  await forget(WHOLE, NEWEST_RULEBOOK);
  const record = new MemoryRecord();
  const noLaterThan = instantAt(FIRST_DAY, '08:00');
  const time = await SkippedTime.start({ recordEvents: record.recordEvents }, { noLaterThan });
  try {
    const journey = await SkippedJourney.refer(time, record, {
      id: 'two-and-a-half-years',
      on: FIRST_DAY,
      ...owingMost(FIRST_DAY),
    });
    for (const { on, type, fields, facts } of aWholeJourney(FIRST_DAY)) {
      await journey.does(on, type, fields, facts);
    }
    // Until its Workflow has ended.
    await journey.until(addDays(journey.lived.today, 91));
    await keep(WHOLE, NEWEST_RULEBOOK, await runsOf(time.client, journeyWorkflowId(journey.id)));
  } finally {
    await time.close();
  }
}

function folderOf(rulebook: number): string {
  return join(ROOT, 'test/replay/histories', version, `rulebook-${rulebook}`);
}

/** Removes what was kept of a road before; other roads whose names begin with its name stay. */
async function forget(road: string, rulebook: number): Promise<void> {
  const folder = folderOf(rulebook);
  await mkdir(folder, { recursive: true });
  const isOfRoad = new RegExp(`^${road}(-digest|-clock-move)?-\\d+\\.json$`);
  const files = (await readdir(folder)).filter((file) => isOfRoad.test(file));
  await Promise.all(files.map((file) => rm(join(folder, file))));
}

async function keep(name: string, rulebook: number, runs: readonly History[]): Promise<void> {
  for (const [index, history] of runs.entries()) {
    const file = `${name}-${index + 1}.json`;
    await writeFile(join(folderOf(rulebook), file), toFile(history));
    console.log(`rulebook-${rulebook}/${file}: ${history.events?.length ?? 0} events`);
  }
}

/** The histories of a Workflow's runs, from the first to the latest. */
async function runsOf(engine: Client, workflowId: string): Promise<History[]> {
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

/** A run's history once nothing in it is under way: half a task cannot be replayed. */
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
