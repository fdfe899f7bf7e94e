import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { h } from 'preact';
import { z } from 'zod';
import { createApp } from '../../../api/app.ts';
import { Problem } from '../../../api/http/problems.ts';
import { get, ok, pageGet, pagePost, seeOther, shown } from '../../../api/http/route.ts';
import type { Route } from '../../../api/http/route.ts';
import { createPool } from '../../../db/pool.ts';
import { Name } from '../../../web/frame/name.tsx';
import { page } from '../../../web/frame/page.tsx';
import { IntakeService } from '../../support/intake/an-intake.ts';

const WORDS = { da: 'Prøve', en: 'Test' };
const ARABIC = 'محمد عبد الرحمن';
const MEGABYTE = 1024 * 1024;
const FILE_LIMIT = 10 * MEGABYTE;

/** Nobody listens there: a request to this database finds that it is down. */
const NOWHERE = 'postgres://nobody@127.0.0.1:1/nothing';

const said = (text: unknown) => shown(JSON.stringify(text));

const ROUTES: readonly Route[] = [
  pageGet(
    '/hilsen/:navn',
    'anyone',
    WORDS,
    { reads: 'nobody', params: z.object({ navn: z.string() }) },
    (call) =>
      shown(
        page({
          language: call.language,
          title: 'Goddag',
          path: call.path,
          secretariat: { mail: call.service.config.secretariatMail },
          children: h(Name, { children: call.params.navn }),
        }),
      ),
  ),
  pagePost('/svar', 'anyone', WORDS, { reads: 'nobody' }, ({ form, files, language }) =>
    said({ form, files, language }),
  ),
  pagePost('/videre', 'anyone', WORDS, { reads: 'nobody' }, ({ language }) =>
    seeOther(`/hilsen/dig?sprog=${language}`),
  ),
  pageGet('/aftale', 'anyone', WORDS, { reads: 'nobody' }, () => shown('')),
  pagePost(
    '/aftale',
    'anyone',
    WORDS,
    { reads: 'nobody', form: { files: 1, fileBytes: FILE_LIMIT, fields: 2, fieldBytes: 4096 } },
    ({ form, files }) =>
      said({ form, files: files.map(({ bytes, ...file }) => ({ ...file, text: bytes?.toString('utf8') })) }),
  ),
  pagePost(
    '/med-bilag',
    'anyone',
    WORDS,
    { reads: 'nobody', form: { files: 1, fileBytes: FILE_LIMIT, marksLargeFiles: true } },
    ({ form, files }) =>
      said({ form, files: files.map(({ name, bytes }) => ({ name, size: bytes?.length })) }),
  ),
  pagePost(
    '/med-link/:link',
    'anyone',
    WORDS,
    {
      reads: 'nobody',
      params: z.object({ link: z.string() }),
      form: { files: 1, fileBytes: FILE_LIMIT },
      admit: ({ params }) => {
        if (params.link !== 'rigtigt') throw new Problem('not-found');
      },
    },
    ({ params, form }) => said({ params, form }),
  ),
  pageGet('/findes-ikke-mere', 'anyone', WORDS, { reads: 'nobody' }, () => {
    throw new Problem('not-found');
  }),
  pageGet('/for-mange', 'anyone', WORDS, { reads: 'nobody' }, () => {
    throw new Problem('too-many');
  }),
  pageGet('/gaar-galt', 'anyone', WORDS, { reads: 'nobody' }, () => {
    throw new Error(`about ${ARABIC}`);
  }),
  pageGet('/nede', 'anyone', WORDS, { reads: 'nobody' }, async ({ service }) => {
    await service.db.query('select 1');
    return shown('');
  }),
  pageGet(
    '/kun-tal/:tal',
    'anyone',
    WORDS,
    { reads: 'nobody', params: z.object({ tal: z.coerce.number() }) },
    () => shown(''),
  ),
  get('/api/ting', 'anyone', WORDS, { reads: 'nobody' }, () => ok({})),
  get('/api/gaar-galt', 'anyone', WORDS, { reads: 'nobody' }, () => {
    throw new Error('no');
  }),
];

let intake: IntakeService;
let server: Server;
let url: string;
const db = createPool(NOWHERE);

beforeAll(async () => {
  intake = new IntakeService(db);
  server = createServer(createApp(intake.service, ROUTES)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await db.end();
});

const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

async function asks(path: string, init: RequestInit = {}) {
  const response = await fetch(`${url}${path}`, { redirect: 'manual', ...init });
  const { status, headers } = response;
  return { status, headers, type: headers.get('content-type') ?? '', text: await response.text() };
}

/** What a page says about a problem: its heading, after checking that it is a page with a reference. */
async function errorAt(path: string, init: RequestInit = {}) {
  const { status, type, text, headers } = await asks(path, init);
  const [, title] = /<h1>(.*?)<\/h1>/.exec(text) ?? [];
  expect(type).toBe('text/html; charset=utf-8');
  expect(text).toContain(`<code>${headers.get('x-reference')}</code>`);
  return { status, title, text, headers };
}

const sends = (body: RequestInit['body'], headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers,
  body: body ?? null,
});

const aForm = (fields: Readonly<Record<string, string>>, ...files: File[]): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const file of files) form.append('fil', file);
  return form;
};

describe('what a page says beside itself', () => {
  it.each(['/hilsen/dig', '/gaar-galt', '/findes/ikke'])(
    'at %s: no script, nothing from elsewhere, no frame, no cache, no search engine, and no address passed on',
    async (path) => {
      const { headers } = await asks(path, { headers: BROWSER });
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none';style-src 'self';font-src 'self';img-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'",
      );
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-robots-tag')).toBe('noindex');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    },
  );
});

describe('the language of a page', () => {
  it.each([
    ['Danish where nothing is said', '/hilsen/dig', undefined, 'da'],
    ['what the address says', '/hilsen/dig?sprog=en', undefined, 'en'],
    ['English where the browser prefers it', '/hilsen/dig', 'en-GB,en;q=0.9,da;q=0.1', 'en'],
    ['Danish where the browser prefers it', '/hilsen/dig', 'da,en;q=0.9', 'da'],
    ['English where the browser knows no Danish', '/hilsen/dig', 'ar,en;q=0.5', 'en'],
    ['Danish where the browser knows neither', '/hilsen/dig', 'ar,uk', 'da'],
    ['what the address says, whatever the browser prefers', '/hilsen/dig?sprog=da', 'en', 'da'],
    [
      'what the browser prefers, where the address names no language we have',
      '/hilsen/dig?sprog=ar',
      'en',
      'en',
    ],
  ])('is %s', async (_, path, accepted, language) => {
    const headers = accepted === undefined ? {} : { 'accept-language': accepted };
    expect((await asks(path, { headers })).text).toContain(`<html lang="${language}">`);
  });
});

describe('a problem on a page', () => {
  it.each([
    ['something that is gone', '/findes-ikke-mere', 404, 'Siden findes ikke'],
    ['a link that is no link', '/kun-tal/tekst', 404, 'Siden findes ikke'],
    ['too many attempts', '/for-mange', 429, 'For mange forsøg'],
    ['a fault of ours', '/gaar-galt', 500, 'Der gik noget galt hos os'],
    ['a database that is away', '/nede', 503, 'Tjenesten er nede et øjeblik'],
  ])('of %s is a page', async (_, path, status, title) => {
    expect(await errorAt(path)).toMatchObject({ status, title });
  });

  it('is a page where the browser uses the wrong method', async () => {
    const { status, title, headers } = await errorAt('/hilsen/dig', { method: 'DELETE' });
    expect([status, title, headers.get('allow')]).toEqual([405, 'Siden kan ikke bruges sådan', 'GET']);
    expect((await errorAt('/aftale', { method: 'PUT' })).headers.get('allow')).toBe('GET, POST');
  });

  it('is told in the language that is asked for', async () => {
    const { title, text } = await errorAt('/gaar-galt?sprog=en');
    expect(title).toBe('Something went wrong on our side');
    expect(text).toContain('<html lang="en">');
  });

  it('tells nothing of what was thrown', async () => {
    expect((await errorAt('/gaar-galt')).text).not.toContain(ARABIC);
  });

  it('says when to try again where the service is away', async () => {
    expect((await errorAt('/nede')).headers.get('retry-after')).toBe('5');
  });

  it('leads to the page in the other language, where it can be read', async () => {
    expect((await errorAt('/gaar-galt')).text).toContain('href="/gaar-galt?sprog=en"');
    const refused = sends('{}', { 'content-type': 'application/json' });
    expect((await errorAt('/aftale', refused)).text).toContain('href="/aftale?sprog=en"');
    expect((await errorAt('/svar')).text).not.toContain('?sprog=');
  });
});

describe('an address that is not there', () => {
  it.each(['/findes/ikke', '/hilsen/%E0%A4%A', '//example.com'])(
    'is a page to a browser: %s',
    async (path) => {
      const { status, title, text } = await errorAt(path, { headers: BROWSER });
      expect([status, title]).toEqual([404, 'Siden findes ikke']);
      expect(text).not.toContain('href="//');
    },
  );

  it.each([
    ['to a browser within the API', '/api/findes/ikke', BROWSER],
    ['to a browser at the API itself', '/api', BROWSER],
    ['to who asks for JSON', '/findes/ikke', { accept: 'application/json' }],
    ['to who does not say', '/findes/ikke', {}],
  ])('is problem+json %s', async (_, path, headers) => {
    const { status, type, text } = await asks(path, { headers });
    expect([status, type]).toEqual([404, 'application/problem+json; charset=utf-8']);
    expect(JSON.parse(text)).toMatchObject({ code: 'no-such-route' });
  });
});

describe('a problem of the API', () => {
  it.each([
    ['/api/gaar-galt', 'GET', 500, 'unexpected'],
    ['/api/ting', 'DELETE', 405, 'method-not-allowed'],
  ])('stays problem+json at %s, even to a browser', async (path, method, status, code) => {
    const answer = await asks(path, { method, headers: BROWSER });
    expect([answer.status, answer.type]).toEqual([status, 'application/problem+json; charset=utf-8']);
    expect(JSON.parse(answer.text)).toMatchObject({ code });
  });
});

describe('a form', () => {
  const urlencoded = (text: string) => sends(text, { 'content-type': 'application/x-www-form-urlencoded' });

  it('arrives with its fields, one text or several', async () => {
    const { text } = await asks('/svar?sprog=en', sends(new URLSearchParams('a=1&b=2&b=3&c=')));
    expect(JSON.parse(text)).toEqual({ form: { a: '1', b: ['2', '3'], c: '' }, files: [], language: 'en' });
  });

  it('arrives empty where nothing was sent', async () => {
    expect(JSON.parse((await asks('/svar', sends(new URLSearchParams()))).text)).toMatchObject({ form: {} });
  });

  it('builds nothing from the names of its fields', async () => {
    const { text } = await asks('/svar', urlencoded('a[b]=1&__proto__=2'));
    expect(JSON.parse(text)).toMatchObject({ form: { 'a[b]': '1' } });
    expect(text).not.toContain('__proto__');
  });

  it('leads on with 303, so that loading the page again sends nothing again', async () => {
    const { status, headers } = await asks('/videre?sprog=en', sends(new URLSearchParams('a=1')));
    expect([status, headers.get('location')]).toEqual([303, '/hilsen/dig?sprog=en']);
  });

  it.each([
    ['over 64 kB', urlencoded(`a=${'x'.repeat(64 * 1024)}`), 413, 'For meget på én gang', '64 kB'],
    [
      'with one field over its limit',
      urlencoded(`a=${'x'.repeat(16 * 1024 + 1)}`),
      413,
      'Teksten er for lang',
      '16 kB',
    ],
    ['with too many fields', urlencoded('a=1&'.repeat(101)), 422, 'Formularen kunne ikke læses', ''],
    ['as JSON', sends('{}', { 'content-type': 'application/json' }), 415, 'Formularen kunne ikke læses', ''],
    ['with files where none are taken', sends(aForm({ a: '1' })), 415, 'Formularen kunne ikke læses', ''],
    ['with NUL in a text', urlencoded('a=x%00y'), 422, 'Noget er ikke udfyldt rigtigt', 'NUL'],
    [
      'that says it is gzip and is not',
      sends('a=1', { 'content-type': 'application/x-www-form-urlencoded', 'content-encoding': 'gzip' }),
      422,
      'Formularen kunne ikke læses',
      '',
    ],
  ])('%s is refused with a page that says why', async (_, init, status, title, why) => {
    const told = await errorAt('/svar', init);
    expect(told).toMatchObject({ status, title });
    expect(told.text).toContain(why);
    expect(told.text).toContain('Brug browserens tilbageknap');
  });
});

describe('a form with a file', () => {
  const received = async (init: RequestInit) => JSON.parse((await asks('/aftale', init)).text) as unknown;

  it('arrives with its fields and its file', async () => {
    const file = new File(['Indhold'], 'aftale.pdf', { type: 'application/pdf' });
    expect(await received(sends(aForm({ navn: 'Lone' }, file)))).toEqual({
      form: { navn: 'Lone' },
      files: [{ field: 'fil', name: 'aftale.pdf', type: 'application/pdf', text: 'Indhold' }],
    });
  });

  it('arrives without a file where none was chosen, as text or in parts', async () => {
    const nothing = { form: { navn: 'Lone' }, files: [] };
    expect(await received(sends(aForm({ navn: 'Lone' }, new File([], ''))))).toEqual(nothing);
    expect(await received(sends(new URLSearchParams('navn=Lone')))).toEqual(nothing);
  });

  it('may have a file of exactly the limit', async () => {
    const { status } = await asks(
      '/aftale',
      sends(aForm({}, new File([Buffer.alloc(FILE_LIMIT)], 'stor.pdf'))),
    );
    expect(status).toBe(200);
  });

  const small = () => new File(['x'], 'x.pdf');
  it.each([
    [
      'a file over the limit',
      aForm({}, new File([Buffer.alloc(FILE_LIMIT + 1)], 'a.pdf')),
      413,
      'Filen er for stor',
    ],
    ['more files than it takes', aForm({}, small(), small()), 413, 'For mange filer'],
    ['more fields than it takes', aForm({ a: '1', b: '2', c: '3' }), 422, 'Formularen kunne ikke læses'],
    ['a text over its limit', aForm({ a: 'x'.repeat(4097) }), 413, 'Teksten er for lang'],
    ['a field named as a list', aForm({ 'a[9999]': '1' }), 422, 'Formularen kunne ikke læses'],
  ])('is refused with %s, by a page that says why', async (_, form, status, title) => {
    expect(await errorAt('/aftale', sends(form))).toMatchObject({ status, title });
  });

  it.each([
    [
      'that breaks off',
      '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nhalf',
      'multipart/form-data; boundary=x',
    ],
    ['without its boundary', 'anything', 'multipart/form-data'],
  ])('%s is refused as one that cannot be read', async (_, body, type) => {
    const told = await errorAt('/aftale', sends(body, { 'content-type': type }));
    expect(told).toMatchObject({ status: 422, title: 'Formularen kunne ikke læses' });
  });

  it('is read only from whoever is admitted to the page', async () => {
    const { text } = await asks('/med-link/rigtigt', sends(aForm({ navn: 'Lone' })));
    expect(JSON.parse(text)).toEqual({ params: { link: 'rigtigt' }, form: { navn: 'Lone' } });
    // The answer comes before most of what the request promises to send, which never comes.
    const sending = request(`${url}/med-link/forkert`, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x', 'content-length': MEGABYTE },
    });
    sending.write('--x\r\n');
    const [response] = (await once(sending, 'response')) as [{ statusCode: number }];
    expect(response.statusCode).toBe(404);
    sending.destroy();
  });

  it('with a file of 30 MB is refused with a clear page, and the file is not kept while it comes', async () => {
    const { status, text, grownBy } = await sendLargeFile('/aftale', 30 * MEGABYTE);
    expect(status).toBe(413);
    expect(text).toContain('En fil må højst fylde 10 MB. Intet er gemt. Send en mindre fil.');
    expect(grownBy).toBeLessThan(28 * MEGABYTE);
  });

  it('with a file of 30 MB keeps what stands before and after it, where its page wants to', async () => {
    const { status, text, grownBy } = await sendLargeFile('/med-bilag', 30 * MEGABYTE);
    expect([status, JSON.parse(text)]).toEqual([
      200,
      { form: { foer: 'Lone', efter: 'Lone' }, files: [{ name: 'stor.pdf' }] },
    ]);
    expect(grownBy).toBeLessThan(28 * MEGABYTE);
  });

  it('may have a file of exactly the limit also where its page is told of larger ones', async () => {
    const sent = async (bytes: number) =>
      JSON.parse(
        (await asks('/med-bilag', sends(aForm({}, new File([Buffer.alloc(bytes)], 'a.pdf'))))).text,
      ) as unknown;
    expect(await sent(FILE_LIMIT)).toMatchObject({ files: [{ size: FILE_LIMIT }] });
    expect(await sent(FILE_LIMIT + 1)).toEqual({ form: {}, files: [{ name: 'a.pdf' }] });
  });

  it('that goes on and on is cut off, with a page that says why', async () => {
    const { head, heard } = await sendWithoutEnd('/med-bilag');
    expect(head).toMatch(/^HTTP\/1\.1 413 /);
    expect(head).toContain('Filen er for stor');
    expect(heard).toBeGreaterThan(64 * MEGABYTE);
    expect(heard).toBeLessThan(160 * MEGABYTE);
  });
});

describe('a name in Arabic', () => {
  it('survives on its way through an address and onto a page', async () => {
    const { text } = await asks(`/hilsen/${encodeURIComponent(ARABIC)}`);
    expect(text).toContain(`<bdi dir="auto">${ARABIC}</bdi>`);
  });

  it('survives in a form, in a form with a file, and as the file’s own name', async () => {
    const { text } = await asks('/svar', sends(new URLSearchParams({ navn: ARABIC })));
    expect(JSON.parse(text)).toMatchObject({ form: { navn: ARABIC } });
    const file = new File([ARABIC], `${ARABIC}.pdf`);
    const sent = await asks('/aftale', sends(aForm({ navn: ARABIC }, file)));
    expect(JSON.parse(sent.text)).toMatchObject({
      form: { navn: ARABIC },
      files: [{ name: `${ARABIC}.pdf`, text: ARABIC }],
    });
  });
});

describe('the log', () => {
  it('has the pattern of a page’s address and never the address, which may open the page', async () => {
    await asks('/hilsen/hemmelig-noegle?sprog=da');
    await asks('/findes/ikke/hemmelig-noegle', { headers: BROWSER });
    expect(intake.logged.join('\n')).toContain('/hilsen/:navn');
    expect(intake.logged.join('\n')).not.toContain('hemmelig-noegle');
  });
});

describe('the styles of the pages', () => {
  const hrefsOf = (html: string) =>
    [...html.matchAll(/<link [^>]*href="([^"]+)"/g)].map(([, href = '']) => href);

  it('are served from here with every font they ask for, to be kept for ever', async () => {
    const hrefs = hrefsOf((await asks('/hilsen/dig')).text);
    expect(hrefs).toHaveLength(3);
    const [sheet = ''] = hrefs;
    const css = (await asks(sheet)).text;
    const asked = [...css.matchAll(/url\(\.\.(\/(?:fonts|img)\/[^)]+)\)/g)].map(([, path = '']) =>
      sheet.replace(/\/css\/.*/, path),
    );
    expect(asked.length).toBeGreaterThan(100);
    for (const href of [...hrefs, ...asked]) {
      const { status, headers } = await asks(href);
      expect([href, status, headers.get('cache-control')]).toEqual([
        href,
        200,
        'public, max-age=31536000, immutable',
      ]);
    }
  });

  it('are all that is given out of where they lie', async () => {
    const [sheet = '', own = ''] = hrefsOf((await asks('/hilsen/dig')).text);
    const beside = [
      sheet.replace(/css\/.*/, 'js/dkfds.js'),
      sheet.replace(/css\/.*/, 'img/..%2f..%2fpackage.json'),
      own.replace('pages.css', 'page.tsx'),
      own.replace('pages.css', ''),
    ];
    for (const path of beside) expect([path, (await asks(path)).status]).toEqual([path, 404]);
  });
});

/**
 * Sends a file in pieces. Returns the answer, and how many more bytes were held when all but its end had been
 * sent.
 */
async function sendLargeFile(
  path: string,
  bytes: number,
): Promise<{ status: number; text: string; grownBy: number }> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const held = () => {
    collect();
    return process.memoryUsage().arrayBuffers;
  };
  const piece = Buffer.alloc(64 * 1024);
  const before = held();
  const sending = request(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
  });
  const answered = once(sending, 'response');
  const head =
    'content-disposition: form-data; name="fil"; filename="stor.pdf"\r\ncontent-type: application/pdf';
  const field = (name: string) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\nLone\r\n`;
  sending.write(`${field('foer')}--x\r\n${head}\r\n\r\n`);
  for (let sent = 0; sent < bytes; sent += piece.length) {
    if (!sending.write(piece)) await once(sending, 'drain');
  }
  const grownBy = held() - before;
  sending.end(`\r\n${field('efter')}--x--\r\n`);
  const [response] = (await answered) as [AsyncIterable<Buffer> & { statusCode: number }];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return { status: response.statusCode, text: Buffer.concat(chunks).toString('utf8'), grownBy };
}

/**
 * Sends a file that never ends, until the line is closed. Returns the answer, and how much of the file was
 * taken.
 */
async function sendWithoutEnd(path: string): Promise<{ head: string; heard: number }> {
  const { port } = server.address() as AddressInfo;
  const line = connect(port, '127.0.0.1');
  const answer: Buffer[] = [];
  line.on('data', (chunk: Buffer) => answer.push(chunk));
  // The service is meant to break the line while something is under way.
  line.on('error', () => undefined);
  const closed = new Promise<boolean>((resolve) => {
    line.once('close', () => {
      resolve(false);
    });
  });
  line.write(
    `POST ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: multipart/form-data; boundary=x\r\n` +
      'content-length: 1000000000000\r\n\r\n' +
      '--x\r\ncontent-disposition: form-data; name="fil"; filename="film.mp4"\r\n\r\n',
  );
  const piece = Buffer.alloc(1024 * 1024);
  for (let open = true; open;) {
    const taken = new Promise<boolean>((resolve) => {
      line.write(piece, (error) => {
        resolve(!error);
      });
    });
    open = await Promise.race([taken, closed]);
  }
  await closed;
  return { head: Buffer.concat(answer).toString('utf8'), heard: line.bytesWritten };
}
