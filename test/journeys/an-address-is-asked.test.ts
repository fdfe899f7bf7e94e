import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { all } from '../../db/pool.ts';
import { haveAnswered } from '../support/partners/proven.ts';
import { aService } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';
import { eventually } from '../support/stack/eventually.ts';
import { Visitor } from '../support/stack/a-visitor.ts';
import { aStory } from '../support/stories/a-story.ts';

const NEW = 'ny.vejleder@example.dk';
const OTHER = 'en.helt.anden@example.dk';
const COORDINATOR = 'k-coordinator@example.dk';
const PATIENCE_MS = 120_000;

/** Spring of 2026: a language centre gets another contact, over HTTP; one story. */
describe('a new contact’s address', () => {
  const step = aStory();
  let service: TestService;
  let visitor: Visitor;
  let contact = '';
  let link = '';
  beforeAll(async () => {
    service = await aService();
    visitor = new Visitor(service.url);
  }, PATIENCE_MS);
  afterAll(() => service.close());

  const mailsTo = (address: string) =>
    service.mailbox.taken.filter((mail) => JSON.stringify(mail.to).includes(address));
  const linkIn = (text = '') => /http:\/\/localhost(\/bekraeft\/[0-9a-z]{26})/.exec(text)?.[1] ?? '';
  const known = async () => (await service.request('GET', `/api/contacts/${contact}`)).body;

  step('is asked at once, in a mail about nobody', async () => {
    const added = await service.request('POST', '/api/contacts', {
      body: {
        organisation: 'nordsjaellands-sprogcenter',
        name: 'Nanna Nyvejleder',
        email: NEW,
        roles: ['counsellor'],
        position: 0,
      },
    });
    expect(added.body).toMatchObject({ mailProvenAt: null, mailDeniedAt: null });
    contact = String(added.body['id']);
    await eventually(() => Promise.resolve(mailsTo(NEW).length === 1));
    const [mail] = mailsTo(NEW);
    expect(mail?.subject).toBe('Fodfæste: Er denne mailadresse rigtig?');
    expect(mail?.text).toContain('kontaktperson for Nordsjællands Sprogcenter hos Fodfæste. Er det rigtigt?');
    expect(`${mail?.text}${String(mail?.html)}`).not.toContain('Nanna');
    link = linkIn(mail?.text);
    expect(link).not.toBe('');
  });

  step('gets nothing about anybody meanwhile, though it is the first: others do', async () => {
    await service.refer();
    await service.until('2026-03-20');
    expect(mailsTo('k-counsellor@example.dk').some(({ text }) => text?.includes('HIL-0001'))).toBe(true);
    expect(mailsTo(NEW).filter(({ text }) => linkIn(text) === '')).toEqual([]);
  });

  step('is confirmed by nobody who only looks, however often', async () => {
    for (const method of ['GET', 'GET', 'HEAD']) {
      const seen = await fetch(`${service.url}${link}`, { method });
      expect(seen.status).toBe(200);
    }
    const page = await visitor.opens(link);
    expect(page.title).toBe('Er adressen rigtig?');
    expect(page.forms.map(({ button }) => button)).toEqual(['Ja, det er rigtigt', 'Nej, det er ikke mig']);
    expect(page.text).not.toContain('Nanna');
    expect(await known()).toMatchObject({ mailProvenAt: null });
    // Nor by a form that says neither, nor by another link's page.
    await visitor.sends(link, { svar: 'måske' });
    expect(await known()).toMatchObject({ mailProvenAt: null });
    const ended = await visitor.opens(link.replace('/bekraeft/', '/spoergsmaal/'));
    expect(ended.status).toBe(404);
  });

  step('is confirmed by whoever presses the button, once, and reads the next reminder', async () => {
    const done = await visitor.presses(await visitor.opens(link), 'Ja, det er rigtigt');
    expect(done.title).toBe('Er adressen rigtig?');
    expect(done.text).toContain('Tak, adressen er bekræftet');
    expect(done.forms).toEqual([]);
    expect(await known()).toMatchObject({ mailProvenAt: expect.any(String) });
    // Used up: what comes later by it changes nothing.
    await visitor.sends(link, { svar: 'no' });
    expect(await known()).toMatchObject({ mailDeniedAt: null, mailProvenAt: expect.any(String) });
    await service.refer();
    await service.until('2026-04-14');
    expect(mailsTo(NEW).some(({ text }) => text?.includes('HIL-0002'))).toBe(true);
  });

  step('that changes is another: the links of the one before confirm nothing', async () => {
    const before = mailsTo(OTHER).length;
    await service.request('PATCH', `/api/contacts/${contact}`, { body: { email: OTHER } });
    await eventually(() => Promise.resolve(mailsTo(OTHER).length === before + 1));
    const others = linkIn(mailsTo(OTHER).at(-1)?.text);
    await service.request('PATCH', `/api/contacts/${contact}`, { body: { email: `tredje.${OTHER}` } });
    const page = await visitor.opens(others);
    expect([page.status, page.forms]).toEqual([410, []]);
    await visitor.sends(others, { svar: 'yes' });
    expect(await known()).toMatchObject({ mailProvenAt: null, mailDeniedAt: null });
    // A link that was asked for by the same address again still counts when it is theirs again.
    await service.request('PATCH', `/api/contacts/${contact}`, { body: { email: OTHER } });
    await visitor.sends(others, { svar: 'yes' });
    expect(await known()).toMatchObject({ mailProvenAt: expect.any(String) });
  });

  step('that says no is asked no more, and the coordinator reads it', async () => {
    const wrong = `forkert.${OTHER}`;
    await service.request('PATCH', `/api/contacts/${contact}`, { body: { email: wrong } });
    await eventually(() => Promise.resolve(mailsTo(wrong).length === 1));
    const asked = linkIn(mailsTo(wrong)[0]?.text);
    const done = await visitor.presses(await visitor.opens(asked), 'Nej, det er ikke mig');
    expect(done.text).toContain('vi skriver ikke mere hertil');
    expect(await known()).toMatchObject({ mailProvenAt: null, mailDeniedAt: expect.any(String) });
    await service.until('2026-04-21');
    expect(mailsTo(wrong)).toHaveLength(1);
    const worklist = service.mailbox.postTo(COORDINATOR).map(({ text = '' }) => text.replaceAll(/\s+/g, ' '));
    expect(worklist.join('\n')).toContain('Nanna Nyvejleder er ikke kontaktperson dér.');
  });

  step('is proven too by an answer to a question that was mailed to that very address', async () => {
    await service.request('PATCH', '/api/contacts/k-counsellor', { body: { position: 0 } });
    const rows = await all<{ id: string }>(
      service.db,
      `select answer_links.id::text as id from answer_links where contact_id = 'k-counsellor' and digest_id is not null limit 1`,
    );
    expect(rows).toHaveLength(1);
    await service.db.query("delete from address_proofs where contact_id = 'k-counsellor'");
    expect((await service.request('GET', '/api/contacts/k-counsellor')).body).toMatchObject({
      mailProvenAt: null,
    });
    const wishes =
      mailsTo('k-counsellor@example.dk')
        .map(({ text = '' }) => /Skriv dine ønsker her: (\S+)/.exec(text)?.[1])
        .findLast((found) => found !== undefined) ?? '';
    await visitor.presses(await visitor.opens(wishes), 'Gem', {});
    expect((await service.request('GET', '/api/contacts/k-counsellor')).body).toMatchObject({
      mailProvenAt: expect.any(String),
    });
    await haveAnswered(service.db, 'k-counsellor');
  });
});
