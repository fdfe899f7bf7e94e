import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import { makeNoticesAgain } from '../../../activities/addressees/make-notices-again.ts';
import { alarmLatePost } from '../../../activities/sweep/alarm-late-post.ts';
import { inTransaction } from '../../../db/pool.ts';
import type { Db } from '../../../db/pool.ts';
import { markBounced } from '../../../db/post/returned-digests.ts';
import { listAlarms } from '../../../db/running/alarms.ts';
import { noteClockMove } from '../../../db/running/clock.ts';
import { serviceTime } from '../../../db/running/service-time.ts';
import {
  aDatabaseWithParties,
  aRemindedJourney,
  standAt,
} from '../../support/journeys/a-recorded-journey.ts';
import { aSentDigest } from '../../support/post/a-sent-digest.ts';
import type { TestDatabase } from '../../support/stack/a-database.ts';

let database: TestDatabase;
let db: Db;
let outside: Server;
let heartbeatUrl: string;
let beats: string[] = [];
beforeAll(async () => {
  database = await aDatabaseWithParties();
  ({ db } = database);
  outside = createServer((request, response) => {
    beats.push(`${request.method} ${request.url}`);
    response.end();
  }).listen(0, '127.0.0.1');
  await once(outside, 'listening');
  const address = outside.address();
  heartbeatUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/beat`;
});
afterAll(async () => {
  outside.closeAllConnections();
  outside.close();
  await database.close();
});
beforeEach(async () => {
  beats = [];
  await db.query("update outbox set state = 'sent'");
  await db.query('delete from alarms');
});

const looks = (url: string | undefined = heartbeatUrl): Promise<number> =>
  new MockActivityEnvironment().run(alarmLatePost({ db, heartbeatUrl: url }));

async function sentThisMorning(): Promise<string> {
  await aRemindedJourney(db);
  return (await aSentDigest(db, 'k-counsellor', { at: '2026-03-20T06:31:00.000Z' })).id;
}

async function alarms() {
  const { items } = await listAlarms(db, { closed: true, limit: 50, offset: 0 });
  return items.map(({ kind, closedBy }) => [kind, closedBy]);
}

describe('the morning’s post', () => {
  it.each([
    ['2026-03-20', '07:31'],
    ['2026-03-20', '08:31'],
    ['2026-03-20', '16:59'],
    // The old Store bededag, an ordinary working day since 2024.
    ['2026-05-01', '07:31'],
  ])('is told to be gone, to somebody outside, in office hours: %s %s', async (date, time) => {
    await standAt(db, date, time);
    expect(await looks()).toBe(0);
    expect(beats).toEqual(['GET /beat']);
    expect(await alarms()).toEqual([]);
  });

  it.each([
    ['before it goes', '2026-03-20', '07:29'],
    ['in the evening', '2026-03-20', '17:30'],
    ['on a Saturday', '2026-03-21', '09:00'],
    ['on Easter Monday', '2026-04-06', '09:00'],
  ])('has nothing to tell %s', async (_, date, time) => {
    await standAt(db, date, time);
    expect(await looks()).toBe(0);
    expect(beats).toEqual([]);
  });

  it('is waited for until half past eight, in silence; then an alarm is raised, once', async () => {
    await aRemindedJourney(db);
    await standAt(db, '2026-03-20', '08:29');
    expect(await looks()).toBe(1);
    expect(await alarms()).toEqual([]);
    await standAt(db, '2026-03-20', '08:30');
    expect([await looks(), await looks()]).toEqual([1, 1]);
    expect(await alarms()).toEqual([['post-late', null]]);
    expect(beats).toEqual([]);
  });

  it('that has gone after all closes its alarm, and is told outside', async () => {
    await aRemindedJourney(db);
    await standAt(db, '2026-03-20', '08:45');
    await looks();
    await db.query("update outbox set state = 'sent'");
    expect(await looks()).toBe(0);
    expect(await alarms()).toEqual([['post-late', 'cause gone']]);
    expect(beats).toEqual(['GET /beat']);
  });

  it('does not count what was made later in the day: that is for the next morning', async () => {
    const { id } = await aRemindedJourney(db);
    await db.query("update outbox set made_at = '2026-03-20T10:00:00Z' where subject_id = $1", [id]);
    await standAt(db, '2026-03-20', '12:00');
    expect(await looks()).toBe(0);
    expect(await alarms()).toEqual([]);
  });

  it.each([
    ['in the evening', '17:20', '17:25'],
    ['just before the office closes', '16:58', '17:03'],
    ['in the middle of the day', '12:00', '12:05'],
  ])('is not late because a mail came back %s and is made again for others', async (_, at, looked) => {
    const sent = await sentThisMorning();
    await standAt(db, '2026-03-20', at);
    await inTransaction(db, async (tx) => {
      const { now } = await serviceTime(tx);
      expect(
        await makeNoticesAgain(tx, await markBounced(tx, sent, { at: now, reason: '5.1.1' })),
      ).toBeGreaterThan(0);
    });
    await standAt(db, '2026-03-20', looked);
    expect([await looks(), await alarms()]).toEqual([0, []]);
    // It goes with the very next post, and is late if it does not.
    await standAt(db, '2026-03-23', '08:31');
    expect(await looks()).toBeGreaterThan(0);
    expect(await alarms()).toEqual([['post-late', null]]);
  });

  it('is late if what came back in the morning has not gone to others an hour later', async () => {
    const sent = await sentThisMorning();
    await standAt(db, '2026-03-20', '10:00');
    await inTransaction(db, async (tx) => {
      const { now } = await serviceTime(tx);
      await makeNoticesAgain(tx, await markBounced(tx, sent, { at: now, reason: '5.1.1' }));
    });
    await standAt(db, '2026-03-20', '10:59');
    expect(await alarms()).toEqual([]);
    await standAt(db, '2026-03-20', '11:01');
    await looks();
    expect(await alarms()).toEqual([['post-late', null]]);
  });

  it('is not judged while the training clock is being moved', async () => {
    await aRemindedJourney(db);
    await standAt(db, '2026-03-20', '12:00');
    await noteClockMove(db, '2026-03-20T16:00:00.000Z');
    expect(await looks()).toBe(0);
    expect([await alarms(), beats]).toEqual([[], []]);
  });

  it('is no failure where nobody outside answers: silence is what the heartbeat is for', async () => {
    await standAt(db, '2026-03-20', '07:31');
    expect(await looks('http://127.0.0.1:1/beat')).toBe(0);
    expect(await new MockActivityEnvironment().run(alarmLatePost({ db }))).toBe(0);
  });
});
