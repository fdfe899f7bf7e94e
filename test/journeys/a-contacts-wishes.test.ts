import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { aService } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';
import { Visitor } from '../support/stack/a-visitor.ts';
import { aStory } from '../support/stories/a-story.ts';
import { aProvenContact } from '../support/partners/proven.ts';

const COUNSELLOR = 'k-counsellor@example.dk';
const COLLEAGUE = 'sprog-two@example.dk';
const COORDINATOR = 'k-coordinator@example.dk';
const PATIENCE_MS = 120_000;

/** Spring of 2026: a language centre that is asked for a screening; one story. */
describe('a contact tells of a holiday and later leaves, by the link in a mail', () => {
  const step = aStory();
  let service: TestService;
  let visitor: Visitor;
  let wishes: string;
  let journey: string;
  beforeAll(async () => {
    service = await aService();
    visitor = new Visitor(service.url);
    await aProvenContact(service.db, {
      id: 'sprog-two',
      organisation: 'nordsjaellands-sprogcenter',
      name: 'Sprog To',
      email: COLLEAGUE,
      phone: null,
      language: 'da',
      roles: ['counsellor'],
      active: true,
      position: 5,
    });
    journey = await service.refer();
    await service.until('2026-03-20');
    wishes = /Skriv dine ønsker her: (\S+)/.exec(textTo(COUNSELLOR))?.[1] ?? '';
  }, PATIENCE_MS);
  afterAll(() => service.close());

  const textTo = (address: string): string => service.mailbox.postTo(address).at(-1)?.text ?? '';
  const mailsTo = (address: string): number => service.mailbox.postTo(address).length;

  step('finds the page of their wishes at the foot of the mail', () => {
    expect(wishes).toMatch(/^http:\/\/localhost\/oensker\/[0-9a-z]{26}$/);
    expect(mailsTo(COLLEAGUE)).toBe(0);
  });

  step('has the next reminder sent to a colleague instead, who reads in whose place', async () => {
    const page = await visitor.opens(wishes);
    await visitor.presses(page, 'Gem fraværet', {
      'absence.firstDay': '2026-03-23',
      'absence.lastDay': '2026-04-01',
      'absence.standIn': 'sprog-two',
    });
    const before = mailsTo(COUNSELLOR);
    await service.until('2026-04-01');
    expect(mailsTo(COUNSELLOR)).toBe(before);
    expect(textTo(COLLEAGUE).replaceAll(/\s+/g, ' ')).toContain(
      'Du får den i stedet for Kontakt counsellor, som er væk til og med den 1. april 2026.',
    );
    const told = (await service.timeline(journey)).flatMap(({ notices }) => notices);
    expect(told).toContainEqual(
      expect.objectContaining({ to: 'k-counsellor', state: 'dropped', reason: 'away' }),
    );
  });

  step('has what they were asked put to the colleague the next morning, when they have left', async () => {
    const second = await service.refer();
    await service.until('2026-04-21');
    const asked = (text: string) => text.includes('HIL-0002');
    expect(asked(textTo(COUNSELLOR))).toBe(true);
    const before = mailsTo(COLLEAGUE);
    await visitor.presses(await visitor.opens(wishes), 'Meld mig fra', {
      'leave.sure': 'yes',
      'leave.successorName': 'Ny Kontakt',
    });
    await service.until('2026-04-22');
    expect(mailsTo(COLLEAGUE)).toBe(before + 1);
    expect(asked(textTo(COLLEAGUE))).toBe(true);
    expect(textTo(COLLEAGUE)).toContain('ikke længere er kontaktperson');
    expect((await service.journey(second)).open.map(({ kind }) => kind)).toContain('screening-result');
  });

  step(
    'is told of to the coordinator that morning, until it is settled, and is forgotten with whom they named',
    async () => {
      expect(textTo(COORDINATOR).replaceAll(/\s+/g, ' ')).toContain(
        'Kontakt counsellor stoppede den 21. april 2026. Foreslået efterfølger: Ny Kontakt.',
      );
      await service.request('POST', '/api/contacts/k-counsellor/departure/settle');
      await service.refer();
      const before = mailsTo(COORDINATOR);
      await service.until('2026-05-20');
      expect(mailsTo(COORDINATOR)).toBeGreaterThan(before);
      const later = service.mailbox.postTo(COORDINATOR).slice(before);
      expect(later.filter(({ text }) => text?.includes('counsellor stoppede'))).toEqual([]);
    },
  );
});
