import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { all, one } from '../../db/pool.ts';
import { ownsTheTimeline } from '../../db/running/running-role.ts';
import { appendOnlyTables, RoleNotSettled, roleIn, settleRunningRole } from '../../db/tools/running-role.ts';
import { aDatabase } from '../support/stack/a-database.ts';
import type { TestDatabase } from '../support/stack/a-database.ts';

/** Everything that can be given on a table. */
const RIGHTS = [
  'select',
  'insert',
  'update',
  'delete',
  'truncate',
  'references',
  'trigger',
  'maintain',
] as const;

const READ_AND_WRITE = ['select', 'insert', 'update', 'delete'];
const ADD_ONLY = ['select', 'insert'];

/** The tables that are only added to: what happened, whom it was told of, and who read it. */
const APPEND_ONLY = ['disclosures', 'page_reads', 'timeline_events'];

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
});
afterAll(() => database.close());

describe('the role as whom the service runs', () => {
  it('may do with every table what it should, and nothing else', async () => {
    const tables = await tablesIn(database);
    expect(tables.length).toBeGreaterThan(30);
    expect(await appendOnlyTables(database.owner)).toEqual(APPEND_ONLY);
    expect(await rightsIn(database, tables)).toEqual(
      Object.fromEntries(tables.map((table) => [table, rightsWantedOn(table)])),
    );
  });

  it('may not give itself more: it owns nothing and can become nobody', async () => {
    const role = await one(
      database.db,
      `select rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls as mighty,
         (select count(*) from pg_class where relowner = pg_roles.oid) as owns,
         (select count(*) from pg_auth_members where member = pg_roles.oid) as becomes,
         has_schema_privilege('public', 'create') as makes
       from pg_roles where rolname = current_user`,
    );
    expect(role).toEqual({ mighty: false, owns: 0, becomes: 0, makes: false });
  });

  it.each([
    'create table planted (id int)',
    'create function planted() returns int language sql as $$ select 1 $$',
    'alter table timeline_events disable trigger user',
    'drop trigger timeline_is_append_only on timeline_events',
    'drop table page_reads',
    'create index planted on timeline_events (at)',
    'create trigger planted before insert on timeline_events for each row execute function is_append_only()',
    "set session_replication_role = 'replica'",
    'set role owner_of_tables',
    "comment on table timeline_events is 'mine'",
    'truncate persons cascade',
  ])('is refused: %s', async (sql) => {
    await expect(database.db.query(sql)).rejects.toMatchObject({ code: '42501' });
  });

  it.each(APPEND_ONLY)(
    'can neither change, delete from nor empty %s; its owner is refused too',
    async (table) => {
      const column = (
        await one<{ name: string }>(
          database.db,
          'select attname::text as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and attidentity = $2 order by attnum',
          [table, ''],
        )
      )?.name;
      const attempts = [
        `update ${table} set ${column} = ${column}`,
        `delete from ${table}`,
        `truncate ${table} cascade`,
        `truncate ${table}, alarms cascade`,
      ];
      for (const sql of attempts) {
        await expect(database.db.query(sql)).rejects.toMatchObject({ code: '42501' });
      }
      for (const sql of attempts.slice(2)) {
        await expect(database.owner.query(sql)).rejects.toThrow(`${table} is append-only`);
      }
      const guards = await all(
        database.db,
        `select 1 from pg_trigger where tgrelid = $1::regclass and tgenabled = 'O'
         and pg_get_triggerdef(oid) ~ 'BEFORE (DELETE OR UPDATE .* FOR EACH ROW|TRUNCATE)'`,
        [table],
      );
      expect(guards).toHaveLength(2);
    },
  );

  it('may use a table that is made later, and a later one that is only added to as it should', async () => {
    const later = await aDatabase();
    try {
      await later.owner.query('create table later (id int)');
      expect(await rightsIn(later, ['later'])).toEqual({ later: READ_AND_WRITE });
      await later.owner.query(
        'create trigger later_is_append_only before update or delete on later for each row execute function is_append_only()',
      );
      await settleRunningRole(later.owner, roleIn(later.url));
      expect(await rightsIn(later, ['later'])).toEqual({ later: ADD_ONLY });
    } finally {
      await later.close();
    }
  });

  it('is settled by several at once', async () => {
    const settled = Array.from({ length: 4 }, () => settleRunningRole(database.owner, roleIn(database.url)));
    await expect(Promise.all(settled)).resolves.toHaveLength(4);
  });
});

describe('a role that must not run the service', () => {
  it('is seen at the start of the service: the owner is told apart from who runs it', async () => {
    expect(await ownsTheTimeline(database.db)).toBe(false);
    expect(await ownsTheTimeline(database.owner)).toBe(true);
  });

  it('is seen where it has only been given too much', async () => {
    for (const right of ['update', 'delete', 'truncate', 'trigger']) {
      await database.owner.query(`grant ${right} on timeline_events to running_service`);
      expect(await ownsTheTimeline(database.db)).toBe(true);
      await database.owner.query(`revoke ${right} on timeline_events from running_service`);
    }
    expect(await ownsTheTimeline(database.db)).toBe(false);
  });

  it('is refused when rights are settled: the owner itself, a superuser, and one who cannot be made', async () => {
    const refused = [
      roleIn(database.ownerUrl),
      { name: 'postgres', password: undefined },
      { name: 'nobody_made_it', password: undefined },
    ];
    for (const role of refused) {
      await expect(settleRunningRole(database.owner, role)).rejects.toThrow(RoleNotSettled);
    }
  });

  it('is made with the password of its address, if the owner may make it', async () => {
    const url = new URL(database.url);
    url.username = 'made_by_its_owner';
    url.password = encodeURIComponent("o'clock %");
    await settleRunningRole(database.owner, roleIn(url.href));
    const made = new pg.Client({ connectionString: url.href });
    await made.connect();
    try {
      expect((await made.query('select count(*)::int as many from journeys')).rows).toEqual([{ many: 0 }]);
    } finally {
      await made.end();
    }
  });
});

function rightsWantedOn(table: string): readonly string[] {
  if (table === 'migrations') return ['select'];
  return APPEND_ONLY.includes(table) ? ADD_ONLY : READ_AND_WRITE;
}

async function tablesIn({ owner }: TestDatabase): Promise<string[]> {
  const rows = await all<{ name: string }>(
    owner,
    "select relname::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')",
  );
  return rows.map(({ name }) => name);
}

/** What the running role may do, table by table, asked of Postgres as that role. */
async function rightsIn({ db }: TestDatabase, tables: readonly string[]): Promise<Record<string, string[]>> {
  const rows = await all<{ name: string; rights: string[] }>(
    db,
    `select name, array(select r from unnest($2::text[]) with ordinality as given (r, n)
       where has_table_privilege(format('public.%I', name), r) order by n) as rights
     from unnest($1::text[]) as name`,
    [tables, RIGHTS],
  );
  return Object.fromEntries(rows.map(({ name, rights }) => [name, rights]));
}
