import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { linkByToken, noteOpened } from '../../../db/links/answer-links.ts';
import type { QuestionRef } from '../../../db/links/answer-links.ts';
import { inTransaction } from '../../../db/pool.ts';
import type { Db } from '../../../db/pool.ts';
import type { NoticeFate } from '../../../db/post/notice-fate.ts';
import { markBounced } from '../../../db/post/returned-digests.ts';
import { readTimeline } from '../../../db/subjects/timeline.ts';
import { aScreening } from '../../support/journeys/a-journey.ts';
import { aDatabaseWithParties, aRemindedJourney } from '../../support/journeys/a-recorded-journey.ts';
import type { RecordedJourney } from '../../support/journeys/a-recorded-journey.ts';
import { aSentDigest } from '../../support/post/a-sent-digest.ts';
import type { TestDatabase } from '../../support/stack/a-database.ts';

const SENT = '2026-03-20T06:30:00.000Z';
const OPENED = '2026-03-20T09:12:13.456Z';
const LATER = '2026-03-21T10:00:00.000Z';
const COUNSELLOR = 'k-counsellor';

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await aDatabaseWithParties();
  ({ db } = database);
});
afterAll(() => database.close());
beforeEach(async () => {
  await db.query("update outbox set state = 'dropped' where state = 'owed'");
});

async function open(token: string | undefined, at: string): Promise<void> {
  const link = await linkByToken(db, token ?? '');
  if (link === undefined) throw new Error('There is no such link');
  await noteOpened(db, link.id, at);
}

/** The question that the language centre has just been reminded of. */
function questionTo({ id, lived }: RecordedJourney): QuestionRef {
  const asked = lived.journey.obligations.find(({ kind }) => kind === 'screening-result');
  return { subject: id, obligation: asked?.id ?? '' };
}

async function fateOf({ id }: RecordedJourney): Promise<NoticeFate | undefined> {
  const { items } = await readTimeline(db, id, { limit: 50, offset: 0 });
  return items.flatMap(({ notices }) => notices).at(0);
}

describe('what became of a notice', () => {
  it('says nothing of opening and answering before anybody has done either', async () => {
    const journey = await aRemindedJourney(db);
    await aSentDigest(db, COUNSELLOR, { at: SENT });
    const fate = { state: 'sent', sentAt: SENT, openedAt: null, answeredBy: null };
    expect(await fateOf(journey)).toMatchObject(fate);
  });

  it('says when its own link was first opened, and of another’s in the same mail nothing', async () => {
    const [journey, other] = [await aRemindedJourney(db), await aRemindedJourney(db)];
    const { each } = await aSentDigest(db, COUNSELLOR, { at: SENT });
    await open(each[0], OPENED);
    await open(each[0], LATER);
    expect((await fateOf(journey))?.openedAt).toBe(OPENED);
    expect((await fateOf(other))?.openedAt).toBeNull();
  });

  it('says when the link to everything was opened, whichever of the two came first', async () => {
    const [journey, other] = [await aRemindedJourney(db), await aRemindedJourney(db)];
    const links = await aSentDigest(db, COUNSELLOR, { at: SENT });
    await open(links.each[0], LATER);
    await open(links.all, OPENED);
    expect((await fateOf(journey))?.openedAt).toBe(OPENED);
    expect((await fateOf(other))?.openedAt).toBe(OPENED);
  });

  it('says nothing of opening where the mail only tells: the page of its questions does not ask it', async () => {
    const [journey, asked] = [await aRemindedJourney(db), await aRemindedJourney(db)];
    const { all } = await aSentDigest(db, COUNSELLOR, { at: SENT, asks: [questionTo(asked)] });
    await open(all, OPENED);
    expect((await fateOf(journey))?.openedAt).toBeNull();
    expect((await fateOf(asked))?.openedAt).toBe(OPENED);
  });

  it('keeps to the links of its own mail, though a later one about the same is opened', async () => {
    const journey = await aRemindedJourney(db);
    await aSentDigest(db, COUNSELLOR, { at: SENT });
    const { each } = await aSentDigest(db, COUNSELLOR, { at: LATER, asks: [questionTo(journey)] });
    await open(each[0], LATER);
    expect((await fateOf(journey))?.openedAt).toBeNull();
  });

  it('names the event that answered it', async () => {
    const journey = await aRemindedJourney(db);
    await aSentDigest(db, COUNSELLOR, { at: SENT });
    journey.lived.does('RecordScreening', aScreening(journey.lived.today));
    await journey.record();
    const { items } = await readTimeline(db, journey.id, { limit: 50, offset: 0 });
    const screened = items.find(({ type }) => type === 'ScreeningRecorded');
    expect(screened?.sequence).toBeGreaterThan(0);
    expect((await fateOf(journey))?.answeredBy).toBe(screened?.sequence);
  });

  it('names none where the question fell away unanswered', async () => {
    const journey = await aRemindedJourney(db);
    await aSentDigest(db, COUNSELLOR, { at: SENT });
    journey.lived.does('CloseJourney', { outcome: 'not-established', cause: 'moved', on: '2026-03-20' });
    await journey.record();
    expect(await fateOf(journey)).toMatchObject({ state: 'sent', answeredBy: null });
  });

  it('says that it came back, beside that it was sent', async () => {
    const journey = await aRemindedJourney(db);
    const { id } = await aSentDigest(db, COUNSELLOR, { at: SENT });
    await inTransaction(db, (tx) => markBounced(tx, id, { at: LATER, reason: '5.1.1' }));
    const fate = { state: 'bounced', sentAt: SENT, bouncedAt: LATER, reason: '5.1.1', openedAt: null };
    expect(await fateOf(journey)).toMatchObject(fate);
  });
});
