import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { describeApi } from '../../../api/description/openapi.ts';
import { ROUTES } from '../../../api/routes.ts';
import { apiPage } from '../../../web/description/api-page.tsx';
import type { ApiDescription } from '../../../web/description/api-page.tsx';
import { DESIGN_SYSTEM_ASSETS, OWN_ASSETS } from '../../../web/frame/assets.ts';
import { axeFaults, isTooWide, startBrowser } from '../../support/stack/a-browser.ts';

const SERVER = 'https://fodfaeste.example.dk';
const API = JSON.parse(JSON.stringify(describeApi(ROUTES, SERVER))) as ApiDescription;
const SECRETARIAT = { organisation: 'LO Eksempel', mail: 'sekretariat@example.dk' };
const HTML = apiPage(API, SECRETARIAT);
const STYLES = [
  join(DESIGN_SYSTEM_ASSETS.folder, 'css', 'dkfds.min.css'),
  join(OWN_ASSETS.folder, 'pages.css'),
]
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

/** A description with one operation, and what the page makes of its fields. */
function drawn(schema: object): string {
  const operation = {
    operationId: 'post-things',
    tags: ['things'],
    summary: 'Gem en ting',
    description: 'Keep a thing.',
    parameters: [],
    requestBody: { content: { 'application/json': { schema } } },
    responses: {},
  };
  const html = apiPage(
    {
      info: { description: '' },
      servers: [{ url: SERVER }],
      tags: [{ name: 'things', description: 'Ting.' }],
      paths: { '/api/things': { post: operation } },
      components: { schemas: {} },
    },
    SECRETARIAT,
  );
  return (
    /<pre[^>]*>([^]*?)<\/pre>/
      .exec(html)?.[1]
      ?.replaceAll(/<[^>]+>/g, '')
      .replaceAll('&quot;', '"') ?? ''
  );
}

describe('the page that describes the API', () => {
  it('has every operation of the description, with its address and its permission', () => {
    const operations = Object.entries(API.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => ({ method, path, operationId })),
    );
    expect(operations.length).toBeGreaterThan(50);
    const missing = operations.filter(
      ({ method, path, operationId }) =>
        !HTML.includes(` id="${operationId}"`) || !HTML.includes(`>${method.toUpperCase()} ${path}</code>`),
    );
    expect(missing).toEqual([]);
    expect(HTML).toContain('Permission: <code>journey:read</code>');
  });

  it('leads only to what is on it, or to the description for programs', () => {
    const targets = [...HTML.matchAll(/<a href="([^"]+)"/g)].map(([, href = '']) => href);
    expect(targets.length).toBeGreaterThan(100);
    const astray = targets.filter(
      (target) =>
        target !== '/api/openapi.json' && target !== '/was' && !HTML.includes(` id="${target.slice(1)}"`),
    );
    expect(astray).toEqual([]);
  });

  it('runs nothing and asks nobody else for anything', () => {
    expect(HTML).not.toMatch(/<script|<style| style="| on\w+="| src="http|href="http/);
  });

  it('tells how an operation is asked by hand', () => {
    expect(HTML).toContain(
      [
        `curl -X POST '${SERVER}/api/journeys/{id}/commands/register-in-vitas'`,
        "-H 'Authorization: Bearer {nøgle}'",
        "-H 'Content-Type: application/json'",
        '--data-binary @{fil}</pre>',
      ].join(' \\\n  '),
    );
    expect(HTML).toContain(`<pre class="api-code" tabindex="0">curl -X GET '${SERVER}/healthz'</pre>`);
  });

  it.each([
    ['a field that must be there', { properties: { a: { type: 'string' } }, required: ['a'] }, 'a: string'],
    ['one that may be left out', { properties: { a: { type: 'boolean' } } }, 'a?: boolean'],
    ['one that may be null', { properties: { a: { type: ['string', 'null'] } } }, 'a?: string | null'],
    ['values', { properties: { a: { enum: ['x', 'y'] } } }, 'a?: "x" | "y"'],
    ['one value', { properties: { a: { const: true } } }, 'a?: true'],
    ['lists', { properties: { a: { items: { $ref: '#/x/Thing' } } } }, 'a?: list of Thing'],
    ['either', { properties: { a: { anyOf: [{ $ref: '#/x/T' }, { type: 'null' }] } } }, 'a?: T | null'],
    ['any name', { properties: { a: { additionalProperties: { type: 'number' } } } }, 'a?: { … : number }'],
    ['anything at all', { properties: { a: {} } }, 'a?: anything'],
    ['a date', { properties: { a: { type: 'string', format: 'date' } } }, 'a?: string  // date'],
    [
      'limits and words',
      { properties: { a: { type: 'integer', minimum: 1, maximum: 9, description: 'How many.' } } },
      'a?: integer  // at least 1; at most 9; How many.',
    ],
    [
      'no limit where there is none to speak of',
      { properties: { a: { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER } } },
      'a?: integer  // at least 0',
    ],
    [
      'how much a list may hold',
      { properties: { a: { items: { type: 'number' }, minItems: 1, maxItems: 9 } } },
      'a?: list of number  // at least 1 in the list; at most 9 in the list',
    ],
    ['no markup', { properties: { a: { description: '<b>&' } } }, 'a?: anything  // &lt;b>&amp;'],
  ])('shows %s', (_, schema, line) => {
    expect(drawn(schema)).toBe(`{\n  ${line}\n}`);
  });
});

describe('the page that describes the API, in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser.close());

  // Its stylesheets lie at addresses that nothing answers here.
  const styled = HTML.replace('</head>', () => `<style>${STYLES}</style></head>`);
  /** With everything unfolded that was folded. */
  const unfolded = styled.replaceAll('<details>', '<details open>');

  it.each([
    ['as it comes', styled],
    ['with everything unfolded', unfolded],
  ])('can be used by everybody, %s', async (_, html) => {
    expect(await axeFaults(browser, html, `${SERVER}/api/docs`)).toEqual([]);
  });

  it('is no wider than the smallest telephone', async () => {
    const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
    await page.setContent(unfolded);
    expect(await isTooWide(page)).toBe(false);
    await page.close();
  });
});
