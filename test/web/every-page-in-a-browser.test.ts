import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { everyPage } from '../support/pages/every-page.ts';
import type { NamesOnPages } from '../support/pages/every-page.ts';
import { axeFaults, isTooWide, show, startBrowser } from '../support/stack/a-browser.ts';

const SITE = 'https://fodfaeste.example.dk';

/** Names as long as any, beside one from the right: what a page must find room for. */
const LONG: NamesOnPages = {
  person: 'Amina-Fatima-Khadija',
  contact: 'Maximiliane Wolfeschlegelsteinhausenbergerdorff',
  colleague: 'محمد عبد الرحمن',
  organisation: 'Integrationsgrunduddannelsesaftaleselskabet ApS',
  municipality: 'Ringkøbing-Skjern Kommune',
};

/** What somebody may ask their browser for (WCAG 1.4.12); nothing may be lost by it. */
const SPACED = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-bottom: 2em !important }`;

const pages = await everyPage(LONG);
const looked = pages.map((one, number) => ({ ...one, url: `${SITE}/p/${number}` }));

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

async function at(width: number, html: string, url: string, look: (page: Page) => Promise<void>) {
  const page = await browser.newPage({ viewport: { width, height: 640 } });
  try {
    await show(page, html, url);
    await look(page);
  } finally {
    await page.close();
  }
}

describe.each(looked)('$what', ({ html, url, isMail }) => {
  it('can be used by everybody', async () => {
    const faults = await axeFaults(browser, html, url);
    // The page around a mail, with its landmarks, is the mail program's own.
    expect(
      isMail
        ? faults.filter((fault) => !/^(landmark-one-main|region|page-has-heading-one):/.test(fault))
        : faults,
    ).toEqual([]);
  });

  it('is no wider than the smallest telephone, even with the spacing that some people need', async () => {
    await at(320, html, url, async (page) => {
      expect(await isTooWide(page)).toBe(false);
      await page.addStyleTag({ content: SPACED });
      expect(await isTooWide(page)).toBe(false);
    });
  });
});

describe('a page', () => {
  it('has a button, a heading and a cell that hold the longest of our words on the smallest telephone', async () => {
    const word = 'integrationsgrunduddannelsesaftale';
    const [found] = looked.filter(({ what }) => what === 'a question (da)');
    const html = found?.html.replaceAll('Svar one', word).replace(/<h1>.*?<\/h1>/, `<h1>${word}</h1>`) ?? '';
    expect(html).toContain(`>${word}</button>`);
    await at(320, html, `${SITE}/p`, async (page) => expect(await isTooWide(page)).toBe(false));
  });
});
