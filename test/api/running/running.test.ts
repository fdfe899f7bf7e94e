import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server as HttpServer } from 'node:http';
import { createServer as createSocket } from 'node:net';
import type { Server as SocketServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createApp } from '../../../api/app.ts';
import { engineCalls } from '../../../api/http/engine-calls.ts';
import type { Service } from '../../../api/http/route.ts';
import { createPool } from '../../../db/pool.ts';
import type { Db } from '../../../db/pool.ts';
import { raiseAlarm } from '../../../db/running/alarms.ts';
import { addDays } from '../../../domain/vocabulary/calendar.ts';
import { createLog } from '../../../log.ts';
import { told } from '../../support/stack/a-problem.ts';
import { FIRST_DAY, aService } from '../../support/stack/a-service.ts';
import type { TestService } from '../../support/stack/a-service.ts';
import { eventually } from '../../support/stack/eventually.ts';

const READY = { ready: true, database: true, temporal: true, worker: true, openAlarms: 0, stuck: 0 };

describe('running the service', () => {
  let service: TestService;
  const others: HttpServer[] = [];
  const sockets: SocketServer[] = [];
  const pools: Db[] = [];

  beforeAll(async () => {
    service = await aService();
  });
  afterAll(async () => {
    for (const server of others) {
      server.closeAllConnections();
      server.close();
    }
    for (const socket of sockets) socket.close();
    for (const pool of pools) await pool.end();
    await service.close();
  });

  /** Another API over the same database and Temporal, with some parts replaced. Returns its address. */
  const anotherApi = async (but: Partial<Service>): Promise<string> => {
    const server = createServer(
      createApp({
        db: service.db,
        vault: service.vault,
        engine: engineCalls(service.engine),
        config: {
          production: false,
          publicUrl: 'http://localhost',
          programme: 'lo-hovedstaden',
          trainingClock: true,
          secretariatMail: 'sekretariat@example.dk',
        },
        log: createLog('api', 'silent'),
        ...but,
      }),
    );
    others.push(server.listen(0, '127.0.0.1'));
    await once(server, 'listening');
    return `http://127.0.0.1:${portOf(server)}`;
  };

  describe('whether it works', () => {
    it('says that it lives to whoever asks', async () => {
      const { status, body } = await service.request('GET', '/healthz', { as: 'nobody' });
      expect([status, body]).toEqual([200, { alive: true }]);
    });

    it('says that it is ready when the database, Temporal and a worker are there', async () => {
      // Temporal hears of a worker's first poll a moment after it has begun.
      const ready = () => service.request('GET', '/readyz', { as: 'nobody' });
      await eventually(async () => (await ready()).status === 200);
      expect((await ready()).body).toEqual(READY);
    });

    it('lives, and is not ready, without its database', async () => {
      // A Postgres that drops every connection, as one does that is going down.
      const dropping = createSocket((socket) => socket.destroy()).listen(0, '127.0.0.1');
      await once(dropping, 'listening');
      sockets.push(dropping);
      const db = createPool(`postgres://nobody@127.0.0.1:${portOf(dropping)}/nothing`);
      pools.push(db);
      const url = await anotherApi({ db });
      const ready = await fetch(`${url}/readyz`);
      expect([ready.status, await ready.json()]).toEqual([
        503,
        { ...READY, ready: false, database: false, openAlarms: null, stuck: null },
      ]);
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
      const asked = await fetch(`${url}/api/journeys`, { headers: { authorization: 'Bearer ff_x' } });
      expect([asked.status, asked.headers.get('retry-after')]).toEqual([503, '5']);
      expect(await asked.json()).toMatchObject({ code: 'unavailable' });
    });

    it('is not ready without Temporal', async () => {
      const away = {
        ...engineCalls(service.engine),
        health: () => Promise.resolve({ temporal: false, worker: false }),
      };
      const url = await anotherApi({ engine: away });
      const ready = await fetch(`${url}/readyz`);
      expect([ready.status, await ready.json()]).toEqual([
        503,
        { ...READY, ready: false, temporal: false, worker: false },
      ]);
    });
  });

  describe('without a worker', () => {
    let workless: TestService;
    beforeAll(async () => {
      workless = await aService({ worker: false });
    });
    afterAll(() => workless.close());

    it('is not ready', async () => {
      const { status, body } = await workless.request('GET', '/readyz', { as: 'nobody' });
      expect([status, body]).toEqual([503, { ...READY, ready: false, worker: false }]);
    });
  });

  describe('alarms', () => {
    it('are listed newest first, counted where anybody may see it, and closed by whoever has dealt with them', async () => {
      await raiseAlarm(service.db, { kind: 'post-late', detail: 'The post of yesterday has not gone out.' });
      await raiseAlarm(service.db, {
        kind: 'mail-stuck',
        about: 'digest',
        detail: 'The mail server says no.',
      });
      const open = await service.request('GET', '/api/alarms', { as: 'operator' });
      expect(open.body).toMatchObject({
        total: 2,
        items: [
          { kind: 'mail-stuck', subject: null, about: 'digest', closedAt: null },
          { kind: 'post-late', about: null, closedAt: null },
        ],
      });
      expect((await service.request('GET', '/readyz')).body['openAlarms']).toBe(2);

      const [{ id } = { id: 0 }] = open.body['items'] as readonly { id: number }[];
      const closed = await service.request('POST', `/api/alarms/${id}/close`, { as: 'operator' });
      expect(closed).toMatchObject({ status: 200, body: { id, closedBy: 'k-operator' } });
      const left = await service.request('GET', '/api/alarms', { as: 'operator' });
      expect(left.body).toMatchObject({ total: 1, items: [{ kind: 'post-late' }] });
      const all = await service.request('GET', '/api/alarms?closed=true&limit=1&offset=1', {
        as: 'operator',
      });
      expect(all.body).toMatchObject({ total: 2, items: [{ kind: 'post-late' }] });
    });

    it('cannot be closed twice', async () => {
      await raiseAlarm(service.db, { kind: 'post-late', about: 'twice', detail: 'It is late.' });
      const { body } = await service.request('GET', '/api/alarms?limit=1');
      const [{ id } = { id: 0 }] = body['items'] as readonly { id: number }[];
      expect((await service.request('POST', `/api/alarms/${id}/close`)).status).toBe(200);
      const again = await service.request('POST', `/api/alarms/${id}/close`);
      expect(await told(service, again)).toMatchObject({ status: 404, code: 'not-found' });
    });
  });

  describe('the training clock', () => {
    it('is read by everybody who has a key', async () => {
      const { body } = await service.request('GET', '/api/clock', { as: 'steeringGroup' });
      expect(body).toMatchObject({ today: FIRST_DAY, movingTo: null });
    });

    it('never goes back', async () => {
      for (const to of [addDays(FIRST_DAY, -1), '2020-02-29']) {
        const answer = await service.request('POST', '/api/clock', { as: 'operator', body: { to } });
        expect(await told(service, answer)).toEqual({ status: 409, code: 'clock-never-back', fields: [] });
      }
      expect((await service.clock()).today).toBe(FIRST_DAY);
    });

    it('is moved by one at a time: a second move to another day waits, one to the same day is the same', async () => {
      const move = (days: number) =>
        service.request('POST', '/api/clock', { as: 'operator', body: { days } });
      const first = await move(2);
      expect(first.status).toBe(202);
      expect((await move(3)).body['code']).toBe('clock-moving');
      expect((await move(2)).body['movingTo']).toBe(first.body['movingTo']);
      await eventually(async () => (await service.clock()).movingTo === null, 40_000);
      expect((await service.clock()).today).toBe(addDays(FIRST_DAY, 2));
    });

    it('does not exist in production', async () => {
      const url = await anotherApi({
        config: {
          production: true,
          publicUrl: 'https://x.dk',
          programme: 'lo-hovedstaden',
          trainingClock: false,
          secretariatMail: 'sekretariat@example.dk',
        },
      });
      const headers = {
        authorization: `Bearer ${service.keyOf('coordinator')}`,
        'content-type': 'application/json',
      };
      const read = await fetch(`${url}/api/clock`, { headers });
      const moved = await fetch(`${url}/api/clock`, { headers, method: 'POST', body: '{"days":1}' });
      expect([read.status, moved.status]).toEqual([404, 404]);
      expect(await moved.json()).toMatchObject({ code: 'not-found' });
    });
  });

  describe('what every answer says beside itself', () => {
    it.each([
      ['an answer', '/api/journeys', 200],
      ['a refusal', '/api/journeys/none', 404],
      ['an address that is not there', '/', 404],
      ['the page of the description', '/api/docs', 200],
      ['the health of the process', '/healthz', 200],
    ])(
      '%s is not kept by caches, not framed, not sniffed, and tells nothing of its making',
      async (_, path, status) => {
        const answer = await service.request('GET', path);
        const has = (name: string) => answer.headers.get(name) ?? '';
        expect(answer.status).toBe(status);
        expect(has('cache-control')).toBe('no-store');
        expect(has('content-security-policy')).toContain("frame-ancestors 'none'");
        expect(has('x-content-type-options')).toBe('nosniff');
        expect(has('x-frame-options')).toBe('DENY');
        expect(has('x-robots-tag')).toBe('noindex');
        expect(has('strict-transport-security')).toContain('max-age=');
        expect(has('referrer-policy')).toBe('no-referrer');
        expect(has('x-reference')).toMatch(/^[0-9a-f]{12}$/);
        expect(
          ['x-powered-by', 'etag', 'access-control-allow-origin'].filter((name) => has(name) !== ''),
        ).toEqual([]);
      },
    );

    it('lets nothing run a script, the page of the description neither', async () => {
      const policyOf = async (path: string) =>
        (await service.request('GET', path)).headers.get('content-security-policy')?.split(';');
      for (const path of ['/api/docs', '/api/journeys', '/healthz', '/']) {
        expect(await policyOf(path)).toEqual([
          "default-src 'none'",
          "style-src 'self'",
          "font-src 'self'",
          "img-src 'self'",
          "form-action 'self'",
          "base-uri 'none'",
          "frame-ancestors 'none'",
        ]);
      }
    });

    it('is the same for HEAD, without a body, and HEAD needs a key as well', async () => {
      const alive = await fetch(`${service.url}/healthz`, { method: 'HEAD' });
      expect([alive.status, alive.headers.get('cache-control'), await alive.text()]).toEqual([
        200,
        'no-store',
        '',
      ]);
      expect((await fetch(`${service.url}/api/journeys`, { method: 'HEAD' })).status).toBe(401);
    });

    it('tells OPTIONS which methods there are, and lets no other site’s page in', async () => {
      const answer = await service.request('OPTIONS', '/api/journeys', {
        as: 'nobody',
        headers: { origin: 'https://example.com', 'access-control-request-method': 'POST' },
      });
      expect(answer.headers.get('allow')?.split(', ').sort()).toEqual(['GET', 'POST']);
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    });
  });

  it('writes one line for each request, with where and who, and not what', async () => {
    const answer = await service.request('GET', '/api/journeys?reference=HIL-ANDERSEN', { as: 'caseworker' });
    const reference = answer.headers.get('x-reference') ?? 'none';
    const lines = () => service.logged.filter((line) => line.includes(reference));
    await eventually(() => lines().length > 0);
    expect(lines()).toHaveLength(1);
    expect(JSON.parse(lines()[0] ?? '')).toMatchObject({
      msg: 'request answered',
      route: '/api/journeys',
      contact: 'k-caseworker',
      method: 'GET',
      status: 200,
    });
    expect(lines()[0]).not.toContain('ANDERSEN');
  });
});

function portOf(server: SocketServer): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
