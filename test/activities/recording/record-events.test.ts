import { randomUUID } from 'node:crypto';
import { ApplicationFailure } from '@temporalio/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import { recordEvents } from '../../../activities/recording/record-events.ts';
import type { RecordEvents } from '../../../activities/recording/record-events.ts';
import { all, createPool, inTransaction, one } from '../../../db/pool.ts';
import type { Db } from '../../../db/pool.ts';
import { listAlarms } from '../../../db/running/alarms.ts';
import { lockSubject } from '../../../db/subjects/recording.ts';
import { readTimeline, recordedEvents } from '../../../db/subjects/timeline.ts';
import { nextStep } from '../../../domain/obligations/steps.ts';
import { aScreening } from '../../support/journeys/a-journey.ts';
import {
  aDatabaseWithParties,
  aRemindedJourney,
  aVault,
  RecordedJourney,
} from '../../support/journeys/a-recorded-journey.ts';
import type { TestDatabase } from '../../support/stack/a-database.ts';
import { eventually } from '../../support/stack/eventually.ts';
import {
  claimReference,
  keepReference,
  readReferences,
} from '../../../db/persons/municipality-references.ts';
import { knownReferences } from '../../../db/journeys/journeys.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabaseWithParties();
});
afterAll(() => database.close());

const record = (batch: RecordEvents) => recordEvents({ db: database.db })(batch);

/** Every row about a journey, with the transaction that last wrote it. */
function rowsOf(journeyId: string) {
  const tables = {
    subjects: 'id',
    timeline_events: 'subject_id',
    obligations: 'subject_id',
    outbox: 'subject_id',
    journeys: 'id',
  };
  return Promise.all(
    Object.entries(tables).map(([table, key]) =>
      all(database.db, `select xmin::text, ${table}.* from ${table} where ${key} = $1 order by 2, 3, 4`, [
        journeyId,
      ]),
    ),
  );
}

const parkedAt = async (journeyId: string) =>
  (
    await one<{ at: string | null }>(database.db, 'select parked_at as at from subjects where id = $1', [
      journeyId,
    ])
  )?.at ?? null;

async function alarmsOf(journeyId: string) {
  const { items } = await listAlarms(database.db, { limit: 200, offset: 0 });
  return items.filter(({ subject }) => subject?.id === journeyId);
}

/** The failure with which an Activity ends. */
async function failureOf(recording: Promise<unknown>): Promise<ApplicationFailure> {
  try {
    await recording;
  } catch (error) {
    if (error instanceof ApplicationFailure) return error;
    throw error;
  }
  throw new Error('It was recorded');
}

describe('a recording that fails again and again', () => {
  it('is told to the operators when it has been tried long enough, and ends with what is recorded', async () => {
    const { db } = database;
    const journey = await aRemindedJourney(db);
    journey.lived.does('RecordScreening', aScreening('2026-03-20'));
    const batch = journey.batch();
    const away = {
      connect: () => Promise.reject(Object.assign(new Error('secret'), { code: 'ECONNRESET' })),
      query: db.query.bind(db),
    } as unknown as Db;
    const tried = (attempt: number) =>
      new MockActivityEnvironment({ attempt }).run(recordEvents({ db: away }), batch);
    await expect(tried(14)).rejects.toThrow('did not take the events');
    expect(await alarmsOf(journey.id)).toEqual([]);
    await expect(tried(15)).rejects.toThrow('did not take the events');
    const [alarm] = await alarmsOf(journey.id);
    expect(alarm).toMatchObject({ kind: 'subject-stuck', detail: expect.stringContaining('ECONNRESET') });
    expect(alarm?.detail).not.toContain('secret');
    await record(batch);
    expect(await alarmsOf(journey.id)).toEqual([]);
  });
});

describe('recording', () => {
  it('writes the timeline, what lists find a journey by, what is owed and the notice, in one go', async () => {
    const { db } = database;
    const journey = await aRemindedJourney(db);
    const { lived } = journey;
    const { total, items } = await readTimeline(db, journey.id, { limit: 50, offset: 0 });
    expect(total).toBe(lived.events.length);
    expect(items.map(({ sequence, type, payload, at }) => ({ sequence, type, payload, at }))).toEqual(
      lived.events,
    );
    expect(items.at(-1)?.notices).toMatchObject([
      { contact: 'k-counsellor', state: 'owed', standInFor: null },
    ]);
    expect(
      await one(
        db,
        `select sequence, stage, state, next_step_at, next_due, next_obligation, owed_by, rulebook, language_centre
         from journeys join subjects using (id) where id = $1`,
        [journey.id],
      ),
    ).toEqual({
      sequence: lived.journey.sequence,
      stage: 'screening',
      state: lived.journey,
      next_step_at: nextStep(lived.journey)?.at,
      next_due: '2026-04-01',
      next_obligation: 'screening-result',
      owed_by: 'language-centre',
      rulebook: 1,
      language_centre: 'nordsjaellands-sprogcenter',
    });
  });

  it('keeps every obligation as the journey has it: open, fulfilled, missed and ended', async () => {
    const { db } = database;
    const journey = await aRemindedJourney(db);
    const { lived } = journey;
    lived.until('2026-04-09');
    await journey.record();
    lived.does('RecordScreening', aScreening('2026-04-09'));
    await journey.record();
    lived.does('AcceptScreening', { acceptedOn: '2026-04-09' }).until('2026-06-01');
    lived.does('CloseJourney', { outcome: 'not-established', cause: 'moved', on: '2026-06-01' });
    await journey.record();
    const rows = await all(
      db,
      `select id, kind, owed_by as "owedBy", due, state, missed, opened_by as "openedBy", ended_by as "endedBy"
       from obligations where subject_id = $1 order by opened_by`,
      [journey.id],
    );
    expect(rows).toEqual(
      lived.journey.obligations.map(({ id, kind, owedBy, due, openedBy, missedBy, ended }) => ({
        id,
        kind,
        owedBy,
        due,
        openedBy,
        state: ended?.how ?? 'open',
        missed: missedBy !== undefined,
        endedBy: ended?.by ?? null,
      })),
    );
    expect(rows.map((row) => [row['kind'], row['state'], row['missed']])).toEqual([
      ['screening-result', 'fulfilled', true],
      ['screening-decision', 'fulfilled', false],
      ['seat-or-place', 'ended', false],
    ]);
  });

  it('takes a batch from a run of before there were other subjects', async () => {
    const journey = await RecordedJourney.referred(database.db);
    const { subject, ...batch } = journey.batch();
    await record({ ...batch, journeyId: subject.id } as unknown as RecordEvents);
    expect(await recordedEvents(database.db, journey.id)).toHaveLength(batch.events.length);
  });

  it('refuses for good what is of a kind of subject that nobody here knows, and parks nothing', async () => {
    const journey = await RecordedJourney.referred(database.db);
    const subject = { kind: 'class' as 'journey', id: journey.id };
    const failure = await failureOf(record({ ...journey.batch(), subject }));
    expect(failure).toMatchObject({ type: 'UnknownSubjectKind', nonRetryable: true });
    expect(failure.message).toBe('No subject of the kind "class" lives here');
    expect(await parkedAt(journey.id)).toBeNull();
    expect(await alarmsOf(journey.id)).toEqual([]);
  });

  it('does not find a journey among the subjects of another kind', async () => {
    const programme = await one<{ id: string }>(database.db, 'select id from programmes');
    const journey = await RecordedJourney.referred(database.db);
    const subject = { kind: 'journey', id: programme?.id ?? '' } as const;
    const failure = await failureOf(record({ ...journey.batch(), subject }));
    expect(failure).toMatchObject({ type: 'OutOfStep', message: 'No such journey has been committed' });
    expect(await parkedAt(subject.id)).toBeNull();
  });

  it('halts neither of two journeys that take one reference of a municipality at the same moment', async () => {
    const { db } = database;
    const taken = { municipality: 'koebenhavns-kommune', reference: 'KBH-0001' };
    const { municipality } = taken;
    const [one, other] = [await RecordedJourney.referred(db), await RecordedJourney.referred(db)];
    const ids: string[] = [];
    for (const { id: journey, personId, lived } of [one, other]) {
      const bearer = { journey, key: 'transfer', bodyHash: 'of-the-body' };
      const referenceId = (await keepReference(db, aVault, bearer, { ...taken, personId })) ?? '';
      lived.does('TransferJourney', { municipality, referenceId, on: lived.today });
      ids.push(referenceId);
    }
    const failed = await inTransaction(db, async (tx) => {
      await claimReference(tx, one.id, { id: ids[0] ?? '', municipality });
      const recording = failureOf(other.record());
      await eventually(async () => {
        const sql =
          "select 1 from pg_stat_activity where datname = current_database() and wait_event = 'transactionid'";
        return (await all(db, sql)).length > 0;
      });
      return { recording };
    });
    expect((await failed.recording).nonRetryable).toBe(false);
    for (const journey of [one, other]) await record(journey.batch());
    // Both are known by it, and a list that has it means the one that had it first.
    expect(await readReferences(db, aVault, [one.id, other.id])).toEqual(
      new Map([
        [one.id, 'KBH-0001'],
        [other.id, 'KBH-0001'],
      ]),
    );
    expect(await knownReferences(db, aVault, [taken])).toEqual([{ ...taken, id: one.id }]);
    expect([await parkedAt(one.id), await parkedAt(other.id)]).toEqual([null, null]);
  });

  it('changes nothing when the same batch comes again', async () => {
    const journey = await RecordedJourney.referred(database.db);
    journey.lived.until('2026-03-20');
    const batch = journey.batch();
    await record(batch);
    const before = await rowsOf(journey.id);
    await record(batch);
    expect(await rowsOf(journey.id)).toEqual(before);
    expect(before[3]).toHaveLength(1);
  });

  it('records one batch once, though five workers record it at the same time', async () => {
    const journey = await RecordedJourney.referred(database.db);
    journey.lived.until('2026-03-20');
    const batch = journey.batch();
    await Promise.all(Array.from({ length: 5 }, () => record(batch)));
    const [journeys, events, obligations, notices] = await rowsOf(journey.id);
    expect(journeys).toMatchObject([{ sequence: batch.events.length, parked_at: null }]);
    expect(events).toHaveLength(batch.events.length);
    expect([obligations, notices].map((rows) => rows?.length)).toEqual([1, 1]);
    expect(await alarmsOf(journey.id)).toEqual([]);
  });

  it('keeps the first answer under a key that comes again', async () => {
    const journey = await RecordedJourney.referred(database.db);
    const batch = journey.batch();
    const keyed = batch.events.map((event, index) =>
      index === 0 ? { ...event, key: 'k-1', bodyHash: 'a' } : event,
    );
    await record({ ...batch, events: keyed });
    await journey.record();
    journey.lived.does('RecordScreening', aScreening('2026-03-02'));
    const next = journey.batch();
    await record({
      ...next,
      events: next.events.map((event) => ({ ...event, key: 'k-1', bodyHash: 'b' })).slice(0, 1),
    });
    const rows = await all(
      database.db,
      'select key from timeline_events where subject_id = $1 and key is not null',
      [journey.id],
    );
    expect(rows).toEqual([{ key: 'k-1' }]);
  });

  it('lets nobody change or take away what has happened', async () => {
    const { id } = await aRemindedJourney(database.db);
    for (const sql of [
      `update timeline_events set payload = '{}' where subject_id = $1`,
      'delete from timeline_events where subject_id = $1',
    ]) {
      await expect(database.db.query(sql, [id])).rejects.toThrow('append-only');
    }
  });

  it('tells the operators of a Signal nobody could read', async () => {
    const journey = await RecordedJourney.referred(database.db);
    await journey.happens({ type: 'SignalNotUnderstood', payload: {} }).record();
    expect(await alarmsOf(journey.id)).toMatchObject([{ kind: 'signal-not-understood' }]);
  });
});

describe('where history and record disagree', () => {
  it.each([
    [
      'other events stand under the same numbers',
      (batch: RecordEvents) => ({
        ...batch,
        events: batch.events.map((event) => ({ ...event, id: randomUUID() })),
      }),
    ],
    [
      'only the first of them stand there',
      (batch: RecordEvents) => ({ ...batch, events: batch.events.slice(0, 1) }),
    ],
    ['the run is of another epoch', (batch: RecordEvents) => ({ ...batch, epoch: 2 })],
    ['the run is ahead of the record', (batch: RecordEvents) => ({ ...batch, afterSequence: 40 })],
  ])('parks the journey and raises an alarm once: %s', async (_, forked) => {
    const journey = await RecordedJourney.referred(database.db);
    const batch = journey.batch();
    await record(batch);
    const wrong = forked(batch);
    const sliced = wrong.events.length < batch.events.length ? { ...wrong, afterSequence: 1 } : wrong;
    const before = (await rowsOf(journey.id)).slice(1);

    for (let tries = 0; tries < 2; tries += 1) {
      expect(await failureOf(record(sliced))).toMatchObject({ type: 'OutOfStep', nonRetryable: true });
    }
    expect(await parkedAt(journey.id)).not.toBeNull();
    expect(await alarmsOf(journey.id)).toMatchObject([{ kind: 'out-of-step', closedAt: null }]);
    expect((await rowsOf(journey.id)).slice(1)).toEqual(before);
  });

  it('records nothing of a journey that was never committed, and says so', async () => {
    const journey = await RecordedJourney.referred(database.db);
    const journeyId = randomUUID();
    const failure = await failureOf(
      record({ ...journey.batch(), subject: { kind: 'journey', id: journeyId } }),
    );
    expect(failure).toMatchObject({ type: 'OutOfStep', nonRetryable: true });
    expect(await alarmsOf(journeyId)).toMatchObject([{ kind: 'out-of-step' }]);
  });
});

describe('where the database does not take the events', () => {
  it.each([
    ['a note that does not exist', { noteId: randomUUID() }, '23503'],
    ['a number that is none', { version: 'first' as unknown as number }, '22P02'],
  ])('parks the journey and raises an alarm for good: %s', async (_, wrong, code) => {
    const journey = await RecordedJourney.referred(database.db);
    const batch = journey.batch();
    const events = batch.events.map((event, index) => (index === 1 ? { ...event, ...wrong } : event));
    const failure = await failureOf(record({ ...batch, events }));
    expect(failure).toMatchObject({ type: 'RecordingStuck', nonRetryable: true });
    // The driver quotes values; only the kind of fault may leave the process.
    expect(failure.message).toBe(`The database refuses the events for good (SQLSTATE ${code})`);
    expect(await parkedAt(journey.id)).not.toBeNull();
    expect(await alarmsOf(journey.id)).toMatchObject([{ kind: 'recording-stuck', detail: failure.message }]);
    const [journeys, timeline, obligations] = await rowsOf(journey.id);
    expect(journeys).toMatchObject([{ sequence: 0, state: null }]);
    expect([timeline, obligations]).toEqual([[], []]);
  });

  it('fails for this time only where it cannot be reached, and parks nothing', async () => {
    const journey = await RecordedJourney.referred(database.db);
    const away = createPool('postgres://postgres:x@127.0.0.1:1/none');
    const failure = await failureOf(recordEvents({ db: away })(journey.batch()));
    expect(failure).toMatchObject({ type: 'ECONNREFUSED', nonRetryable: false });
    expect(failure.cause).toBeUndefined();
    await away.end();
    expect(await parkedAt(journey.id)).toBeNull();
  });

  it('fails for this time only where the line is cut half way, and then records once', async () => {
    const { db } = database;
    const journey = await RecordedJourney.referred(db);
    const batch = journey.batch();
    await inTransaction(db, async (tx) => {
      await lockSubject(tx, { kind: 'journey', id: journey.id });
      const recording = failureOf(record(batch));
      await eventually(async () => {
        const cut = await db.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and wait_event_type = 'Lock'`,
        );
        return cut.rowCount === 1;
      });
      expect(await recording).toMatchObject({ type: '57P01', nonRetryable: false });
    });
    expect(await parkedAt(journey.id)).toBeNull();
    await record(batch);
    expect((await readTimeline(db, journey.id, { limit: 50, offset: 0 })).total).toBe(batch.events.length);
  });
});
