import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dumpSchema } from '../../db/tools/dump-schema.ts';
import { aDatabase } from '../support/stack/a-database.ts';
import type { TestDatabase } from '../support/stack/a-database.ts';
import { pathsOf, ROOT } from './source-files.ts';

describe('the migrations', () => {
  const files = pathsOf(/\.sql$/)
    .filter((path) => path.startsWith('db/migrations/'))
    .map((path) => basename(path));

  it('are numbered from 0001 without a gap, and say what they are about', () => {
    expect(files.length).toBeGreaterThan(0);
    expect(numberingFaults(files)).toEqual([]);
  });

  it.each([
    ['a gap', ['0001_parties.sql', '0003_journeys.sql']],
    ['a number twice', ['0001_parties.sql', '0001_persons.sql']],
    ['another beginning', ['0002_persons.sql']],
    ['a number that is too short', ['001_parties.sql']],
    ['capitals', ['0001_Parties.sql']],
    ['no name', ['0001.sql']],
  ])('would be caught with %s', (_, names) => {
    expect(numberingFaults(names)).not.toEqual([]);
  });
});

describe('db/schema.sql', () => {
  let database: TestDatabase;
  const written = readFileSync(join(ROOT, 'db', 'schema.sql'), 'utf8');
  beforeAll(async () => {
    database = await aDatabase();
  });
  afterAll(() => database.close());

  it('is what the migrations make; otherwise run npm run schema', async () => {
    expect(await dumpSchema(database.owner)).toBe(written);
  });

  it('makes the same schema anew', async () => {
    const again = await aDatabase();
    try {
      await again.owner.query('drop schema public cascade; create schema public;');
      await again.owner.query(written);
      expect(await dumpSchema(again.owner)).toBe(written);
    } finally {
      await again.close();
    }
  });

  it.each([
    'alter table organisations add column nickname text',
    'alter table organisations alter column active set default false',
    'alter table organisations alter column address set not null',
    'alter table organisations drop constraint organisations_cvr_check',
    'alter table contacts drop constraint contacts_organisation_id_fkey',
    'drop index contacts_by_organisation',
    'drop trigger timeline_is_append_only on timeline_events',
    "comment on table organisations is 'not personal: firms'",
    'comment on table organisations is null',
    'create or replace function clock_never_goes_back() returns trigger language plpgsql as $$begin return new; end$$',
  ])('would be found out of date by: %s', async (change) => {
    const changed = await aDatabase();
    try {
      await changed.owner.query(change);
      expect(await dumpSchema(changed.owner)).not.toBe(written);
    } finally {
      await changed.close();
    }
  });

  it.each([
    "create type mood as enum ('good')",
    'create view everybody as select id from persons',
    'create sequence numbers',
    "comment on column persons.sealed is 'the rest'",
    "comment on index contacts_by_organisation is 'the rest'",
    'alter table persons enable row level security',
  ])('would not be written without: %s', async (change) => {
    const changed = await aDatabase();
    try {
      await changed.owner.query(change);
      await expect(dumpSchema(changed.owner)).rejects.toThrow('cannot write this yet');
    } finally {
      await changed.close();
    }
  });
});

function numberingFaults(names: readonly string[]): string[] {
  return names
    .map((name, index) => ({ name, number: String(index + 1).padStart(4, '0') }))
    .filter(({ name, number }) => !new RegExp(`^${number}_[a-z][a-z0-9_]*\\.sql$`).test(name))
    .map(({ name, number }) => `${name} should be ${number}_ and a name in small letters`);
}
