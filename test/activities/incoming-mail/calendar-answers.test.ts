import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import ICAL from 'ical.js';
import { inviteToMeetings } from '../../../activities/addressees/invite-to-meetings.ts';
import { handleIncomingMails } from '../../../activities/incoming-mail/handle-incoming-mails.ts';
import { inTransaction } from '../../../db/pool.ts';
import { listPost } from '../../../db/post/contact-post.ts';
import { keepIncomingMail } from '../../../db/post/incoming-mails.ts';
import { listReplies } from '../../../db/post/replies.ts';
import { invitationsDue } from '../../../db/programme/meeting-invitations.ts';
import { instantAt, plusMs } from '../../../domain/vocabulary/calendar.ts';
import { invitationStart } from '../../../engine/messages.ts';
import { aVault, standAt } from '../../support/journeys/a-recorded-journey.ts';
import { aPostOffice, POST_ADDRESSES } from '../../support/post/a-post-office.ts';
import type { PostOffice } from '../../support/post/a-post-office.ts';
import { asSent } from '../../support/post/an-incoming-mail.ts';
import { aRecordedProgramme } from '../../support/programme/a-recorded-programme.ts';
import { aStory } from '../../support/stories/a-story.ts';

const DAY = '2027-01-04';
const NOW = instantAt(DAY, '07:30');
const GUEST = 'k-counsellor@example.dk';

/** The first meeting of the working group, to which everybody in it was asked: one story. */
describe('what calendars answer to an invitation', () => {
  const step = aStory();
  let office: PostOffice;
  let uid = '';
  let given = 0;
  beforeAll(async () => {
    office = await aPostOffice();
    const { db, post, mailbox } = office;
    await aRecordedProgramme(db, { startsOn: DAY });
    await standAt(db, DAY, '07:30');
    await inTransaction(db, (tx) => inviteToMeetings(tx, { on: DAY, now: NOW }));
    for (const due of await invitationsDue(db, NOW, DAY)) {
      const start = invitationStart({ ...due, date: DAY, gatheredAt: NOW });
      await post.freezeDigest(start);
      await post.sendDigest(start.digestId);
    }
    const invitation = mailbox
      .postTo(GUEST)
      .flatMap(({ attachments }) => attachments)
      .find(({ contentType }) => contentType === 'text/calendar');
    const calendar = new ICAL.Component(ICAL.parse(invitation?.content.toString('utf8') ?? '') as unknown[]);
    uid = String(calendar.getFirstSubcomponent('vevent')?.getFirstPropertyValue('uid'));
    if (!/^[0-9a-f]{32}$/.test(uid)) throw new Error('Nobody was invited');
  });
  afterAll(() => office.close());

  /** Has a guest's calendar answer, as Google does: without naming the mail that asked. */
  async function answers(answer: string, by: { comment?: string; from?: string } = {}): Promise<void> {
    const { comment, from = GUEST } = by;
    const bytes = asSent(`From: Gæst <${from}>
To: ${POST_ADDRESSES.secretariatMail}
Subject: Accepteret: Møde
Message-ID: <${answer}-${from}@example.dk>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain; charset=utf-8

Møde 18. januar
Invitation fra Google Kalender
--b
Content-Type: text/calendar; charset=utf-8; method=REPLY

BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Example//DA
METHOD:REPLY
BEGIN:VEVENT
UID:${uid}
SEQUENCE:0
DTSTAMP:20270105T090000Z
ATTENDEE;PARTSTAT=${answer}:mailto:${from}
${comment === undefined ? '' : `COMMENT:${comment}\n`}END:VEVENT
END:VCALENDAR
--b--
`);
    const { db } = office;
    given += 1;
    await keepIncomingMail(db, aVault, { bytes, receivedAt: plusMs(NOW, given) });
    await handleIncomingMails({ db, vault: aVault, mailFrom: POST_ADDRESSES.mailFrom })();
  }

  const mustBeRead = async () => {
    const { items } = await listReplies(office.db, aVault, { limit: 10, offset: 0 });
    return items.map(({ calendarAnswer, contact }) => [calendarAnswer, contact]);
  };

  step('is on record with the mail that asked, and asks nobody to read a yes', async () => {
    await answers('ACCEPTED');
    expect(await mustBeRead()).toEqual([]);
    const { items } = await listPost(office.db, 'k-counsellor', { limit: 10, offset: 0 });
    expect(items.map(({ purpose, heard }) => [purpose, heard])).toMatchObject([
      ['invitation', [{ outcome: 'automatic', sort: 'calendar', calendarAnswer: 'accepted' }]],
    ]);
  });

  step('is among the replies where it is no, or where somebody has written beside it', async () => {
    await answers('DECLINED', { from: 'k-caseworker@example.dk' });
    await answers('TENTATIVE', { comment: 'Måske en halv time' });
    expect(await mustBeRead()).toEqual([
      ['declined', 'k-caseworker'],
      ['tentative', 'k-counsellor'],
    ]);
  });

  step('is among the replies where it is of somebody who was not asked', async () => {
    await answers('ACCEPTED', { from: 'en.fremmed@example.dk' });
    expect((await mustBeRead()).at(-1)).toEqual(['accepted', null]);
  });
});
