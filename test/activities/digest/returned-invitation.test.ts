import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { ParsedMail } from 'mailparser';
import { handleIncomingMails } from '../../../activities/incoming-mail/handle-incoming-mails.ts';
import { changeContact } from '../../../db/partners/contacts.ts';
import { all } from '../../../db/pool.ts';
import { keepIncomingMail } from '../../../db/post/incoming-mails.ts';
import { instantAt } from '../../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../../domain/vocabulary/calendar.ts';
import { aVault, standAt } from '../../support/journeys/a-recorded-journey.ts';
import type { CalendarProgram } from '../../support/post/a-calendar-program.ts';
import { aPostOffice } from '../../support/post/a-post-office.ts';
import type { PostOffice } from '../../support/post/a-post-office.ts';
import { asSent, MAIL_FROM, postfixReport } from '../../support/post/an-incoming-mail.ts';
import { addressesOf, InvitationRounds } from '../../support/post/invitation-rounds.ts';
import { aRecordedProgramme } from '../../support/programme/a-recorded-programme.ts';
import type { RecordedProgramme } from '../../support/programme/a-recorded-programme.ts';
import { aStory } from '../../support/stories/a-story.ts';
import { haveAnswered } from '../../support/partners/proven.ts';

const COUNSELLOR = 'k-counsellor@example.dk';
const NEW_ADDRESS = 'lone.lund@example.dk';

/** The grant's programme begins on Monday 4 January 2027: its working group meets on the 18th, and on 18 February. */
describe('an invitation that comes back', () => {
  const step = aStory();
  let office: PostOffice;
  let programme: RecordedProgramme;
  let calendars: ReadonlyMap<string, CalendarProgram>;
  let round: InvitationRounds['round'];
  beforeAll(async () => {
    office = await aPostOffice();
    ({ calendars, round } = new InvitationRounds(office));
    programme = await aRecordedProgramme(office.db, { startsOn: '2027-01-04' });
  });
  afterAll(() => office.close());

  const to = (mails: readonly ParsedMail[], address: string) =>
    mails.filter((mail) => addressesOf(mail).includes(address));

  /** A mail server reports that the last mail to an address was not delivered, at ten o’clock on a day. Returns what it was taken for. */
  async function comesBack(address: string, status: string, day: CalendarDate): Promise<string[]> {
    const { db, mailbox } = office;
    await standAt(db, day, '10:00');
    const messageId = to(mailbox.taken, address).at(-1)?.messageId ?? '';
    const report = postfixReport({
      action: 'failed',
      status,
      recipient: address,
      returned: `Message-ID: ${messageId}\n`,
    });
    await keepIncomingMail(db, aVault, { bytes: asSent(report), receivedAt: instantAt(day, '09:50') });
    await handleIncomingMails({ db, vault: aVault, mailFrom: MAIL_FROM })();
    const rows = await all<{ outcome: string }>(
      db,
      'select outcome from incoming_mails order by received_at',
    );
    return rows.slice(-1).map(({ outcome }) => outcome);
  }

  const statesOf = async (item: string) =>
    (
      await all<{ state: string; reason: string | null }>(
        office.db,
        `select state, reason from meeting_invitations where contact_id = 'k-counsellor' and item = $1 order by number`,
        [item],
      )
    ).map(({ state, reason }) => [state, reason]);
  const alarms = () =>
    all(office.db, "select about from alarms where kind = 'mail-returned' and closed_at is null");

  step('from a full mailbox is owed again, and nobody is told to put anything right', async () => {
    expect(to(await round('2027-01-04'), COUNSELLOR)).toHaveLength(1);
    expect(await comesBack(COUNSELLOR, '4.2.2', '2027-01-04')).toEqual(['bounced-softly']);
    expect(await statesOf('working-group-1')).toEqual([['owed', null]]);
    expect(await alarms()).toEqual([]);
  });

  step('goes again the next morning, and not before', async () => {
    expect(await round('2027-01-04', '12:00')).toEqual([]);
    const mails = await round('2027-01-05');
    expect(mails.flatMap(addressesOf)).toEqual([COUNSELLOR]);
    expect(mails[0]?.subject).toContain('Indkaldelse: Koordinerings- og arbejdsgruppe, møde 1');
    expect(calendars.get(COUNSELLOR)?.meetings).toMatchObject([{ starts: '2027-01-18T09:00' }]);
    expect(await statesOf('working-group-1')).toEqual([['sent', null]]);
  });

  step('is not sent again if its meeting has moved since: only the new day is', async () => {
    await comesBack(COUNSELLOR, '4.2.2', '2027-01-05');
    programme.lived.until('2027-01-05');
    programme.lived.does('MoveItem', { item: 'working-group-1', on: '2027-01-20', reason: 'calendar' });
    await programme.records();
    const mails = to(await round('2027-01-06'), COUNSELLOR);
    expect(mails.map(({ subject }) => subject)).toEqual([
      expect.stringContaining('Koordinerings- og arbejdsgruppe, møde 1, 20. januar 2027'),
    ]);
    expect(await statesOf('working-group-1')).toEqual([
      ['dropped', 'changed'],
      ['sent', null],
    ]);
  });

  step('from a dead address marks it, tells an operator, and goes there no more', async () => {
    expect(await comesBack(COUNSELLOR, '5.1.1', '2027-01-06')).toEqual(['bounced']);
    expect(await statesOf('working-group-1')).toEqual([
      ['dropped', 'changed'],
      ['failed', '5.1.1'],
    ]);
    expect(await alarms()).toEqual([{ about: 'k-counsellor' }]);
    expect(await round('2027-01-07')).toEqual([]);
  });

  step('goes to the address that somebody has put right, at the next round', async () => {
    await changeContact(office.db, 'k-counsellor', { email: NEW_ADDRESS });
    await haveAnswered(office.db, 'k-counsellor');
    const mails = await round('2027-01-08');
    expect(mails.flatMap(addressesOf)).toEqual([NEW_ADDRESS]);
    expect(calendars.get(NEW_ADDRESS)?.meetings).toMatchObject([{ starts: '2027-01-20T09:00' }]);
    expect(await round('2027-01-09')).toEqual([]);
  });

  step(
    'as its third of that address within a fortnight is given up as if the address were dead',
    async () => {
      await round('2027-02-04');
      for (const day of ['2027-02-04', '2027-02-05'] as const) {
        expect(await comesBack(NEW_ADDRESS, '4.2.2', day)).toEqual(['bounced-softly']);
        await round(day === '2027-02-04' ? '2027-02-05' : '2027-02-08');
      }
      expect(await comesBack(NEW_ADDRESS, '4.2.2', '2027-02-08')).toEqual(['bounced']);
      expect(await statesOf('working-group-2')).toEqual([['failed', '4.2.2']]);
      expect(to(await round('2027-02-09'), NEW_ADDRESS)).toEqual([]);
    },
  );

  step(
    'that called a meeting off reaches the address that is put right, so that it goes from the calendar',
    async () => {
      await changeContact(office.db, 'k-counsellor', { email: COUNSELLOR });
      await haveAnswered(office.db, 'k-counsellor');
      await round('2027-02-10');
      programme.lived.until('2027-02-10');
      programme.lived.does('CancelMeeting', { item: 'working-group-2', reason: 'too-few-can-come' });
      await programme.records();
      expect(to(await round('2027-02-11'), COUNSELLOR)).toHaveLength(1);
      expect(await comesBack(COUNSELLOR, '5.1.1', '2027-02-11')).toEqual(['bounced']);
      expect(await round('2027-02-12')).toEqual([]);
      await changeContact(office.db, 'k-counsellor', { email: COUNSELLOR });
      await haveAnswered(office.db, 'k-counsellor');
      const [mail] = await round('2027-02-15');
      expect(mail?.subject).toContain('Aflyst: Koordinerings- og arbejdsgruppe, møde 2');
    },
  );
});
