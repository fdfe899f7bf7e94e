import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import { brake, MOST_UNBRAKED } from '../../../api/http/brake.ts';

const WAIT_MS = 1_000;

describe('whoever is refused again and again', () => {
  let server: Server;
  let seen = 0;
  beforeAll(async () => {
    const app = express();
    app.set('trust proxy', 1);
    app.use(brake(WAIT_MS));
    app.use((req, res) => {
      seen += 1;
      res.status(req.path === '/afvist' ? 422 : 200).end();
    });
    server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(() => {
    server.close();
  });

  const asks = async (path: string, from: string) => {
    const began = performance.now();
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { 'x-forwarded-for': from } });
    return { status: answer.status, waited: performance.now() - began >= WAIT_MS - 50 };
  };
  const often = async (path: string, from: string) => {
    for (let time = 0; time < MOST_UNBRAKED; time += 1) await asks(path, from);
  };

  it('waits for each further answer, and gets it', async () => {
    await often('/afvist', '192.0.2.1');
    expect(await asks('/andet', '192.0.2.1')).toEqual({ status: 200, waited: true });
  });

  it('waits as well who asks for the description again and again', async () => {
    await often('/api/openapi.json', '192.0.2.2');
    expect(await asks('/api/openapi.json', '192.0.2.2')).toEqual({ status: 200, waited: true });
  });

  it('keeps nobody else waiting', async () => {
    await often('/afvist', '192.0.2.3');
    expect(await asks('/afvist', '192.0.2.4')).toEqual({ status: 422, waited: false });
  });

  it('counts an IPv6 network as one', async () => {
    await often('/afvist', '2001:db8:0:1::1');
    expect(await asks('/andet', '2001:db8:0:1::2')).toMatchObject({ waited: true });
  });

  it('never counts what succeeds', async () => {
    await often('/andet', '192.0.2.5');
    expect(await asks('/andet', '192.0.2.5')).toMatchObject({ waited: false });
  });

  it('is not looked at any more if it has gone', async () => {
    await often('/afvist', '192.0.2.6');
    const before = seen;
    const { port } = server.address() as AddressInfo;
    const left = fetch(`http://127.0.0.1:${port}/andet`, {
      headers: { 'x-forwarded-for': '192.0.2.6' },
      signal: AbortSignal.timeout(WAIT_MS / 5),
    });
    await expect(left).rejects.toThrow(/timeout|abort/i);
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS * 1.5));
    expect(seen).toBe(before);
  });
});
