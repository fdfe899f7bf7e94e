import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { inTransaction } from '../../../db/pool.ts';
import type { Db } from '../../../db/pool.ts';
import {
  ALARM_KINDS,
  closeAlarm,
  countOpenAlarms,
  endStuckAlarm,
  healAlarm,
  isStuck,
  subjectsAlarmedFor,
  listAlarms,
  openAlarmKind,
  raiseAlarm,
} from '../../../db/running/alarms.ts';
import type { AlarmCause } from '../../../db/running/alarms.ts';
import { aDatabase } from '../../support/stack/a-database.ts';
import type { TestDatabase } from '../../support/stack/a-database.ts';

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await aDatabase();
  ({ db } = database);
});
afterAll(() => database.close());
beforeEach(async () => {
  await db.query('delete from alarms');
});

const JOURNEY = { kind: 'journey', id: randomUUID() } as const;
const detail = 'Something a person must see.';

const alarms = async (closed = false) => (await listAlarms(db, { closed, limit: 50, offset: 0 })).items;

describe('an alarm', () => {
  it.each<[string, AlarmCause]>([
    ['about a journey', { kind: 'out-of-step', subject: JOURNEY, detail }],
    ['about a mail', { kind: 'mail-stuck', about: 'digest-byg-2026-03-20', detail }],
    ['about the service as a whole', { kind: 'post-late', detail }],
  ])('%s is raised once, however often and however many at once it is raised', async (_, cause) => {
    const raised = await Promise.all(Array.from({ length: 6 }, () => raiseAlarm(db, cause)));
    expect(raised.filter(Boolean)).toHaveLength(1);
    expect(await raiseAlarm(db, cause)).toBe(false);
    expect(await alarms()).toMatchObject([{ kind: cause.kind, detail, closedAt: null, closedBy: null }]);
    expect(await countOpenAlarms(db)).toEqual({ open: 1, stuck: 0 });
  });

  it('is another one for another journey, mail or kind', async () => {
    await raiseAlarm(db, { kind: 'out-of-step', subject: JOURNEY, detail });
    expect(
      await raiseAlarm(db, { kind: 'out-of-step', subject: { ...JOURNEY, id: randomUUID() }, detail }),
    ).toBe(true);
    expect(await raiseAlarm(db, { kind: 'recording-stuck', subject: JOURNEY, detail })).toBe(true);
    expect(await raiseAlarm(db, { kind: 'mail-stuck', about: 'digest-byg-2026-03-20', detail })).toBe(true);
    expect(await raiseAlarm(db, { kind: 'mail-stuck', about: 'digest-byg-2026-03-23', detail })).toBe(true);
    expect(await countOpenAlarms(db)).toEqual({ open: 5, stuck: 0 });
  });

  it('closes when its cause is gone, and no other closes with it', async () => {
    const other = { kind: 'programme', id: randomUUID() } as const;
    await raiseAlarm(db, { kind: 'workflow-missing', subject: JOURNEY, detail });
    await raiseAlarm(db, { kind: 'workflow-missing', subject: other, detail });
    await raiseAlarm(db, { kind: 'post-late', detail });
    await healAlarm(db, { kind: 'workflow-missing', subject: JOURNEY });
    await healAlarm(db, { kind: 'workflow-missing', subject: JOURNEY });
    expect((await alarms()).map(({ kind, subject }) => [kind, subject])).toEqual([
      ['post-late', null],
      ['workflow-missing', other],
    ]);
    expect(await subjectsAlarmedFor(db, 'workflow-missing')).toEqual([other]);
    await healAlarm(db, { kind: 'post-late' });
    expect((await alarms(true)).filter(({ closedBy }) => closedBy === 'cause gone')).toHaveLength(2);
  });

  it('is closed by hand once, by a named contact, and raised anew when it happens again', async () => {
    const cause = { kind: 'recording-stuck', subject: JOURNEY, detail } as const;
    await raiseAlarm(db, cause);
    const [alarm] = await alarms();
    expect(await closeAlarm(db, alarm?.id ?? 0, 'k-operator')).toMatchObject({ closedBy: 'k-operator' });
    expect(await closeAlarm(db, alarm?.id ?? 0, 'k-coordinator')).toBeUndefined();
    expect(await countOpenAlarms(db)).toEqual({ open: 0, stuck: 0 });
    expect(await raiseAlarm(db, cause)).toBe(true);
    expect(await alarms()).toHaveLength(1);
    expect(await alarms(true)).toHaveLength(2);
  });

  it('that a subject is stuck is closed by its next recording, and by nothing and nobody else', async () => {
    const cause = { kind: 'subject-stuck', subject: JOURNEY, detail } as const;
    await raiseAlarm(db, cause);
    const [alarm] = await alarms();
    expect(await closeAlarm(db, alarm?.id ?? 0, 'k-operator')).toBeUndefined();
    expect(await openAlarmKind(db, alarm?.id ?? 0)).toBe('subject-stuck');
    await expect(db.query("update alarms set closed_at = now(), closed_by = 'cause gone'")).rejects.toThrow(
      'alarms_stuck_until_recorded',
    );
    await inTransaction(db, (tx) => endStuckAlarm(tx, randomUUID()));
    expect([await isStuck(db, JOURNEY.id), await countOpenAlarms(db)]).toEqual([true, { open: 1, stuck: 1 }]);
    await inTransaction(db, (tx) => endStuckAlarm(tx, JOURNEY.id));
    expect(await isStuck(db, JOURNEY.id)).toBe(false);
    expect(await alarms(true)).toMatchObject([{ closedBy: 'next recording' }]);
  });

  it('can be of every kind there is, and of no other', async () => {
    for (const kind of ALARM_KINDS) expect(await raiseAlarm(db, { kind, detail })).toBe(true);
    await expect(raiseAlarm(db, { kind: 'other' as 'post-late', detail })).rejects.toThrow('check');
  });

  it('is listed newest first, a page at a time, with the number of all', async () => {
    for (const kind of ALARM_KINDS) await raiseAlarm(db, { kind, detail });
    const page = await listAlarms(db, { limit: 2, offset: 1 });
    expect(page.total).toBe(ALARM_KINDS.length);
    expect(page.items.map(({ kind }) => kind)).toEqual(ALARM_KINDS.toReversed().slice(1, 3));
  });
});
