import { existsSync, rmSync } from 'node:fs';
import { relative } from 'node:path';
import { ConfigError, readConfig } from '../config.ts';
import { unsafeSettings } from '../config/unsafe-settings.ts';
import { bringUp, portsOf } from './bring-up.ts';
import { FOLDER, makeFolder, placesIn, PROJECT, writeWhole } from './folder.ts';
import { endLeftovers } from './leftovers.ts';
import { releaseLock, takeLock } from './lock.ts';
import { makeOnce } from './make-once.ts';
import { PART_TITLES } from './parts.ts';
import { portFaults } from './ports.ts';
import { Progress } from './progress.ts';
import { panel } from './running.ts';
import { Stack, StackEnds } from './stack.ts';

/** Through npm, Ctrl-C reaches a program more than once: signals within this time are the same one. */
const SAME_SIGNAL_MS = 800;

const progress = new Progress(process.stdout);
// A terminal that has been closed must not stop anything from ending in order.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

process.exitCode = await start();
// Nothing may keep the process alive: a running build or question is given up.
process.exit();

/** Brings everything up, waits for the end, and ends everything. Returns the exit code. */
async function start(): Promise<number> {
  const env = process.env;
  if (env['NODE_ENV'] === 'production') return refuseInProduction(env);

  const unsaid = unsafeSettings(env).filter(({ variable }) => variable === 'NODE_ENV');
  if (unsaid.length > 0) {
    console.error(new ConfigError(unsaid).message);
    return 1;
  }
  const places = placesIn(FOLDER);
  makeFolder(places);
  const other = takeLock(places.lock);
  if (other !== undefined) {
    console.error(
      `npm start runs here already, as process ${other.pid}. End it with Ctrl-C where it was started, or with kill ${other.pid}.`,
    );
    return 1;
  }
  const stack = new Stack(places);
  const { stopAsked, stopsAsked } = listenForStops(stack);
  try {
    const isFirst = !existsSync(places.masterKey);
    progress.say(
      `Fodfæste is starting. What it keeps is in ${relative(PROJECT, places.folder)}/. Ctrl-C ends everything.\n`,
    );
    await endLeftovers(places, (text) => progress.say(`  ${text}`));
    const made = makeOnce(places, env);
    const config = readConfig(made.serviceEnvironment);
    const faults = await portFaults(portsOf(config, made.given));
    if (faults.length > 0) {
      progress.say(faults.map((fault) => `  ${fault}`).join('\n'));
      return 1;
    }
    if (isFirst)
      progress.say('  The first start takes longer: it makes the database and the fictional people.');
    const running = await Promise.race([
      bringUp({ stack, places, config, made, progress }),
      stack.failure,
      stopAsked,
    ]);
    if (running === undefined) return 0;
    writeWhole(places.running, `${JSON.stringify(running, null, 2)}\n`);
    progress.say(`\n${panel(running)}`);
    await Promise.race([stack.failure, stopAsked]);
    return 0;
  } catch (error) {
    if (error instanceof StackEnds && stopsAsked() > 0) return 0;
    progress.say(`\n${error instanceof Error ? error.message : String(error)}`);
    return 1;
  } finally {
    progress.giveUp();
    rmSync(places.running, { force: true });
    await stack.end(async (name, ended) => {
      await progress.during(
        PART_TITLES[name],
        () => ended,
        () => 'ended',
      );
    });
    releaseLock(places.lock);
  }
}

/**
 * In production there are no embedded parts, no default secrets and no fictional people; each process is
 * started by itself.
 */
function refuseInProduction(env: NodeJS.ProcessEnv): number {
  try {
    readConfig(env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
  }
  console.error(
    [
      'npm start brings a stack for trying things, and starts nothing in production.',
      'There, run `npm run migrate`, and then `npm run worker` and `npm run api`, each as often as you like.',
    ].join('\n'),
  );
  return 1;
}

/** The first Ctrl-C ends everything in order, a second one at once. */
function listenForStops(stack: Stack): { stopAsked: Promise<undefined>; stopsAsked: () => number } {
  let asked = 0;
  let last = 0;
  const stopAsked = new Promise<undefined>((resolve) => {
    const onSignal = () => {
      if (Date.now() - last < SAME_SIGNAL_MS) return;
      last = Date.now();
      asked += 1;
      if (asked === 1) {
        progress.say('\nEnding in order. Ctrl-C once more ends everything at once.');
        resolve(undefined);
      } else {
        progress.say('Ending at once.');
        stack.force();
      }
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  });
  return { stopAsked, stopsAsked: () => asked };
}
