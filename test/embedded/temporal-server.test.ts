import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isTooOld } from '../../embedded/temporal-build.ts';
import {
  findTemporalServer,
  fits,
  serverVersionIn,
  TEMPORAL_CLI,
  temporalServerArguments,
} from '../../embedded/temporal-server.ts';
import { SEARCH_ATTRIBUTES } from '../../engine/search-attributes.ts';

/** The values that follow a flag, wherever it stands. */
const valuesOf = (flag: string, args: readonly string[]) =>
  args.flatMap((arg, index) => (arg === flag ? [args[index + 1]] : []));

describe('the Temporal dev server’s arguments', () => {
  it('register every search attribute of the journeys with its type', () => {
    const args = temporalServerArguments({ port: 7233 });
    expect(valuesOf('--search-attribute', args)).toEqual(
      SEARCH_ATTRIBUTES.map(({ name, type }) => `${name}=${type}`),
    );
  });

  it('keep it to this machine', () => {
    expect(valuesOf('--ip', temporalServerArguments({ port: 7233 }))).toEqual(['127.0.0.1']);
  });

  it('give a database file the fast way of writing', () => {
    const args = temporalServerArguments({ port: 7233, dbFilename: '/data/temporal.db' });
    expect(valuesOf('--db-filename', args)).toEqual(['/data/temporal.db']);
    expect(valuesOf('--sqlite-pragma', args)).toEqual(['journal_mode=WAL', 'synchronous=NORMAL']);
  });

  it('ask for no file and no page where none is wanted', () => {
    const args = temporalServerArguments({ port: 7233 });
    expect(args).toContain('--headless');
    expect(args).not.toContain('--ui-port');
    expect(args).not.toContain('--db-filename');
    expect(args).not.toContain('--sqlite-pragma');
  });

  it('lift the limit that makes commands wait for each other', () => {
    expect(valuesOf('--dynamic-config-value', temporalServerArguments({ port: 7233 }))).toContain(
      'history.transferProcessorMaxPollRPS=2000',
    );
  });
});

describe('the version of a Temporal CLI', () => {
  it.each([
    ['temporal version 1.8.2 (Server 1.31.2, UI 2.50.1)', '1.31.2', true],
    ['temporal version 0.0.0-DEV (Server 1.32.0, UI 2.51.0)', '1.32.0', true],
    ['temporal version 1.0.0 (Server 1.24.2, UI 2.28.0)', '1.24.2', false],
    ['temporal version 9.0.0 (Server 2.0.0, UI 3.0.0)', '2.0.0', false],
    ['something else altogether', undefined, false],
  ])('is read from “%s”', (text, version, fitting) => {
    expect(serverVersionIn(text)).toBe(version);
    expect(fits(version)).toBe(fitting);
  });
});

describe('finding a Temporal server', () => {
  let folder: string;
  let said: string[];
  const report = (text: string) => said.push(text);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'fodfaeste-find-'));
    said = [];
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function aCli(path: string, server: string): string {
    const file = join(folder, path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, `#!/bin/sh\necho "temporal version 1.0.0 (Server ${server}, UI 2.50.1)"\n`);
    chmodSync(file, 0o755);
    return file;
  }
  const env = () => ({ PATH: join(folder, 'bin'), XDG_CACHE_HOME: join(folder, 'cache') });

  it('takes the one on the PATH before the one in the cache', async () => {
    const onPath = aCli('bin/temporal', '1.31.2');
    aCli(`cache/fodfaeste/temporal-cli-${TEMPORAL_CLI}/temporal`, '1.31.2');
    expect(await findTemporalServer(report, env())).toBe(onPath);
  });

  it('passes over one on the PATH that is too old, and says so', async () => {
    aCli('bin/temporal', '1.20.0');
    const built = aCli(`cache/fodfaeste/temporal-cli-${TEMPORAL_CLI}/temporal`, '1.31.2');
    expect(await findTemporalServer(report, env())).toBe(built);
    expect(said.join()).toContain('1.20.0');
  });

  it('takes one that was downloaded earlier', async () => {
    const fetched = aCli(`cache/fodfaeste/temporal-cli-${TEMPORAL_CLI}/temporal-v${TEMPORAL_CLI}`, '1.31.2');
    expect(await findTemporalServer(report, env())).toBe(fetched);
    expect(said).toEqual([]);
  });
});

describe('building it', () => {
  it.each([
    ['1.18', true],
    ['1.20.14', true],
    ['1.21.0', false],
    ['1.26.4', false],
    ['2.0', false],
  ])('with Go %s is too old: %s', (version, tooOld) => {
    expect(isTooOld(version)).toBe(tooOld);
  });
});
