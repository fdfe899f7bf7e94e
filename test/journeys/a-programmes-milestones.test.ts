import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { ParsedMail } from 'mailparser';
import { readSubjectNote } from '../../db/persons/notes.ts';
import { all, one } from '../../db/pool.ts';
import { CalendarProgram } from '../support/post/a-calendar-program.ts';
import { loadOwnProgramme } from '../support/programme/load-programme.ts';
import { aService } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';
import { Visitor } from '../support/stack/a-visitor.ts';
import { eventually } from '../support/stack/eventually.ts';
import { placesInTheClear } from '../support/stack/places-in-the-clear.ts';
import { aStory } from '../support/stories/a-story.ts';
import { aProvenContact } from '../support/partners/proven.ts';

const COORDINATOR = 'k-coordinator@example.dk';
const LEAD = 'k-projectlead@example.dk';
const CHAIR = 'formand@example.dk';
const REGION = 'k-steeringgroup@example.dk';
const CASEWORKER = 'k-caseworker@example.dk';
const NOTE = 'Byggeri og maling, besluttet på kvisten';
const PATIENCE_MS = 120_000;

/** The grant's programme, a month under way on 2 March 2026: its first milestone is due on 31 March. One story. */
describe('a programme’s milestones and meetings, by the post', () => {
  const step = aStory();
  let service: TestService;
  let visitor: Visitor;
  let programme: string;
  const calendars = new Map<string, CalendarProgram>();
  const read = new Set<ParsedMail>();
  beforeAll(async () => {
    service = await aService();
    visitor = new Visitor(service.url);
    await aProvenContact(service.db, {
      id: 'k-chair',
      organisation: 'lo-hovedstaden',
      name: 'Frida Formand',
      email: CHAIR,
      phone: null,
      language: 'da',
      roles: ['steeringGroup'],
      active: true,
      position: 5,
    });
    // Somebody whose journey goes on beside it: the chair and the region must never read of them.
    await service.refer({
      person: { givenName: 'Zarathustrina', familyName: 'Prøve', birthDate: '1991-07-23' },
    });
    programme = await loadOwnProgramme(service.db, { startsOn: '2026-02-01' });
    await service.sweep();
    await eventually(async () => (await sequence()) > 0);
  }, PATIENCE_MS);
  afterAll(() => service.close());

  async function sequence(): Promise<number> {
    const row = await one<{ sequence: number }>(service.db, 'select sequence from subjects where id = $1', [
      programme,
    ]);
    return row?.sequence ?? 0;
  }

  /** Lets time pass; everybody's calendar program takes in what comes meanwhile, as mails come. */
  async function until(day: string): Promise<void> {
    await service.until(day);
    for (const mail of service.mailbox.taken) {
      if (read.has(mail)) continue;
      read.add(mail);
      const address = [mail.to].flat()[0]?.value[0]?.address ?? '';
      const calendar = calendars.get(address) ?? new CalendarProgram();
      calendars.set(address, calendar);
      calendar.opens(mail);
    }
  }

  const postTo = (address: string) => service.mailbox.postTo(address);
  const about = (address: string, text: string) =>
    postTo(address).filter((mail) => mail.text?.includes(text));
  /** The sections of a mail, each with its text and its link. */
  const sectionsOf = (mail: ParsedMail | undefined) =>
    (mail?.text ?? '')
      .split(/^(?=\d+\. )/m)
      .slice(1)
      .map((text) => ({ text, link: /Svar her: (\S+)/.exec(text)?.[1] ?? '' }));
  const linkTo = (address: string, text: string) =>
    sectionsOf(about(address, text).at(-1)).find((section) => section.text.includes(text))?.link ?? '';
  const give = (command: string, body: object) =>
    service.request('POST', `/api/programmes/lo-hovedstaden/commands/${command}`, { body });

  const SECTORS = '»Projektets brancher er valgt«';

  step('reminds the coordinator of a milestone, in the words of the programme’s file', async () => {
    await until('2026-03-17');
    const mail = about(COORDINATOR, SECTORS).at(-1);
    expect(mail?.text).toContain(
      `Programmets milepæl er: ${SECTORS}. Du skal melde den nået senest 31. marts 2026.`,
    );
    expect(mail?.text).not.toMatch(/null|undefined|\(\)/);
    const disclosed = `select 1 from disclosures where not exists (select from outbox
      join journeys on journeys.id = outbox.subject_id where outbox.digest_id = disclosures.digest_id)`;
    expect(await all(service.db, disclosed)).toEqual([]);
  });

  step('opens its question, which changes nothing', async () => {
    const before = await sequence();
    const page = await visitor.opens(linkTo(COORDINATOR, SECTORS));
    expect(page.status).toBe(200);
    expect(page.text).toContain(SECTORS);
    expect(page.text).toContain('31. marts 2026');
    expect(page.text).toContain('Regionen har givet penge til det, der står i ansøgningen');
    expect(page.forms.map(({ button }) => button)).toEqual(['Ja, den er nået', 'Flyt til en anden dag']);
    expect(await sequence()).toBe(before);
  });

  step('keeps what was written, if the date is none', async () => {
    const page = await visitor.opens(linkTo(COORDINATOR, SECTORS));
    const again = await visitor.presses(page, 'Ja, den er nået', {
      'reached.doneOn': 'i går',
      'reached.note': NOTE,
    });
    expect(again.status).toBe(422);
    expect(again.html).toContain(NOTE);
    expect(await all(service.db, 'select 1 from notes where subject_id is not null')).toEqual([]);
  });

  step('says no to a date before the programme began, and keeps no note', async () => {
    const page = await visitor.opens(linkTo(COORDINATOR, SECTORS));
    const refused = await visitor.presses(page, 'Ja, den er nået', {
      'reached.doneOn': '01-01-2026',
      'reached.note': NOTE,
    });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('Svaret blev ikke registreret');
    expect(await all(service.db, 'select 1 from notes where subject_id is not null')).toEqual([]);
  });

  step('takes the answer with a few words, which are sealed', async () => {
    const page = await visitor.opens(linkTo(COORDINATOR, SECTORS));
    const thanks = await visitor.presses(page, 'Ja, den er nået', {
      'reached.doneOn': '16-03-2026',
      'reached.note': NOTE,
    });
    expect(thanks.text).toContain('Tak for dit svar');
    expect(thanks.text).toContain('Det gjaldt »Projektets brancher er valgt«.');
    expect(thanks.text).toContain('LO Hovedstaden svarede 17. marts 2026.');
    expect(thanks.text).toContain('Det, du skrev, er gemt sammen med svaret.');
    const event = await one<{ payload: object; actor: object; noteId: string }>(
      service.db,
      `select payload, actor, note_id as "noteId" from timeline_events where subject_id = $1 and type = 'ItemDone'`,
      [programme],
    );
    expect(event).toMatchObject({
      payload: { item: 'sectors-chosen', doneOn: '2026-03-16' },
      actor: { organisation: 'lo-hovedstaden', contact: 'k-coordinator', via: 'link' },
    });
    expect(await readSubjectNote(service.db, service.vault, programme, event?.noteId ?? '')).toBe(NOTE);
    expect(await placesInTheClear(service.db, 'kvisten')).toEqual([]);
  });

  step('tells whoever opens the link again who answered, without the words', async () => {
    const used = await visitor.opens(linkTo(COORDINATOR, SECTORS));
    expect(used.text).toContain('LO Hovedstaden svarede 17. marts 2026.');
    expect(used.forms).toEqual([]);
    expect(used.html).not.toContain('kvisten');
  });

  step('reminds nobody of it again', async () => {
    const told = () => service.mailbox.taken.filter((mail) => mail.text?.includes(SECTORS)).length;
    const before = told();
    expect(before).toBeGreaterThan(0);
    await until('2026-04-10');
    expect(told()).toBe(before);
  });

  step('asks the working group to its next meeting, in everybody’s calendar', async () => {
    await until('2026-05-04');
    const asked = about(CASEWORKER, 'Koordinerings- og arbejdsgruppe').at(-1);
    expect(asked?.subject).toMatch(
      /^Fodfæste: Indkaldelse: Koordinerings- og arbejdsgruppe, møde 4, 15\. maj 2026$/,
    );
    expect(calendars.get(CASEWORKER)?.meetings).toContainEqual(
      expect.objectContaining({ starts: '2026-05-15T09:00', asked: [CASEWORKER] }),
    );
  });

  step('moves it by the link in the coordinator’s mail, and in the calendars', async () => {
    const link = linkTo(COORDINATOR, '»Koordinerings- og arbejdsgruppe, møde 4, 15. maj 2026«');
    const page = await visitor.opens(link);
    expect(page.text).toContain('Du kan svare her fra den 15. maj 2026');
    const moved = await visitor.presses(page, 'Flyt til en anden dag', {
      'moved.on': '20-05-2026',
      'moved.reason': 'calendar',
    });
    expect(moved.text).toContain('Tak for dit svar');
    expect(moved.text).toContain('Det gjaldt »Koordinerings- og arbejdsgruppe, møde 4, 20. maj 2026«.');
    expect(moved.text).toContain('Fristen er nu 27. maj 2026.');
    await until('2026-05-05');
    expect(about(CASEWORKER, 'Flyttet: ').at(-1)?.subject).toBe(
      'Fodfæste: Flyttet: Koordinerings- og arbejdsgruppe, møde 4, ny dag 20. maj 2026',
    );
    const { meetings = [] } = calendars.get(CASEWORKER) ?? {};
    expect(meetings.filter(({ title }) => title.endsWith('møde 4'))).toMatchObject([
      { starts: '2026-05-20T09:00' },
    ]);
  });

  step('shows it among all the coordinator is asked, with the people’s questions', async () => {
    const all =
      /Alle dine spørgsmål samlet: (\S+)/.exec(
        postTo(COORDINATOR).findLast((mail) => mail.text?.includes('Alle dine'))?.text ?? '',
      )?.[1] ?? '';
    const page = await visitor.opens(all);
    expect(page.text).toContain('Koordinerings- og arbejdsgruppe, møde 4, 20. maj 2026');
  });

  step('calls it off, and it goes from the calendars', async () => {
    const answer = await give('cancel-meeting', { item: 'working-group-4', reason: 'too-few-can-come' });
    expect(answer.status).toBe(200);
    await until('2026-05-06');
    expect(about(CASEWORKER, 'Mødet er aflyst').at(-1)?.subject).toBe(
      'Fodfæste: Aflyst: Koordinerings- og arbejdsgruppe, møde 4, 20. maj 2026',
    );
    const { meetings = [] } = calendars.get(CASEWORKER) ?? {};
    expect(meetings.filter(({ title }) => title.endsWith('møde 4'))).toEqual([]);
  });

  const COURSES = 'De første brancherettede uddannelsesforløb';

  step(
    'passes a milestone that was missed on to the project lead, and a week later to the chair',
    async () => {
      await until('2026-06-01');
      expect(about(LEAD, COURSES).at(-1)?.text).toContain('Fristen var 31. maj 2026.');
      expect(about(CHAIR, COURSES)).toEqual([]);
      await until('2026-06-08');
      const [mail] = about(CHAIR, COURSES);
      expect(mail?.text).toContain('En milepæl er ikke nået');
      expect(mail?.text).not.toContain('Svar her:');
      expect(about(REGION, COURSES)).toEqual([]);
    },
  );

  step('stands in the coordinator’s morning mail until it is answered', async () => {
    await until('2026-06-09');
    const morning = postTo(COORDINATOR).at(-1);
    expect(morning?.text).toContain('Programmets frister');
    expect(morning?.text).toMatch(
      /Programmets milepæl: »De første brancherettede .*«\. Fristen var den 31\. maj 2026\./,
    );
  });

  step('never wrote anything about a person to those who see none', async () => {
    for (const address of [CHAIR, REGION]) {
      const mails = postTo(address);
      expect(mails.length).toBeGreaterThan(0);
      for (const mail of mails)
        expect(`${mail.text}${String(mail.html)}`).not.toMatch(/Zarathustrina|HIL-\d|borgeren/);
    }
  });
});
