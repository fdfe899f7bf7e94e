import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { ParsedMail } from 'mailparser';
import { destroyPersonKey } from '../../db/persons/persons.ts';
import { one } from '../../db/pool.ts';
import { aScreening, anAgreement } from '../support/journeys/a-journey.ts';
import { aService } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';
import { eventually } from '../support/stack/eventually.ts';
import { Visitor } from '../support/stack/a-visitor.ts';
import { aStory } from '../support/stories/a-story.ts';

const AMINA = {
  givenName: 'Amina Fatima',
  familyName: 'Hemmeligsen',
  birthDate: '1991-07-23',
  email: 'amina@example.org',
  phone: '20 30 40 50',
  language: 'ar',
};
const HERS = 'amina@example.org';
const CASEWORKER = 'k-caseworker@example.dk';
const PATIENCE_MS = 120_000;

/** Spring of 2026: an IGU that begins on 4 May; one story. */
describe('a person has post of their own', () => {
  const step = aStory();
  let service: TestService;
  let visitor: Visitor;
  let amina: string;
  beforeAll(async () => {
    service = await aService();
    visitor = new Visitor(service.url);
    amina = await service.refer({ person: AMINA, municipalityReference: 'HIL-A' });
    await service.does(amina, 'RecordScreening', aScreening('2026-03-02'));
    await service.does(amina, 'AcceptScreening', { acceptedOn: '2026-03-02' });
    await service.until('2026-04-27');
    await service.does(amina, 'SignIguAgreement', anAgreement('2026-05-04'));
  }, PATIENCE_MS);
  afterAll(() => service.close());

  const mailsTo = (address: string): readonly ParsedMail[] => service.mailbox.postTo(address);
  const arranges = (body: Record<string, unknown>, as: 'coordinator' | 'caseworker' = 'caseworker') =>
    service.request('POST', `/api/journeys/${amina}/person/post`, { as, body });
  const ownPageIn = (text: string) => /http:\/\/localhost(\/mit\/[0-9a-z]{26})/.exec(text)?.[1] ?? '';
  let page = '';

  step('gets none until somebody has written down that she wants it', async () => {
    const answer = await service.request('GET', `/api/journeys/${amina}/person/post`);
    expect(answer.body).toEqual({ channel: 'none' });
    const link = await service.request('POST', `/api/journeys/${amina}/person/page`);
    expect(link.status).toBe(422);
    await service.until('2026-04-30');
    expect(mailsTo(HERS)).toEqual([]);
  });

  step(
    'is not written down for a day to come, by nobody of another municipality, and not without an address',
    async () => {
      const ahead = await arranges({ channel: 'mail', consentedOn: '2026-09-01' });
      expect(ahead.status).toBe(422);
      const foreign = await service.request('POST', `/api/journeys/${amina}/person/post`, {
        as: 'foreignCaseworker',
        body: { channel: 'mail', consentedOn: '2026-04-30' },
      });
      expect(foreign.status).toBe(404);
      const other = await service.refer({ municipalityReference: 'HIL-B' });
      const unknown = await service.request('POST', `/api/journeys/${other}/person/post`, {
        body: { channel: 'mail', consentedOn: '2026-04-30' },
      });
      expect(JSON.stringify(unknown.body)).toContain('Personen har ingen mailadresse hos os.');
    },
  );

  step('is asked first of the address, which is told nothing about her and must say yes', async () => {
    expect((await arranges({ channel: 'mail', consentedOn: '2026-04-30' })).body).toEqual({
      channel: 'mail',
      language: 'da',
      consentedOn: '2026-04-30',
      addressRefused: false,
      addressProven: false,
    });
    await eventually(() => Promise.resolve(mailsTo(HERS).length === 1));
    const [asked] = mailsTo(HERS);
    expect(asked?.text).not.toMatch(/Amina|Hemmeligsen|HIL-|IGU|\/mit\//);
    const link = /\/bekraeft\/[0-9a-z]{26}/.exec(asked?.text ?? '')?.[0] ?? '';
    const confirmed = await visitor.presses(await visitor.opens(link), 'Ja, det er rigtigt');
    expect(confirmed.text).toContain('Tak, adressen er bekræftet');
    expect((await service.request('GET', `/api/journeys/${amina}/person/post`)).body).toMatchObject({
      addressProven: true,
    });
  });

  step('comes by mail then, and the caseworker is left alone', async () => {
    const before = mailsTo(CASEWORKER).length;
    await service.until('2026-05-04');
    const mail = mailsTo(HERS).at(-1);
    expect(mail?.text).toContain('Til Amina\n');
    expect(mail?.text).toContain('Du begynder din IGU');
    expect(mail?.text).not.toContain('Hemmeligsen');
    expect(
      mailsTo(CASEWORKER)
        .slice(before)
        .map(({ text }) => text),
    ).not.toContainEqual(expect.stringContaining('som ikke får post fra os'));
    page = ownPageIn(mail?.text ?? '');
    expect(page).not.toBe('');
  });

  step('leads to her own page, which says where she is, what she must do and whom to call', async () => {
    const seen = await visitor.opens(page);
    expect(seen.status).toBe(200);
    expect(seen.text).toContain('Hej Amina');
    expect(seen.text).toContain('Du er i IGU. Det er to år med arbejde og skole.');
    expect(seen.text).toContain('Fortæl, om du kom den første dag i virksomheden');
    expect(seen.text).toContain('Din IGU slutter: onsdag den 3. maj 2028');
    expect(seen.text).toContain(CASEWORKER);
    expect(seen.text).not.toContain('Hemmeligsen');
    expect((await visitor.opens(`${page}?sprog=en`)).text).toContain('You are in an IGU.');
    // There is no file for it yet: the page keeps to a language that it has.
    expect((await visitor.opens(`${page}?sprog=ar`)).text).toContain('Hej Amina');
    expect((await visitor.opens(page.replace('/mit/', '/spoergsmaal/'))).title).toBe('Dit forløb');
  });

  step('takes her answer there, in her own name', async () => {
    const { html } = await visitor.opens(page);
    const [, task = ''] = /<a href="(\/mit\/[0-9a-z]{26}\/\d+)\?sprog=da">Fortæl, om du kom/.exec(html) ?? [];
    const question = await visitor.opens(task);
    expect(question.forms.map(({ button }) => button)).toEqual([
      'Ja, mødte op',
      'Ring til mig',
      'Jeg har brug for en anden dato',
    ]);
    const told = await visitor.presses(question, 'Ja, mødte op');
    expect(told.text).toContain('Tak');
    const event = (await service.timeline(amina)).findLast(({ type }) => type === 'DayOneConfirmed');
    expect(event).toMatchObject({ actor: { via: 'link', person: true } });
    expect((await visitor.opens(page)).text).not.toContain('Fortæl, om du kom den første dag');
    // What the company must answer is not hers to answer.
    const journey = await one<{ state: { obligations: { owedBy: string }[] } }>(
      service.db,
      'select state from subjects where id = $1',
      [amina],
    );
    const others = journey?.state.obligations.findIndex(({ owedBy }) => owedBy === 'company') ?? 0;
    expect((await visitor.opens(`${page}/${others + 1}`)).status).toBe(404);
  });

  step('comes as a text message where she has chosen that, without a word of what it is about', async () => {
    const chosen = await visitor.presses(await visitor.opens(page), 'Gem', { post: 'text' });
    expect(chosen.text).toContain('Vi har gemt dit valg.');
    await eventually(async () => (await service.textsSent()).length === 1);
    const [asked] = await service.textsSent();
    expect(asked?.text).toMatch(
      /^Fodfæste: Dette nummer er skrevet op til post fra os\. .*\/bekraeft\/[0-9a-z]{26}$/,
    );
    await visitor.presses(await visitor.opens(asked?.text.split(' ').at(-1) ?? ''), 'Ja, det er rigtigt');
    await service.until('2026-06-09');
    const [, text] = await service.textsSent();
    expect(text?.to).toBe('+4520304050');
    expect(text?.text).toMatch(
      /^Fodfæste: Vi har \d+ spørgsmål til dig\. Svar senest .+ Læs og svar her: http/,
    );
    expect(text?.text).not.toMatch(/Amina|IGU|flygtning/i);
    page = ownPageIn(text?.text ?? '');
    expect((await visitor.opens(page)).text).toContain('Søg om penge for din skole: ');
    const notices = (await service.timeline(amina)).flatMap((event) => event.notices);
    expect(notices).toContainEqual(expect.objectContaining({ channel: 'text', state: 'sent' }));
  });

  step('keeps her address and number out of the record, the log and Temporal', async () => {
    const { rows } = await service.db.query<{ text: string }>(
      `select to_jsonb(digests)::text || coalesce(to_jsonb(contacts)::text, '') as text
       from digests join contacts on contacts.id = digests.contact_id`,
    );
    const kept = [...rows.map(({ text }) => text), ...service.logged].join('\n');
    for (const hers of [HERS, '20 30 40 50', '4520304050', 'Amina', 'Hemmeligsen']) {
      expect(kept).not.toContain(hers);
    }
    const contacts = await service.request('GET', '/api/contacts?limit=200');
    expect(JSON.stringify(contacts.body)).not.toContain('person-');
  });

  step('ends when she says so, and goes to her caseworker again', async () => {
    const ended = await visitor.presses(await visitor.opens(page), 'Gem', { post: 'none' });
    expect(ended.text).toContain('Du får ikke flere beskeder fra os.');
    const before = (await service.textsSent()).length;
    await service.until('2026-07-10');
    expect((await service.textsSent()).length).toBe(before);
    expect(mailsTo(CASEWORKER).at(-1)?.text).toContain('som ikke får post fra os');
    const handed = await service.request('POST', `/api/journeys/${amina}/person/page`);
    expect(handed.status).toBe(201);
    const own = ownPageIn(String(handed.body['url']));
    expect((await visitor.opens(own)).text).toContain('Hej Amina');
    await destroyPersonKey(service.db, (await personOf()) ?? '');
    expect((await visitor.opens(own)).status).toBe(410);
  });

  const personOf = async () =>
    (
      await one<{ person: string }>(service.db, 'select person_id as person from journeys where id = $1', [
        amina,
      ])
    )?.person;
});
