import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { askForLinks, freezeLinksAgain, linksAskedFor } from '../../../db/links/links-sent-again.ts';
import { changeContact } from '../../../db/partners/contacts.ts';
import { all, createPool, inTransaction } from '../../../db/pool.ts';
import type { Db } from '../../../db/pool.ts';
import { freezeNotices, markSent } from '../../../db/post/digests.ts';
import { dateOf, plusMs } from '../../../domain/vocabulary/calendar.ts';
import type { Instant } from '../../../domain/vocabulary/calendar.ts';
import { aScreening } from '../../support/journeys/a-journey.ts';
import { aDatabaseWithParties, aRemindedJourney } from '../../support/journeys/a-recorded-journey.ts';
import type { RecordedJourney } from '../../support/journeys/a-recorded-journey.ts';
import type { TestDatabase } from '../../support/stack/a-database.ts';

const MORNING = '2026-03-20T06:30:00.000Z';
const COUNSELLOR = 'k-counsellor@example.dk';
const MINUTE_MS = 60_000;

let database: TestDatabase;
let db: Db;
let journey: RecordedJourney;
beforeAll(async () => {
  database = await aDatabaseWithParties();
  ({ db } = database);
  journey = await aRemindedJourney(db);
  await inTransaction(db, async (tx) => {
    const id = 'digest-k-counsellor-2026-03-20';
    const rest = { contact: 'k-counsellor', date: '2026-03-20', messageId: `<${id}@example.dk>` };
    await freezeNotices(tx, { id, ...rest, madeBy: MORNING, frozenAt: MORNING });
    await markSent(tx, id, { at: MORNING, to: 'k-counsellor@example.dk' });
  });
});
afterAll(() => database.close());
beforeEach(() => db.query('delete from links_sent_again'));

const ask = (email: string, now: Instant = MORNING, over = db) =>
  askForLinks(over, { email }, { now, today: dateOf(now) });
const rows = () => all(db, 'select contact_id as contact, times from links_sent_again');

let gathered = 0;

/** The mail has been gathered: its contact may ask again. */
async function gather(contact: string): Promise<void> {
  gathered += 1;
  const digest = { id: `again-${gathered}`, messageId: `<again-${gathered}@example.dk>` };
  const rest = { contact, date: '2026-03-20', frozenAt: MORNING };
  await inTransaction(db, (tx) => freezeLinksAgain(tx, { ...digest, ...rest }));
}

/**
 * Asks this many times, this many minutes apart; each mail is gathered at once. Returns the turns that were
 * got.
 */
async function askEvery(minutes: number, times: number, from: Instant = MORNING): Promise<number[]> {
  const turns: number[] = [];
  for (let asked = 0; asked < times; asked += 1) {
    const got = await ask(COUNSELLOR, plusMs(from, asked * minutes * MINUTE_MS));
    turns.push(...got.map(({ number }) => number));
    if (got.length > 0) await gather('k-counsellor');
  }
  return turns;
}

describe('asking for links again', () => {
  it('gives the contact who has the address, however that is written', async () => {
    const turn = { contact: 'k-counsellor', date: '2026-03-20', number: 1, askedAt: MORNING };
    expect(await ask('K-Counsellor@Example.DK')).toEqual([turn]);
    expect(await linksAskedFor(db)).toEqual([turn]);
  });

  it('gives and writes nothing where nobody has the address, or nothing was asked of whoever has it', async () => {
    expect(await ask('nobody@example.dk')).toEqual([]);
    expect(await ask('%@example.dk')).toEqual([]);
    expect(await ask('byg@example.dk')).toEqual([]);
    expect(await rows()).toEqual([]);
  });

  it('gives nothing to a contact who has left', async () => {
    await changeContact(db, 'k-counsellor', { active: false });
    expect(await ask(COUNSELLOR)).toEqual([]);
    await changeContact(db, 'k-counsellor', { active: true });
    expect(await rows()).toEqual([]);
  });

  it('gives a turn to each contact behind a shared address', async () => {
    await changeContact(db, 'k-schoolconsultant', { email: COUNSELLOR });
    expect(await ask(COUNSELLOR)).toMatchObject([{ contact: 'k-counsellor' }]);
    await changeContact(db, 'k-schoolconsultant', { email: 'k-schoolconsultant@example.dk' });
  });

  it('gives one turn in ten minutes', async () => {
    expect(await askEvery(2, 5)).toEqual([1]);
    expect(await ask(COUNSELLOR, plusMs(MORNING, 10 * MINUTE_MS - 1))).toEqual([]);
    expect(await ask(COUNSELLOR, plusMs(MORNING, 10 * MINUTE_MS))).toMatchObject([{ number: 2 }]);
    expect(await rows()).toEqual([{ contact: 'k-counsellor', times: 2 }]);
  });

  it('gives five turns a day, and new ones the day after', async () => {
    expect(await askEvery(30, 12)).toEqual([1, 2, 3, 4, 5]);
    expect(await askEvery(30, 2, plusMs(MORNING, 24 * 60 * MINUTE_MS))).toEqual([1, 2]);
    expect(await rows()).toEqual([{ contact: 'k-counsellor', times: 2 }]);
  });

  it('gives no second turn while the first mail has not been gathered, however long that takes', async () => {
    await ask(COUNSELLOR);
    expect(await ask(COUNSELLOR, plusMs(MORNING, 60 * MINUTE_MS))).toEqual([]);
    await gather('k-counsellor');
    expect(await linksAskedFor(db)).toEqual([]);
    expect(await ask(COUNSELLOR, plusMs(MORNING, 60 * MINUTE_MS))).toMatchObject([{ number: 2 }]);
  });

  it('gives one turn to several processes that ask at once', async () => {
    const pools = Array.from({ length: 3 }, () => createPool(database.url));
    const asked = await Promise.all(
      Array.from({ length: 30 }, (_, each) => ask(COUNSELLOR, MORNING, pools[each % 3])),
    );
    expect(asked.flat()).toHaveLength(1);
    await Promise.all(pools.map((pool) => pool.end()));
  });

  it('gives nothing once everything is answered', async () => {
    journey.lived.does('RecordScreening', aScreening(journey.lived.today));
    await journey.record();
    expect(await ask(COUNSELLOR)).toEqual([]);
    expect(await rows()).toEqual([]);
  });
});
