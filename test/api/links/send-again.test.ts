import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createApp } from '../../../api/app.ts';
import { ROUTES } from '../../../api/routes.ts';
import { createPool, inTransaction } from '../../../db/pool.ts';
import type { Db } from '../../../db/pool.ts';
import { freezeNotices, markSent } from '../../../db/post/digests.ts';
import { IntakeService } from '../../support/intake/an-intake.ts';
import { recordedRows } from '../../support/journeys/a-record.ts';
import {
  aDatabaseWithParties,
  aRemindedJourney,
  standAt,
} from '../../support/journeys/a-recorded-journey.ts';
import type { TestDatabase } from '../../support/stack/a-database.ts';
import { eventually } from '../../support/stack/eventually.ts';

const DAY = '2026-03-20';
const MORNING = '2026-03-20T06:30:00.000Z';
const KNOWN = 'k-counsellor@example.dk';
const UNKNOWN = 'nobody@example.dk';
const NOTHING_ASKED = 'byg@example.dk';
const PER_MINUTE = 10;

/** One of several processes of the API, behind one proxy. */
interface Process {
  readonly service: IntakeService;
  readonly url: string;
  readonly server: Server;
  readonly db: Db;
}

let database: TestDatabase;
let db: Db;
let processes: Process[];
beforeAll(async () => {
  database = await aDatabaseWithParties();
  ({ db } = database);
  await standAt(db, DAY, '07:30');
  await aRemindedJourney(db);
  await inTransaction(db, async (tx) => {
    const id = 'digest-k-counsellor-2026-03-20';
    const rest = { contact: 'k-counsellor', date: DAY, messageId: `<${id}@example.dk>` };
    await freezeNotices(tx, { id, ...rest, madeBy: MORNING, frozenAt: MORNING });
    await markSent(tx, id, { at: MORNING, to: 'k-counsellor@example.dk' });
  });
  processes = [await aProcess(), await aProcess()];
});
afterAll(async () => {
  for (const { server, db: pool } of processes) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await pool.end();
  }
  await database.close();
});
beforeEach(async () => {
  await db.query('delete from links_sent_again');
  for (const { service } of processes) {
    service.temporalIsAway = false;
    service.mails.length = 0;
    service.logged.length = 0;
  }
});

async function aProcess(): Promise<Process> {
  const pool = createPool(database.url);
  const service = new IntakeService(pool);
  const server = createServer(createApp(service.service, ROUTES, 1)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { service, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server, db: pool };
}

const first = () => processes[0] as Process;
const mails = () => processes.flatMap(({ service }) => service.mails);
const logged = () => processes.flatMap(({ service }) => service.logged).join('\n');

let networks = 0;

/** An address of a network that has asked for nothing yet. */
function aNetwork(): string {
  networks += 1;
  return `203.0.113.${networks}`;
}

/** The answer to somebody who asks for the links of an address, from an address of the network. */
async function asks(email: string, { from = aNetwork(), of = first(), language = 'da' } = {}) {
  const sent = await fetch(`${of.url}/send-igen`, {
    method: 'POST',
    body: new URLSearchParams({ email }),
    redirect: 'manual',
    headers: { 'x-forwarded-for': from, 'accept-language': language },
  });
  return { status: sent.status, location: sent.headers.get('location'), body: await sent.text() };
}

async function opens(path: string, language = 'da') {
  const response = await fetch(`${first().url}${path}`, { headers: { 'accept-language': language } });
  return { status: response.status, html: await response.text() };
}

describe('the page where one gets one’s links again', () => {
  it('asks for a mail address and nothing else', async () => {
    const { status, html } = await opens('/send-igen');
    expect(status).toBe(200);
    expect(html).toContain('<h1>Få dine links igen</h1>');
    expect(html.match(/<input[^>]*>/g)).toHaveLength(1);
    expect(html).toMatch(/<input[^>]* name="email"[^>]* type="email"[^>]* autocomplete="email"/);
    expect(html).toContain('action="/send-igen?sprog=da"');
  });

  it('is there in English', async () => {
    const { html } = await opens('/send-igen', 'en');
    expect(html).toContain('<h1>Get your links again</h1>');
    const { location } = await asks(KNOWN, { language: 'en' });
    expect((await opens(location ?? '')).html).toContain('you will get a mail shortly');
  });

  it.each(['kontakt@hændværker.dk', 'KONTAKT@Hændværker.dk', 'kontakt@xn--hndvrker-j0ad.dk'])(
    'knows whose address is at a Danish domain by %s',
    async (written) => {
      for (const kept of ['kontakt@hændværker.dk', 'kontakt@xn--hndvrker-j0ad.dk']) {
        await db.query('delete from links_sent_again');
        await db.query('update contacts set email = $1 where email = $2', [kept, KNOWN]);
        const { status } = await asks(written);
        await db.query('update contacts set email = $1 where email = $2', [KNOWN, kept]);
        expect(status).toBe(303);
        expect((await recordedRows(db))['links_sent_again']).toBe(1);
      }
    },
  );

  it.each(['nobody', 'nobody@', 'a b@example.dk', `${'a'.repeat(250)}@example.dk`])(
    'says what is wrong with “%s”, and keeps it',
    async (written) => {
      const before = await recordedRows(db);
      const { status, body } = await asks(written);
      expect(status).toBe(422);
      expect(body).toContain('Skriv en mailadresse, for eksempel navn@eksempel.dk.');
      expect(body).toContain(`value="${written}"`);
      expect(await recordedRows(db)).toEqual(before);
    },
  );

  it('says that an address is missing', async () => {
    const { status, body } = await asks('');
    expect([status, body.includes('Skriv en mailadresse')]).toEqual([422, true]);
  });

  it('takes an address with spaces around it, and in capitals', async () => {
    await asks(`  ${KNOWN.toUpperCase()} `);
    await eventually(() => mails().length > 0);
    expect(mails()).toMatchObject([{ contact: 'k-counsellor' }]);
  });
});

describe('what somebody is answered who asks', () => {
  it('is the same for a known address, one that asks too often, one that was asked nothing and an unknown one', async () => {
    const replies = [];
    for (const email of [KNOWN, KNOWN, NOTHING_ASKED, UNKNOWN]) replies.push(await asks(email));
    const reply = {
      status: 303,
      location: expect.stringMatching(/^\/send-igen\?sprog=da&nyt=modtaget\.[0-9a-z]+\.[0-9a-f]{32}$/),
      body: '',
    };
    expect(replies).toEqual([reply, reply, reply, reply]);
    const { html } = await opens(replies[0]?.location ?? '');
    expect(html).toContain('Hvis vi kender adressen, og der er noget at svare på, får du en mail om lidt.');
  });

  it('starts one mail to the contact, under an id that names no address', async () => {
    for (const email of [KNOWN, KNOWN, NOTHING_ASKED, UNKNOWN]) await asks(email);
    await eventually(() => mails().length > 0);
    const [start] = mails();
    expect(mails()).toEqual([
      {
        digestId: 'digest-k-counsellor-2026-03-20-links-1',
        contact: 'k-counsellor',
        date: DAY,
        gatheredAt: start?.gatheredAt,
        purpose: 'links-again',
      },
    ]);
  });

  it('writes nothing for an address that is unknown or was asked nothing', async () => {
    const before = await recordedRows(db);
    await asks(UNKNOWN);
    await asks(NOTHING_ASKED);
    expect(await recordedRows(db)).toEqual(before);
  });

  it('is the same while Temporal is away: the mail is left to the sweep', async () => {
    first().service.temporalIsAway = true;
    expect(await asks(KNOWN)).toEqual(await asks(UNKNOWN));
    await eventually(() => logged().includes('left to the sweep'));
    const { rows } = await db.query('select contact_id, waiting from links_sent_again');
    expect(rows).toEqual([{ contact_id: 'k-counsellor', waiting: true }]);
  });

  it('leaves no address in the log', async () => {
    first().service.temporalIsAway = true;
    for (const email of [KNOWN, UNKNOWN, 'no address']) await asks(email);
    await eventually(() => logged().includes('left to the sweep'));
    expect(logged()).toContain('/send-igen');
    expect(logged()).not.toMatch(/@example|nobody|no address|k-counsellor/);
  });
});

describe('a storm of questions', () => {
  it('from many networks, over several processes at once, is one mail to the contact', async () => {
    const storm = Array.from({ length: 40 }, (_, each) =>
      asks(KNOWN, { of: processes[each % 2] ?? first() }),
    );
    const statuses = (await Promise.all(storm)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([303]));
    await eventually(() => mails().length > 0);
    expect(mails()).toHaveLength(1);
  });

  it('from one network gets through ten times a minute; to the rest nothing is read, and nobody else waits', async () => {
    const from = aNetwork();
    let passed = 0;
    for (let round = 0; round < 20; round += 1) {
      const answers = await Promise.all(Array.from({ length: 100 }, () => asks(KNOWN, { from })));
      passed += answers.filter(({ status }) => status === 303).length;
      expect(answers.filter(({ status }) => status !== 303 && status !== 429)).toEqual([]);
    }
    expect(passed).toBe(PER_MINUTE);
    const turnedAway = await asks(UNKNOWN, { from });
    expect(turnedAway.status).toBe(429);
    expect(turnedAway.body).toContain('<h1>For mange forsøg</h1>');
    expect((await asks(UNKNOWN)).status).toBe(303);
    const { rows } = await db.query('select times from links_sent_again');
    expect(rows).toEqual([{ times: 1 }]);
    expect(mails()).toHaveLength(1);
  });

  it('from the many addresses of an IPv6 network counts as from one', async () => {
    const statuses: number[] = [];
    for (let each = 0; each < PER_MINUTE + 2; each += 1) {
      statuses.push((await asks(UNKNOWN, { from: `2001:db8:7:${each.toString(16)}::1` })).status);
    }
    expect(statuses.filter((status) => status === 303)).toHaveLength(PER_MINUTE);
    expect((await asks(UNKNOWN, { from: '2001:db8:8::1' })).status).toBe(303);
  });

  it('cannot hide behind addresses that it makes up: the last is the proxy’s word', async () => {
    const network = aNetwork();
    const statuses: number[] = [];
    for (let each = 0; each < PER_MINUTE + 1; each += 1) {
      statuses.push((await asks(UNKNOWN, { from: `198.51.100.${each}, ${network}` })).status);
    }
    expect(statuses.at(-1)).toBe(429);
  });
});
