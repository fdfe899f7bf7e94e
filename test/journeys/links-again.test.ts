import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ParsedMail } from 'mailparser';
import { all } from '../../db/pool.ts';
import { aScreening, anAgreement } from '../support/journeys/a-journey.ts';
import { recordedRows } from '../support/journeys/a-record.ts';
import { endedDigests } from '../support/post/ended-digests.ts';
import { aService } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';
import { Visitor } from '../support/stack/a-visitor.ts';
import { eventually } from '../support/stack/eventually.ts';
import { aStory } from '../support/stories/a-story.ts';
import { historyAsText } from '../support/temporal/everything-in-temporal.ts';

const COMPANY = 'byg@example.dk';
const PATIENCE_MS = 120_000;
const VITAS = 'Registrér IGU-aftalen i VITAS';

/** Spring of 2026: an IGU that begins on 4 May; one story. */
describe('a company that has lost its links', () => {
  const step = aStory();
  let service: TestService;
  let visitor: Visitor;
  beforeAll(async () => {
    service = await aService();
    visitor = new Visitor(service.url);
    const amina = await service.refer({ municipalityReference: 'HIL-A' });
    await service.does(amina, 'RecordScreening', aScreening('2026-03-02'));
    await service.does(amina, 'AcceptScreening', { acceptedOn: '2026-03-02' });
    await service.until('2026-04-27');
    await service.does(amina, 'SignIguAgreement', anAgreement('2026-05-04'));
    await service.until('2026-05-13');
  }, PATIENCE_MS);
  afterAll(() => service.close());

  const sentAgain = () =>
    service.mailbox.taken.filter(({ messageId }) => /^<digest-[a-z0-9-]+-links-\d+\./.test(messageId ?? ''));
  const addressees = ({ to }: ParsedMail) =>
    [to].flat().flatMap((each) => each?.value.map(({ address }) => address));
  const linksIn = (mail: ParsedMail | undefined) =>
    [...(mail?.text ?? '').matchAll(/Svar her: (\S+)/g)].map(([, link = '']) => link);
  const allIn = (mail: ParsedMail | undefined) =>
    /Alle dine spørgsmål samlet: (\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
  const asks = async (email: string) =>
    visitor.presses(await visitor.opens('/send-igen'), 'Send mine links', { email });

  step('comes to the page from a link that does not work', async () => {
    const dead = await visitor.opens(`/svar/${'0'.repeat(26)}`);
    const link = /href="(\/send-igen[^"]*)"/.exec(dead.html)?.[1] ?? '';
    expect((await visitor.opens(link)).title).toBe('Få dine links igen');
  });

  step('is answered as whoever nobody knows is, for whom nothing happens at all', async () => {
    const before = await recordedRows(service.db);
    const unknown = await asks('nobody@example.dk');
    expect(unknown.text).toContain('Hvis vi kender adressen');
    expect(await recordedRows(service.db)).toEqual(before);
    // Eight at once, as by an impatient finger.
    const known = await Promise.all(Array.from({ length: 8 }, () => asks(COMPANY)));
    expect(known.map(({ html }) => html)).toEqual(known.map(() => unknown.html));
  });

  step('gets one mail, though it has asked eight times at once', async () => {
    await eventually(() => sentAgain().length > 0);
    await service.sweep();
    expect(await endedDigests(service, 'byg', '2026-05-13', 'links again')).toHaveLength(1);
    expect(sentAgain().map(addressees)).toEqual([[COMPANY]]);
  });

  step('gets with it a link to everything it has left to answer, and each opens its question', async () => {
    const [mail] = sentAgain();
    const open = await visitor.opens(allIn(mail));
    const titles = [...open.html.matchAll(/<li><a href="\/spoergsmaal\/\w+\/\d+[^>]*>([^<]+)<\/a>/g)].map(
      ([, title = '']) => title,
    );
    const pages = await Promise.all(linksIn(mail).map((link) => visitor.opens(link)));
    expect(pages.map(({ status }) => status)).toEqual(pages.map(() => 200));
    expect(pages.map(({ title }) => title).toSorted()).toEqual(titles.toSorted());
    expect(titles).toContain(VITAS);
    expect(mail?.subject).toMatch(
      new RegExp(
        `^Fodfæste: dine links igen, ${titles.length} spørgsmål, første frist \\d+\\. \\p{L}+ 2026`,
        'u',
      ),
    );
  });

  step('has left its address in no log, and in no history', async () => {
    expect(service.logged.join('\n')).not.toMatch(/byg@|nobody@/);
    const workflow = service.engine.workflow.getHandle('digest-byg-2026-05-13-links-1');
    const { events = [] } = await workflow.fetchHistory();
    expect(events?.length).toBeGreaterThan(5);
    const payloads = historyAsText(events);
    expect(payloads).toContain('digestId');
    expect(payloads).not.toMatch(/byg@|@example/);
  });

  step('gets a day later only what it has not answered since', async () => {
    const [first] = sentAgain();
    const pages = await Promise.all(linksIn(first).map((link) => visitor.opens(link)));
    const vitas = pages.find(({ title }) => title === VITAS);
    if (vitas === undefined) throw new Error('VITAS is not asked of');
    await visitor.presses(vitas, 'Ja, den er registreret', { 'registered.registeredOn': '12-05-2026' });
    await service.until('2026-05-14');
    await asks(COMPANY);
    await eventually(() => sentAgain().length === 2);
    const titles = await Promise.all(
      linksIn(sentAgain()[1]).map(async (link) => (await visitor.opens(link)).title),
    );
    expect(titles.length).toBeGreaterThan(0);
    expect(titles).not.toContain(VITAS);
    const told = await all(service.db, 'select 1 from disclosures where digest_id like $1', ['%-links-%']);
    expect(told).toHaveLength(2);
  });
});

describe('a mail with links that could not be started at once', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await aService();
    await service.refer({ municipalityReference: 'HIL-A' });
    await service.until('2026-03-20');
  }, PATIENCE_MS);
  afterAll(() => service.close());

  it('is started by the sweep, at any hour', async () => {
    await service.db.query(
      `insert into links_sent_again (contact_id, asked_at, day, times, waiting)
       values ('k-counsellor', now(), '2026-03-20', 1, true)`,
    );
    const arrived = () =>
      service.mailbox.taken.filter(({ messageId }) => messageId?.includes('k-counsellor-2026-03-20-links-1'));
    await service.sweep();
    await eventually(() => arrived().length > 0);
    await service.sweep();
    expect(await endedDigests(service, 'k-counsellor', '2026-03-20', 'links again')).toHaveLength(1);
    expect(arrived()).toHaveLength(1);
  });
});
