import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readConfig } from '../../config.ts';
import { portsOf } from '../../embedded/bring-up.ts';
import { portFaults } from '../../embedded/ports.ts';

function listening(host: string): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, host, () => resolve(server));
  });
}

const portOf = (server: Server) => (server.address() as AddressInfo).port;
const wanted = (port: number, variable: string, user: string) => ({
  port,
  variable,
  user,
  host: '127.0.0.1',
});

describe('checking the ports', () => {
  let server: Server;

  beforeEach(async () => {
    server = await listening('127.0.0.1');
  });
  afterEach(() => {
    server.close();
  });

  it('names a port that is taken together with the variable that moves it', async () => {
    const faults = await portFaults([wanted(portOf(server), 'INBOX_PORT', 'the inbox page')]);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(`Port ${portOf(server)} for the inbox page is taken`);
    expect(faults[0]).toContain('INBOX_PORT=');
  });

  it('notices a program that listens on every address', async () => {
    const everywhere = await listening('0.0.0.0');
    try {
      expect(await portFaults([wanted(portOf(everywhere), 'API_PORT', 'the API')])).toHaveLength(1);
    } finally {
      everywhere.close();
    }
  });

  it('says nothing where they are free', async () => {
    const free = await listening('127.0.0.1');
    const port = portOf(free);
    await new Promise((resolve) => free.close(resolve));
    expect(await portFaults([wanted(port, 'API_PORT', 'the API')])).toEqual([]);
  });

  it('tells of every one that is taken, not of the first alone', async () => {
    const other = await listening('127.0.0.1');
    try {
      const faults = await portFaults([
        wanted(portOf(server), 'API_PORT', 'the API'),
        wanted(portOf(other), 'SMTP_PORT', 'the mail catcher'),
      ]);
      expect(faults).toHaveLength(2);
    } finally {
      other.close();
    }
  });

  it('refuses one port for two', async () => {
    const faults = await portFaults([
      wanted(4000, 'API_PORT', 'the API'),
      wanted(4000, 'INBOX_PORT', 'the inbox page'),
    ]);
    expect(faults).toEqual([
      'Port 4000 is wanted by both the API and the inbox page. Set API_PORT or INBOX_PORT to another one.',
    ]);
  });
});

describe('the ports that are checked', () => {
  const config = readConfig({
    NODE_ENV: 'test',
    DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c',
    TEMPORAL_ADDRESS: '127.0.0.1:2',
    SMTP_URL: 'smtp://127.0.0.1:3',
    MASTER_KEY: Buffer.alloc(32).toString('base64'),
  });

  it('are all of them where nothing is given', () => {
    const ports = portsOf(config, { database: false, temporal: false, smtp: false, texts: false });
    expect(ports.map(({ variable }) => variable)).toEqual([
      'API_PORT',
      'POSTGRES_PORT',
      'TEMPORAL_PORT',
      'TEMPORAL_UI_PORT',
      'SMTP_PORT',
      'INBOX_PORT',
      'TEXTS_PORT',
    ]);
  });

  it('are only the API’s where every part is given', () => {
    const ports = portsOf(config, { database: true, temporal: true, smtp: true, texts: true });
    expect(ports.map(({ variable }) => variable)).toEqual(['API_PORT']);
  });
});
