import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { DESIGN_SYSTEM_ASSETS, OWN_ASSETS } from '../../../web/frame/assets.ts';
import type { BrowserStart } from './find-browser.ts';
import { askStack } from './the-stack.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Asked for here, since fetching one may take longer than a test's own set-up may take. */
const BROWSER = await askStack<BrowserStart>('/browser');

/** A real browser, with a fresh profile. If the machine has none, the tests have fetched one. */
export async function startBrowser(): Promise<Browser> {
  return chromium.launch(BROWSER);
}

/** How somebody looks at a page: on a telephone or a large screen, with scripts or without. */
export const LOOKS = {
  'on a telephone, without JavaScript': { viewport: { width: 360, height: 740 }, javaScriptEnabled: false },
  'on a large screen, with JavaScript': { viewport: { width: 1280, height: 900 }, javaScriptEnabled: true },
} as const satisfies Readonly<Record<string, BrowserContextOptions>>;

/** What axe is asked for: WCAG 2.1 as EN 301 549 has it, 2.2 beside it, and axe's own good practice. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** WCAG 1.4.3: of text, and of text that is large or bold and nearly as large. */
const CONTRAST = { text: 4.5, large: 3 } as const;

/** The part of axe that is used here. */
interface Axe {
  readonly run: (
    given: unknown,
  ) => Promise<Readonly<Record<'violations' | 'incomplete', readonly AxeRule[]>>>;
}
interface AxeRule {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly target: readonly string[] }[];
}

/**
 * What is wrong with a page for those who see, hear or reach less of it: rule and element of each fault, none if all is
 * well. The page has its own styles, everything that folds is unfolded, and what axe gives no verdict on is a fault too. Of
 * that, the contrast of text is worked out here.
 */
export async function axeFaults(browser: Browser, html: string, url: string): Promise<string[]> {
  // axe is a script: it must run whatever the page's own policy is and whatever the reader has turned off.
  const context = await browser.newContext({ bypassCSP: true, viewport: { width: 360, height: 740 } });
  try {
    const page = await context.newPage();
    await show(page, html, url);
    await page.locator('details').evaluateAll((all) => {
      for (const one of all) one.setAttribute('open', '');
    });
    await page.addScriptTag({ content: await readFile(AXE, 'utf8') });
    const { violations, incomplete } = await page.evaluate(async (tags) => {
      const { axe } = globalThis as unknown as { axe: Axe };
      return axe.run({ runOnly: { type: 'tag', values: tags }, resultTypes: ['violations', 'incomplete'] });
    }, TAGS);
    const undecided = incomplete.filter(({ id }) => id !== 'color-contrast');
    const unseen = incomplete.filter(({ id }) => id === 'color-contrast').flatMap(({ nodes }) => nodes);
    return [
      ...[...violations, ...undecided].flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`)),
      ...(await tooFaint(page, unseen)),
    ];
  } finally {
    await context.close();
  }
}

/** Loads a page at its address, with the styles, fonts and pictures it asks for, and nothing from anywhere else. */
export async function show(page: Page, html: string, url: string): Promise<void> {
  await page.route('**', async (route) => {
    const asked = new URL(route.request().url());
    const file = fileOf(asked.pathname);
    if (asked.href === new URL(url).href) {
      await route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
    } else if (file === undefined) await route.abort();
    else await route.fulfill({ path: file });
  });
  await page.goto(url);
}

function fileOf(path: string): string | undefined {
  const assets = [DESIGN_SYSTEM_ASSETS, OWN_ASSETS].find(({ at }) => path.startsWith(`${at}/`));
  return assets && join(assets.folder, path.slice(assets.at.length));
}

/** Those of the elements whose text does not stand out enough from the colour behind it. */
async function tooFaint(page: Page, nodes: AxeRule['nodes']): Promise<string[]> {
  const faults: string[] = [];
  for (const { html, target } of nodes) {
    const element = page.locator(target.join(' ')).first();
    const { contrast, isLarge } = await element.evaluate((node) => {
      const numbers = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
      const light = (colour: readonly number[]) => {
        const [red = 0, green = 0, blue = 0] = colour.slice(0, 3).map((part) => {
          const share = part / 255;
          return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      let behind: Element | null = node;
      let colour: number[] = [255, 255, 255];
      for (; behind !== null; behind = behind.parentElement) {
        const own = numbers(getComputedStyle(behind).backgroundColor);
        if (own.length === 3 || own[3] === 1) {
          colour = own;
          break;
        }
      }
      const { color, fontSize, fontWeight } = getComputedStyle(node);
      const [one, other] = [light(numbers(color)), light(colour)];
      const points = Number.parseFloat(fontSize) * 0.75;
      return {
        contrast: (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05),
        isLarge: points >= 18 || (points >= 14 && Number(fontWeight) >= 700),
      };
    });
    if (contrast < CONTRAST[isLarge ? 'large' : 'text'])
      faults.push(`contrast ${contrast.toFixed(2)}: ${html}`);
  }
  return faults;
}

/** Whether a page is wider than the screen it is looked at on. */
export async function isTooWide(page: Page): Promise<boolean> {
  const wide = await page
    .locator('html')
    .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
  return wide > 0;
}
