import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { inTransaction } from '../../../db/pool.ts';
import type { Db } from '../../../db/pool.ts';
import { endDigest, freezeNotices, markSent } from '../../../db/post/digests.ts';
import { noticesLeft, postDue, postState, unsentDigests } from '../../../db/post/post-due.ts';
import { aScreening } from '../../support/journeys/a-journey.ts';
import {
  aDatabaseWithParties,
  aRemindedJourney,
  RecordedJourney,
} from '../../support/journeys/a-recorded-journey.ts';
import type { TestDatabase } from '../../support/stack/a-database.ts';

const DAY = '2026-03-20';
const MORNING = '2026-03-20T06:30:00.000Z';
const NIGHT = '2026-03-20T03:00:00.000Z';

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await aDatabaseWithParties();
  ({ db } = database);
});
afterAll(() => database.close());
beforeEach(async () => {
  await db.query("update outbox set state = 'sent', digest_id = null");
  await db.query('delete from digests');
});

function freeze(contact: string, id: string, frozenAt = MORNING): Promise<number> {
  const rest = { contact, date: DAY, messageId: `<${id}@example.dk>`, madeBy: MORNING, frozenAt };
  return inTransaction(db, (tx) => freezeNotices(tx, { id, ...rest }));
}

/** The school is asked, urgently, whether somebody came on the first day. */
async function anUrgentNotice(): Promise<void> {
  const journey = await RecordedJourney.referred(db);
  journey.lived
    .does('RecordScreening', aScreening('2026-03-02'))
    .does('AcceptScreening', { acceptedOn: '2026-03-02' })
    .does('AdmitToCourse', { school: 'next', sector: 'painting', startsOn: DAY, endsOn: '2026-12-01' })
    .until(DAY);
  await journey.record();
  await db.query("update outbox set state = 'sent' where subject_id = $1 and made_at < $2", [
    journey.id,
    '2026-03-20T00:00:00.000Z',
  ]);
}

describe('the post that is due', () => {
  it('is one mail for each contact, whatever the number of notices', async () => {
    await aRemindedJourney(db);
    await aRemindedJourney(db);
    await anUrgentNotice();
    expect(await postDue(db, MORNING, DAY)).toEqual([
      { contact: 'k-counsellor', number: 1 },
      { contact: 'k-schoolconsultant', number: 1 },
    ]);
  });

  it('is only what is urgent, of what was made after the hour', async () => {
    await aRemindedJourney(db);
    await anUrgentNotice();
    expect(await postDue(db, NIGHT, DAY)).toEqual([{ contact: 'k-schoolconsultant', number: 1 }]);
  });

  it('is a second mail where the contact has had one that day, and a first one the day after', async () => {
    await aRemindedJourney(db);
    await freeze('k-counsellor', 'digest-k-counsellor-2026-03-20');
    expect(await postDue(db, MORNING, DAY)).toEqual([]);
    await aRemindedJourney(db);
    expect(await postDue(db, MORNING, DAY)).toEqual([{ contact: 'k-counsellor', number: 2 }]);
    expect(await postDue(db, MORNING, '2026-03-23')).toEqual([{ contact: 'k-counsellor', number: 1 }]);
  });
});

describe('the post on its way', () => {
  it('is a mail that was gathered and has not gone; those that went, were empty or failed are not', async () => {
    for (const [id, end] of [
      ['frozen', undefined],
      ['sent', 'sent'],
      ['failed', 'failed'],
    ] as const) {
      await aRemindedJourney(db);
      await freeze('k-counsellor', id);
      if (end === 'sent')
        await inTransaction(db, (tx) => markSent(tx, id, { at: MORNING, to: 'k-counsellor@example.dk' }));
      if (end === 'failed') await inTransaction(db, (tx) => endDigest(tx, id, 'failed'));
    }
    await freeze('k-counsellor', 'empty');
    const later = '2026-03-20T06:40:00.000Z';
    expect(await unsentDigests(db, later)).toEqual([
      { digestId: 'frozen', contact: 'k-counsellor', date: DAY, gatheredAt: MORNING, purpose: 'post' },
    ]);
    expect(await unsentDigests(db, MORNING)).toEqual([]);
  });

  it('is told apart from what is still owed', async () => {
    expect(await postState(db)).toEqual({ owed: false, onItsWay: false });
    await aRemindedJourney(db);
    expect(await postState(db)).toEqual({ owed: true, onItsWay: false });
    await freeze('k-counsellor', 'on-its-way');
    expect(await postState(db)).toEqual({ owed: false, onItsWay: true });
  });

  it('counts as left until it has gone, and only what was made, and has waited, by the hour', async () => {
    const left = (madeBy: string, owedBy = madeBy) => noticesLeft(db, { madeBy, owedBy });
    await aRemindedJourney(db);
    await aRemindedJourney(db);
    expect(await left(MORNING)).toBe(2);
    expect([await left(NIGHT), await left(MORNING, NIGHT)]).toEqual([0, 0]);
    await freeze('k-counsellor', 'left');
    expect(await left(MORNING)).toBe(2);
    await inTransaction(db, (tx) => markSent(tx, 'left', { at: MORNING, to: 'k-counsellor@example.dk' }));
    expect(await left(MORNING)).toBe(0);
  });
});
