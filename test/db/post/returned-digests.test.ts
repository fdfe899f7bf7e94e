import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inTransaction } from '../../../db/pool.ts';
import type { Db } from '../../../db/pool.ts';
import { claimNotices } from '../../../db/post/digest-notices.ts';
import { freezeNotices } from '../../../db/post/digests.ts';
import { oweReturnedDigest } from '../../../db/post/returned-digests.ts';
import { readTimeline } from '../../../db/subjects/timeline.ts';
import { aScreening } from '../../support/journeys/a-journey.ts';
import { aDatabaseWithParties, aRemindedJourney } from '../../support/journeys/a-recorded-journey.ts';
import type { RecordedJourney } from '../../support/journeys/a-recorded-journey.ts';
import { aSentDigest } from '../../support/post/a-sent-digest.ts';
import type { TestDatabase } from '../../support/stack/a-database.ts';

const COUNSELLOR = 'k-counsellor';
const SENT_AT = '2026-03-20T06:30:00.000Z';
const CAME_BACK_AT = '2026-03-20T09:00:00.000Z';
const HANDLED_AT = '2026-03-20T09:05:00.000Z';

describe('notices of a mail that came back for a reason that may heal', () => {
  let database: TestDatabase;
  let db: Db;
  beforeAll(async () => {
    database = await aDatabaseWithParties();
    ({ db } = database);
  });
  afterAll(() => database.close());

  const comesBack = (digest: string) =>
    inTransaction(db, (tx) => oweReturnedDigest(tx, digest, { cameBackAt: CAME_BACK_AT, at: HANDLED_AT }));

  async function noticesOf({ id }: RecordedJourney) {
    const { items } = await readTimeline(db, id, { limit: 100, offset: 0 });
    return items.flatMap(({ notices }) =>
      notices
        .filter(({ contact }) => contact === COUNSELLOR)
        .map(({ state, reason, sentAt, cameBackAt }) => [state, reason, sentAt, cameBackAt]),
    );
  }

  /** Gathers what the counsellor is owed by an instant, and returns what is left of it when it goes out. */
  async function claimed(id: string, madeBy: string): Promise<number> {
    return inTransaction(db, async (tx) => {
      const messageId = `<${id}@fodfaeste.example.dk>`;
      const date = madeBy.slice(0, 10);
      await freezeNotices(tx, { id, contact: COUNSELLOR, date, messageId, madeBy, frozenAt: madeBy });
      return (await claimNotices(tx, id)).length;
    });
  }

  it('are owed again from then on, and the timeline says when they came back', async () => {
    const journey = await aRemindedJourney(db);
    const { id } = await aSentDigest(db, COUNSELLOR, { at: SENT_AT });
    expect(await noticesOf(journey)).toEqual([['sent', null, SENT_AT, null]]);
    await comesBack(id);
    await comesBack(id);
    expect(await noticesOf(journey)).toEqual([['owed', null, null, CAME_BACK_AT]]);
    expect(await claimed('digest-too-early', HANDLED_AT.replace('05', '04'))).toBe(0);
    expect(await claimed('digest-next-morning', '2026-03-23T06:30:00.000Z')).toBe(1);
  });

  it('are not owed again where they have been answered', async () => {
    const journey = await aRemindedJourney(db);
    const { id } = await aSentDigest(db, COUNSELLOR, { at: SENT_AT });
    journey.lived.does('RecordScreening', aScreening(journey.lived.today));
    await journey.record();
    await comesBack(id);
    expect(await noticesOf(journey)).toEqual([['sent', null, SENT_AT, null]]);
  });

  it('are dropped where a later reminder of the same has come to go with the same mail', async () => {
    const journey = await aRemindedJourney(db);
    const { id } = await aSentDigest(db, COUNSELLOR, { at: SENT_AT });
    await comesBack(id);
    journey.lived.until('2026-04-09');
    await journey.record();
    const [first, ...later] = await noticesOf(journey);
    expect(first).toEqual(['owed', null, null, CAME_BACK_AT]);
    expect(later.length).toBeGreaterThan(0);
    expect(await claimed('digest-with-both', '2026-04-09T06:30:00.000Z')).toBe(later.length);
    expect((await noticesOf(journey))[0]).toEqual(['dropped', 'repeated', null, CAME_BACK_AT]);
  });

  it('are not owed again where a later reminder of the same has been made already', async () => {
    const journey = await aRemindedJourney(db);
    const { id } = await aSentDigest(db, COUNSELLOR, { at: SENT_AT });
    journey.lived.until('2026-04-09');
    await journey.record();
    await comesBack(id);
    expect((await noticesOf(journey))[0]).toEqual(['sent', null, SENT_AT, null]);
  });

  it('are no last reminder any more where a text message has gone beside the mail', async () => {
    const journey = await aRemindedJourney(db);
    const { id } = await aSentDigest(db, COUNSELLOR, { at: SENT_AT });
    await db.query('update outbox set is_last = true where digest_id = $1', [id]);
    await db.query('update digests set texted_at = $2 where id = $1', [id, SENT_AT]);
    await comesBack(id);
    const { rows } = await db.query<{ is_last: boolean }>(
      'select is_last from outbox where subject_id = $1 and contact_id = $2',
      [journey.id, COUNSELLOR],
    );
    expect(rows).toEqual([{ is_last: false }]);
  });
});
