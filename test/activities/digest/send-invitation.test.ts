import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { ParsedMail } from 'mailparser';
import { changeContact } from '../../../db/partners/contacts.ts';
import { all } from '../../../db/pool.ts';
import type { CalendarProgram } from '../../support/post/a-calendar-program.ts';
import { aPostOffice, POST_ADDRESSES } from '../../support/post/a-post-office.ts';
import type { PostOffice } from '../../support/post/a-post-office.ts';
import { addressesOf, InvitationRounds } from '../../support/post/invitation-rounds.ts';
import { aRecordedProgramme } from '../../support/programme/a-recorded-programme.ts';
import type { RecordedProgramme } from '../../support/programme/a-recorded-programme.ts';
import { aStory } from '../../support/stories/a-story.ts';
import { aProvenContact, haveAnswered } from '../../support/partners/proven.ts';

const STEERING = 'k-steeringgroup@example.dk';
const WORKING = [
  'k-caseworker@example.dk',
  'k-coordinator@example.dk',
  'k-counsellor@example.dk',
  'k-foreigncaseworker@example.dk',
  'k-projectlead@example.dk',
  'k-schoolconsultant@example.dk',
  'k-tradeconsultant@example.dk',
];

/** The grant's programme begins on Monday 4 January 2027: its groups meet on 4 February, and on 18 January and each month. */
describe('the members of a group that is to meet', () => {
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

  step('hear nothing before their meeting is called', async () => {
    expect(await round('2027-01-03')).toEqual([]);
  });

  step('of the working group are asked two weeks before, each in a mail of their own', async () => {
    const mails = await round('2027-01-04');
    expect(mails.flatMap(addressesOf).toSorted()).toEqual(WORKING);
    for (const mail of mails) {
      expect(mail.subject).toBe(
        'Fodfæste: Indkaldelse: Koordinerings- og arbejdsgruppe, møde 1, 18. januar 2027',
      );
      expect(mail.text).toContain('Tid: kl. 09.00-11.00');
    }
  });

  step('find it in their calendar, with nobody’s address but their own and the secretariat’s', async () => {
    expect(calendars.get('k-caseworker@example.dk')?.meetings).toEqual([
      {
        title: 'Koordinerings- og arbejdsgruppe, møde 1',
        starts: '2027-01-18T09:00',
        ends: '2027-01-18T11:00',
        place: null,
        organiser: POST_ADDRESSES.secretariatMail,
        asked: ['k-caseworker@example.dk'],
      },
    ]);
  });

  step(
    'get it as mail programs know an invitation: the mail in another form, and a file beside it',
    async () => {
      const [mail] = office.mailbox.taken;
      const types = mail?.attachments.map(({ headers }) => headers.get('content-type'));
      expect(types).toEqual([
        expect.objectContaining({
          value: 'text/calendar',
          params: expect.objectContaining({ method: 'REQUEST' }),
        }),
        expect.objectContaining({ value: 'application/ics' }),
      ]);
      expect(mail?.attachments[1]?.filename).toBe('fodfaeste-moede.ics');
    },
  );

  step('are asked once, however often the post goes round', async () => {
    expect(await round('2027-01-04')).toEqual([]);
    expect(await round('2027-01-05')).toEqual([]);
  });

  step('who join it are asked too, and who only follow the numbers are asked to their own', async () => {
    await aProvenContact(office.db, {
      id: 'k-new',
      organisation: 'next',
      name: 'Ny Konsulent',
      email: 'ny@example.dk',
      phone: null,
      language: 'en',
      roles: ['schoolConsultant'],
      active: true,
      position: 2,
    });
    const [joined, ...others] = await round('2027-01-06');
    expect(others).toEqual([]);
    expect(joined?.subject).toBe(
      'Fodfæste: Invitation: Coordination and working group, meeting 1, 18 January 2027',
    );
    const steering = await round('2027-01-14');
    expect(steering.flatMap(addressesOf)).toEqual([STEERING]);
    expect(steering[0]?.text).toContain('Du får mailen, fordi du sidder i denne gruppe: Styregruppe.');
    expect(await all(office.db, 'select 1 from disclosures')).toEqual([]);
  });

  step('hear of its new day once, and it moves in their calendars, also if it was moved twice', async () => {
    programme.lived.until('2027-01-14');
    programme.lived.does('MoveItem', { item: 'working-group-1', on: '2027-01-20', reason: 'calendar' });
    programme.lived.does('MoveItem', { item: 'working-group-1', on: '2027-01-22', reason: 'calendar' });
    await programme.records();
    const mails = await round('2027-01-15');
    expect(mails.flatMap(addressesOf).toSorted()).toEqual([...WORKING, 'ny@example.dk'].toSorted());
    expect(mails.find(isTo('k-caseworker@example.dk'))?.subject).toBe(
      'Fodfæste: Flyttet: Koordinerings- og arbejdsgruppe, møde 1, ny dag 22. januar 2027',
    );
    expect(calendars.get('k-caseworker@example.dk')?.meetings).toMatchObject([
      { starts: '2027-01-22T09:00' },
    ]);
    expect(await round('2027-01-15')).toEqual([]);
  });

  step('who sit there no more are told that it is off for them when it changes', async () => {
    await changeContact(office.db, 'k-new', { roles: ['caseworker'] });
    programme.lived.does('MoveItem', { item: 'working-group-1', on: '2027-01-25', reason: 'calendar' });
    await programme.records();
    const mails = await round('2027-01-18');
    expect(mails).toHaveLength(WORKING.length + 1);
    expect(calendars.get('ny@example.dk')?.meetings).toEqual([]);
    expect(calendars.get('k-counsellor@example.dk')?.meetings).toMatchObject([
      { starts: '2027-01-25T09:00' },
    ]);
  });

  step('who come back before it changes again are asked anew, once', async () => {
    await changeContact(office.db, 'k-new', { roles: ['schoolConsultant'] });
    const mails = await round('2027-01-18');
    expect(mails.flatMap(addressesOf)).toEqual(['ny@example.dk']);
    expect(mails[0]?.subject).toBe(
      'Fodfæste: Invitation: Coordination and working group, meeting 1, 25 January 2027',
    );
    expect(calendars.get('ny@example.dk')?.meetings).toMatchObject([{ starts: '2027-01-25T09:00' }]);
    expect(await round('2027-01-18')).toEqual([]);
  });

  step('and go once more are told so when it changes, and hear of no later day', async () => {
    await changeContact(office.db, 'k-new', { roles: ['caseworker'] });
    programme.lived.until('2027-01-18');
    programme.lived.does('MoveItem', { item: 'working-group-1', on: '2027-01-26', reason: 'calendar' });
    await programme.records();
    expect(await round('2027-01-18')).toHaveLength(WORKING.length + 1);
    expect(calendars.get('ny@example.dk')?.meetings).toEqual([]);
  });

  step('are told when it is called off, and it goes from their calendars', async () => {
    programme.lived.until('2027-01-18');
    programme.lived.does('CancelMeeting', { item: 'working-group-1', reason: 'too-few-can-come' });
    await programme.records();
    const mails = await round('2027-01-19');
    expect(mails.flatMap(addressesOf).toSorted()).toEqual(WORKING);
    expect(mails[0]?.subject).toBe(
      'Fodfæste: Aflyst: Koordinerings- og arbejdsgruppe, møde 1, 26. januar 2027',
    );
    for (const address of WORKING) expect(calendars.get(address)?.meetings).toEqual([]);
    expect(await round('2027-01-20')).toEqual([]);
  });

  step(
    'who reads the secretariat’s own mail is asked by the service, since a calendar takes no invitation from its owner',
    async () => {
      await changeContact(office.db, 'k-coordinator', { email: POST_ADDRESSES.secretariatMail });
      await haveAnswered(office.db, 'k-coordinator');
      await programme.until('2027-02-03');
      const mails = await round('2027-02-04');
      expect(mails.flatMap(addressesOf)).toContain(POST_ADDRESSES.secretariatMail);
      expect(calendars.get(POST_ADDRESSES.secretariatMail)?.meetings).toMatchObject([
        { starts: '2027-02-18T09:00', organiser: POST_ADDRESSES.mailFrom },
      ]);
    },
  );

  step('whose address will never take it are not asked again, and an operator is told', async () => {
    office.mailbox.answers(STEERING, { to: 'recipient', code: 550 });
    await programme.until('2027-04-15');
    await round('2027-04-16');
    const owed = await all<{ state: string; reason: string }>(
      office.db,
      "select state, reason from meeting_invitations where contact_id = 'k-steeringgroup' and item = 'steering-group-2'",
    );
    expect(owed).toEqual([{ state: 'failed', reason: 'SMTP 550' }]);
    expect(await all(office.db, "select kind from alarms where kind = 'mail-stuck'")).toHaveLength(1);
    office.mailbox.answers(STEERING, 'take');
    expect(await round('2027-04-16')).toEqual([]);
  });
});

function isTo(address: string): (mail: ParsedMail) => boolean {
  return (mail) => addressesOf(mail).includes(address);
}
