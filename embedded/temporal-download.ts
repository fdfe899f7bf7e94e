import { spawn } from 'node:child_process';
import { mkdir, stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { elapsed } from './report.ts';
import type { Report } from './report.ts';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const SELF = fileURLToPath(import.meta.url);
const TIME_LIMIT = 10 * 60 * 1000;

interface Download {
  readonly folder: string;
  /** The version of the CLI, as `v1.8.2`. */
  readonly version: string;
  /** The file under which the SDK keeps it. */
  readonly file: string;
}

/**
 * Makes the Temporal SDK fetch its dev server, in a process of its own. Returns `undefined` if it came, else
 * why it did not; without internet that is known at once.
 */
export async function downloadTemporalServer(report: Report, wish: Download): Promise<string | undefined> {
  await mkdir(wish.folder, { recursive: true });
  const since = Date.now();
  const child = spawn(process.execPath, ['--import', 'tsx', SELF, wish.folder, wish.version], {
    cwd: PROJECT,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  let why = '';
  createInterface({ input: child.stderr }).on('line', (line) => {
    const said = /^Download failed: (.*)$/.exec(line)?.[1];
    if (said !== undefined) why = said;
  });
  const timer = setInterval(() => {
    void sizeOf(`${wish.file}.downloading`).then((megabytes) => {
      report(`${elapsed(since)}: ${megabytes} MB fetched`, true);
    });
  }, 1_000);
  const limit = setTimeout(end, TIME_LIMIT);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    return code === 0 ? undefined : why || 'it took too long';
  } finally {
    clearInterval(timer);
    clearTimeout(limit);
    process.off('exit', end);
  }
}

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => Math.round(size / 1_000_000),
    () => 0,
  );
}

/** Fetches the server and tries it: the SDK cannot only fetch it. */
async function fetchAndTry(downloadDir: string, version: string): Promise<void> {
  const { TestWorkflowEnvironment } = await import('@temporalio/testing');
  const tried = await TestWorkflowEnvironment.createLocal({
    // The SDK throws away what is older than its ttl; a pinned version does not age.
    server: { executable: { type: 'cached-download', downloadDir, version, ttl: '3650 days' } },
  });
  await tried.teardown();
}

if (process.argv[1] === SELF) {
  const [, , folder = '', version = ''] = process.argv;
  try {
    await fetchAndTry(folder, version);
    process.exit(0);
  } catch (error) {
    const said = (error instanceof Error ? error.message.split('\n')[0] : undefined) ?? 'no reason given';
    const away = said.includes('error sending request');
    console.error(`Download failed: ${away ? 'temporal.download cannot be reached' : said}`);
    process.exit(1);
  }
}
