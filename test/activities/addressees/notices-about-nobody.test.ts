import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PostActivities } from '../../../activities/digest/post-activities.ts';
import { linkByToken, questionsAskedByMail } from '../../../db/links/answer-links.ts';
import { all, inTransaction, one } from '../../../db/pool.ts';
import type { Db } from '../../../db/pool.ts';
import { contactRecord, listPost } from '../../../db/post/contact-post.ts';
import { claimNotices } from '../../../db/post/digest-notices.ts';
import { addNotice } from '../../../db/post/outbox.ts';
import { appendEvents, writeObligations } from '../../../db/subjects/recording.ts';
import { readTimeline } from '../../../db/subjects/timeline.ts';
import { instantAt } from '../../../domain/vocabulary/calendar.ts';
import { aRemindedJourney, standAt } from '../../support/journeys/a-recorded-journey.ts';
import { aPostOffice } from '../../support/post/a-post-office.ts';
import type { PostOffice } from '../../support/post/a-post-office.ts';

const DAY = '2026-03-20';
const MADE = instantAt(DAY, '06:00');
let office: PostOffice;
let db: Db;
let post: PostActivities;
let programme: string;
beforeAll(async () => {
  office = await aPostOffice();
  ({ db, post } = office);
  await standAt(db, DAY, '07:30');
  programme = (await one<{ id: string }>(db, 'select id from programmes'))?.id ?? '';
  await remindOfProgramme();
});
afterAll(() => office.close());

/** As if the programme had reminded the secretariat of something; the kind does not matter here. */
async function remindOfProgramme(): Promise<void> {
  const obligation = {
    id: 'screening-result:1',
    kind: 'screening-result',
    rulebook: 1,
    owedBy: 'coordinator',
    due: '2026-04-01',
    openedOn: '2026-03-01',
    openedBy: 1,
    cause: 1,
    shifts: [],
    taken: [],
    waiting: false,
  } as const;
  await inTransaction(db, async (tx) => {
    const event = { id: randomUUID(), version: 1, type: 'Something', payload: {}, sequence: 1, at: MADE };
    await appendEvents(tx, programme, 1, [event]);
    await writeObligations(tx, programme, [obligation]);
    await addNotice(tx, programme, {
      sequence: 1,
      kind: 'reminder',
      obligation: obligation.id,
      obligationKind: obligation.kind,
      due: obligation.due,
      party: 'coordinator',
      contact: 'k-coordinator',
      urgent: false,
      madeAt: MADE,
    });
  });
}

describe('a notice about a subject that is nobody’s', () => {
  it('goes like any other, names nobody, and is no disclosure; what is about a person beside it is', async () => {
    const journey = await aRemindedJourney(db);
    await db.query("update outbox set contact_id = 'k-coordinator' where subject_id = $1", [journey.id]);
    const digestId = await office.gathers('k-coordinator', DAY);
    const held = await inTransaction(db, (tx) => claimNotices(tx, digestId));
    expect(held).toMatchObject([
      {
        subject: programme,
        subjectKind: 'programme',
        personId: null,
        ground: null,
      },
      { subject: journey.id, subjectKind: 'journey', personId: journey.personId, ground: 'public-task' },
    ]);
    expect(await post.sendDigest(digestId)).toEqual({ outcome: 'sent', notices: 2 });
    const [mail] = office.mailbox.taken;
    expect(mail?.text).toContain(`Amina (${journey.reference})`);
    expect(mail?.text?.match(/borgeren \(|null|undefined/g)).toBeNull();
    expect(await all(db, 'select journey_id as journey, contact_id as contact from disclosures')).toEqual([
      { journey: journey.id, contact: 'k-coordinator' },
    ]);
  });

  it('stands in its timeline, in the contact’s post, and among what the contact is asked', async () => {
    const { items } = await readTimeline(db, programme, { limit: 10, offset: 0 });
    expect(items).toMatchObject([{ notices: [{ contact: 'k-coordinator', state: 'sent' }] }]);
    const [digest] = (await listPost(db, 'k-coordinator', { limit: 1, offset: 0 })).items;
    expect(digest?.notices[0]).toMatchObject({
      subject: programme,
      subjectKind: 'programme',
      municipality: null,
    });
    expect(await contactRecord(db, 'k-coordinator')).toMatchObject({ asked: 2, open: 2 });
    expect(await questionsAskedByMail(db, 'k-coordinator')).toContainEqual({
      number: 1,
      subject: programme,
      subjectKind: 'programme',
      obligation: 'screening-result:1',
      isOpen: true,
    });
  });

  it('has a link that knows which subject it is about', async () => {
    const tokens = [...(office.mailbox.taken[0]?.text ?? '').matchAll(/\/svar\/([0-9a-z]+)/g)].map(
      ([, token]) => token ?? '',
    );
    const links = await Promise.all(tokens.map((token) => linkByToken(db, token)));
    expect(links).toContainEqual(
      expect.objectContaining({
        subject: programme,
        subjectKind: 'programme',
        obligation: 'screening-result:1',
      }),
    );
  });
});
