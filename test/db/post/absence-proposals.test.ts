import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { addAbsence, forgetAbsences, leaveRole } from '../../../db/partners/contact-wishes.ts';
import { arrangePersonsPost, contactOfPerson } from '../../../db/persons/persons-post.ts';
import { inTransaction } from '../../../db/pool.ts';
import type { Db } from '../../../db/pool.ts';
import { listProposals, proposeAbsence, settleProposal } from '../../../db/post/absence-proposals.ts';
import { listReplies } from '../../../db/post/replies.ts';
import { openProposals } from '../../../db/worklist/open-proposals.ts';
import type { AbsenceReading } from '../../../domain/post/absence-note.ts';
import { addDays, plusMs } from '../../../domain/vocabulary/calendar.ts';
import type { CalendarDate, Instant } from '../../../domain/vocabulary/calendar.ts';
import { aDatabaseWithParties, aRemindedJourney, aVault } from '../../support/journeys/a-recorded-journey.ts';
import { aReply } from '../../support/post/a-reply.ts';
import type { TestDatabase } from '../../support/stack/a-database.ts';

const MORNING = '2026-03-20T06:30:00.000Z';
const TODAY = '2026-03-20';
const DAY_MS = 86_400_000;
const AWAY: AbsenceReading = { says: 'away', firstDay: TODAY, lastDay: '2026-04-06' };

let database: TestDatabase;
let db: Db;
let reply: string;
beforeEach(async () => {
  database = await aDatabaseWithParties();
  ({ db } = database);
  await aReply(db, { receivedAt: MORNING });
  const { items } = await listReplies(db, aVault, { limit: 1, offset: 0 });
  reply = items[0]?.id ?? '';
});
afterEach(() => database.close());

const proposes = (reading: AbsenceReading, at: Instant = MORNING, contact = 'k-counsellor') =>
  inTransaction(db, (tx) =>
    proposeAbsence(tx, { contact, reading, reply, fromElsewhere: false, notedAt: at }),
  );
const open = async (today: CalendarDate = TODAY) =>
  (await listProposals(db, { today, closed: false, limit: 10, offset: 0 })).items;
const settles = async (outcome: 'accepted' | 'refused') =>
  settleProposal(db, (await open())[0]?.id ?? 0, { outcome, contact: 'k-coordinator', at: MORNING });

describe('what an absence note proposes', () => {
  it('is on the worklist with whom it is about', async () => {
    expect(await proposes(AWAY)).toBe(true);
    expect(await openProposals(db, TODAY)).toEqual([
      {
        id: 1,
        organisation: 'Nordsjællands Sprogcenter',
        contact: 'Kontakt counsellor',
        says: 'away',
        leftOn: null,
        firstDay: TODAY,
        lastDay: '2026-04-06',
        fromElsewhere: false,
        since: MORNING,
      },
    ]);
  });

  it('is proposed once, whenever the absence is said to begin', async () => {
    await proposes(AWAY);
    expect(await proposes({ ...AWAY, firstDay: '2026-03-21' }, plusMs(MORNING, DAY_MS))).toBe(false);
    expect(await proposes({ ...AWAY, lastDay: '2026-04-10' })).toBe(true);
    expect(await proposes(AWAY, MORNING, 'byg')).toBe(true);
    expect(await open()).toHaveLength(3);
  });

  it('leaves room on the worklist for all others, however many notes come in one name', async () => {
    for (let day = 1; day <= 60; day += 1) {
      const lastDay = addDays(TODAY, day);
      await proposes({ ...AWAY, lastDay }, plusMs(MORNING, day * 1_000));
    }
    await proposes(AWAY, plusMs(MORNING, DAY_MS), 'byg');
    const listed = await openProposals(db, TODAY);
    expect(listed.map(({ contact, lastDay }) => [contact, lastDay])).toEqual([
      ['Bo Bygmester', '2026-04-06'],
      ...[58, 59, 60].map((day) => ['Kontakt counsellor', addDays(TODAY, day)]),
    ]);
    expect(await listProposals(db, { today: TODAY, closed: false, limit: 1, offset: 0 })).toMatchObject({
      total: 61,
    });
  });

  it.each(['accepted', 'refused'] as const)(
    'is not proposed again within half a year once it is %s',
    async (outcome) => {
      await proposes({ says: 'left' });
      expect(await settles(outcome)).toBe(true);
      expect(await proposes({ says: 'left' }, plusMs(MORNING, 30 * DAY_MS))).toBe(false);
      expect(await proposes({ says: 'left' }, plusMs(MORNING, 181 * DAY_MS))).toBe(true);
    },
  );

  it('is settled once', async () => {
    await proposes(AWAY);
    const [proposal] = await open();
    await settles('refused');
    const again = { outcome: 'accepted', contact: 'k-projectlead', at: MORNING } as const;
    expect(await settleProposal(db, proposal?.id ?? 0, again)).toBe(false);
  });

  it('is none where the contact has told of these days themselves', async () => {
    const absence = { firstDay: '2026-03-16', lastDay: '2026-04-06', standIn: null };
    await addAbsence(db, { contact: 'k-counsellor', at: MORNING }, absence);
    expect(await proposes(AWAY)).toBe(false);
    expect(await proposes({ ...AWAY, lastDay: '2026-04-07' })).toBe(true);
  });

  it('is none of a contact who has left, and waits no more once they have', async () => {
    await proposes(AWAY);
    const left = { leftOn: TODAY, successorName: null, successorEmail: null };
    await inTransaction(db, (tx) => leaveRole(tx, { contact: 'k-counsellor', at: MORNING }, left));
    expect(await open()).toEqual([]);
    expect(await proposes({ says: 'left' })).toBe(false);
  });

  it('is none of a person with post of their own', async () => {
    const { personId } = await aRemindedJourney(db);
    await arrangePersonsPost(db, { personId, channel: 'mail', language: 'da', consentedOn: '2026-03-01' });
    const contact = contactOfPerson(personId);
    expect(await proposes(AWAY, MORNING, contact)).toBe(false);
  });

  it('waits no more when the absence is over, and is forgotten with it', async () => {
    await proposes(AWAY);
    expect(await open('2026-04-06')).toHaveLength(1);
    expect(await open('2026-04-07')).toEqual([]);
    await inTransaction(db, (tx) => forgetAbsences(tx, '2026-04-07'));
    expect((await listProposals(db, { today: TODAY, closed: true, limit: 10, offset: 0 })).total).toBe(0);
  });
});
