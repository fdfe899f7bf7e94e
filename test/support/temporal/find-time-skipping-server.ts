import { execFile } from 'node:child_process';
import { access, chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { userCacheFolder } from '../../../config.ts';
import type { Report } from '../../../embedded/report.ts';

const POM = fileURLToPath(new URL('../../time-skipping/server/pom.xml', import.meta.url));
const run = promisify(execFile);

/** Where Temporal's time-skipping test server is, as the SDK takes it, or why there is none. */
export type TimeSkippingServer =
  | { readonly found: { readonly type: 'existing-path'; readonly path: string } }
  | { readonly found: { readonly type: 'cached-download'; readonly downloadDir: string } }
  | { readonly missing: string };

/**
 * Finds the test server that skips time: first one fetched before, then the SDK's own download, and last its
 * jars by Maven, run with Java. What was fetched is kept for the user, by version.
 */
export async function findTimeSkippingServer(report: Report, env = process.env): Promise<TimeSkippingServer> {
  const version = await pinnedVersion();
  const folder = join(userCacheFolder(env), 'fodfaeste', `temporal-test-server-${version}`);
  const wrapper = join(folder, 'jars', 'temporal-test-server');
  const withJava = { found: { type: 'existing-path', path: wrapper } } as const;
  const java = await runs('java', ['-version']);
  if (java && (await isThere(wrapper))) return withJava;
  const download = { type: 'cached-download', downloadDir: join(folder, 'download') } as const;
  const noDownload = await tryDownload(download);
  if (noDownload === undefined) return { found: download };
  const lacking = [...(java ? [] : ['Java']), ...((await runs('mvn', ['-version'])) ? [] : ['Maven'])];
  if (lacking.length > 0) {
    return {
      missing: `it cannot be downloaded (${noDownload}), and there is no ${lacking.join(' and no ')}`,
    };
  }
  report(`Fetching Temporal's time-skipping test server ${version} with Maven (38 MB, once).`);
  try {
    await fetchJars(dirname(wrapper));
  } catch (error) {
    return { missing: `it cannot be downloaded (${noDownload}), and Maven failed: ${firstLine(error)}` };
  }
  return withJava;
}

async function pinnedVersion(): Promise<string> {
  const version = /temporal-test-server<\/artifactId>\s*<version>([^<]+)</.exec(
    await readFile(POM, 'utf8'),
  )?.[1];
  if (version === undefined) throw new Error(`${POM} names no version of the test server`);
  return version;
}

/** Why the SDK's download did not come; `undefined` if it did. The SDK cannot only fetch it. */
async function tryDownload(executable: { type: 'cached-download'; downloadDir: string }) {
  await mkdir(executable.downloadDir, { recursive: true });
  try {
    const tried = await TestWorkflowEnvironment.createTimeSkipping({ server: { executable } });
    await tried.teardown();
    return undefined;
  } catch (error) {
    return firstLine(error);
  }
}

/** The folder is there whole, with its wrapper, or not at all. */
async function fetchJars(folder: string): Promise<void> {
  const unfinished = `${folder}.fetching-${process.pid}`;
  try {
    await run(
      'mvn',
      ['-q', '-B', '-f', POM, 'dependency:copy-dependencies', `-DoutputDirectory=${unfinished}`],
      { timeout: 10 * 60_000 },
    );
    const wrapper = join(unfinished, 'temporal-test-server');
    await writeFile(wrapper, WRAPPER);
    await chmod(wrapper, 0o755);
    await rm(folder, { recursive: true, force: true });
    await rename(unfinished, folder);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/**
 * `exec`, or the JVM would outlive the tests; only the quick compiler, or the SDK would not wait long enough.
 */
const WRAPPER = `#!/bin/sh
DIR=$(cd "$(dirname "$0")" && pwd)
exec java -XX:TieredStopAtLevel=1 -cp "$DIR/*" io.temporal.testserver.TestServer "$@"
`;

async function runs(command: string, args: readonly string[]): Promise<boolean> {
  return run(command, args, { timeout: 30_000 }).then(
    () => true,
    () => false,
  );
}

async function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

function firstLine(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  return said.split('\n')[0] ?? said;
}
