import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createApp } from '../../../api/app.ts';
import type { EngineCalls, UpdateOutcome } from '../../../api/http/engine-calls.ts';
import { provenNews, toldNews } from '../../../api/links/page-news.ts';
import { ROUTES } from '../../../api/routes.ts';
import { arrangePersonsPost } from '../../../db/persons/persons-post.ts';
import { createVault } from '../../../db/persons/vault.ts';
import { createPool, one } from '../../../db/pool.ts';
import type { Db } from '../../../db/pool.ts';
import {
  aDatabaseWithParties,
  aRemindedJourney,
  aVault,
  standAt,
} from '../../support/journeys/a-recorded-journey.ts';
import { IntakeService } from '../../support/intake/an-intake.ts';
import { aSentDigest } from '../../support/post/a-sent-digest.ts';
import type { TestDatabase } from '../../support/stack/a-database.ts';

const DAY = '2026-03-20';
const MORNING = '2026-03-20T06:30:00.000Z';
const COUNSELLOR = 'k-counsellor';
/** Nobody listens there. */
const NOWHERE = 'postgres://nobody@127.0.0.1:1/nothing';
const TOO_LARGE = Buffer.alloc(12 * 1024 * 1024, 'x');

describe('what an address tells of what was done', () => {
  const PATH = '/svar/abc';
  const known = ['modtaget', 'flyttet'] as const;
  const told = (path: string, news: string) => toldNews(aVault, path, news).replace('nyt=', '');
  const fresh = told(PATH, 'modtaget');
  const [news = '', minute = '', proof = ''] = fresh.split('.');
  const later = (minutes: number) => (Number.parseInt(minute, 36) + minutes).toString(36);

  it('is believed on its own page', () => {
    expect(provenNews(aVault, PATH, fresh, known)).toBe('modtaget');
  });

  it.each<[string, string | undefined]>([
    ['nothing', undefined],
    ['what was enough before', '1'],
    ['no proof', 'modtaget'],
    ['an empty proof', `${news}.${minute}.`],
    ['another proof', `${news}.${minute}.${'0'.repeat(32)}`],
    ['the proof of another page', told('/svar/abd', 'modtaget')],
    ['the proof of other news', `flyttet.${minute}.${proof}`],
    ['the proof of another minute', `${news}.${later(-1)}.${proof}`],
    ['a minute to come', `${news}.${later(5)}.${proof}`],
    ['a minute that is none', `${news}.~.${proof}`],
    ['news that the page does not know', told(PATH, 'saved')],
  ])('is not believed with %s', (_, given) => {
    expect(provenNews(aVault, PATH, given, known)).toBeUndefined();
  });

  it('is not believed from a service with another master key', () => {
    expect(provenNews(createVault(Buffer.alloc(32, 8)), PATH, fresh, known)).toBeUndefined();
  });
});

interface Sent {
  readonly path: string;
  readonly form: Readonly<Record<string, string>>;
  /** What the page says once it is safe. */
  readonly says: string;
  /** Whether it is safe without Temporal: then it is kept in the database, and the sweep does the rest. */
  readonly needsTemporal: boolean;
  /** Whether it came by a link, which may end. */
  readonly byLink: boolean;
}

describe('a form that somebody sends', () => {
  let database: TestDatabase;
  let db: Db;
  let nowhere: Db;
  let outcome: UpdateOutcome = { outcome: 'accepted' };
  let isTemporalAway = false;
  const servers: Server[] = [];
  const urls = { database: '', nothing: '' };
  let forms: Readonly<Record<string, Sent>>;

  beforeAll(async () => {
    database = await aDatabaseWithParties();
    ({ db } = database);
    nowhere = createPool(NOWHERE);
    await standAt(db, DAY, '07:30');
    const journey = await aRemindedJourney(db, {
      person: { givenName: 'Amina', birthDate: '1991-07-23', email: 'amina@example.org' },
    });
    const { personId } = journey;
    await arrangePersonsPost(db, { personId, channel: 'mail', language: 'da', consentedOn: DAY });
    const own = await one<{ id: string }>(db, 'select id from contacts where person_id = $1', [personId]);
    const mail = await aSentDigest(db, COUNSELLOR, { at: MORNING });
    const ownMail = await aSentDigest(db, own?.id ?? '', { at: MORNING, asks: [] });
    urls.database = await serve(db);
    urls.nothing = await serve(nowhere);
    forms = {
      'an answer': {
        path: `/svar/${mail.each[0] ?? ''}`,
        form: { help: 'call-me' },
        says: 'Vi har modtaget svaret',
        needsTemporal: true,
        byLink: true,
      },
      'a wish': {
        path: `/oensker/${mail.all}`,
        form: { wish: 'copies' },
        says: 'Det er gemt',
        needsTemporal: false,
        byLink: true,
      },
      'a person’s choice': {
        path: `/mit/${ownMail.all}`,
        form: { post: 'mail' },
        says: 'Vi har gemt dit valg.',
        needsTemporal: false,
        byLink: true,
      },
      'an address for links again': {
        path: '/send-igen',
        form: { email: `${COUNSELLOR}@example.dk` },
        says: 'Hvis vi kender adressen',
        needsTemporal: false,
        byLink: false,
      },
      'a person’s address for a new link': {
        path: '/nyt-link',
        form: { kontakt: 'amina@example.org' },
        says: 'Hvis vi kender dig',
        needsTemporal: false,
        byLink: false,
      },
    };
  }, 60_000);
  afterAll(async () => {
    for (const server of servers) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
    await nowhere.end();
    await database.close();
  });
  beforeEach(async () => {
    outcome = { outcome: 'accepted' };
    isTemporalAway = false;
    await db.query('delete from links_sent_again');
    await db.query("update answer_links set made_at = '2026-03-20T06:30:00Z', expires_at = '2026-06-01'");
  });

  async function serve(over: Db): Promise<string> {
    const { service } = new IntakeService(over);
    const engine: EngineCalls = {
      ...service.engine,
      sendCommand: async () => outcome,
      startDigest: async (start) => {
        if (isTemporalAway) throw new Error('Temporal is away');
        await service.engine.startDigest(start);
      },
    };
    const server = createServer(createApp({ ...service, vault: aVault, engine }, ROUTES, 1)).listen(
      0,
      '127.0.0.1',
    );
    await once(server, 'listening');
    servers.push(server);
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  let networks = 0;
  /** Sends a form and follows where it leads: what is read in the end, and by which address. */
  async function sends({ path, form }: Sent, { to = urls.database, file = false } = {}) {
    networks += 1;
    const headers = { 'x-forwarded-for': `203.0.113.${networks}`, 'accept-language': 'da' };
    const fields = { ...form, once: randomUUID() };
    const body = file ? new FormData() : new URLSearchParams(fields);
    if (body instanceof FormData) {
      for (const [name, value] of Object.entries(fields)) body.set(name, value);
      body.set('file', new Blob([TOO_LARGE]), 'plan.pdf');
    }
    const sent = await fetch(`${to}${path}`, { method: 'POST', body, redirect: 'manual', headers });
    const location = sent.headers.get('location');
    if (location === null) return { status: sent.status, text: await sent.text(), location };
    const led = await fetch(`${to}${location}`, { headers });
    return { status: sent.status, text: await led.text(), location };
  }
  const opens = async (address: string) => (await fetch(`${urls.database}${address}`)).text();

  const NAMES = [
    'an answer',
    'a wish',
    'a person’s choice',
    'an address for links again',
    'a person’s address for a new link',
  ] as const;
  const formOf = (name: string): Sent => {
    const sent = forms[name];
    if (sent === undefined) throw new Error(`There is no form ${name}`);
    return sent;
  };

  it.each(NAMES)('is said to be received once it is: %s', async (name) => {
    const { status, text } = await sends(formOf(name));
    expect([status, text.includes(formOf(name).says)]).toEqual([303, true]);
  });

  it.each(NAMES)('is not said to be received where somebody only writes the address: %s', async (name) => {
    const { path, says } = formOf(name);
    const made = toldNews(createVault(Buffer.alloc(32, 8)), path, 'modtaget');
    for (const query of [
      'modtaget=1',
      'flyttet=1',
      'gjort=saved',
      'post=saved',
      'nyt=modtaget',
      'nyt=saved',
      made,
    ]) {
      expect([query, (await opens(`${path}?sprog=da&${query}`)).includes(says)]).toEqual([query, false]);
    }
  });

  it.each(NAMES)('is not said to be received where the database is away: %s', async (name) => {
    const { status, text, location } = await sends(formOf(name), { to: urls.nothing });
    expect([status >= 500, location, text.includes(formOf(name).says)]).toEqual([true, null, false]);
  });

  it.each(NAMES)(
    'is said to be received without Temporal only where that is not needed: %s',
    async (name) => {
      const sent = formOf(name);
      outcome = { outcome: 'not-received' };
      isTemporalAway = true;
      const { status, text } = await sends(sent);
      expect([status, text.includes(sent.says)]).toEqual(sent.needsTemporal ? [503, false] : [303, true]);
    },
  );

  it.each(NAMES)('is not said to be received with a file that is too large: %s', async (name) => {
    const { status, text, location } = await sends(formOf(name), { file: true }).catch(() => ({
      // The connection may be closed before all of it was sent.
      status: 413,
      text: '',
      location: null,
    }));
    expect([status >= 400, location, text.includes(formOf(name).says)]).toEqual([true, null, false]);
  });

  it.each(NAMES)('is not said to be received where its link expired between: %s', async (name) => {
    const sent = formOf(name);
    await db.query("update answer_links set made_at = '2026-03-01', expires_at = '2026-03-19'");
    const { status, text } = await sends(sent);
    expect([status, text.includes(sent.says)]).toEqual(sent.byLink ? [410, false] : [303, true]);
  });
});
