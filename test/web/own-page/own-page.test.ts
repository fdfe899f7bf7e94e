import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { ASKED_OF_THE_PERSON } from '../../../domain/questions/asked-of-the-person.ts';
import { NEWEST_RULEBOOK, rulebook } from '../../../domain/rulebook/index.ts';
import { STAGES } from '../../../domain/vocabulary/codes.ts';
import { ownPageLanguages } from '../../../web/own-page/languages.ts';
import type { OwnPageLanguages } from '../../../web/own-page/languages.ts';
import { ownPage } from '../../../web/own-page/own-page.tsx';
import type { OwnPage } from '../../../web/own-page/own-page.tsx';
import { axeFaults, isTooWide, startBrowser } from '../../support/stack/a-browser.ts';
import { anArabicTranslation } from '../../support/words/a-translation.ts';

const URL_OF_PAGE = 'http://localhost/mit/abc';
const OWN: OwnPage = {
  language: 'da',
  path: '/mit/abc',
  secretariat: { organisation: 'LO Eksempel', mail: 'sekretariat@example.dk' },
  firstName: 'آمنة',
  stage: 'igu',
  isPaused: false,
  tasks: [
    { kind: 'day-one-igu-person', due: '2026-05-04', isLate: true, path: '/mit/abc/7' },
    { kind: 'monthly-allowance', due: '2026-06-08', isLate: false, month: '2026-05', path: '/mit/abc/9' },
  ],
  dates: [{ what: 'igu-ends', on: '2028-05-03' }],
  helpers: [
    { who: 'caseworker', name: 'Kim Eksempelsen', phone: '20 30 40 50', email: 'kim@example.dk' },
    { who: 'secretariat', email: 'sekretariat@example.dk' },
  ],
  channel: 'mail',
  data: { ground: 'public-task', deciders: { own: ['Eksempel Byg ApS'], joint: [], processor: [] } },
};

/** The languages' tags, as their files are named. */
const FOLDER = fileURLToPath(new URL('../../../web/own-page/languages/', import.meta.url));
const TAGS = readdirSync(FOLDER).map((file) => basename(file, '.ts'));

let languages: OwnPageLanguages;
beforeAll(async () => {
  languages = await ownPageLanguages();
});

describe('a person’s own page', () => {
  it('is offered in every language there is a file for, Danish first', () => {
    expect([...languages.keys()].toSorted()).toEqual(TAGS.toSorted());
    expect([...languages.keys()][0]).toBe('da');
    const html = ownPage(OWN, languages);
    expect(html).toContain('<html lang="da">');
    expect(html).toContain('href="/mit/abc?sprog=en"');
  });

  it('has words for everything a person is asked under the newest rules', () => {
    const asked = rulebook(NEWEST_RULEBOOK).obligations.filter(({ owedBy }) => owedBy === 'person');
    expect(asked.length).toBeGreaterThan(5);
    expect([...ASKED_OF_THE_PERSON].toSorted()).toEqual(asked.map(({ kind }) => kind).toSorted());
  });

  it.each(TAGS)(
    'says in %s at every stage where one is and what comes next, in short sentences',
    (language) => {
      for (const stage of STAGES) {
        const html = ownPage({ ...OWN, language, stage }, languages);
        const words = languages.get(language);
        expect(html).toContain(words?.stages[stage].here);
        const said = Object.values(words?.stages[stage] ?? {}).flatMap((text) => text.split(/(?<=[.?!])\s/));
        expect(said.length).toBeGreaterThan(0);
        for (const sentence of said) expect(sentence.split(' ').length).toBeLessThanOrEqual(17);
      }
    },
  );

  it('says what is late, and that there is nothing to do where there is nothing', () => {
    expect(ownPage(OWN, languages)).toContain('Datoen er gået. Gør det nu, eller ring til os.');
    expect(ownPage({ ...OWN, tasks: [] }, languages)).toContain('Du skal ikke gøre noget lige nu.');
  });

  it('says which month it is about, where a task comes every month', () => {
    expect(ownPage(OWN, languages)).toContain('Søg om penge for din skole: maj 2026');
    const english = ownPage({ ...OWN, language: 'en' }, languages);
    expect(english).toContain('Apply for money for your school: May 2026');
    expect(english).toMatch(/By Monday,? 8 June 2026/);
  });

  it('takes a name for a name', () => {
    expect(ownPage({ ...OWN, firstName: '<b>Amina</b>' }, languages)).toContain('&lt;b>Amina&lt;/b>');
  });
});

describe('a person’s own page in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser.close());

  it('can be used by everybody', async () => {
    expect(await axeFaults(browser, ownPage(OWN, languages), URL_OF_PAGE)).toEqual([]);
  });

  it('runs from the right in a language that does, by one more file', async () => {
    const html = ownPage({ ...OWN, language: 'ar' }, new Map([...languages, ['ar', anArabicTranslation]]));
    expect(await axeFaults(browser, html, URL_OF_PAGE)).toEqual([]);
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    await page.setContent(html);
    expect(await isTooWide(page)).toBe(false);
    const edges = await page.locator('h2').evaluateAll((headings) =>
      headings.map((heading) => {
        const text = document.createRange();
        text.selectNodeContents(heading);
        const { left, right } = text.getBoundingClientRect();
        return { left, gapAtRight: heading.getBoundingClientRect().right - right };
      }),
    );
    // Every heading begins where its box ends at the right.
    for (const { left, gapAtRight } of edges) {
      expect(gapAtRight).toBeLessThan(1);
      expect(left).toBeGreaterThan(30);
    }
    // A telephone number is read from the left all the same.
    expect(await page.locator('a[href^="tel:"]').getAttribute('dir')).toBe('ltr');
    await page.close();
  });
});
