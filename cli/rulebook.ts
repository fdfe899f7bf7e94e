import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Client } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/client';
import { configOrExit } from '../config.ts';
import { journeysOnRulebooksBefore } from '../db/journeys/journeys-on-rulebooks.ts';
import type { JourneyOnRulebook } from '../db/journeys/journeys-on-rulebooks.ts';
import { createPool } from '../db/pool.ts';
import type { Db } from '../db/pool.ts';
import { serviceTime } from '../db/running/service-time.ts';
import { countBegins } from '../domain/obligations/begins-count.ts';
import { previewTakeUp, totalsByKind } from '../domain/obligations/take-up-preview.ts';
import { NEWEST_RULEBOOK, rulebook } from '../domain/rulebook/index.ts';
import { RELEASED } from '../domain/rulebook/released.ts';
import { dateOf, isCalendarDate } from '../domain/vocabulary/calendar.ts';
import { lawDifferenceBetween } from '../domain/words/law-difference.ts';
import { differenceBetween } from '../domain/words/rulebook-difference.ts';
import { connectEngine } from '../engine/connect.ts';
import { inParallel } from '../engine/in-parallel.ts';
import { journeyWorkflowId, SIGNALS } from '../engine/messages.ts';
import { withStoresHere } from './running.ts';
import { tellDifference, tellLawChanges, tellPreview, tellTotal } from './tell-preview.ts';

/**
 * What the script needs from its surroundings. It asks for the database and Temporal only when it uses them.
 */
export interface Surroundings {
  readonly db: () => Db;
  /** Whether a database is known here. Two days are told apart without one, then without counts. */
  readonly hasDb: boolean;
  readonly engine: () => Promise<Client>;
  readonly print: (text: string) => void;
}

const USAGE = `Says what a rulebook changes, and has it taken up:

  npm run rulebook -- diff 1 2                    what changes for whom between two rulebooks
  npm run rulebook -- diff 2026-12-31 2027-01-01  what the law changes for whom between two days
  npm run rulebook -- preview [--journey id]      what would change in open journeys, if they took up the newest now
  npm run rulebook -- take-up [--journey id]      has running journeys take it up now, not with their next run

preview needs DATABASE_URL, take-up TEMPORAL_ADDRESS too; beside npm start neither. Where there is a database, the
difference between two days says how many open journeys it concerns. Both can be run again at any time.`;

const [DONE, NOT_ALL, NOT_TRIED] = [0, 1, 2];

/** Journeys read at a time. */
const IN_ONE_PAGE = 500;
/** How many are told at once: bursts of Signals make Updates wait, and this many did well. */
const AT_ONCE = 20;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Carries out one of the three commands, and prints what came of it. Returns the exit code: 0 if it is done,
 * 1 if journeys were left out, 2 if it could not be tried. Names journeys by their id only.
 */
export async function rulebookCommand(args: readonly string[], around: Surroundings): Promise<number> {
  const asked = readArgs(args);
  if (asked === undefined) {
    around.print(USAGE);
    return NOT_TRIED;
  }
  const { command, rest, journey } = asked;
  if (command === 'diff') return rest.every(isCalendarDate) ? diffOfDays(rest, around) : diff(rest, around);
  if (journey !== undefined && !UUID.test(journey)) {
    around.print(`${journey} is no journey’s id.`);
    return NOT_TRIED;
  }
  return command === 'preview' ? preview(journey, around) : takeUp(journey, around);
}

type Command = 'diff' | 'preview' | 'take-up';

function readArgs(
  args: readonly string[],
): { command: Command; rest: readonly string[]; journey?: string | undefined } | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { journey: { type: 'string' } },
      allowPositionals: true,
    });
    const [command, ...rest] = positionals;
    const { journey } = values;
    if (command === 'diff' && rest.length === 2 && journey === undefined) return { command, rest };
    if ((command === 'preview' || command === 'take-up') && rest.length === 0)
      return { command, rest, journey };
    return undefined;
  } catch {
    return undefined;
  }
}

function diff(versions: readonly string[], { print }: Surroundings): number {
  const books = versions.map((text) => RELEASED.find(({ version }) => String(version) === text));
  const [from, to] = books;
  if (from === undefined || to === undefined) {
    const unknown = versions.filter((_, index) => books[index] === undefined).join(' and ');
    print(
      `There is no rulebook ${unknown}. There are: ${RELEASED.map(({ version }) => version).join(', ')}.`,
    );
    return NOT_TRIED;
  }
  print(tellDifference(differenceBetween(from, to)));
  return DONE;
}

async function diffOfDays(days: readonly string[], { db, hasDb, print }: Surroundings): Promise<number> {
  const [from = '', to = ''] = days;
  const changes = lawDifferenceBetween(rulebook(NEWEST_RULEBOOK).law, from, to);
  const open =
    hasDb && changes.length > 0 ? await openJourneys(db(), NEWEST_RULEBOOK + 1, undefined) : undefined;
  const counted =
    open &&
    countBegins(
      open.map(({ state }) => state),
      to,
    );
  print(tellLawChanges(from, to, changes, counted));
  return DONE;
}

async function preview(journey: string | undefined, { db: open, print }: Surroundings): Promise<number> {
  const db = open();
  const { now } = await serviceTime(db);
  const behind = await journeysBehind(db, journey);
  const parked = behind.filter((one) => one.parked);
  const previews = behind.flatMap(({ state, parked: waits }) => {
    const changes = waits ? undefined : previewTakeUp(state, NEWEST_RULEBOOK, now);
    return changes === undefined ? [] : [changes];
  });
  print(headline(behind.length, journey));
  if (parked.length > 0)
    print(`${journeys(parked.length)} parked, and would take nothing up before the rebuild.`);
  for (const one of previews) print(tellPreview(one));
  const totals = totalsByKind(previews);
  if (previews.length > 0) {
    print(
      totals.length === 0
        ? '\nIn total: nothing that is open changes. What opens from now on does, by the new rulebook.'
        : `\nIn total, on ${dateOf(now)}:\n${totals.map(tellTotal).join('\n')}`,
    );
  }
  return DONE;
}

async function takeUp(
  journey: string | undefined,
  { db: open, engine: connect, print }: Surroundings,
): Promise<number> {
  const behind = await journeysBehind(open(), journey);
  print(headline(behind.length, journey));
  const running = behind.filter(({ parked }) => !parked).map(({ id }) => id);
  const engine = running.length === 0 ? undefined : await connect();
  const outcomes = await inParallel(running, AT_ONCE, async (id) => {
    try {
      await engine?.workflow
        .getHandle(journeyWorkflowId(id))
        .signal(SIGNALS.takeUpRulebook, { version: NEWEST_RULEBOOK });
      return { id, told: true };
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return { id, told: false };
      throw error;
    }
  });
  const left = [
    ...outcomes.filter(({ told }) => !told).map(({ id }) => `${id}: has no running Workflow.`),
    ...behind.filter(({ parked }) => parked).map(({ id }) => `${id}: is parked, and waits to be rebuilt.`),
  ];
  const told = running.length - outcomes.filter(({ told: heard }) => !heard).length;
  print(
    `Told ${told} to take up rulebook ${NEWEST_RULEBOOK}.${left.length === 0 ? '' : ` Left out ${left.length}:`}`,
  );
  for (const line of left) print(`  ${line}`);
  return left.length === 0 ? DONE : NOT_ALL;
}

async function journeysBehind(db: Db, only: string | undefined): Promise<JourneyOnRulebook[]> {
  return openJourneys(db, NEWEST_RULEBOOK, only);
}

/** The open journeys on a rulebook older than a version, or one of them. */
async function openJourneys(db: Db, before: number, only: string | undefined): Promise<JourneyOnRulebook[]> {
  const found: JourneyOnRulebook[] = [];
  for (;;) {
    const afterId = found.at(-1)?.id ?? null;
    const page = await journeysOnRulebooksBefore(db, before, { afterId, limit: IN_ONE_PAGE, only });
    found.push(...page);
    if (page.length < IN_ONE_PAGE) return found;
  }
}

function headline(count: number, journey: string | undefined): string {
  const { version } = rulebook(NEWEST_RULEBOOK);
  if (journey !== undefined && count === 0) {
    return `${journey} is no open journey on a rulebook older than ${version}, the newest.`;
  }
  return `Rulebook ${version} is the newest. ${journeys(count)} open on an older one.`;
}

function journeys(count: number): string {
  return count === 1 ? '1 journey is' : `${count} journeys are`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();

async function main(): Promise<void> {
  let db: Db | undefined;
  let engine: Client | undefined;
  try {
    const env = await withStoresHere();
    process.exitCode = await rulebookCommand(process.argv.slice(2), {
      hasDb: (env['DATABASE_URL'] ?? '') !== '',
      db: () => (db ??= createPool(configOrExit(env, ['DATABASE_URL']).databaseUrl, 2)),
      engine: async () => (engine ??= await connectEngine(configOrExit(env, ['TEMPORAL_ADDRESS']).temporal)),
      print: (text) => process.stdout.write(`${text}\n`),
    });
  } finally {
    await engine?.connection.close();
    await db?.end();
  }
}
