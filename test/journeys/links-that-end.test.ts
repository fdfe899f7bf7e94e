import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { one } from '../../db/pool.ts';
import { journeyWorkflowId } from '../../engine/messages.ts';
import { aScreening, anAgreement } from '../support/journeys/a-journey.ts';
import { expectConsistent } from '../support/journeys/expect-consistent.ts';
import { aService } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';
import { Visitor } from '../support/stack/a-visitor.ts';
import { aStory } from '../support/stories/a-story.ts';

const HERS = 'amina@example.org';
const AMINA = {
  givenName: 'Amina',
  familyName: 'Hemmeligsen',
  birthDate: '1991-07-23',
  email: HERS,
  phone: '20 30 40 50',
};
const COUNSELLOR = 'k-counsellor@example.dk';
const PATIENCE_MS = 120_000;

/** Spring of 2026: an IGU that begins on 4 May. */
describe('links that end', () => {
  const step = aStory();
  let service: TestService;
  let visitor: Visitor;
  let amina: string;
  let handed = '';
  let sent = '';
  beforeAll(async () => {
    service = await aService();
    visitor = new Visitor(service.url);
    amina = await service.refer({ person: AMINA, municipalityReference: 'HIL-A' });
  }, PATIENCE_MS);
  afterAll(() => service.close());

  const of = (path: string) => `/api/journeys/${amina}/person/${path}`;
  const asks = (method: 'GET' | 'POST', path: string, as: 'caseworker' | 'coordinator' = 'caseworker') =>
    service.request(method, path, { as });
  const ownPageIn = (text: string) => /http:\/\/localhost(\/mit\/[0-9a-z]{26})/.exec(text)?.[1] ?? '';
  const handsOut = async () => {
    const made = await asks('POST', of('page'));
    return { status: made.status, path: ownPageIn(String(made.body['url'])) };
  };
  const events = async (type: string) =>
    (await service.timeline(amina)).filter((event) => event.type === type);
  /** Answers what is asked on her own page: the way of whoever holds the link. */
  const answers = async (page: string, what: RegExp, button: string) => {
    const { html } = await visitor.opens(page);
    const [task = ''] = what.exec(html)?.slice(1) ?? [];
    return visitor.presses(await visitor.opens(task), button);
  };

  step('close at the wish of a contact, who is asked first, and come again when asked for', async () => {
    await service.until('2026-03-24');
    const mail = service.mailbox.postTo(COUNSELLOR).at(-1)?.text ?? '';
    const wishes = /http:\/\/localhost(\/oensker\/[0-9a-z]{26})/.exec(mail)?.[1] ?? '';
    const question = /http:\/\/localhost(\/svar\/[0-9a-z]{26})/.exec(mail)?.[1] ?? '';
    const sure = await visitor.presses(await visitor.opens(wishes), 'Luk alle mine links');
    expect([sure.status, sure.title]).toEqual([200, 'Vil du lukke alle dine links?']);
    expect((await visitor.opens(question)).status).toBe(200);
    const closed = await visitor.presses(sure, 'Ja, luk dem alle');
    expect(closed.text).toContain('Dine links er lukket');
    for (const path of [wishes, question]) {
      const dead = await visitor.opens(path);
      expect([path, dead.status, dead.text.includes('Linket er lukket')]).toEqual([path, 410, true]);
    }
    const { body } = await asks('GET', '/api/contacts/k-counsellor/links', 'coordinator');
    expect(body['open']).toMatchObject({ total: 0 });
    expect(body['items']).toContainEqual(
      expect.objectContaining({ endedWhy: 'by-hand', endedBy: 'k-counsellor', sentWith: 'post' }),
    );
    expect((await asks('GET', '/api/contacts/k-counsellor/links')).status).toBe(403);
    expect((await asks('POST', '/api/contacts/k-counsellor/links/end')).status).toBe(403);
    expect((await asks('GET', '/api/contacts/nobody/links', 'coordinator')).status).toBe(404);
  });

  step('close with the address they were sent to', async () => {
    await service.until('2026-04-07');
    const mail = service.mailbox.postTo(COUNSELLOR).at(-1)?.text ?? '';
    const question = /http:\/\/localhost(\/svar\/[0-9a-z]{26})/.exec(mail)?.[1] ?? '';
    expect((await visitor.opens(question)).status).toBe(200);
    await service.request('PATCH', '/api/contacts/k-counsellor', { body: { email: 'ny@example.dk' } });
    expect((await visitor.opens(question)).status).toBe(410);
    const { body } = await asks('GET', '/api/contacts/k-counsellor/links', 'coordinator');
    expect(body['open']).toMatchObject({ total: 0 });
    expect(JSON.stringify(body)).not.toContain(question.split('/').at(-1));
  });

  step('are handed out by somebody who stands on the timeline, and not in Temporal', async () => {
    await service.does(amina, 'RecordScreening', aScreening('2026-04-07'));
    await service.does(amina, 'AcceptScreening', { acceptedOn: '2026-04-07' });
    await service.until('2026-04-27');
    await service.does(amina, 'SignIguAgreement', anAgreement('2026-05-04'));
    await service.request('POST', of('post'), { body: { channel: 'mail', consentedOn: '2026-04-27' } });
    const made = await handsOut();
    expect(made.status).toBe(201);
    handed = made.path;
    const [event] = await events('OwnPageLinkHandedOut');
    expect(event).toMatchObject({ actor: { via: 'api', contact: 'k-caseworker' } });
    const { body } = await asks('GET', of('links'));
    expect(body['items']).toContainEqual(
      expect.objectContaining({ sentWith: 'handed-out', madeBy: 'k-caseworker', id: event?.payload['link'] }),
    );
    const token = handed.split('/').at(-1) ?? '-';
    const history = await service.engine.workflow.getHandle(journeyWorkflowId(amina)).fetchHistory();
    expect(JSON.stringify(history)).not.toContain(token);
    expect(JSON.stringify([body, await service.timeline(amina)])).not.toContain(token);
    expect(service.logged.join('\n')).not.toContain(token);
  });

  step('say of what comes by them that somebody had handed them out', async () => {
    await service.until('2026-05-05');
    await answers(handed, /<a href="(\/mit\/[0-9a-z]{26}\/\d+)\?sprog=da">Fortæl, om du kom/, 'Ja, mødte op');
    const [answer] = await events('DayOneConfirmed');
    expect(answer).toMatchObject({ actor: { via: 'link', person: true, handedOutBy: 'k-caseworker' } });
    expect(answer?.text.da).toContain('Det kom med et link, som var givet ud.');
  });

  step('say so no longer once she has used one that was sent to her', async () => {
    await service.until('2026-06-09');
    sent = ownPageIn(service.mailbox.postTo(HERS).at(-1)?.text ?? '');
    await visitor.opens(sent);
    const stillDoubtful = await one<{ used: number }>(
      service.db,
      'select count(*) as used from answer_links where used_at is not null and digest_id is not null',
    );
    expect(stillDoubtful?.used).toBe(0);
    await visitor.presses(await visitor.opens(sent), 'Gem', { post: 'mail' });
    await visitor.opens(handed);
    await answers(handed, /<a href="(\/mit\/[0-9a-z]{26}\/\d+)\?sprog=da">Søg om penge/, 'Ring til mig');
    const help = (await events('HelpAskedFor')).at(-1);
    expect(help).toMatchObject({ actor: { via: 'link', person: true } });
    expect(help?.actor).not.toHaveProperty('handedOutBy');
    expect(help?.text.da).not.toContain('givet ud');
  });

  step('close at her own wish, all of them, once she has said that she is sure', async () => {
    const sure = await visitor.presses(await visitor.opens(handed), 'Luk alle mine links', { luk: 'ask' });
    expect([sure.status, sure.title]).toEqual([200, 'Vil du lukke alle dine links?']);
    expect((await visitor.opens(sent)).status).toBe(200);
    await visitor.presses(sure, 'Ja, luk dem alle', { luk: 'yes' });
    for (const path of [handed, sent]) {
      const dead = await visitor.opens(path);
      expect([dead.status, dead.title]).toEqual([410, 'Linket er lukket']);
      expect(dead.text).not.toMatch(/Amina|Hemmeligsen|k-caseworker/);
    }
    const { body } = await asks('GET', of('links'));
    expect(body['open']).toMatchObject({ total: 0 });
  });

  step('close at her caseworker’s wish, and nobody else’s', async () => {
    const { path } = await handsOut();
    for (const as of ['foreignCaseworker', 'tradeConsultant'] as const) {
      const answer = await service.request('POST', of('links/end'), { as });
      expect([as, [403, 404].includes(answer.status)]).toEqual([as, true]);
    }
    expect((await visitor.opens(path)).status).toBe(200);
    expect((await asks('POST', of('links/end'))).body).toEqual({ ended: 1 });
    expect((await visitor.opens(path)).status).toBe(410);
    expect((await asks('POST', of('links/end'))).body).toEqual({ ended: 0 });
  });

  step('close with the number or address that somebody puts right', async () => {
    for (const person of [{ phone: '20 30 40 60' }, { email: 'ny@example.org' }]) {
      const { path } = await handsOut();
      const answer = await service.request('POST', `/api/journeys/${amina}/commands/correct-person`, {
        as: 'caseworker',
        body: { person, cause: 'has-changed' },
      });
      expect(answer.status).toBe(200);
      const dead = await visitor.opens(path);
      expect([person, dead.status]).toEqual([person, 410]);
    }
  });

  step('close when she wants no more post, and then tell her how to get back', async () => {
    const { path } = await handsOut();
    const ended = await visitor.presses(await visitor.opens(path), 'Gem', { post: 'none' });
    expect(ended.text).toContain('Du får ikke flere beskeder fra os.');
    const later = await visitor.opens(path);
    expect([later.status, later.title]).toEqual([410, 'Linket er lukket']);
    expect(later.text).toContain('Så ring til din sagsbehandler, hvis du vil have dem igen.');
    // Her caseworker hands her one, and by that she is back.
    const back = await handsOut();
    const saved = await visitor.presses(await visitor.opens(back.path), 'Gem', { post: 'mail' });
    expect(saved.text).toContain('Vi har gemt dit valg.');
    await expectConsistent(service, amina);
  });

  step('are not handed out while nobody can write down who did', async () => {
    const before = (await events('OwnPageLinkHandedOut')).length;
    await service.db.query('update subjects set parked_at = now() where id = $1', [amina]);
    const refused = await handsOut();
    expect([refused.status >= 400, refused.path]).toEqual([true, '']);
    await service.db.query('update subjects set parked_at = null where id = $1', [amina]);
    const { body } = await asks('GET', of('links'));
    expect((body['items'] as unknown[])[0]).toMatchObject({ sentWith: 'handed-out', endedWhy: 'by-hand' });
    expect((await events('OwnPageLinkHandedOut')).length).toBe(before);
  });
});
