import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { aScreening, anAgreement } from '../support/journeys/a-journey.ts';
import { aService } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';
import { Visitor } from '../support/stack/a-visitor.ts';
import { aStory } from '../support/stories/a-story.ts';

const COORDINATOR = 'k-coordinator@example.dk';
const CASEWORKER = 'k-caseworker@example.dk';
const COMPANY = 'byg@example.dk';
const PATIENCE_MS = 120_000;

/** A Monday of spring 2026; one story. */
describe('a company says that a person did not come on the first day', () => {
  const step = aStory();
  let service: TestService;
  let visitor: Visitor;
  let amina: string;
  beforeAll(async () => {
    service = await aService();
    visitor = new Visitor(service.url);
    amina = await service.refer({ municipalityReference: 'HIL-A' });
    await service.does(amina, 'RecordScreening', aScreening('2026-03-02'));
    await service.does(amina, 'AcceptScreening', { acceptedOn: '2026-03-02' });
    await service.until('2026-04-27');
    await service.does(amina, 'SignIguAgreement', anAgreement('2026-05-04'));
    await service.until('2026-05-04');
  }, PATIENCE_MS);
  afterAll(() => service.close());

  /** The link to a question in the latest mail to an address; empty if the mail does not ask it. */
  const linkTo = (address: string, title: string): string => {
    const mail = service.mailbox.postTo(address).at(-1);
    const parts = (mail?.text ?? '').split(/^\d+\. /m);
    const asked = parts.find((part) => part.startsWith(title));
    return /Svar her: (\S+)/.exec(asked ?? '')?.[1] ?? '';
  };
  const openKinds = async () =>
    (await service.journey(amina)).open.map(({ kind }) => kind).filter((kind) => kind.startsWith('no-show'));

  step('and the coordinator, not the caseworker, is asked to call the person', async () => {
    const page = await visitor.opens(linkTo(COMPANY, 'Mødte personen op på første dag?'));
    await visitor.presses(page, 'Nej, mødte ikke op');
    await service.until('2026-05-05');
    const call = await visitor.opens(linkTo(COORDINATOR, 'Kom du på din første dag?'));
    expect(call.text).toContain('Første dag (IGU) 4. maj 2026. Mødte op: nej.');
    expect(linkTo(CASEWORKER, 'Kom du på din første dag?')).toBe('');
    const thanks = await visitor.presses(call, 'Jeg var der');
    expect(thanks.text).toContain('Tak for dit svar');
    const event = (await service.timeline(amina)).find(({ type }) => type === 'NoShowAnswered');
    expect(event).toMatchObject({
      payload: { of: 'igu', came: true },
      onBehalfOf: { party: 'person', channel: 'telephone' },
    });
    expect(await openKinds()).toEqual(['no-show-disputed']);
  });

  step(
    'who says otherwise: the coordinator asks both sides, and finds that the person was not there',
    async () => {
      await service.until('2026-05-06');
      const page = await visitor.opens(linkTo(COORDINATOR, 'Personen siger, at det er forkert'));
      expect(page.text).toContain('Mødte op efter eget udsagn: ja.');
      await visitor.presses(page, 'Nej, mødte ikke op');
      expect(await openKinds()).toEqual(['no-show']);
    },
  );

  step('and the caseworker reads what was told, and answers', async () => {
    await service.until('2026-05-07');
    const page = await visitor.opens(linkTo(CASEWORKER, 'Personen mødte ikke op på første dag'));
    expect(page.text).toContain('Begge sider er spurgt');
    await visitor.presses(page, 'Ja, det er gjort', { 'done.heldOn': '07-05-2026' });
    expect(await openKinds()).toEqual([]);
  });
});
