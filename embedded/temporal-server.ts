import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { userCacheFolder } from '../config.ts';
import { SEARCH_ATTRIBUTES } from '../engine/search-attributes.ts';
import type { Report } from './report.ts';
import { buildTemporalServer } from './temporal-build.ts';
import { downloadTemporalServer } from './temporal-download.ts';

/**
 * The pinned Temporal CLI, whose dev server the embedded stack and the tests run; `temporal/go.mod` has the
 * same version.
 */
export const TEMPORAL_CLI = '1.8.2';

/** The oldest server that has everything the journeys rely on, and behaves as it did when they were tried. */
const OLDEST_SERVER = [1, 31] as const;

/**
 * Returns the path of a Temporal CLI whose dev server fits, and says what it does to get one. It tries, in
 * this order:
 *
 * - `temporal` on the PATH;
 * - one fetched or built before;
 * - the SDK's own download;
 * - a build from source with Go, which takes about four minutes, once.
 *
 * If none of it works, throws with what to do.
 */
export async function findTemporalServer(report: Report, env = process.env): Promise<string> {
  const onPath = await firstOnPath('temporal', env);
  if (onPath !== undefined) {
    const version = await serverVersion(onPath);
    if (fits(version)) return onPath;
    report(
      `${onPath} is not used: its server is ${version ?? 'unknown'}, needed is ${OLDEST_SERVER.join('.')} or newer.`,
    );
  }
  const folder = join(userCacheFolder(env), 'fodfaeste', `temporal-cli-${TEMPORAL_CLI}`);
  const built = join(folder, 'temporal');
  // The SDK puts the version into the name of the file it fetches.
  const fetched = join(folder, `temporal-v${TEMPORAL_CLI}`);
  for (const kept of [built, fetched]) {
    if (fits(await serverVersion(kept))) return kept;
  }
  report(`Temporal ${TEMPORAL_CLI} is not on this machine yet. Trying to download it (about 60 MB).`);
  const trouble = await downloadTemporalServer(report, {
    folder,
    version: `v${TEMPORAL_CLI}`,
    file: fetched,
  });
  if (trouble === undefined && fits(await serverVersion(fetched))) return fetched;
  report(
    `The download did not work (${trouble ?? 'what came does not run here'}). Building from source instead.`,
  );
  await buildTemporalServer(report, built);
  return built;
}

/** How a dev server is to be run. */
export interface TemporalServerWish {
  readonly port: number;
  /** Where its Web UI listens; without one there is none. */
  readonly uiPort?: number;
  /** Where it keeps its data; without it, the server forgets everything when it ends. */
  readonly dbFilename?: string;
  readonly namespace?: string;
}

/** Settings of the server on which the journeys' speed, and that a stuck one is found, depend; the compose file sets the same. */
export const TEMPORAL_SETTINGS = {
  // The server would tell its maker now and then that it runs, to hear whether there is a newer one.
  'frontend.enableServerVersionCheck': 'false',
  // At the standard 20 a second, commands that follow each other closely wait in steps of 50 ms.
  'history.transferProcessorMaxPollRPS': '2000',
  'system.numConsecutiveWorkflowTaskProblemsToTriggerSearchAttribute': '2',
  // A worker that asks for a recording gets it back with the same answer, not through the task queue.
  'system.enableActivityEagerExecution': 'true',
} as const satisfies Record<string, string>;

/** The arguments with which a Temporal CLI runs a dev server that has everything the journeys need. */
export function temporalServerArguments({
  port,
  uiPort,
  dbFilename,
  namespace,
}: TemporalServerWish): string[] {
  return [
    'server',
    'start-dev',
    '--ip',
    '127.0.0.1',
    '--port',
    String(port),
    ...(uiPort === undefined ? ['--headless'] : ['--ui-port', String(uiPort)]),
    ...(namespace === undefined ? [] : ['--namespace', namespace]),
    // Write-ahead logging makes the database file two to three times as fast.
    ...(dbFilename === undefined
      ? []
      : [
          '--db-filename',
          dbFilename,
          '--sqlite-pragma',
          'journal_mode=WAL',
          '--sqlite-pragma',
          'synchronous=NORMAL',
        ]),
    ...SEARCH_ATTRIBUTES.flatMap(({ name, type }) => ['--search-attribute', `${name}=${type}`]),
    ...Object.entries(TEMPORAL_SETTINGS).flatMap(([name, value]) => [
      '--dynamic-config-value',
      `${name}=${value}`,
    ]),
    '--log-level',
    'error',
  ];
}

/** The server inside a Temporal CLI, as `1.31.2`, from what `temporal --version` says. */
export function serverVersionIn(text: string): string | undefined {
  return /\bServer (\d+\.\d+\.\d+)/.exec(text)?.[1];
}

/** Whether a server of this version has what the journeys rely on. */
export function fits(version: string | undefined): boolean {
  if (version === undefined) return false;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major === OLDEST_SERVER[0] && minor >= OLDEST_SERVER[1];
}

const run = promisify(execFile);

async function serverVersion(binary: string): Promise<string | undefined> {
  try {
    await access(binary, constants.X_OK);
    const { stdout } = await run(binary, ['--version'], { timeout: 20_000 });
    return serverVersionIn(stdout);
  } catch {
    // Not there, half written, or for another machine: then there is no version.
    return undefined;
  }
}

async function firstOnPath(name: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  for (const folder of (env['PATH'] ?? '').split(delimiter)) {
    if (folder === '') continue;
    const file = join(folder, name);
    const there = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (there) return file;
  }
  return undefined;
}
