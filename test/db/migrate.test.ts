import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PG_MIGRATE_LOCK_ID } from 'node-pg-migrate';
import pg from 'pg';
import { all } from '../../db/pool.ts';
import { migrate, MigrationBlocked } from '../../db/tools/migrate.ts';
import { aDatabase } from '../support/stack/a-database.ts';
import type { TestDatabase } from '../support/stack/a-database.ts';
import { isWaiting } from '../support/stack/a-held-commit.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** The names of migrations that came before there were subjects. */
const BEFORE = ['0001_parties', '0002_persons', '0003_journeys'];

const tablesIn = ({ db }: TestDatabase) =>
  all(db, "select tablename from pg_tables where schemaname = 'public' order by 1");

describe('a database of before there were subjects', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await aDatabase();
    await database.owner.query(
      'drop schema public cascade; create schema public; create table journeys (id uuid)',
    );
    await database.owner.query(
      'create table migrations (id serial primary key, name text not null, run_on timestamp not null)',
    );
    await database.owner.query(
      'insert into migrations (name, run_on) select name, now() from unnest($1::text[]) as name',
      [BEFORE],
    );
  });
  afterAll(() => database.close());

  it('is refused with a sentence that says what to do, and stays as it was', async () => {
    const tables = await tablesIn(database);
    await expect(migrate(database.ownerUrl)).rejects.toMatchObject({
      message: expect.stringMatching(/^This database was made by an earlier version.*`npm run reset`/),
    });
    expect(await tablesIn(database)).toEqual(tables);
  });

  it('is refused by npm run migrate without a stack', async () => {
    const migrating = promisify(execFile)(process.execPath, ['--import', 'tsx', 'db/tools/migrate.ts'], {
      cwd: PROJECT,
      env: {
        ...process.env,
        NODE_ENV: 'test',
        DATABASE_URL: database.url,
        MIGRATION_DATABASE_URL: database.ownerUrl,
      },
    });
    await expect(migrating).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^This database was made by an earlier version[^\n]*\n$/),
    });
  });
});

describe('a migration that somebody keeps from its lock', () => {
  let database: TestDatabase;
  let holder: pg.Client;
  beforeEach(async () => {
    database = await aDatabase();
    holder = new pg.Client({ connectionString: database.ownerUrl, application_name: 'a forgotten console' });
    await holder.connect();
  });
  afterEach(async () => {
    await holder.end();
    await database.close();
  });

  it.each([
    ['by another migration that hangs', [`select pg_advisory_lock(${PG_MIGRATE_LOCK_ID})`]],
    ['by a table in a transaction that was left open', ['begin', 'lock table migrations']],
  ])('%s says who has it after its patience, and changes nothing', async (_, statements) => {
    for (const statement of statements) await holder.query(statement);
    const { rows } = await holder.query<{ pid: number }>('select pg_backend_pid() as pid');
    const blocked = migrate(database.ownerUrl, { patienceMs: 600 });
    await expect(blocked).rejects.toThrow(MigrationBlocked);
    await expect(blocked).rejects.toMatchObject({
      message: expect.stringMatching(
        new RegExp(
          `^The database was not brought up to date: .* pid ${rows[0]?.pid} \\(“a forgotten console”\\), at it since 2\\d{3}-`,
        ),
      ),
    });
  });

  it('waits for one that is soon done', async () => {
    await holder.query(`select pg_advisory_lock(${PG_MIGRATE_LOCK_ID})`);
    const waiting = migrate(database.ownerUrl, { patienceMs: 20_000 });
    expect(await isWaiting(waiting)).toBe(true);
    await holder.query(`select pg_advisory_unlock(${PG_MIGRATE_LOCK_ID})`);
    await expect(waiting).resolves.toBeUndefined();
  });
});

describe('a database of this release', () => {
  it('is brought up to date again without any change', async () => {
    const database = await aDatabase();
    try {
      const tables = await tablesIn(database);
      await migrate(database.ownerUrl);
      expect(await tablesIn(database)).toEqual(tables);
    } finally {
      await database.close();
    }
  });
});
