import { cpSync, mkdirSync, mkdtempSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { postgresPrograms } from '../../embedded/postgres.ts';
import { linkPostgresLibraries } from '../../embedded/postgres-libraries.ts';

/** A package as npm unpacks it while scripts are ignored: with a list of links, and without the links. */
let folder: string;
beforeEach(async () => {
  const { postgres } = await postgresPrograms();
  folder = mkdtempSync(join(tmpdir(), 'fodfaeste-package-'));
  mkdirSync(join(folder, 'native', 'lib'), { recursive: true });
  cpSync(join(dirname(postgres), '..', '..', 'scripts'), join(folder, 'scripts'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'native', 'lib', 'libpq.so.5.18'), 'a library');
  writeFileSync(
    join(folder, 'native', 'pg-symlinks.json'),
    JSON.stringify([{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]),
  );
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the libraries of the embedded PostgreSQL', () => {
  it('are linked when they are first needed, since nothing that is installed runs by itself', async () => {
    await linkPostgresLibraries(folder);
    expect(readlinkSync(join(folder, 'native', 'lib', 'libpq.so.5'))).toBe('libpq.so.5.18');
  });

  it('stay as they are ever after', async () => {
    await linkPostgresLibraries(folder);
    const before = statSync(join(folder, 'native', 'lib')).mtimeMs;
    await linkPostgresLibraries(folder);
    expect(statSync(join(folder, 'native', 'lib')).mtimeMs).toBe(before);
  });

  it('are said not to be linked where they cannot be', async () => {
    writeFileSync(join(folder, 'scripts', 'hydrate-symlinks.js'), '');
    await expect(linkPostgresLibraries(folder)).rejects.toThrow('could not be linked');
  });
});
