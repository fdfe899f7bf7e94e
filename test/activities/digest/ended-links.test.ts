import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { endLinks } from '../../../db/end-links.ts';
import { linkByToken } from '../../../db/links/answer-links.ts';
import { changeContact } from '../../../db/partners/contacts.ts';
import type { Db } from '../../../db/pool.ts';
import { aRemindedJourney, standAt } from '../../support/journeys/a-recorded-journey.ts';
import { haveAnswered } from '../../support/partners/proven.ts';
import { aPostOffice } from '../../support/post/a-post-office.ts';
import type { PostOffice } from '../../support/post/a-post-office.ts';

const DAY = '2026-03-20';
const MORNING = '2026-03-20T06:30:00.000Z';
const CONTACT = 'k-counsellor';
const OLD = 'k-counsellor@example.dk';
const NEW = 'ny@example.dk';

let office: PostOffice;
let db: Db;
beforeAll(async () => {
  office = await aPostOffice();
  ({ db } = office);
});
afterAll(() => office.close());
beforeEach(async () => {
  await standAt(db, DAY, '07:30');
  office.mailbox.arrived.length = 0;
  office.mailbox.taken.length = 0;
  await db.query("update outbox set state = 'dropped'");
  await changeContact(db, CONTACT, { email: OLD });
  await haveAnswered(db, CONTACT);
});

const tokensIn = (text = '') =>
  [...text.matchAll(/\/(?:svar|spoergsmaal)\/([0-9a-z]{26})/g)].map(([, token]) => token);

/** What of a mail's links can be used. */
async function usable(text: string | undefined): Promise<boolean[]> {
  const links = await Promise.all(tokensIn(text).map((token) => linkByToken(db, token ?? '')));
  return links.map((link) => link?.endedAt === null);
}

/** A mail that the server has taken and of which we never heard so: it is handed over a second time. */
async function aMailOnItsWay() {
  await aRemindedJourney(db);
  const digest = await office.gathers(CONTACT, DAY);
  await office.post.sendDigest(digest);
  await db.query("update digests set state = 'frozen', sent_at = null, sent_to = null where id = $1", [
    digest,
  ]);
  await db.query("update outbox set state = 'frozen', sent_at = null where digest_id = $1", [digest]);
  return digest;
}

describe('a mail on its way whose links were ended', () => {
  const HAPPENINGS: readonly (readonly [what: string, does: () => Promise<unknown>, to: string])[] = [
    ['by another address', () => changeContact(db, CONTACT, { email: NEW }), NEW],
    ['by hand', () => endLinks(db, [CONTACT], 'by-hand', MORNING, CONTACT), OLD],
    [
      'twice',
      async () => {
        await changeContact(db, CONTACT, { email: 'imens@example.dk' });
        await endLinks(db, [CONTACT], 'by-hand', MORNING);
        await changeContact(db, CONTACT, { email: NEW });
      },
      NEW,
    ],
  ];

  it.each(HAPPENINGS)('%s: goes with others, and the first stay closed', async (_, does, to) => {
    const digest = await aMailOnItsWay();
    await does();
    await haveAnswered(db, CONTACT);
    expect(await office.post.sendDigest(digest)).toEqual({ outcome: 'sent', notices: 1 });
    const [first, second] = office.mailbox.taken;
    expect(JSON.stringify(second?.to)).toContain(to);
    expect(second?.messageId).toBe(first?.messageId);
    expect(tokensIn(second?.text).length).toBe(tokensIn(first?.text).length);
    expect(tokensIn(second?.text).length).toBeGreaterThan(1);
    expect(await usable(first?.text)).toEqual(tokensIn(first?.text).map(() => false));
    expect(await usable(second?.text)).toEqual(tokensIn(second?.text).map(() => true));
  });

  it('carries the same links however often it is handed over, if nobody ended any', async () => {
    const digest = await aMailOnItsWay();
    await office.post.sendDigest(digest);
    const [first, second] = office.mailbox.taken;
    expect(tokensIn(second?.text)).toEqual(tokensIn(first?.text));
    expect(await usable(second?.text)).toEqual(tokensIn(second?.text).map(() => true));
  });

  it('frozen before its address changed, hands nothing to the old one', async () => {
    await aRemindedJourney(db);
    const digest = await office.gathers(CONTACT, DAY);
    await changeContact(db, CONTACT, { email: NEW });
    await haveAnswered(db, CONTACT);
    await office.post.sendDigest(digest);
    const [only, ...more] = office.mailbox.taken;
    expect([JSON.stringify(only?.to).includes(NEW), more.length]).toEqual([true, 0]);
    expect(await usable(only?.text)).toEqual(tokensIn(only?.text).map(() => true));
  });
});
