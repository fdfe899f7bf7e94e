import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { ParsedMail } from 'mailparser';
import { changeContact } from '../../db/partners/contacts.ts';
import { one } from '../../db/pool.ts';
import type { Journey } from '../../domain/journeys/journey.ts';
import { journeyWorkflowId, STATE_QUERY } from '../../engine/messages.ts';
import { aScreening, anAgreement } from '../support/journeys/a-journey.ts';
import { aMoment } from '../support/stack/a-held-commit.ts';
import { aService } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';
import { Visitor } from '../support/stack/a-visitor.ts';
import type { SeenPage } from '../support/stack/a-visitor.ts';
import { eventually } from '../support/stack/eventually.ts';
import { aStory } from '../support/stories/a-story.ts';

const COMPANY = 'byg@example.dk';
const COORDINATOR = 'k-coordinator@example.dk';
const VITAS = 'Registrér IGU-aftalen i VITAS';
const DE_MINIMIS = 'Afgiv de minimis-erklæring';
const PLAN = 'Læg undervisningsplanen i VITAS';
const PATIENCE_MS = 120_000;

const AMINA = { givenName: 'Amina Fatima', familyName: 'Hemmeligsen', birthDate: '1991-07-23' };

/** Spring of 2026: an IGU that begins on 4 May, signed on 27 April; one story. */
describe('a company answers by the links in its mails', () => {
  const step = aStory();
  let service: TestService;
  let visitor: Visitor;
  let amina: string;
  beforeAll(async () => {
    service = await aService();
    visitor = new Visitor(service.url);
    await changeContact(service.db, 'byg', { phone: '12345678' });
    amina = await service.refer({ person: AMINA, municipalityReference: 'HIL-A' });
    await service.does(amina, 'RecordScreening', aScreening('2026-03-02'));
    await service.does(amina, 'AcceptScreening', { acceptedOn: '2026-03-02' });
    await service.until('2026-04-27');
    await service.does(amina, 'SignIguAgreement', anAgreement('2026-05-04'));
  }, PATIENCE_MS);
  afterAll(() => service.close());

  const mailsTo = (address: string): readonly ParsedMail[] => service.mailbox.postTo(address);
  /** The links of a mail: to each question by its title, and to everything. */
  const linksIn = (mail: ParsedMail | undefined) => {
    const text = mail?.text ?? '';
    const each = [...text.matchAll(/^\d+\. (.+)\n(?:(?!^\d+\. )[\s\S])*?Svar her: (\S+)$/gm)];
    return {
      to: Object.fromEntries(each.map(([, title = '', link = '']) => [title, link])),
      all: /Alle dine spørgsmål samlet: (\S+)/.exec(text)?.[1] ?? '',
    };
  };
  const openKinds = async () => (await service.journey(amina)).open.map(({ kind }) => kind);

  step('has a link of its own for each question, and one for all', async () => {
    await service.until('2026-05-13');
    const { to, all } = linksIn(mailsTo(COMPANY).at(-1));
    expect(to[VITAS]).toMatch(/^http:\/\/localhost\/svar\/[0-9a-z]{26}$/);
    expect(all).toMatch(/^http:\/\/localhost\/spoergsmaal\/[0-9a-z]{26}$/);
    expect(new Set([...Object.values(to), all]).size).toBe(Object.keys(to).length + 1);
  });

  step('opens the question, and nothing has changed', async () => {
    const before = (await service.journey(amina)).sequence;
    const page = await visitor.opens(vitasLink());
    expect(page.status).toBe(200);
    expect(page.title).toBe(VITAS);
    expect(page.text).toContain('Amina (HIL-A)');
    expect(page.text).toContain('27. maj 2026');
    expect(page.forms.map(({ button }) => button)).toEqual([
      'Ja, den er registreret',
      'Ring til mig',
      'Vi har brug for en anden dato',
      'Det er ikke os',
    ]);
    expect(page.html).not.toMatch(/Hemmeligsen|Fatima|1991/);
    expect((await service.journey(amina)).sequence).toBe(before);
  });

  step('says what is wrong with what was filled in, and keeps it', async () => {
    const page = await visitor.opens(vitasLink());
    const again = await visitor.presses(page, 'Ja, den er registreret', {
      'registered.registeredOn': 'i går',
    });
    expect(again.status).toBe(422);
    expect(again.text).toContain('Skriv en dato, for eksempel 31-12-2026.');
    expect(again.forms[0]?.fields['registered.registeredOn']).toBe('i går');
  });

  step('says why a rule says no, and what one can do instead', async () => {
    const page = await visitor.opens(vitasLink());
    const refused = await visitor.presses(page, 'Ja, den er registreret', {
      'registered.registeredOn': '01-04-2026',
    });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('Svaret blev ikke registreret');
    expect(await openKinds()).toContain('vitas-registration');
  });

  step('asks to be called: the coordinator is told whom, about what and on which number', async () => {
    const page = await visitor.opens(vitasLink());
    const after = await visitor.presses(page, 'Ring til mig', { 'call-me.phone': '87 65 43 21' });
    expect(after.text).toContain('Vi er i gang med at hjælpe dig');
    expect(after.forms.map(({ button }) => button)).not.toContain('Ring til mig');
    await service.until('2026-05-14');
    const link = linksIn(mailsTo(COORDINATOR).at(-1)).to['Ring til en, der har bedt om hjælp'] ?? '';
    const task = await visitor.opens(link);
    expect(task.text).toContain('Bo Bygmester, Eksempel Byg');
    expect(task.text).toContain('12345678');
    expect(task.text).toContain('87 65 43 21');
    expect(task.text).toContain('Registrering i VITAS');
    await visitor.presses(task, 'Ja, det er afklaret');
    expect(await openKinds()).not.toContain('help-asked-for');
  });

  step('answers in two clicks, and the answer stands on the timeline in its own name', async () => {
    const page = await visitor.opens(vitasLink());
    const thanks = await visitor.presses(page, 'Ja, den er registreret', {
      'registered.registeredOn': '12-05-2026',
    });
    expect(thanks.text).toContain('Tak for dit svar');
    expect(thanks.text).toContain('Svaret er registreret');
    const event = (await service.timeline(amina)).find(({ type }) => type === 'VitasRegistered');
    expect(event).toMatchObject({
      payload: { registeredOn: '2026-05-12' },
      actor: { organisation: 'eksempel-byg', contact: 'byg', via: 'link' },
      onBehalfOf: null,
    });
  });

  step('sent twice, is one answer', async () => {
    const page = await visitor.opens(questionLink(DE_MINIMIS));
    const [form] = page.forms;
    const fields = { ...form?.fields };
    const both = await Promise.all([
      visitor.sends(form?.action ?? '', fields),
      visitor.sends(form?.action ?? '', fields),
    ]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const events = (await service.timeline(amina)).filter(
      ({ type, payload }) => type === 'PaperRecorded' && payload['paper'] === 'de-minimis',
    );
    expect(events).toHaveLength(1);
  });

  step('opened again, the link tells who answered and when, and takes no other answer', async () => {
    const used = await visitor.opens(vitasLink());
    expect(used.text).toContain('Eksempel Byg');
    expect(used.text).toContain('14. maj 2026');
    expect(used.forms).toEqual([]);
    const path = new URL(vitasLink()).pathname;
    const late = await visitor.sends(path, { answer: 'registered', 'registered.registeredOn': '2026-05-01' });
    expect(late.text).toContain('Tak for dit svar');
    const events = (await service.timeline(amina)).filter(({ type }) => type === 'VitasRegistered');
    expect(events.map(({ payload }) => payload['registeredOn'])).toEqual(['2026-05-12']);
  });

  step('is never reminded of what it has answered', async () => {
    const answered = mailsTo(COMPANY).length;
    await service.until('2026-06-05');
    const since = mailsTo(COMPANY).slice(answered);
    const asked = since.flatMap((mail) => Object.keys(linksIn(mail).to));
    expect(asked.length).toBeGreaterThan(0);
    expect(asked).not.toContain(VITAS);
    expect(asked).not.toContain(DE_MINIMIS);
  });

  step('sees everything it is asked on one page', async () => {
    const [oldest = '', ...later] = mailsTo(COMPANY).flatMap((mail) => linksIn(mail).all || []);
    // What its mail asked has been answered for more than a week.
    const tooOld = await visitor.opens(oldest);
    expect([tooOld.status, tooOld.text.includes('Linket er for gammelt')]).toEqual([410, true]);
    const page = await visitor.opens(later.at(-1) ?? '');
    expect(page.title).toBe('Det, du er spurgt om');
    expect(page.text).not.toContain(VITAS);
    const path = /href="(\/spoergsmaal\/[0-9a-z]{26}\/\d+)/.exec(page.html)?.[1] ?? '';
    expect((await visitor.opens(path)).forms.length).toBeGreaterThan(1);
  });

  step('answered by two at once, has the answer of one, and tells the other so', async () => {
    const link = questionLink(PLAN);
    const pages = [await visitor.opens(link), await visitor.opens(link)] as const;
    const says = (page: SeenPage, on: string) =>
      visitor.presses(page, 'Ja, den er indsendt', { 'submitted.submittedOn': on });
    const recording = aMoment();
    await recordNothingUntil(recording.come);
    const first = says(pages[0], '2026-06-02');
    await eventually(async () => (await endedInWorkflow()).includes('training-plan'));
    const second = await says(pages[1], '2026-06-03');
    expect([second.status, second.forms]).toEqual([409, []]);
    expect(second.text).toContain('Spørgsmålet er lige blevet lukket');
    recording.comes();
    expect((await first).text).toContain('Tak for dit svar');
    await eventually(async () => (await visitor.opens(link)).text.includes('Svaret er registreret'));
    const third = await says(pages[1], '2026-06-03');
    expect(third.text).toContain('Svaret er registreret');
    const told = (await service.timeline(amina)).filter(({ type }) => type === 'TrainingPlanSubmitted');
    expect(told.map(({ payload }) => payload['submittedOn'])).toEqual(['2026-06-02']);
  });

  step('is told what to do with a link that was cut off, is nobody’s or is another’s', async () => {
    const cut = await visitor.opens(vitasLink().slice(0, -3));
    expect([cut.status, cut.text.includes('Kopiér hele linket')]).toEqual([404, true]);
    const forged = await visitor.opens(`/svar/${'0'.repeat(26)}`);
    expect(forged.status).toBe(404);
    const loud = await visitor.opens(
      vitasLink()
        .toUpperCase()
        .replace(/^.*SVAR/, '/svar'),
    );
    expect(loud.status).toBe(200);
  });

  step('loses its links with its contact, whose successor gets others', async () => {
    await changeContact(service.db, 'byg', { active: false });
    const closed = await visitor.opens(vitasLink());
    expect([closed.status, closed.title]).toEqual([410, 'Svar']);
    await changeContact(service.db, 'byg', { active: true });
  });

  step('leaves no token in the log and none in the database', async () => {
    const token = vitasLink().split('/').at(-1) ?? '';
    expect(service.logged.join('\n')).not.toContain(token);
    const row = await one<{ found: boolean }>(
      service.db,
      `select exists (select 1 from answer_links where encode(token_hash, 'escape') like '%' || $1 || '%') as found`,
      [token],
    );
    expect(row?.found).toBe(false);
  });

  /** Until that moment, nothing is recorded. */
  async function recordNothingUntil(moment: Promise<void>): Promise<void> {
    await service.stopWorker();
    await service.startWorker('/bundle', {
      activities: (activities) => ({
        ...activities,
        recordEvents: async (batch) => {
          await moment;
          return activities.recordEvents(batch);
        },
      }),
    });
  }

  /** The kinds of what has ended as the Workflow knows it, recorded or not. */
  async function endedInWorkflow(): Promise<string[]> {
    const handle = service.engine.workflow.getHandle(journeyWorkflowId(amina));
    const { obligations } = await handle.query<Journey>(STATE_QUERY);
    return obligations.filter(({ ended }) => ended !== undefined).map(({ kind }) => kind);
  }

  function vitasLink(): string {
    return questionLink(VITAS);
  }

  function questionLink(title: string): string {
    const link = mailsTo(COMPANY)
      .map((mail) => linksIn(mail).to[title])
      .find((found) => found !== undefined);
    if (link === undefined) throw new Error(`No mail has asked “${title}”`);
    return link;
  }
});
