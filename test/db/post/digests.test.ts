import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { all, inTransaction, one } from '../../../db/pool.ts';
import type { Db } from '../../../db/pool.ts';
import { claimNotices, frozenNotices } from '../../../db/post/digest-notices.ts';
import type { DigestNotice } from '../../../db/post/digest-notices.ts';
import { freezeNotices, lockDigest, markSent } from '../../../db/post/digests.ts';
import { aScreening } from '../../support/journeys/a-journey.ts';
import { aDatabaseWithParties, aRemindedJourney } from '../../support/journeys/a-recorded-journey.ts';
import type { RecordedJourney } from '../../support/journeys/a-recorded-journey.ts';
import type { TestDatabase } from '../../support/stack/a-database.ts';
import { aMoment, heldBeforeCommit, isWaiting } from '../../support/stack/a-held-commit.ts';

const MORNING = '2026-03-20T06:30:00.000Z';

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await aDatabaseWithParties();
  ({ db } = database);
});
afterAll(() => database.close());
// Nothing is left over from the test before: what was owed then is settled.
beforeEach(async () => {
  await db.query("update outbox set state = 'sent' where state in ('owed', 'frozen')");
});

let number = 0;

/** Gathers what the counsellor is owed into a new digest. Returns its id and how many notices are in it. */
async function freeze(madeBy = MORNING, id?: string): Promise<{ id: string; notices: number }> {
  number += 1;
  const digestId = id ?? `digest-k-counsellor-2026-03-20-${number}`;
  const rest = { contact: 'k-counsellor', date: '2026-03-20', frozenAt: madeBy };
  const notices = await inTransaction(db, (tx) =>
    freezeNotices(tx, { id: digestId, messageId: `<${digestId}@example.dk>`, madeBy, ...rest }),
  );
  return { id: digestId, notices };
}

const claim = (id: string, over = db) => inTransaction(over, (tx) => claimNotices(tx, id));
const journeysOf = (notices: readonly DigestNotice[]) => notices.map(({ subject }) => subject);

const fateOf = (journey: RecordedJourney) =>
  all(db, 'select state, reason from outbox where subject_id = $1 order by id', [journey.id]);

/** The language centre has answered; nothing of it is recorded yet. */
function answered(journey: RecordedJourney): RecordedJourney {
  journey.lived.does('RecordScreening', aScreening(journey.lived.today));
  return journey;
}

describe('gathering what a contact is owed', () => {
  it('takes everything made by then, and nothing that is made later is added', async () => {
    const [one, two] = [await aRemindedJourney(db), await aRemindedJourney(db)];
    const { id, notices } = await freeze();
    expect(notices).toBe(2);
    await aRemindedJourney(db);
    expect((await freeze(MORNING, id)).notices).toBe(2);
    const held = await inTransaction(db, (tx) => frozenNotices(tx, id));
    expect(journeysOf(held)).toEqual([one.id, two.id]);
    expect(await freeze()).toMatchObject({ notices: 1 });
  });

  it('leaves what was made after the hour for the next mail', async () => {
    await aRemindedJourney(db);
    expect((await freeze('2026-03-20T04:29:59.999Z')).notices).toBe(0);
    expect((await freeze()).notices).toBe(1);
  });

  it('is empty where another mail has taken everything', async () => {
    await aRemindedJourney(db);
    await freeze();
    const { id } = await freeze();
    expect((await inTransaction(db, (tx) => lockDigest(tx, id)))?.state).toBe('empty');
  });

  it('takes each notice once, though two mails are gathered at the same time', async () => {
    for (let each = 0; each < 5; each += 1) await aRemindedJourney(db);
    const frozen = await Promise.all([freeze(), freeze(), freeze()]);
    expect(frozen.map(({ notices }) => notices).filter((notices) => notices > 0)).toEqual([5]);
  });

  it('tells what the text of a notice needs', async () => {
    const journey = await aRemindedJourney(db);
    const { id } = await freeze();
    expect(await claim(id)).toMatchObject([
      {
        subject: journey.id,
        subjectKind: 'journey',
        personId: journey.personId,
        ground: 'public-task',
        kind: 'reminder',
        obligationKind: 'screening-result',
        due: '2026-04-01',
        owedBy: 'language-centre',
        owingName: 'Nordsjællands Sprogcenter',
        party: 'language-centre',
        organisationName: 'Nordsjællands Sprogcenter',
        standInFor: null,
        standInWhy: null,
        urgent: false,
      },
    ]);
  });
});

describe('claiming for sending', () => {
  it('drops what was answered meanwhile, and says that it was fulfilled', async () => {
    const [journey, other] = [await aRemindedJourney(db), await aRemindedJourney(db)];
    const { id } = await freeze();
    await answered(journey).record();
    expect(journeysOf(await claim(id))).toEqual([other.id]);
    expect(await fateOf(journey)).toEqual([{ state: 'dropped', reason: 'fulfilled' }]);
  });

  it('drops what fell away, and says that it ended', async () => {
    const journey = await aRemindedJourney(db);
    const { id } = await freeze();
    journey.lived.does('CloseJourney', { outcome: 'not-established', cause: 'moved', on: '2026-03-20' });
    await journey.record();
    expect(await claim(id)).toEqual([]);
    expect(await fateOf(journey)).toEqual([{ state: 'dropped', reason: 'ended' }]);
  });

  it('drops more when it is tried again, and never adds', async () => {
    const [journey, other] = [await aRemindedJourney(db), await aRemindedJourney(db)];
    const { id } = await freeze();
    expect(await claim(id)).toHaveLength(2);
    await aRemindedJourney(db);
    await answered(journey).record();
    expect(journeysOf(await claim(id))).toEqual([other.id]);
  });

  it('leaves what has been sent as it is, though it is answered afterwards', async () => {
    const journey = await aRemindedJourney(db);
    const { id } = await freeze();
    await inTransaction(db, (tx) => markSent(tx, id, { at: MORNING, to: 'k-counsellor@example.dk' }));
    await answered(journey).record();
    expect(await claim(id)).toEqual([]);
    expect(await fateOf(journey)).toEqual([{ state: 'sent', reason: null }]);
  });
});

describe('an answer and the post at the same moment', () => {
  it('where the answer is being recorded, the post waits for it and drops the reminder', async () => {
    const journey = await aRemindedJourney(db);
    const { id } = await freeze();
    const held = heldBeforeCommit(database.url);
    const recording = answered(journey).record(held.db);
    await held.reached;
    const claiming = claim(id);
    expect(await isWaiting(claiming)).toBe(true);
    held.go();
    await recording;
    expect(await claiming).toEqual([]);
    expect(await fateOf(journey)).toEqual([{ state: 'dropped', reason: 'fulfilled' }]);
    await held.close();
  });

  it('where the post has claimed the reminder, the answer is recorded right after', async () => {
    const journey = await aRemindedJourney(db);
    const { id } = await freeze();
    const held = heldBeforeCommit(database.url);
    const claiming = claim(id, held.db);
    await held.reached;
    const recording = answered(journey).record();
    expect(await isWaiting(recording)).toBe(true);
    held.go();
    expect(journeysOf(await claiming)).toEqual([journey.id]);
    await recording;
    expect(await claim(id)).toEqual([]);
  });

  it('where they race, nothing is claimed whose answer stands in the record, and neither fails', async () => {
    const rounds = 40;
    let [claimedFirst, answeredFirst] = [0, 0];
    for (let round = 0; round < rounds; round += 1) {
      const journeys = await Promise.all([aRemindedJourney(db), aRemindedJourney(db), aRemindedJourney(db)]);
      const { id } = await freeze();
      const claimed = aMoment();
      const recorded = aMoment();
      const claiming = async () => {
        // Sometimes neither has a head start, sometimes one is some milliseconds ahead, sometimes the other
        // must be done.
        await (round % 8 === 7 ? recorded.come : wait((round % 4) * 4));
        return inTransaction(db, async (tx) => {
          const notices = await claimNotices(tx, id);
          claimed.comes();
          // As long as the claim lasts, no answer to what is claimed can come in.
          for (let looks = 0; looks < 3; looks += 1) {
            const row = await one<{ answered: number }>(
              tx,
              `select count(*) as answered from obligations
               where state <> 'open' and kind = 'screening-result' and subject_id = any($1)`,
              [journeysOf(notices)],
            );
            expect(row?.answered).toBe(0);
          }
          return notices;
        });
      };
      const recording = async (journey: RecordedJourney) => {
        if (round % 8 === 3) await claimed.come;
        await answered(journey).record();
        recorded.comes();
      };
      const [notices] = await Promise.all([claiming(), ...journeys.map(recording)]);
      claimedFirst += notices.length;
      answeredFirst += journeys.length - notices.length;
      const dropped = await one<{ dropped: number }>(
        db,
        "select count(*) as dropped from outbox where digest_id = $1 and state = 'dropped'",
        [id],
      );
      expect(dropped?.dropped).toBe(journeys.length - notices.length);
    }
    expect([claimedFirst > 0, answeredFirst > 0]).toEqual([true, true]);
    expect(claimedFirst + answeredFirst).toBe(rounds * 3);
  });
});
