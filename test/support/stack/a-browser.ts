import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
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

/** What axe finds wrong with a page: rule and element of each fault, none if all is well. */
export async function axeFaults(browser: Browser, html: string, url: string): Promise<string[]> {
  // axe is a script: it must run whatever the page's own policy is and whatever the reader has turned off.
  const context = await browser.newContext({ bypassCSP: true, viewport: { width: 360, height: 740 } });
  try {
    const page = await context.newPage();
    await page.route(url, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
    await page.goto(url);
    await page.addScriptTag({ content: await readFile(AXE, 'utf8') });
    return await page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      const { violations } = await axe.run();
      return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
    });
  } finally {
    await context.close();
  }
}

/** Whether a page is wider than the screen it is looked at on. */
export async function isTooWide(page: Page): Promise<boolean> {
  const wide = await page
    .locator('html')
    .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
  return wide > 0;
}
