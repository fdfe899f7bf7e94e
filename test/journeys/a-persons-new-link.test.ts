import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { aService } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';
import { Visitor } from '../support/stack/a-visitor.ts';
import { eventually } from '../support/stack/eventually.ts';
import { aStory } from '../support/stories/a-story.ts';
import { historyAsText } from '../support/temporal/everything-in-temporal.ts';

const HERS = 'amina@example.org';
const HIS_NUMBER = '20 30 40 51';
const PATIENCE_MS = 60_000;
/** What a stranger must not learn from a page, a log or a history. */
const SECRETS = /Amina|Omar|Hemmeligsen|Hillerød|k-caseworker|HIL-/;

describe('a person whose link does not work', () => {
  const step = aStory();
  let service: TestService;
  let visitor: Visitor;
  let expired = '';
  const people = new Map<string, string>();
  beforeAll(async () => {
    service = await aService();
    visitor = new Visitor(service.url);
    const person = { familyName: 'Hemmeligsen', birthDate: '1991-07-23', language: 'da' };
    for (const [name, known, channel] of [
      ['Amina', { email: HERS, phone: '20 30 40 50' }, 'mail'],
      ['Omar', { email: 'omar@example.org', phone: HIS_NUMBER }, 'text'],
      ['Noor', { email: 'noor@example.org' }, undefined],
    ] as const) {
      const id = await service.refer({ person: { ...person, givenName: name, ...known } });
      people.set(name, id);
      if (channel !== undefined)
        await service.request('POST', `/api/journeys/${id}/person/post`, {
          body: { channel, consentedOn: '2026-03-02' },
        });
    }
    const made = await service.request('POST', `/api/journeys/${people.get('Amina')}/person/page`);
    expired = String(made.body['url']).replace('http://localhost', '');
    // The contact that a programme's file brings.
    await service.db.query(
      `insert into contacts (id, organisation_id, name, email, phone)
       select 'sekretariatet', organisation_id, 'Sekretariatet', 'sekretariat@example.dk', '70 10 20 30'
       from contacts where id = 'k-coordinator'`,
    );
    await service.db.query("update answer_links set made_at = '2025-01-01', expires_at = '2025-07-01'");
  }, PATIENCE_MS);
  afterAll(() => service.close());

  const texts = async () => (await service.textsSent()).map(({ to, text }) => `${to}: ${text}`);
  const mails = (to: string) =>
    service.mailbox.taken
      .filter((mail) => JSON.stringify(mail.to).includes(to))
      .map(({ text }) => text ?? '');
  const asks = async (kontakt: string) =>
    visitor.presses(await visitor.opens('/nyt-link'), 'Send mig et nyt link', { kontakt });

  step('is told whom to ring, and nothing about whose link it was', async () => {
    const own = await visitor.opens(expired);
    const unknown = await visitor.opens(`/mit/${'0'.repeat(26)}`);
    expect([own.status, unknown.status, own.title]).toEqual([410, 410, 'Linket virker ikke']);
    expect(own.text).toContain('Din sagsbehandler i kommunen');
    expect(own.text).toContain('70 10 20 30');
    expect(own.html).not.toMatch(SECRETS);
    // A link that was hers and one that was nobody's say the same.
    const same = (html: string) => html.replaceAll(/\/mit\/\w+/g, '/mit/x');
    expect(same(own.html)).toBe(same(unknown.html));
    expect((await visitor.opens(`${expired}?sprog=en`)).title).toBe('The link does not work');
  });

  step('gets a new link by mail, if she chose mail, and it opens her page', async () => {
    const page = await visitor.presses(await visitor.opens(expired), 'Send mig et nyt link', {
      kontakt: HERS.toUpperCase(),
    });
    expect(page.title).toBe('Se efter en besked fra os');
    await eventually(() => mails(HERS).length === 1);
    const [mail = ''] = mails(HERS);
    const path = /http:\/\/localhost(\/mit\/\w+)/.exec(mail)?.[1] ?? '';
    const own = await visitor.opens(path);
    expect([own.status, own.text.includes('Hej Amina')]).toEqual([200, true]);
  });

  step('gets it by text, if he chose that, by his number or by his mail address', async () => {
    await asks(HIS_NUMBER);
    await eventually(async () => (await texts()).length === 1);
    expect((await texts())[0]).toMatch(
      /^\+4520304051: Fodfæste: Her er et nyt link til din side: http:\S+\/mit\/\w+$/,
    );
    expect(mails('omar@')).toEqual([]);
  });

  step('is written to once in ten minutes, however often somebody asks', async () => {
    for (const written of [HIS_NUMBER, 'omar@example.org', HERS]) await asks(written);
    await service.sweep();
    expect([(await texts()).length, mails(HERS).length]).toEqual([1, 1]);
  });

  step('gets the same page as one whom nobody knows, or who has not asked for post', async () => {
    const [known, unknown, without] = [
      await asks(HERS),
      await asks('nobody@example.org'),
      await asks('noor@example.org'),
    ];
    expect([unknown.html, without.html]).toEqual([known.html, known.html]);
    await service.sweep();
    expect([mails('nobody@'), mails('noor@')]).toEqual([[], []]);
  });

  step('is told if what they wrote is neither an address nor a number', async () => {
    const page = await asks('amina');
    expect([page.status, page.text.includes('Skriv din mailadresse eller dit telefonnummer.')]).toEqual([
      422,
      true,
    ]);
  });

  step('gets it from the page for everybody too, by the mail address', async () => {
    const page = await visitor.opens('/send-igen');
    await service.db.query("update links_sent_again set asked_at = asked_at - interval '11 minutes'");
    await visitor.presses(page, 'Send mine links', { email: HERS });
    await eventually(() => mails(HERS).length === 2);
  });

  step('leaves nothing of it in a log or a history', async () => {
    expect(service.logged.join('\n')).not.toMatch(/amina@|omar@|20304051|20 30 40 51/);
    const ids: string[] = [];
    for await (const { workflowId } of service.engine.workflow.list({ query: "WorkflowType = 'digest'" }))
      ids.push(workflowId);
    expect(ids.length).toBeGreaterThan(0);
    for (const id of ids) {
      const { events = [] } = await service.engine.workflow.getHandle(id).fetchHistory();
      const said = historyAsText(events);
      expect(said).toContain('links');
      expect(said).not.toMatch(/amina@|omar@|20304051/);
    }
  });
});
