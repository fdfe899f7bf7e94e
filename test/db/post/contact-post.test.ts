import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { linkByToken, makeLinks, noteOpened } from '../../../db/links/answer-links.ts';
import { inTransaction } from '../../../db/pool.ts';
import type { Db } from '../../../db/pool.ts';
import { contactRecord, listPost } from '../../../db/post/contact-post.ts';
import { markBounced } from '../../../db/post/returned-digests.ts';
import type { Instant } from '../../../domain/vocabulary/calendar.ts';
import { aScreening } from '../../support/journeys/a-journey.ts';
import { aDatabaseWithParties, aRemindedJourney, aVault } from '../../support/journeys/a-recorded-journey.ts';
import type { RecordedJourney } from '../../support/journeys/a-recorded-journey.ts';
import { aSentDigest } from '../../support/post/a-sent-digest.ts';
import type { TestDatabase } from '../../support/stack/a-database.ts';

const CONTACT = 'k-counsellor';
const DAYS = ['2026-03-20', '2026-03-21', '2026-03-22', '2026-03-24', '2026-03-30'] as const;
const morning = (day: (typeof DAYS)[number]): Instant => `${day}T06:30:00.000Z`;
const [FIRST, SECOND] = [morning('2026-03-20'), morning('2026-03-21')];

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await aDatabaseWithParties();
  ({ db } = database);
});
afterAll(() => database.close());
// Each test begins with a contact who has never had any post.
beforeEach(async () => {
  await db.query('update incoming_mails set digest_id = null');
  await db.query('delete from answer_links');
  await db.query('delete from outbox');
  await db.query('delete from digests');
});

const post = (limit = 50, offset = 0) => listPost(db, CONTACT, { limit, offset });

/** The language centre answers on a day. */
async function answers(journey: RecordedJourney, day: (typeof DAYS)[number]): Promise<number> {
  journey.lived.until(day);
  journey.lived.does('RecordScreening', aScreening(day));
  await journey.record();
  return journey.lived.events.findIndex(({ type }) => type === 'ScreeningRecorded') + 1;
}

/** A mail server reports that a mail has come back for good. */
async function comesBack(digest: string, at: Instant): Promise<void> {
  await inTransaction(db, (tx) => markBounced(tx, digest, { at, reason: '5.1.1' }));
  await db.query(
    `insert into incoming_mails (id, sha256, received_at, handled_at, outcome, digest_id, contact_id, status)
     values (gen_random_uuid(), sha256(convert_to($1, 'utf8')), $2, $2, 'bounced', $1, $3, '5.1.1')`,
    [digest, at, CONTACT],
  );
}

async function opens(token: string | undefined, at: Instant): Promise<void> {
  const link = await linkByToken(db, token ?? '');
  if (link === undefined) throw new Error('There is no such link');
  await noteOpened(db, link.id, at);
}

describe('the post of a contact', () => {
  it('lists its mails, the newest first, with what was in each', async () => {
    const journey = await aRemindedJourney(db);
    const { id: first } = await aSentDigest(db, CONTACT, { at: FIRST });
    const later = await aRemindedJourney(db);
    const { id: second } = await aSentDigest(db, CONTACT, { at: SECOND });
    const { total, items } = await post();
    expect(total).toBe(2);
    expect(
      items.map(({ id, sentAt, notices }) => [id, sentAt, notices.map(({ subject }) => subject)]),
    ).toEqual([
      [second, SECOND, [later.id]],
      [first, FIRST, [journey.id]],
    ]);
    expect(items[1]).toEqual({
      id: first,
      date: '2026-03-20',
      purpose: 'post',
      heard: [],
      state: 'sent',
      sentAt: FIRST,
      bouncedAt: null,
      notices: [
        {
          subject: journey.id,
          subjectKind: 'journey',
          municipality: 'hilleroed-kommune',
          obligation: expect.stringContaining('screening-result'),
          kind: 'screening-result',
          voice: 'reminder',
          state: 'sent',
          openedAt: null,
          answeredBy: null,
        },
      ],
    });
  });

  it('gives the page that is asked for, and counts all', async () => {
    const made: string[] = [];
    for (const day of DAYS) {
      await aRemindedJourney(db);
      made.unshift((await aSentDigest(db, CONTACT, { at: morning(day) })).id);
    }
    const { total, items } = await post(2, 1);
    expect(total).toBe(DAYS.length);
    expect(items.map(({ id }) => id)).toEqual(made.slice(1, 3));
  });

  it('says what was opened and what was answered', async () => {
    const [journey, other] = [await aRemindedJourney(db), await aRemindedJourney(db)];
    const { each } = await aSentDigest(db, CONTACT, { at: FIRST });
    await opens(each[0], SECOND);
    const sequence = await answers(journey, '2026-03-24');
    const { items } = await post();
    expect(items[0]?.notices).toMatchObject([
      { subject: journey.id, openedAt: SECOND, answeredBy: sequence },
      { subject: other.id, openedAt: null, answeredBy: null },
    ]);
  });

  it('says when a mail came back', async () => {
    await aRemindedJourney(db);
    const { id } = await aSentDigest(db, CONTACT, { at: FIRST });
    await comesBack(id, SECOND);
    const [digest] = (await post()).items;
    expect(digest).toMatchObject({ state: 'sent', bouncedAt: SECOND, notices: [{ state: 'bounced' }] });
  });

  it('tells of links sent again by what they ask, since that mail holds no notices', async () => {
    const journey = await aRemindedJourney(db);
    await aSentDigest(db, CONTACT, { at: FIRST });
    const obligation = journey.lived.journey.obligations.find(({ kind }) => kind === 'screening-result')?.id;
    const digestId = `digest-${CONTACT}-2026-03-21-links-1`;
    await db.query(
      `insert into digests (id, contact_id, date, purpose, state, message_id, frozen_at, sent_at)
       values ($1, $2, '2026-03-21', 'links-again', 'sent', $1, $3, $3)`,
      [digestId, CONTACT, SECOND],
    );
    const { all } = await inTransaction(db, (tx) =>
      makeLinks(tx, aVault, {
        digestId,
        contact: CONTACT,
        questions: [{ subject: journey.id, obligation: obligation ?? '' }],
        madeAt: SECOND,
        expiresAt: morning('2026-03-30'),
      }),
    );
    await opens(all, morning('2026-03-22'));
    const [again] = (await post()).items;
    expect(again).toMatchObject({
      id: digestId,
      purpose: 'links-again',
      notices: [
        {
          subject: journey.id,
          subjectKind: 'journey',
          obligation,
          kind: 'screening-result',
          voice: 'reminder',
          state: 'sent',
          openedAt: morning('2026-03-22'),
          answeredBy: null,
        },
      ],
    });
  });

  it('shows nothing of what others got', async () => {
    await aRemindedJourney(db);
    await aSentDigest(db, CONTACT, { at: FIRST });
    expect(await listPost(db, 'k-caseworker', { limit: 50, offset: 0 })).toEqual({ total: 0, items: [] });
  });
});

describe('how a contact has answered', () => {
  it('is nothing yet where nothing was asked', async () => {
    expect(await contactRecord(db, CONTACT)).toEqual({ asked: 0, answered: 0, open: 0, medianDays: null });
  });

  it('counts questions, answered and open, and the days half of the answers took', async () => {
    const journeys = [await aRemindedJourney(db), await aRemindedJourney(db), await aRemindedJourney(db)];
    const [quick, slow, slower] = journeys;
    await aRemindedJourney(db);
    await aSentDigest(db, CONTACT, { at: FIRST });
    if (!quick || !slow || !slower) throw new Error('No journeys');
    await answers(quick, '2026-03-21');
    await answers(slow, '2026-03-24');
    await answers(slower, '2026-03-30');
    const { medianDays, ...counted } = await contactRecord(db, CONTACT);
    expect(counted).toEqual({ asked: 4, answered: 3, open: 1 });
    expect(medianDays).toBeGreaterThan(3.5);
    expect(medianDays).toBeLessThan(5);
  });

  it('counts a question once, however often it was asked', async () => {
    const journey = await aRemindedJourney(db);
    await aSentDigest(db, CONTACT, { at: FIRST });
    journey.lived.until('2026-04-02');
    await journey.record();
    await aSentDigest(db, CONTACT, { at: '2026-04-02T06:30:00.000Z' });
    expect((await post()).total).toBe(2);
    expect(await contactRecord(db, CONTACT)).toMatchObject({ asked: 1, answered: 0, open: 1 });
  });

  it('does not count what fell away as answered, nor as open', async () => {
    const journey = await aRemindedJourney(db);
    await aSentDigest(db, CONTACT, { at: FIRST });
    journey.lived.does('CloseJourney', { outcome: 'not-established', cause: 'moved', on: '2026-03-20' });
    await journey.record();
    expect(await contactRecord(db, CONTACT)).toMatchObject({ asked: 1, answered: 0, open: 0 });
  });

  it('leaves out what they were only told of, and what came back', async () => {
    await aRemindedJourney(db);
    await aSentDigest(db, CONTACT, { at: FIRST, asks: [] });
    await aRemindedJourney(db);
    const { id } = await aSentDigest(db, CONTACT, { at: SECOND });
    await comesBack(id, SECOND);
    expect(await contactRecord(db, CONTACT)).toMatchObject({ asked: 0 });
  });
});
