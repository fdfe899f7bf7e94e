import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** Where Debian, Ubuntu, Fedora, macOS and Google put it. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const OPTIONS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** A real browser, with a fresh profile; say where it is in CHROMIUM if it is none of the usual places. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = [process.env['CHROMIUM'], ...PLACES].find(
    (path) => path !== undefined && existsSync(path),
  );
  if (executablePath === undefined) {
    throw new Error(
      'These tests need Chromium: install it, or say in CHROMIUM where it is (apt-get install chromium)',
    );
  }
  return chromium.launch({ executablePath, args: OPTIONS });
}

/** How somebody looks at a page: on a telephone or a large screen, with scripts or without. */
export const LOOKS = {
  'on a telephone, without JavaScript': { viewport: { width: 360, height: 740 }, javaScriptEnabled: false },
  'on a large screen, with JavaScript': { viewport: { width: 1280, height: 900 }, javaScriptEnabled: true },
} as const satisfies Readonly<Record<string, BrowserContextOptions>>;

/** What axe finds wrong with a page: rule and element of each fault, none if all is well. */
export async function axeFaults(browser: Browser, html: string, url: string): Promise<string[]> {
  // axe is a script: the page is looked at beside its own policy and whatever the reader has turned off.
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

/** Whether a page is wider than what it is looked at on. */
export async function isTooWide(page: Page): Promise<boolean> {
  const wide = await page
    .locator('html')
    .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
  return wide > 0;
}
