import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keepSignal } from '../../../activities/recording/keep-signal.ts';
import { keepLateSignal, lateSignalsOf } from '../../../db/journeys/late-signals.ts';
import { listAlarms } from '../../../db/running/alarms.ts';
import { aDatabase } from '../../support/stack/a-database.ts';
import type { TestDatabase } from '../../support/stack/a-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
});
afterAll(() => database.close());

const kept = async (journeyId: string) =>
  (await lateSignalsOf(database.db, journeyId)).map(({ id, name, payload }) => ({ id, name, payload }));

describe('a Signal nobody could hear', () => {
  it.each([
    ['what a jobcentre sends', { key: 'k-1', municipality: 'hilleroed-kommune', command: 'ClaimAllowance' }],
    ['text', 'hello'],
    ['a zero character, which other columns do not take', { fields: '\u0000' }],
    ['nothing', null],
    ['half a letter', '\uD800'],
  ])('is kept as it came: %s', async (_, payload) => {
    const journeyId = randomUUID();
    const signal = { id: randomUUID(), journeyId, name: 'jobcentreSignal', payload };
    await keepLateSignal(database.db, signal);
    expect(await kept(journeyId)).toEqual([{ id: signal.id, name: 'jobcentreSignal', payload }]);
  });

  it('without a payload is kept all the same', async () => {
    const journeyId = randomUUID();
    await keepLateSignal(database.db, { id: randomUUID(), journeyId, name: 'unknown', payload: undefined });
    expect(await kept(journeyId)).toMatchObject([{ name: 'unknown', payload: null }]);
  });

  it('is kept once though it comes twice, and the operators are told once', async () => {
    const journeyId = randomUUID();
    const keep = keepSignal({ db: database.db });
    const signal = { id: randomUUID(), journeyId, name: 'jobcentreSignal', payload: { key: 'k-1' } };
    await keep(signal);
    await keep(signal);
    await keep({ ...signal, id: randomUUID() });
    expect(await kept(journeyId)).toHaveLength(2);
    const { items } = await listAlarms(database.db, { limit: 50, offset: 0 });
    expect(items.filter(({ journey }) => journey === journeyId)).toMatchObject([
      { kind: 'signal-not-understood' },
    ]);
  });

  it('is listed until somebody has dealt with it', async () => {
    const journeyId = randomUUID();
    const id = randomUUID();
    await keepLateSignal(database.db, { id, journeyId, name: 'jobcentreSignal', payload: {} });
    await database.db.query('update late_signals set handled_at = now() where id = $1', [id]);
    expect(await kept(journeyId)).toEqual([]);
  });
});
