import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { createApp } from '../../api/app.ts';
import { Problem } from '../../api/http/problems.ts';
import { get, ok } from '../../api/http/route.ts';
import type { Route } from '../../api/http/route.ts';
import { ROUTES } from '../../api/routes.ts';
import { createApiKey } from '../../db/partners/api-keys.ts';
import { all, inTransaction } from '../../db/pool.ts';
import type { Db } from '../../db/pool.ts';
import { keepIncomingMail, waitingMails } from '../../db/post/incoming-mails.ts';
import { addReply, listReplies } from '../../db/post/replies.ts';
import { may } from '../../domain/access/may.ts';
import { IntakeService } from '../support/intake/an-intake.ts';
import { aDatabaseWithParties, aVault, RecordedJourney } from '../support/journeys/a-recorded-journey.ts';
import type { TestDatabase } from '../support/stack/a-database.ts';
import { contactOf } from '../support/stack/test-parties.ts';
import type { Asker } from '../support/stack/test-parties.ts';

const WORDS = { da: 'Prøve', en: 'Test' };
const journeyId = z.object({ id: z.uuid() });

/** Routes that nobody has written yet: their handlers note nothing. */
const PLANTED: readonly Route[] = [
  get('/api/journeys/:id/planted', 'journey:read', WORDS, { reads: 'person', params: journeyId }, (call) =>
    ok({ municipality: call.journey.municipality }),
  ),
  get('/api/journeys/:id/failing', 'journey:read', WORDS, { reads: 'person', params: journeyId }, () => {
    throw new Problem('not-found');
  }),
  get('/api/found/:id', 'journey:read', WORDS, { reads: 'persons-found', params: journeyId }, (call) => ({
    ...ok({}),
    about: [call.params.id],
  })),
];

let database: TestDatabase;
let db: Db;
let server: Server;
let url: string;
let journey: RecordedJourney;
let reply: string;
const keys = new Map<Asker, string>();
beforeAll(async () => {
  database = await aDatabaseWithParties();
  ({ db } = database);
  journey = await RecordedJourney.referred(db);
  journey.lived
    .does('RecordScreening', {
      screenedOn: '2026-03-02',
      schoolYears: 9,
      latinScript: true,
      trade: '7131',
      yearsWorked: 6,
      danishTrack: 2,
      danishModule: 3,
      testsPassed: [],
    })
    .does('AcceptScreening', { acceptedOn: '2026-03-02' });
  await journey.record();
  reply = await aReplyAbout(journey);
  for (const asker of ['coordinator', 'caseworker', 'foreignCaseworker', 'tradeConsultant'] as const) {
    keys.set(asker, await createApiKey(db, contactOf(asker), 'tests'));
  }
  const service = { ...new IntakeService(db).service, vault: aVault };
  server = createServer(createApp(service, [...PLANTED, ...ROUTES])).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await database.close();
});
beforeEach(() => db.query('delete from page_reads'));

async function aReplyAbout({ id, personId }: RecordedJourney): Promise<string> {
  const receivedAt = '2026-03-02T08:00:00.000Z';
  await keepIncomingMail(db, aVault, { bytes: Buffer.from(randomUUID()), receivedAt });
  const [mail] = await waitingMails(db, 1);
  await inTransaction(db, (tx) =>
    addReply(tx, aVault, {
      incomingMail: mail?.id ?? '',
      about: { journey: id, personId },
      receivedAt,
      from: { name: 'Kirsten Skriver', address: 'kirsten@example.dk' },
      subject: 'Sv',
      text: 'Vi ringer i morgen',
      whole: 'Vi ringer i morgen',
      isCutShort: true,
      sort: 'person',
      saysMore: true,
      attachments: [{ name: 'plan.txt', mediaType: 'text/plain', bytes: Buffer.from('en plan') }],
    }),
  );
  const { items } = await listReplies(db, aVault, { limit: 1, offset: 0 });
  return items[0]?.id ?? '';
}

async function asks({ method, path }: Pick<Route, 'method' | 'path'>, as: Asker, query = '') {
  const at = path
    .replace('/api/post/replies/:id', `/api/post/replies/${reply}`)
    .replace('/api/organisations/:id', '/api/organisations/next')
    .replace('/api/contacts/:id', '/api/contacts/k-counsellor')
    .replace('/api/programmes/:id', '/api/programmes/lo-hovedstaden')
    .replace(':number', '1')
    .replace(':document', randomUUID())
    .replace(':id', journey.id);
  const headers = { authorization: `Bearer ${keys.get(as)}`, 'content-type': 'application/json' };
  const body = method === 'get' ? {} : { body: '{}' };
  const response = await fetch(`${url}${at}${query}`, { method: method.toUpperCase(), headers, ...body });
  await response.arrayBuffer();
  return response.status;
}

const reads = () =>
  all<{ contact: string; journey: string }>(
    db,
    'select contact_id as contact, journey_id as journey from page_reads order by id',
  );
const readBy = (asker: Asker) => ({ contact: contactOf(asker), journey: journey.id });

const named = (routes: readonly Route[]) =>
  routes.map((route) => [`${route.method} ${route.path}`, route] as const);
const marked = (...marks: readonly Route['reads'][]) =>
  [...PLANTED, ...ROUTES].filter(({ reads: mark }) => marks.includes(mark));

describe('a page that tells of a person', () => {
  const pages = named(marked('person'));

  it.each(pages)('is noted as read, %s', async (_, route) => {
    const asker = may(['caseworker'], route.permission) ? 'caseworker' : 'coordinator';
    // The one document that is asked for does not exist: the request is noted all the same.
    const status = /:document|failing/.test(route.path) ? 404 : 200;
    expect(await asks(route, asker)).toBe(status);
    expect(await reads()).toEqual([readBy(asker)]);
  });

  it.each(pages)('is not there for others, and nothing is noted, %s', async (_, route) => {
    const status = may(['caseworker'], route.permission) ? 404 : 403;
    expect(await asks(route, 'foreignCaseworker')).toBe(status);
    expect(await reads()).toEqual([]);
  });

  const shownWithoutName = pages.filter(([, { permission }]) => may(['tradeConsultant'], permission));
  it.each(shownWithoutName)('is not noted for whoever is not told the name, %s', async (_, route) => {
    expect([200, 404]).toContain(await asks(route, 'tradeConsultant'));
    expect(await reads()).toEqual([]);
  });

  it('is not noted where the request cannot be read', async () => {
    const timeline = { method: 'get', path: '/api/journeys/:id/timeline' } as const;
    expect(await asks(timeline, 'caseworker', '?limit=none')).toBe(422);
    expect(await reads()).toEqual([]);
  });
});

describe('a page whose handler finds whom it tells of', () => {
  // What these tell depends on the list or on who is alike: the-same-person-twice.test.ts asks for it.
  const byWhatIsSent = ['/api/intake', '/api/journeys', '/api/duplicates'];
  // Of a mail that could not be understood nobody knows whom it tells of: it is noted who has closed it.
  const found = marked('persons-found').filter(
    ({ path }) => !byWhatIsSent.includes(path) && !path.startsWith('/api/post/undecided/'),
  );

  it.each(named(found))('is noted as read, %s', async (_, route) => {
    expect(await asks(route, 'coordinator', route.path.endsWith('/replies') ? '?closed=true' : '')).toBe(200);
    expect(await reads()).toEqual([readBy('coordinator')]);
  });
});

describe('what else is asked', () => {
  const others = named(
    marked('nobody', 'persons-listed', 'person-changed').filter(({ permission }) => permission !== 'anyone'),
  );

  it.each(others)('is not noted, %s', async (_, route) => {
    await asks(route, 'coordinator');
    expect(await reads()).toEqual([]);
  });
});
