import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { all, createPool, inTransaction, one } from '../../db/pool.ts';
import type { Db } from '../../db/pool.ts';
import { claimClockMove, releaseClockMove } from '../../db/running/clock-claim.ts';
import { moveClock, noteClockMove, readClock } from '../../db/running/clock.ts';
import { isLastingFault } from '../../db/running/lasting-fault.ts';
import { aDatabase, ownerOf } from '../support/stack/a-database.ts';
import type { TestDatabase } from '../support/stack/a-database.ts';
import { eventually } from '../support/stack/eventually.ts';

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await aDatabase();
  ({ db } = database);
});
afterAll(() => database.close());

describe('what comes from the database', () => {
  it('is as the domain has it: dates as text, instants in UTC with milliseconds, counts as numbers', async () => {
    await db.query("set time zone 'America/New_York'");
    expect(
      await one(
        db,
        `select date '2026-03-29' as day, timestamptz '2026-03-29 03:30:00.5+02' as at, count(*) as many,
           array['a', 'b'] as list, '{"a": 1}'::jsonb as json, null::date as none from generate_series(1, 3)`,
      ),
    ).toEqual({
      day: '2026-03-29',
      at: '2026-03-29T01:30:00.500Z',
      many: 3,
      list: ['a', 'b'],
      json: { a: 1 },
      none: null,
    });
  });

  it('is in a list what it is by itself', async () => {
    expect(
      await one(
        db,
        `select array[date '2026-03-29', null] as days, array[timestamptz '2026-03-29 03:30:00.5+02'] as ats,
           array[9007199254740991::bigint] as many, array[0.1000::numeric] as shares, array[]::date[] as none`,
      ),
    ).toEqual({
      days: ['2026-03-29', null],
      ats: ['2026-03-29T01:30:00.500Z'],
      many: [9_007_199_254_740_991],
      shares: ['0.1000'],
      none: [],
    });
  });

  it('is the same date whatever the time zone of the server process is', async () => {
    const pool = createPool(`${database.url}?options=-c%20TimeZone%3DPacific/Auckland`);
    expect(await one(pool, "select date '2026-12-31' as day")).toEqual({ day: '2026-12-31' });
    await pool.end();
  });
});

describe('a transaction', () => {
  const values = () => all<{ value: number }>(db, 'select value from kept order by value');
  beforeAll(() => ownerOf(db).query('create table kept (value integer primary key)'));

  it('keeps all or nothing, and gives its connection back either way', async () => {
    await inTransaction(db, (tx) => tx.query('insert into kept values (1)'));
    for (let tries = 0; tries < 30; tries += 1) {
      const failing = inTransaction(db, async (tx) => {
        await tx.query('insert into kept values (2)');
        await tx.query('insert into kept values (1)');
      });
      await expect(failing).rejects.toThrow('duplicate key');
    }
    expect(await values()).toEqual([{ value: 1 }]);
  });

  it('that is cut off fails, and leaves the process and the next one whole', async () => {
    const cut = inTransaction(db, async (tx) => {
      const pid = (await one<{ pid: number }>(tx, 'select pg_backend_pid() as pid'))?.pid;
      await db.query('select pg_terminate_backend($1)', [pid]);
      // Nothing is asked while the line breaks: only the connection itself hears of it.
      await eventually(async () => {
        const left = await all(db, 'select 1 from pg_stat_activity where pid = $1', [pid]);
        return left.length === 0;
      });
      await tx.query('insert into kept values (3)');
    });
    await expect(cut).rejects.toThrow(/terminat|not queryable/);
    await inTransaction(db, (tx) => tx.query('insert into kept values (4)'));
    expect(await values()).toEqual([{ value: 1 }, { value: 4 }]);
  });

  it.each([
    ['a value that is no date', "select date '2026-02-30'", true],
    ['a row that is there already', 'insert into kept values (1)', true],
    ['a table that is not there', 'select * from nowhere', true],
    ['a statement that took too long', "set local statement_timeout = '10ms'; select pg_sleep(5)", false],
  ])('whose database refuses for good is told from one to be tried again: %s', async (_, sql, lasting) => {
    const error: unknown = await inTransaction(db, (tx) => tx.query(sql)).catch((caught: unknown) => caught);
    expect(isLastingFault(error)).toBe(lasting);
  });
});

describe('the training clock’s row', () => {
  const DAY = 86_400_000;

  it('never goes back, neither when asked nor by hand', async () => {
    expect(await readClock(db)).toEqual({ offsetMs: 0, movingTo: null });
    expect(await moveClock(db, 3 * DAY + 0.4)).toMatchObject({ offsetMs: 3 * DAY });
    expect(await moveClock(db, DAY)).toMatchObject({ offsetMs: 3 * DAY });
    await expect(db.query('update clock set offset_ms = 0')).rejects.toThrow('never goes back');
    expect(await readClock(db)).toEqual({ offsetMs: 3 * DAY, movingTo: null });
  });

  it('is one row and no more', async () => {
    await expect(db.query('insert into clock default values')).rejects.toThrow('duplicate key');
    await expect(db.query('insert into clock (only_row) values (false)')).rejects.toThrow('check');
  });

  it('is moved by one at a time, though two ask at once', async () => {
    const [to, other] = ['2026-12-31T16:00:00.000Z', '2027-01-31T16:00:00.000Z'];
    const claimed = await Promise.all([claimClockMove(db, to), claimClockMove(db, other)]);
    expect(claimed.filter(Boolean)).toHaveLength(1);
    const winner = claimed[0] ? to : other;
    await releaseClockMove(db, claimed[0] ? other : to);
    expect((await readClock(db)).movingTo).toBe(winner);
    await noteClockMove(db, null);
    expect(await claimClockMove(db, to)).toBe(true);
    await releaseClockMove(db, to);
    expect((await readClock(db)).movingTo).toBeNull();
  });
});
