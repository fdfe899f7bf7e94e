import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { aScreening, anAgreement } from '../support/journeys/a-journey.ts';
import { namesOutOfDirection } from '../support/pages/names-out-of-direction.ts';
import { aService } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';
import { aStory } from '../support/stories/a-story.ts';
import { haveAnswered } from '../support/partners/proven.ts';

const AMINA = {
  givenName: 'آمنة',
  familyName: 'الأمين Hansen',
  birthDate: '1991-07-23',
  email: 'amina@example.org',
};
const CONTACT = 'נועם לוי-Jensen';
const COLLEAGUE = 'Kim محمد';
const COMPANY = 'Café يافا ApS';
const SCHOOL = 'مدرسة NEXT';
const NAMES = [AMINA.givenName, AMINA.familyName, CONTACT, COLLEAGUE, COMPANY, SCHOOL];
const PATIENCE_MS = 120_000;

/** Spring of 2026: everybody's name is written from the right, in whole or in part; one story. */
describe('somebody whose name is written from the right', () => {
  const step = aStory();
  let service: TestService;
  let amina: string;
  beforeAll(async () => {
    service = await aService();
    const changed = await Promise.all([
      service.request('PATCH', '/api/organisations/eksempel-byg', {
        body: { name: COMPANY, dataRole: 'own' },
      }),
      service.request('PATCH', '/api/organisations/next', { body: { name: SCHOOL } }),
      service.request('PATCH', '/api/contacts/byg', { body: { name: CONTACT } }),
      service.request('POST', '/api/contacts', {
        body: { organisation: 'eksempel-byg', name: COLLEAGUE, email: 'kim@example.dk' },
      }),
    ]);
    if (changed.some(({ status }) => status >= 300)) throw new Error('The names were not changed');
    await haveAnswered(service.db, ...changed.map(({ body }) => String(body['id'])));
    amina = await service.refer({ person: AMINA, municipalityReference: 'HIL-A' });
    await service.does(amina, 'RecordScreening', aScreening('2026-03-02'));
    await service.does(amina, 'AcceptScreening', { acceptedOn: '2026-03-02' });
    await service.does(amina, 'ProposeMatch', { kind: 'igu', company: 'eksempel-byg', sector: 'painting' });
    await service.until('2026-04-27');
    await service.does(amina, 'SignIguAgreement', anAgreement('2026-05-04'));
    await service.until('2026-05-06');
  }, PATIENCE_MS);
  afterAll(() => service.close());

  const page = async (path: string) => {
    const response = await fetch(`${service.url}${path}`);
    return { status: response.status, html: await response.text() };
  };
  const sent = () => service.mailbox.taken;
  const linksIn = (text = '') => [
    ...new Set(
      [...text.matchAll(/http:\/\/localhost(\/(?:svar|spoergsmaal|oensker|mit)\/[0-9a-z]{26})/g)].map(
        ([, path = '']) => path,
      ),
    ),
  ];

  step('is named in mails in the direction of their own script', () => {
    const htmls = sent().map(({ html }) => String(html));
    for (const name of [AMINA.givenName, CONTACT, COMPANY]) {
      expect(htmls.filter((html) => html.includes(name)).length).toBeGreaterThan(0);
    }
    expect(htmls.flatMap((html) => namesOutOfDirection(html, NAMES))).toEqual([]);
  });

  step('is set apart in a mail’s text too, and never in its subject', () => {
    const texts = sent().filter(({ text = '' }) => text.includes(AMINA.givenName));
    expect(texts).not.toEqual([]);
    for (const { text = '' } of texts) {
      const bare = text.replaceAll(`\u2067${AMINA.givenName}\u2069`, '');
      expect(bare).not.toContain(AMINA.givenName);
    }
    expect(sent().filter(({ subject = '' }) => /[\u2066-\u2069]/.test(subject))).toEqual([]);
  });

  step('is named on every page that a mail leads to in the same way', async () => {
    const paths = [...new Set(sent().flatMap(({ text }) => linksIn(text)))];
    expect(paths.length).toBeGreaterThan(4);
    const pages = await Promise.all(paths.map(page));
    expect(pages.filter(({ html }) => html.includes(AMINA.givenName)).length).toBeGreaterThan(2);
    expect(pages.filter(({ html }) => html.includes(COLLEAGUE)).length).toBeGreaterThan(0);
    expect(pages.flatMap(({ html }) => namesOutOfDirection(html, NAMES))).toEqual([]);
    expect(pages.filter(({ html }) => /[\u2066\u2067]/.test(html))).toEqual([]);
  });

  step('is named so in the ledger that is printed for them', async () => {
    const { body } = await service.request('GET', `/api/journeys/${amina}/disclosures/page`);
    const html = String(body['text']);
    expect(html).toContain(AMINA.familyName);
    expect(html).toContain(CONTACT);
    expect(namesOutOfDirection(html, NAMES)).toEqual([]);
  });

  step('reads on their own page who decides over their data, and who does not say yet', async () => {
    await service.request('POST', `/api/journeys/${amina}/person/post`, {
      body: { channel: 'mail', consentedOn: '2026-05-06' },
    });
    const link = await service.request('POST', `/api/journeys/${amina}/person/page`);
    const own = new URL(String(link.body['url'])).pathname;
    const read = async (language = 'da') => (await page(`${own}?sprog=${language}`)).html;
    expect(await read()).toContain(`hvad de bruger dine oplysninger til: <bdi dir="auto">${COMPANY}</bdi>.`);
    expect(namesOutOfDirection(await read(), NAMES)).toEqual([]);
    for (const id of ['hilleroed-kommune', 'lo-hovedstaden']) {
      await service.request('PATCH', `/api/organisations/${id}`, { body: { dataRole: 'joint' } });
    }
    await service.request('PATCH', '/api/organisations/eksempel-byg', { body: { dataRole: null } });
    await service.db.query(`update programmes set file = file || $1::jsonb`, [
      JSON.stringify({
        arrangement: {
          essence: { da: 'Sekretariatet svarer for begge.', en: 'The secretariat answers for both.' },
          url: 'https://fodfaeste.example.dk/aftale',
        },
      }),
    ]);
    const joint = await read();
    expect(joint).toContain('De bestemmer sammen');
    expect(joint).toMatch(/LO Hovedstaden<\/bdi> og <bdi dir="auto">Hillerød Kommune/);
    expect(joint).toContain('Sekretariatet svarer for begge.');
    expect(joint).toContain('<a href="https://fodfaeste.example.dk/aftale">');
    expect(joint).not.toContain(COMPANY);
    expect(await read('en')).toContain('The secretariat answers for both.');
  });

  step('reads there on which ground we have their data, and where to complain', async () => {
    const link = await service.request('POST', `/api/journeys/${amina}/person/page`);
    const { html } = await page(new URL(String(link.body['url'])).pathname);
    expect(html).toContain('fordi kommunen skal løse en opgave efter loven');
    expect(html).toContain('<a href="https://www.datatilsynet.dk"');
  });
});
