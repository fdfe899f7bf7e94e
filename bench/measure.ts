import { WithStartWorkflowOperation } from '@temporalio/client';
import { addDays } from '../domain/vocabulary/calendar.ts';
import { ask, counted } from './ask.ts';
import { BARE_TASK_QUEUE } from './bare.ts';
import { machine } from './machine.ts';
import { addCentres } from './many-centres.ts';
import { peopleFile } from './people-file.ts';
import { CACHED_WORKFLOWS } from './stack.ts';
import type { BenchStack } from './stack.ts';
import type { Figures } from './table.ts';
import { percentiles, throughput, timed, timedEach } from './timed.ts';

const COMMANDS_IN_A_ROW = 200;
const CLIENTS = 40;
const COMMANDS_EACH = 25;
const JOURNEYS = 1_000;
const IDLE = 2_000;
const WOKEN = 25;

/** Measures everything, one thing after the other, on one stack; `say` is told what is going on. */
export async function measure(on: BenchStack, say: (line: string) => void): Promise<Figures> {
  say('A full command over HTTP against a bare Update of an empty Workflow …');
  const command = await commandsAgainstUpdates(on);
  say(`Starting ${JOURNEYS} journeys from a file …`);
  const start = await startsFromFile(on);
  say(`${JOURNEYS} reminders due in the same minute …`);
  const post = await oneMorning(on);
  say(`${IDLE} idle journeys, a cache of ${CACHED_WORKFLOWS} …`);
  const idle = await idleAndWoken(on);
  return { machine: machine(), command, start, post, idle };
}

/** A command that can be given repeatedly, and is accepted, decided and recorded each time. */
const MATCH = { kind: 'igu', company: 'koebenhavns-kommune', sector: 'painting' };

async function commandsAgainstUpdates(on: BenchStack): Promise<Figures['command']> {
  const ids = await inRecruitment(on, CLIENTS, 'CMD');
  const [first = ''] = ids;
  const command = (id: string) => ask(on, 'POST', `/api/journeys/${id}/commands/propose-match`, MATCH);
  const update = (workflow: string, index: number) =>
    on.engine.workflow.getHandle(workflow).executeUpdate('nothing', { args: [index] });
  for (let client = 0; client < CLIENTS; client += 1) await startBare(on, `bare-${client}`);

  // The first rounds do not count: when the clock starts, connections, caches and compiled code are there.
  await timedEach(20, () => command(first));
  await timedEach(20, (index) => update('bare-0', index));
  const full = percentiles(await timedEach(COMMANDS_IN_A_ROW, () => command(first)));
  const bare = percentiles(await timedEach(COMMANDS_IN_A_ROW, (index) => update('bare-0', index)));
  const fullPerSecond = await throughput(CLIENTS, COMMANDS_EACH, (client) => command(ids[client] ?? first));
  const barePerSecond = await throughput(CLIENTS, COMMANDS_EACH, (client, index) =>
    update(`bare-${client}`, index),
  );
  return {
    fullMs: full,
    bareMs: bare,
    latencyRatioP50: full.p50 / bare.p50,
    fullPerSecond,
    barePerSecond,
    throughputRatio: fullPerSecond / barePerSecond,
  };
}

async function startBare(on: BenchStack, workflowId: string): Promise<void> {
  const startWorkflowOperation = new WithStartWorkflowOperation('bare', {
    workflowId,
    taskQueue: BARE_TASK_QUEUE,
    args: [],
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
  await on.engine.workflow.executeUpdateWithStart('nothing', { args: [0], startWorkflowOperation });
}

async function inRecruitment(on: BenchStack, count: number, prefix: string): Promise<string[]> {
  const ids = await takeIn(on, peopleFile(count, prefix));
  const { today } = (await ask(on, 'GET', '/api/clock')) as { today: string };
  const screening = {
    screenedOn: today,
    schoolYears: 9,
    latinScript: true,
    trade: '7131',
    yearsWorked: 6,
    danishTrack: 2,
    danishModule: 3,
    testsPassed: [],
  };
  await Promise.all(
    ids.map(async (id) => {
      await ask(on, 'POST', `/api/journeys/${id}/commands/record-screening`, screening);
      await ask(on, 'POST', `/api/journeys/${id}/commands/accept-screening`, { acceptedOn: today });
    }),
  );
  return ids;
}

/** Takes a file in, and waits until every journey of it has begun. Returns their ids. */
async function takeIn(on: BenchStack, file: string): Promise<string[]> {
  const before = await begun(on);
  const { journeys } = (await ask(on, 'POST', '/api/intake', file)) as { journeys: { id: string }[] };
  await counted(on, BEGUN, before + journeys.length);
  return journeys.map(({ id }) => id);
}

const BEGUN = "select count(*) from subjects where kind = 'journey' and sequence > 0";

async function begun({ db }: BenchStack): Promise<number> {
  const { rows } = await db.query<{ count: number }>(BEGUN);
  return rows[0]?.count ?? 0;
}

/**
 * Each journey of the file is screened by a centre of its own, so that one morning brings a thousand mails.
 */
async function startsFromFile(on: BenchStack): Promise<Figures['start']> {
  await addCentres(on, { centre: 'sprogcenter', contact: 'vejleder', count: JOURNEYS });
  const bareMs = await timed(() =>
    throughput(20, JOURNEYS / 20, (client, index) => startBare(on, `bare-start-${client}-${index}`)),
  );
  const fullMs = await timed(() =>
    takeIn(
      on,
      peopleFile(JOURNEYS, 'START', (index) => `sprogcenter-${index}`),
    ),
  );
  return { journeys: JOURNEYS, fullMs, bareMs, ratio: fullMs / bareMs };
}

/** All reminders of the screenings fall due on one day: measures until the mail server has the last mail. */
async function oneMorning(on: BenchStack): Promise<Figures['post']> {
  const { rows } = await on.db.query<{ due: string }>(
    `select due from obligations where kind = 'screening-result' and state = 'open' limit 1`,
  );
  // The first reminder comes ten days before, or a few days earlier over a weekend.
  const day = addDays(rows[0]?.due ?? '', -10);
  const ms = await timed(async () => {
    await ask(on, 'POST', '/api/clock', { to: day });
    await counted(
      on,
      `select count(*) from digests where state = 'sent' and contact_id like 'vejleder-%'`,
      JOURNEYS,
    );
  });
  const { rows: mails } = await on.db.query<{ mails: number; notices: number }>(
    `select (select count(*) from digests where state = 'sent') as mails,
       (select count(*) from outbox where state = 'sent') as notices`,
  );
  await counted(on, 'select count(*) from clock where moving_to is null', 1);
  return { journeys: JOURNEYS, ms, mails: mails[0]?.mails ?? 0, perSecond: (JOURNEYS * 1000) / ms };
}

async function idleAndWoken(on: BenchStack): Promise<Figures['idle']> {
  const more = IDLE - (await begun(on));
  const oldest = await inRecruitment(on, WOKEN, 'WAKE');
  await takeIn(on, peopleFile(Math.max(0, more - WOKEN), 'IDLE'));
  const memoryBytes = await on.workerMemory();
  const command = (id: string) => ask(on, 'POST', `/api/journeys/${id}/commands/propose-match`, MATCH);
  // Many have begun since, so these are no longer in the cache, and the first command replays each.
  const waking = percentiles(await timedEach(WOKEN, (index) => command(oldest[index] ?? '')));
  const awake = percentiles(await timedEach(WOKEN, (index) => command(oldest[index] ?? '')));
  return {
    journeys: await begun(on),
    cached: CACHED_WORKFLOWS,
    memoryBytes,
    wakingMs: waking,
    awakeMs: awake,
    ratio: waking.p50 / awake.p50,
  };
}
