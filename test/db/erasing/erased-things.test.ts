import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { countErasedThings, eraseThings } from '../../../db/erasing/erase.ts';
import { ERASED_THINGS, NEVER_A_PERSONS } from '../../../db/erasing/erased-things.ts';
import { oneHumanBeing } from '../../../db/erasing/one-human-being.ts';
import { all, inTransaction, run } from '../../../db/pool.ts';
import type { Db } from '../../../db/pool.ts';
import { tableMarks } from '../../../db/table-marks.ts';
import type { Holding } from '../../../db/table-marks.ts';
import { GOING_KINDS, STAYING_KINDS } from '../../../domain/vocabulary/erasure-kinds.ts';
import { aDatabaseWithParties, aRemindedJourney } from '../../support/journeys/a-recorded-journey.ts';
import { aDatabase } from '../../support/stack/a-database.ts';
import type { TestDatabase } from '../../support/stack/a-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabaseWithParties();
});
afterAll(() => database.close());

const AT = '2026-06-01T10:00:00.000Z';

/** Whether rows that hold this could be a person’s, or lead to one: a person is a contact too, and a journey a subject. */
const couldBeAPersons = ({ what }: Holding): boolean => what !== 'nothing-personal';

/** The tables of which no erasure says what becomes of their rows. */
async function unsaid(db: Db): Promise<string[]> {
  const said = new Set([...ERASED_THINGS.map(({ table }) => table), ...Object.keys(NEVER_A_PERSONS)]);
  return (await tableMarks(db))
    .filter(({ table, holds }) => holds.some(couldBeAPersons) && !said.has(table))
    .map(({ table }) => table);
}

describe('what an erasure takes away and leaves', () => {
  it('is said for every table whose mark could lead to a person', async () => {
    expect(await unsaid(database.db)).toEqual([]);
  });

  it('would be asked for of a new table', async () => {
    const planted = await aDatabase();
    try {
      await planted.db.query(`create table planted (journey_id uuid references journeys);
        comment on table planted is 'reference: to the journey in journey_id'`);
      expect(await unsaid(planted.db)).toEqual(['planted']);
    } finally {
      await planted.close();
    }
  });

  it('names no table that is not there, and every kind once', async () => {
    const tables = (await tableMarks(database.db)).map(({ table }) => table);
    const named = [...ERASED_THINGS.map(({ table }) => table), ...Object.keys(NEVER_A_PERSONS)];
    expect(named.filter((table) => !tables.includes(table))).toEqual([]);
    const kinds = ERASED_THINGS.map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual([...GOING_KINDS, ...STAYING_KINDS].toSorted());
  });

  it('takes away every sealed byte and every clear word under a person’s key: its tables go, and none stays', async () => {
    const goes = new Set(ERASED_THINGS.filter(({ goes }) => goes).map(({ table }) => table));
    const under = (await tableMarks(database.db))
      .filter(({ holds }) => holds.some(({ what }) => what === 'under-key-of-person'))
      .map(({ table }) => table);
    expect(under.length).toBeGreaterThan(8);
    expect(under.filter((table) => !goes.has(table))).toEqual([]);
  });

  it('touches nobody else', async () => {
    const { db } = database;
    const gone = await aRemindedJourney(db);
    const other = await aRemindedJourney(db);
    const whom = await oneHumanBeing(db, gone.id);
    const bystander = await oneHumanBeing(db, other.id);
    const before = await countErasedThings(db, bystander, AT);
    await inTransaction(db, (tx) => eraseThings(tx, whom, { at: AT, by: null }));
    expect(await countErasedThings(db, bystander, AT)).toEqual(before);
    const after = await countErasedThings(db, whom, AT);
    for (const kind of GOING_KINDS) expect([kind, after[kind]]).toEqual([kind, 0]);
    expect(before['owed-post']).toBeGreaterThan(0);
  });

  it('finds nobody under an id that no journey has', async () => {
    const whom = await oneHumanBeing(database.db, '3f0e6d1a-0000-4000-8000-000000000001');
    expect(whom).toEqual({ persons: [], journeys: [], contacts: [] });
    const before = await all(database.db, 'select count(*) from person_keys where destroyed_at is null');
    await inTransaction(database.db, (tx) => eraseThings(tx, whom, { at: AT, by: null }));
    expect(await all(database.db, 'select count(*) from person_keys where destroyed_at is null')).toEqual(
      before,
    );
  });
});

describe('who is one human being', () => {
  /** Journeys a, b, c, d; which merges there are between them, and whom the erasure of `a` takes. */
  const CHAINS: readonly (readonly [what: string, merges: readonly Merge[], taken: string])[] = [
    ['stands alone', [], 'a'],
    ['took another', [['a', 'b', 'done']], 'ab'],
    ['was merged into another', [['b', 'a', 'done']], 'ab'],
    ['is about to take another', [['a', 'b', 'begun']], 'ab'],
    [
      'took another that had taken a third',
      [
        ['b', 'c', 'done'],
        ['a', 'b', 'done'],
      ],
      'abc',
    ],
    [
      'was merged into one that took a third',
      [
        ['b', 'a', 'done'],
        ['b', 'c', 'done'],
      ],
      'abc',
    ],
    ['had a merge that was taken back', [['a', 'b', 'undone']], 'a'],
    [
      'took one, and another was taken back',
      [
        ['a', 'b', 'done'],
        ['a', 'c', 'undone'],
      ],
      'ab',
    ],
    ['is in none of others’ merges', [['c', 'd', 'done']], 'a'],
  ];
  type Merge = readonly [kept: string, merged: string, how: 'done' | 'begun' | 'undone'];

  it.each(CHAINS)('where the journey %s', async (_, merges, taken) => {
    const { db } = database;
    const ids = new Map<string, string>();
    for (const name of 'abcd') ids.set(name, (await aRemindedJourney(db)).id);
    for (const [kept, merged, how] of merges) {
      await run(
        db,
        `insert into journey_merges (id, kept, merged, asked_by, asked_at, done_at, undone_at)
         select gen_random_uuid(), $1, $2, (select min(id) from contacts), now(),
           case when $3 <> 'begun' then now() end, case when $3 = 'undone' then now() end`,
        [ids.get(kept), ids.get(merged), how],
      );
    }
    const { journeys, persons, contacts } = await oneHumanBeing(db, ids.get('a') ?? '');
    expect([...journeys].sort()).toEqual([...taken].map((name) => ids.get(name) ?? '').sort());
    expect([persons.length, contacts.length]).toEqual([taken.length, taken.length]);
  });
});

describe('the timeline', () => {
  const CHANGES = [
    ['another payload', `payload = '{"municipalityReference":"X"}'`],
    ['a payload without another field', `payload = payload - 'municipality'`],
    ['another type', `type = 'JourneyClosed'`],
    ['another key', `key = 'mine'`],
    ['another hash', `body_hash = 'mine'`],
    ['another day', `at = now()`],
  ] as const;

  it.each(CHANGES)('takes no %s, of somebody who was erased either', async (_, change) => {
    const { db } = database;
    const journey = await aRemindedJourney(db);
    const sql = `update timeline_events set ${change} where subject_id = $1`;
    await expect(run(db, sql, [journey.id])).rejects.toThrow('append-only');
    const whom = await oneHumanBeing(db, journey.id);
    await inTransaction(db, (tx) => eraseThings(tx, whom, { at: AT, by: null }));
    await expect(run(db, sql, [journey.id])).rejects.toThrow('append-only');
  });

  it('lets nothing be taken out of the events of somebody whose key is there', async () => {
    const { db } = database;
    const journey = await aRemindedJourney(db);
    const taking = `update timeline_events set payload = payload - 'municipalityReference', key = null where subject_id = $1`;
    await expect(run(db, taking, [journey.id])).rejects.toThrow('append-only');
    await expect(run(db, 'delete from timeline_events where subject_id = $1', [journey.id])).rejects.toThrow(
      'append-only',
    );
  });
});
