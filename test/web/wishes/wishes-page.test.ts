import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { wishesPage } from '../../../web/wishes/wishes-page.tsx';
import type { WishesView } from '../../../web/wishes/wishes-page.tsx';
import { axeFaults, isTooWide, startBrowser } from '../../support/stack/a-browser.ts';

const URL_OF_PAGE = 'http://localhost/oensker/abc';
const VIEW: WishesView = {
  language: 'da',
  path: '/oensker/abc',
  secretariat: { organisation: 'LO Eksempel', mail: 'sekretariat@example.dk' },
  mailLanguage: 'da',
  texts: { wanted: true, phone: '20 30 40 50' },
  absences: [
    { id: 7, firstDay: '2026-07-06', lastDay: '2026-07-24', standInName: 'Kim Eksempelsen' },
    { id: 8, firstDay: '2026-10-12', lastDay: '2026-10-12', standInName: null },
  ],
  colleagues: [{ id: 'kim', name: 'Kim Eksempelsen' }],
  mayDoWithout: ['monthly-allowance', 'placement-end'],
  without: ['placement-end'],
  canLeave: true,
  today: '2026-04-20',
};
const TRIED: WishesView = {
  ...VIEW,
  tried: {
    form: { 'absence.firstDay': '2026-07-10', 'absence.lastDay': '2026-07-01', 'absence.standIn': 'kim' },
    faults: [{ field: 'absence.lastDay', message: 'Den sidste dag ligger før den første. Ret en af dem.' }],
  },
};

describe('the page of a contact’s wishes', () => {
  it('says of one day away that it is one day', () => {
    expect(wishesPage(VIEW)).toContain('<strong>12. oktober 2026</strong>');
  });

  it('asks nothing of text messages where the service sends none', () => {
    const html = wishesPage({ ...VIEW, texts: undefined });
    expect(html).toContain('<h2>Sprog</h2>');
    expect(html).not.toContain('how.phone');
  });

  it('says who gets it where there is no colleague to choose', () => {
    const html = wishesPage({ ...VIEW, colleagues: [] });
    expect(html).toContain('imens går påmindelserne til sekretariatet');
    expect(html).not.toContain('absence.standIn');
  });

  it('takes a name for a name', () => {
    const html = wishesPage({ ...VIEW, colleagues: [{ id: 'kim', name: '<b>Kim</b>' }] });
    expect(html).toContain('&lt;b>Kim&lt;/b>');
  });
});

describe('the page of a contact’s wishes in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser.close());

  it.each([
    ['in Danish', VIEW],
    ['in English', { ...VIEW, language: 'en' as const, done: 'saved' as const }],
    ['with something to correct', TRIED],
  ])('can be used by everybody, %s', async (_, view) => {
    expect(await axeFaults(browser, wishesPage(view), URL_OF_PAGE)).toEqual([]);
  });

  it.each([VIEW, TRIED])('is no wider than the smallest telephone', async (view) => {
    const page = await browser.newPage({ viewport: { width: 320, height: 640 }, javaScriptEnabled: true });
    await page.setContent(wishesPage(view));
    expect(await isTooWide(page)).toBe(false);
    await page.close();
  });
});
