import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ParsedMail } from 'mailparser';
import { askForLinks } from '../../../db/links/links-sent-again.ts';
import { changeContact } from '../../../db/partners/contacts.ts';
import { all } from '../../../db/pool.ts';
import { addDays, instantAt } from '../../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../../domain/vocabulary/calendar.ts';
import { linksAgainStart } from '../../../engine/messages.ts';
import { aRemindedJourney, standAt } from '../../support/journeys/a-recorded-journey.ts';
import { readCalendar } from '../../support/post/a-calendar.ts';
import { aPostOffice } from '../../support/post/a-post-office.ts';
import type { PostOffice } from '../../support/post/a-post-office.ts';
import { aRecordedProgramme } from '../../support/programme/a-recorded-programme.ts';
import { aProvenContact } from '../../support/partners/proven.ts';

/** The programme begins on Sunday 1 February 2026: its sectors are to be chosen by Tuesday 31 March. */
const STARTS_ON = '2026-02-01';
const SECTORS = 'Projektets brancher er valgt';
const COORDINATOR = 'k-coordinator';
const CHAIR = {
  id: 'k-chair',
  organisation: 'lo-hovedstaden',
  name: 'Frida Formand',
  email: 'formand@example.dk',
  phone: null,
  language: 'da',
  roles: ['steeringGroup'],
  active: true,
  position: 0,
} as const;

/** Sends a contact what it is owed on a day. Returns the mail that went, if one did. */
async function sends(
  office: PostOffice,
  contact: string,
  day: CalendarDate,
): Promise<ParsedMail | undefined> {
  await standAt(office.db, day, '07:30');
  const before = office.mailbox.taken.length;
  await office.post.sendDigest(await office.gathers(contact, day));
  return office.mailbox.taken.slice(before).at(0);
}

const timesIn = (mail: ParsedMail | undefined, text: string) => (mail?.text ?? '').split(text).length - 1;

describe('a mail about a programme', () => {
  let office: PostOffice;
  beforeAll(async () => {
    office = await aPostOffice();
    const programme = await aRecordedProgramme(office.db, { startsOn: STARTS_ON });
    await programme.until('2026-03-01');
  });
  afterAll(() => office.close());

  it('says what it is about in its reader’s language, names nobody and discloses nobody', async () => {
    await changeContact(office.db, COORDINATOR, { language: 'en' });
    const mail = await sends(office, COORDINATOR, '2026-03-02');
    expect(mail?.text).toContain("The programme has this milestone: “The project's sectors are chosen”.");
    expect(mail?.text).not.toMatch(/null|undefined|the citizen/);
    expect(await all(office.db, 'select 1 from disclosures')).toEqual([]);
  });

  it('puts the deadline into the reader’s calendar, once, under a title that says no more than that', () => {
    const [file, ...others] = office.mailbox.taken.at(-1)?.attachments ?? [];
    expect(others).toEqual([]);
    const { entries } = readCalendar(file?.content.toString() ?? '');
    const milestones = entries.filter((entry) => entry['DTSTART;VALUE=DATE'] === '20260331');
    expect(milestones).toMatchObject([{ SUMMARY: 'Fodfæste: deadline for a milestone', CLASS: 'PRIVATE' }]);
  });
});

describe('the coordinator’s morning mail', () => {
  let office: PostOffice;
  beforeAll(async () => {
    office = await aPostOffice();
    const programme = await aRecordedProgramme(office.db, { startsOn: STARTS_ON });
    await programme.until('2026-03-30');
    await sends(office, COORDINATOR, '2026-03-30');
    await programme.until('2026-04-01');
  });
  afterAll(() => office.close());

  it('says once what it says as a notice: the list leaves that out', async () => {
    // The reminder of the last day is among what is owed this morning.
    const mail = await sends(office, COORDINATOR, '2026-04-01');
    expect(timesIn(mail, SECTORS)).toBe(1);
    expect(mail?.text).toContain(`Programmets milepæl er: »${SECTORS}«.`);
  });

  it('goes on telling what is late, with nothing new, until it is answered', async () => {
    const mail = await sends(office, COORDINATOR, '2026-04-07');
    expect(mail?.subject).toMatch(/^Fodfæste: arbejdsliste, /);
    expect(mail?.text).toContain(`Programmets milepæl: »${SECTORS}«. Fristen var den 31. marts 2026.`);
  });
});

describe('what is passed on to the chair of the steering group', () => {
  let office: PostOffice;
  beforeAll(async () => {
    office = await aPostOffice();
  });
  afterAll(() => office.close());

  it('goes to the coordinator, who is told whose place is empty, if nobody sits there for the organisation', async () => {
    const programme = await aRecordedProgramme(office.db, { startsOn: STARTS_ON });
    await programme.until('2026-04-09');
    const toChair = () =>
      all(
        office.db,
        `select distinct contact_id as contact, organisation, stand_in_why as why from outbox where party = 'steering-chair'`,
      );
    expect(await toChair()).toEqual([
      { contact: COORDINATOR, organisation: 'lo-hovedstaden', why: 'no-contact' },
    ]);
    await standAt(office.db, '2026-04-10', '07:30');
    const mail = await sends(office, COORDINATOR, '2026-04-10');
    expect(mail?.text).toContain(
      'Påmindelsen er til styregruppens formand (LO Hovedstaden), som ikke har en kontaktperson hos os.',
    );
  });
});

describe('a contact who only follows the numbers', () => {
  let office: PostOffice;
  beforeAll(async () => {
    office = await aPostOffice();
    await aProvenContact(office.db, CHAIR);
  });
  afterAll(() => office.close());

  it('gets what is meant for the chair of the steering group, and nothing to answer', async () => {
    const programme = await aRecordedProgramme(office.db, { startsOn: STARTS_ON });
    await programme.until('2026-04-09');
    const mail = await sends(office, CHAIR.id, '2026-04-10');
    expect(mail?.text).toContain(`Koordinatoren har ikke meldt denne milepæl nået: »${SECTORS}«.`);
    expect(mail?.text).not.toMatch(/\/svar\/|\/spoergsmaal\//);
    const at = { now: instantAt('2026-04-10', '09:00'), today: '2026-04-10' };
    expect(await askForLinks(office.db, { email: CHAIR.email }, at)).toEqual([]);
  });

  it('gets nothing about a person, even if the secretariat has nobody else', async () => {
    for (const id of [COORDINATOR, 'k-projectlead', 'sekretariatet']) {
      await changeContact(office.db, id, { active: false });
    }
    const journey = await aRemindedJourney(office.db);
    journey.lived.until('2026-04-30');
    await journey.record();
    const told = await all<{ contact: string }>(
      office.db,
      'select distinct contact_id as contact from outbox where subject_id = $1',
      [journey.id],
    );
    expect(told.length).toBeGreaterThan(0);
    expect(told).not.toContainEqual({ contact: CHAIR.id });
  });
});

describe('links sent again', () => {
  it('are to the questions about people and to those about the programme', async () => {
    const office = await aPostOffice();
    try {
      const programme = await aRecordedProgramme(office.db, { startsOn: STARTS_ON });
      await programme.until('2026-03-19');
      const journey = await aRemindedJourney(office.db);
      await office.db.query('update outbox set contact_id = $1 where subject_id = $2', [
        COORDINATOR,
        journey.id,
      ]);
      await sends(office, COORDINATOR, '2026-03-20');
      const at = { now: instantAt('2026-03-20', '09:00'), today: '2026-03-20' };
      const [turn] = await askForLinks(office.db, { email: 'k-coordinator@example.dk' }, at);
      if (turn === undefined) throw new Error('No turn was given');
      const start = linksAgainStart(turn);
      await standAt(office.db, '2026-03-20', '09:00');
      await office.post.freezeDigest(start);
      await office.post.sendDigest(start.digestId);
      const mail = office.mailbox.taken.at(-1);
      expect(mail?.subject).toContain('dine links igen');
      expect(timesIn(mail, SECTORS)).toBe(1);
      expect(mail?.text).toContain(`Amina (${journey.reference})`);
    } finally {
      await office.close();
    }
  });
});

describe('a milestone that is answered, whenever that is', () => {
  it('is in no mail any more', async () => {
    // Whole years of days are the rules' own tests; here each day costs a round of post.
    const lastDay = 75;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 29, max: lastDay - 5 }),
        fc.constantFrom('before the post', 'between gathering and sending', 'after the post'),
        async (answeredAfter, when) => {
          const office = await aPostOffice();
          try {
            const programme = await aRecordedProgramme(office.db, { startsOn: STARTS_ON });
            const answers = async () => {
              programme.lived.does('ReportDone', { item: 'sectors-chosen', doneOn: programme.lived.today });
              await programme.records();
            };
            const told: CalendarDate[] = [];
            for (let after = 28; after <= lastDay; after += 1) {
              const day = addDays(STARTS_ON, after);
              const isTheDay = after === answeredAfter;
              await programme.until(day);
              if (isTheDay && when === 'before the post') await answers();
              await standAt(office.db, day, '14:00');
              for (const contact of [COORDINATOR, 'k-projectlead']) {
                const digestId = await gathersAt(office, contact, day);
                if (isTheDay && when === 'between gathering and sending' && contact === COORDINATOR)
                  await answers();
                const before = office.mailbox.taken.length;
                await office.post.sendDigest(digestId);
                if (office.mailbox.taken.slice(before).some((mail) => timesIn(mail, SECTORS) > 0))
                  told.push(day);
              }
              if (isTheDay && when === 'after the post') await answers();
            }
            const answeredOn = addDays(STARTS_ON, answeredAfter);
            const late = told.filter((day) =>
              when === 'after the post' ? day > answeredOn : day >= answeredOn,
            );
            expect(late).toEqual([]);
            expect(told.length).toBeGreaterThan(0);
          } finally {
            await office.close();
          }
        },
      ),
      { numRuns: 6 },
    );
  }, 120_000);
});

let digests = 0;

/** Gathers all that a contact is owed, whenever on the day it was made. */
async function gathersAt(office: PostOffice, contact: string, date: CalendarDate): Promise<string> {
  digests += 1;
  const digestId = `digest-${contact}-${date}-${digests}`;
  await office.post.freezeDigest({ digestId, contact, date, gatheredAt: instantAt(date, '13:00') });
  return digestId;
}
