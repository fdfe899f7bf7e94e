import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createApp } from '../../../api/app.ts';
import type { Service } from '../../../api/http/route.ts';
import { ROUTES } from '../../../api/routes.ts';
import { createPool } from '../../../db/pool.ts';
import { IntakeService } from '../../support/intake/an-intake.ts';

/** Nobody listens there: the statement is read while the database is away. */
const NOWHERE = 'postgres://nobody@127.0.0.1:1/nothing';
const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

const db = createPool(NOWHERE);
const servers: Server[] = [];

async function served(config: Partial<Service['config']> = {}): Promise<string> {
  const { service } = new IntakeService(db);
  const app = createApp({ ...service, config: { ...service.config, ...config } });
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  servers.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

let url: string;
beforeAll(async () => {
  url = await served({
    publicUrl: 'https://fodfaeste.example.dk',
    responsible: { organisation: 'LO Eksempel', phone: '+45 12 34 56 78' },
    accessibility: { reviewedOn: '2027-02-28' },
  });
});
afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  await db.end();
});

const read = async (path: string, at = url) => {
  const response = await fetch(`${at}${path}`, { redirect: 'manual', headers: BROWSER });
  return { status: response.status, headers: response.headers, text: await response.text() };
};

/** The sections of the model statement, in their order. */
const SECTIONS = {
  da: [
    'Sådan står det til',
    'Det er ikke tilgængeligt',
    'Sådan er erklæringen lavet',
    'Skriv eller ring til os',
    'Hvis du ikke får svar',
    'Cookies',
  ],
  en: [
    'Compliance status',
    'Content that is not accessible',
    'How this statement was prepared',
    'Feedback and contact',
    'Enforcement procedure',
    'Cookies',
  ],
} as const;

describe('the accessibility statement at /was', () => {
  it.each(['da', 'en'] as const)('has the sections of the model, in their order: %s', async (language) => {
    const { status, text } = await read(`/was?sprog=${language}`);
    expect(status).toBe(200);
    expect([...text.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, heading]) => heading)).toEqual(SECTIONS[language]);
  });

  it('says who answers for which site, and how they are reached in writing and by telephone', async () => {
    const { text } = await read('/was');
    expect(text).toContain('<bdi dir="auto">LO Eksempel</bdi> arbejder for');
    expect(text).toContain('<strong>fodfaeste.example.dk</strong>');
    expect(text).toContain('href="mailto:sekretariat@example.dk"');
    expect(text).toContain('<a href="tel:+4512345678" dir="ltr">+45 12 34 56 78</a>');
  });

  it('says what of EN 301 549 is not met, and who supervises', async () => {
    const { text } = await read('/was');
    expect(text).toContain('EN 301 549, version 3.2.1');
    expect(text).toContain('delvist');
    expect(text).toContain('WCAG 3.1.2');
    expect(text).toContain('Digitaliseringsstyrelsen');
  });

  it('says when it was last gone through, and by when it is again: within a year', async () => {
    const { text } = await read('/was');
    expect(text).toContain(
      'sidst gennemgået den 28. februar 2027 og gennemgås igen senest den 28. februar 2028',
    );
  });

  it('says plainly that there is no telephone number where none is set, and names somebody all the same', async () => {
    const { text } = await read('/was', await served());
    expect(text).toContain('Der er ikke oplyst noget telefonnummer.');
    expect(text).toContain('<bdi dir="auto">Sekretariatet for Fodfæste</bdi> arbejder for');
  });

  it('leads to the organisation’s own statement where there is one', async () => {
    const statementUrl = 'https://was.digst.dk/fodfaeste-example-dk';
    const { status, headers } = await read('/was', await served({ accessibility: { statementUrl } }));
    expect([status, headers.get('location')]).toEqual([302, statementUrl]);
  });
});

describe('every page anybody can open', () => {
  const pages = ROUTES.filter(({ isPage, method }) => isPage && method === 'get').map(({ path }) => path);
  const docs = ROUTES.filter(({ path }) => path === '/api/docs').map(({ path }) => path);

  it('is looked at', () => {
    expect(pages.length).toBeGreaterThan(8);
    expect(docs).toHaveLength(1);
  });

  it.each([...pages, ...docs, '/findes/ikke'])(
    '%s leads to the statement, says who answers for it, and sets no cookie',
    async (path) => {
      // With the database away most of them are the page that says so: that one is a page too.
      const { headers, text } = await read(path.replaceAll(/:\w+/g, '1'));
      const [foot = ''] = /<footer.*<\/footer>/s.exec(text) ?? [];
      expect(foot).toMatch(/<a href="\/was">Tilgængelighedserklæring<\/a>/);
      expect(foot).toContain('Ansvarlig for siden: <bdi dir="auto">LO Eksempel</bdi>');
      expect(foot).toContain('Siden sætter ingen cookies.');
      expect(headers.get('set-cookie')).toBeNull();
    },
  );
});
