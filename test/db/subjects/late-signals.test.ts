import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keepSignal } from '../../../activities/recording/keep-signal.ts';
import type { UnheardSignal } from '../../../activities/recording/keep-signal.ts';
import { listAlarms } from '../../../db/running/alarms.ts';
import { keepLateSignal, lateSignalsOf } from '../../../db/subjects/late-signals.ts';
import { aDatabase } from '../../support/stack/a-database.ts';
import type { TestDatabase } from '../../support/stack/a-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
});
afterAll(() => database.close());

const kept = async (subjectId: string) =>
  (await lateSignalsOf(database.db, subjectId)).map(({ id, name, payload }) => ({ id, name, payload }));

describe('a Signal nobody could hear', () => {
  it.each([
    ['what a jobcentre sends', { key: 'k-1', municipality: 'hilleroed-kommune', command: 'ClaimAllowance' }],
    ['text', 'hello'],
    ['a zero character, which other columns do not take', { fields: '\u0000' }],
    ['nothing', null],
    ['half a letter', '\uD800'],
  ])('is kept as it came: %s', async (_, payload) => {
    const subjectId = randomUUID();
    const signal = { id: randomUUID(), subjectId, name: 'jobcentreSignal', payload };
    await keepLateSignal(database.db, signal);
    expect(await kept(subjectId)).toEqual([{ id: signal.id, name: 'jobcentreSignal', payload }]);
  });

  it('without a payload is kept all the same', async () => {
    const subjectId = randomUUID();
    await keepLateSignal(database.db, { id: randomUUID(), subjectId, name: 'unknown', payload: undefined });
    expect(await kept(subjectId)).toMatchObject([{ name: 'unknown', payload: null }]);
  });

  it('is kept once though it comes twice, and the operators are told once', async () => {
    const subject = { kind: 'journey', id: randomUUID() } as const;
    const keep = keepSignal({ db: database.db });
    const signal = { id: randomUUID(), subject, name: 'jobcentreSignal', payload: { key: 'k-1' } };
    await keep(signal);
    await keep(signal);
    await keep({ ...signal, id: randomUUID() });
    expect(await kept(subject.id)).toHaveLength(2);
    const { items } = await listAlarms(database.db, { limit: 50, offset: 0 });
    expect(items.filter((alarm) => alarm.subject?.id === subject.id)).toMatchObject([
      { kind: 'signal-not-understood' },
    ]);
  });

  it('is listed until somebody has dealt with it', async () => {
    const subjectId = randomUUID();
    const id = randomUUID();
    await keepLateSignal(database.db, { id, subjectId, name: 'jobcentreSignal', payload: {} });
    await database.db.query('update late_signals set handled_at = now() where id = $1', [id]);
    expect(await kept(subjectId)).toEqual([]);
  });

  it('is refused for good if its subject is of a kind that nobody here knows', async () => {
    const subject = { kind: 'class' as 'journey', id: randomUUID() };
    const keep = keepSignal({ db: database.db });
    await expect(
      keep({ subject, id: randomUUID(), name: 'jobcentreSignal', payload: {} }),
    ).rejects.toMatchObject({
      type: 'UnknownSubjectKind',
      nonRetryable: true,
      message: 'No subject of the kind "class" lives here',
    });
    expect(await kept(subject.id)).toEqual([]);
  });

  it('is kept for a journey whose run is of before there were other subjects', async () => {
    const journeyId = randomUUID();
    const signal = { journeyId, id: randomUUID(), name: 'jobcentreSignal', payload: { key: 'k-1' } };
    await keepSignal({ db: database.db })(signal as unknown as UnheardSignal);
    expect(await kept(journeyId)).toMatchObject([{ name: 'jobcentreSignal', payload: { key: 'k-1' } }]);
  });
});
