import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Db } from '../../../db/pool.ts';
import { closeAlarm, listAlarms, raiseAlarm } from '../../../db/running/alarms.ts';
import { keepLateSignal, noteSignalHandled } from '../../../db/subjects/late-signals.ts';
import { unsettledSignals } from '../../../db/worklist/unsettled-signals.ts';
import { aDatabaseWithParties, aRemindedJourney } from '../../support/journeys/a-recorded-journey.ts';
import type { RecordedJourney } from '../../support/journeys/a-recorded-journey.ts';
import { ownerOf } from '../../support/stack/a-database.ts';
import type { TestDatabase } from '../../support/stack/a-database.ts';

let database: TestDatabase;
let db: Db;
beforeEach(async () => {
  database = await aDatabaseWithParties();
  ({ db } = database);
});
afterEach(() => database.close());

describe('a jobcentre’s message that waits to be settled', () => {
  it('is one that no rule let through, with what it was to do', async () => {
    const journey = await aRemindedJourney(db);
    journey.happens({
      type: 'SignalNotApplied',
      payload: { command: 'AcceptScreening', code: 'wrong-stage' },
    });
    await journey.record();
    expect(await unsettledSignals(db)).toEqual([
      {
        journey: journey.id,
        personId: journey.personId,
        ground: 'public-task',
        municipality: 'Hillerød Kommune',
        reference: journey.reference,
        obligation: journey.lived.open('jobcentre-signal')?.id,
        why: 'not-applied',
        command: 'AcceptScreening',
        since: journey.lived.now,
      },
    ]);
  });

  it('is one that could not be read', async () => {
    const journey = await aRemindedJourney(db);
    await journey.happens({ type: 'SignalNotUnderstood', payload: {} }).record();
    expect(await unsettledSignals(db)).toMatchObject([{ why: 'not-understood', command: null }]);
  });

  it('is found among many events, whichever of them Postgres reads first', async () => {
    for (let each = 0; each < 5; each += 1) {
      const journey = await aRemindedJourney(db);
      for (let signal = 0; signal < 3; signal += 1) {
        journey.happens({ type: 'SignalNotUnderstood', payload: {} });
      }
      // For most events the cause is a number, but not for this one.
      journey.lived.does('CloseJourney', { outcome: 'not-established', cause: 'moved', on: '2026-03-20' });
      await journey.record();
      await ownerOf(db).query('analyze');
    }
    expect(await unsettledSignals(db)).toHaveLength(15);
  });

  it('is told of until it is settled', async () => {
    const journey = await aRemindedJourney(db);
    await journey.happens({ type: 'SignalNotUnderstood', payload: {} }).record();
    const event = journey.lived.open('jobcentre-signal')?.cause ?? 0;
    journey.lived.does('SettleSignal', { event });
    await journey.record();
    expect(await unsettledSignals(db)).toEqual([]);
  });

  describe('and came too late', () => {
    const id = randomUUID();
    let journey: RecordedJourney;
    beforeEach(async () => {
      journey = await aRemindedJourney(db);
      // Postgres stores such a payload, but fails to read it.
      const payload = { fields: '\u0000' };
      await keepLateSignal(db, { id, subjectId: journey.id, name: 'jobcentreSignal', payload });
      await raiseAlarm(db, {
        kind: 'signal-not-understood',
        subject: { kind: 'journey', id: journey.id },
        detail: 'It is kept.',
      });
    });

    it('is told of, by whose it is alone', async () => {
      expect(await unsettledSignals(db)).toMatchObject([
        { reference: journey.reference, why: 'late', obligation: null, command: null },
      ]);
    });

    it('is told of until it has been handed over', async () => {
      await noteSignalHandled(db, id);
      expect(await unsettledSignals(db)).toEqual([]);
    });

    it('is told of until its alarm is closed', async () => {
      const { items } = await listAlarms(db, { limit: 1, offset: 0 });
      await closeAlarm(db, items[0]?.id ?? 0, 'driften');
      expect(await unsettledSignals(db)).toEqual([]);
    });
  });
});
