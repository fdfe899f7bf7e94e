import { execFile, spawn } from 'node:child_process';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { elapsed } from './report.ts';
import type { Report } from './report.ts';

const MODULE = fileURLToPath(new URL('temporal', import.meta.url));
const COMMAND = 'github.com/temporalio/cli/cmd/temporal';
/** From this version on, Go itself fetches the newer Go that a module asks for. */
const OLDEST_GO = [1, 21] as const;

const INSTEAD =
  'Or put the Temporal CLI on the PATH (https://docs.temporal.io/cli), or set TEMPORAL_ADDRESS to a server that runs.';

/**
 * Builds the pinned Temporal CLI from source into a file, and says how far it has come. The file is there
 * whole or not at all, even if two processes build it at once. If Go is missing, too old or fails, throws
 * with what to do.
 */
export async function buildTemporalServer(report: Report, file: string): Promise<void> {
  await checkGo();
  await mkdir(dirname(file), { recursive: true });
  const unfinished = `${file}.building-${process.pid}`;
  report(
    'Building the Temporal server from source with Go. The first time takes about four minutes on two cores.',
  );
  try {
    await build(report, unfinished);
    await rename(unfinished, file);
  } finally {
    await rm(unfinished, { force: true });
  }
  report(`The Temporal server is built and kept in ${dirname(file)}.`);
}

async function checkGo(): Promise<void> {
  const version = await goVersion();
  if (version === undefined) {
    throw new Error(
      `Go is needed to build the Temporal server, and is not on the PATH. Install it from https://go.dev/dl.\n${INSTEAD}`,
    );
  }
  if (isTooOld(version)) {
    throw new Error(
      `Go ${version} is too old to build the Temporal server. Install the newest from https://go.dev/dl.\n${INSTEAD}`,
    );
  }
}

/** Whether a Go of this version can build the module, itself or by fetching a newer one. */
export function isTooOld(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < OLDEST_GO[0] || (major === OLDEST_GO[0] && minor < OLDEST_GO[1]);
}

async function goVersion(): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)('go', ['version'], { timeout: 20_000 });
    return /\bgo(\d+\.\d+(?:\.\d+)?)/.exec(stdout)?.[1];
  } catch {
    return undefined;
  }
}

async function build(report: Report, output: string): Promise<void> {
  const since = Date.now();
  const go = spawn('go', ['build', '-v', '-trimpath', '-ldflags=-s -w', '-o', output, COMMAND], {
    cwd: MODULE,
    env: { ...process.env, CGO_ENABLED: '0' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  // If somebody gives up, no build may be left behind that eats the machine.
  const end = () => go.kill();
  process.once('exit', end);
  const seen = { fetched: 0, compiled: 0 };
  const last: string[] = [];
  createInterface({ input: go.stderr }).on('line', (line) => {
    if (line.startsWith('go: downloading ')) seen.fetched += 1;
    else seen.compiled += 1;
    last.push(line);
    if (last.length > 15) last.shift();
  });
  const timer = setInterval(() => {
    report(`${elapsed(since)}: ${seen.fetched} modules fetched, ${seen.compiled} packages compiled`, true);
  }, 1_000);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      go.once('error', reject);
      go.once('close', resolve);
    });
    if (code !== 0) {
      throw new Error(`Go could not build the Temporal server. It said:\n${last.join('\n')}\n${INSTEAD}`);
    }
  } finally {
    clearInterval(timer);
    process.off('exit', end);
  }
}
