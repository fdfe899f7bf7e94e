import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createApp } from '../../api/app.ts';
import { intake } from '../../cli/intake.ts';
import { findService, withStoresHere } from '../../cli/running.ts';
import type { RunningService } from '../../cli/running.ts';
import { createApiKey } from '../../db/partners/api-keys.ts';
import { aProgrammeIn, aRow, coordinator, fileOf, IntakeService, rows } from '../support/intake/an-intake.ts';
import { aDatabase } from '../support/stack/a-database.ts';
import type { TestDatabase } from '../support/stack/a-database.ts';

const SCRIPT = fileURLToPath(new URL('../../cli/intake.ts', import.meta.url));

let database: TestDatabase;
let server: Server;
let running: RunningService;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'intake-'));
  database = await aDatabase();
  await aProgrammeIn(database.db);
  server = createApp(new IntakeService(database.db).service).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  running = {
    api: `http://127.0.0.1:${port}`,
    key: await createApiKey(database.db, coordinator.contact, 'test'),
  };
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await database.close();
  await rm(folder, { recursive: true });
});

async function aFile(bytes: Buffer): Promise<string> {
  const file = join(folder, 'people.csv');
  await writeFile(file, bytes);
  return file;
}

/** Runs the script's own function; returns its exit code and what it printed. */
async function run(args: readonly string[], service: Partial<RunningService> = running) {
  const printed: string[] = [];
  const code = await intake(args, { find: async () => service, print: (text) => printed.push(text) });
  return { code, text: printed.join('\n') };
}

describe('npm run intake', () => {
  it('tries a list, takes it in, and knows everybody the next time', async () => {
    const file = await aFile(fileOf(...rows(3)));
    const tried = await run([file, '--dry-run']);
    expect(tried).toEqual({
      code: 0,
      text: 'Listen kan indlæses. Den har 3 personer: 3 er nye, 0 er her i forvejen. Intet er gemt.',
    });
    const taken = await run([file]);
    expect(taken.code).toBe(0);
    expect(taken.text).toContain('Listen er indlæst. Den har 3 personer: 3 er nye, 0 var her i forvejen.');
    expect(taken.text).toMatch(/hilleroed-kommune {2}HIL-1001 {3}[0-9a-f-]{36}/);
    expect((await run([file])).text).toBe(
      'Listen er indlæst. Den har 3 personer: 0 er nye, 3 var her i forvejen.',
    );
  });

  it('prints every fault as a table in Danish, without a CPR number', async () => {
    const file = await aFile(
      fileOf(
        { ...aRow, cpr: '060390-1234' },
        { ...aRow, kommunens_reference: 'HIL-9', foedselsdato: 'i går' },
      ),
    );
    const { code, text } = await run([file]);
    expect(code).toBe(1);
    expect(text.split('\n').map((line) => line.replaceAll(/ {2,}/g, '  '))).toEqual([
      'Listen er ikke indlæst: der er 2 fejl. Intet er gemt. Ret listen, og indlæs den hele igen.',
      '',
      'Linje  Kolonne  Værdi  Fejl',
      expect.stringMatching(/^─/),
      '2  cpr  060390-xxxx  CPR-nummeret og fødselsdatoen passer ikke sammen.',
      '3  foedselsdato  i går  Skal være en dato, der findes, skrevet som 31-12-2026 eller 2026-12-31.',
    ]);
    expect(text).not.toContain('1234');
  });

  it.each([
    ['there is no such file', ['ingen.csv'], undefined, 'kan ikke læses'],
    ['it is asked for nothing', [], undefined, 'npm run intake -- people.csv'],
    ['it is asked for what it does not know', ['people.csv', '--hurtigt'], undefined, 'npm run intake'],
    ['nothing runs', [SCRIPT], {}, 'Start den med »npm start«'],
    ['it has no key', [SCRIPT], { api: 'http://127.0.0.1:9' }, 'FODFAESTE_KEY'],
    ['nobody answers', [SCRIPT], { api: 'http://127.0.0.1:9', key: 'x' }, 'svarer ikke'],
  ])('says what to do where %s', async (_, args, service, message) => {
    const { code, text } = await run(args, service ?? running);
    expect(code).toBe(2);
    expect(text).toContain(message);
  });

  it('says so where the key is not known', async () => {
    const { code, text } = await run([await aFile(fileOf(aRow))], { ...running, key: 'ff_wrong' });
    expect(code).toBe(2);
    expect(text).toContain('Adgangsnøglen kendes ikke');
  });

  it('says so where the file is empty', async () => {
    expect(await run([await aFile(Buffer.alloc(0))])).toMatchObject({ code: 1 });
  });

  it('runs as a script, told by the environment where the service is', async () => {
    const file = await aFile(fileOf({ ...aRow, foedselsdato: '31-02-1990' }));
    const env = { ...process.env, FODFAESTE_URL: running.api, FODFAESTE_KEY: running.key };
    const ended = await new Promise<{ code: unknown; stdout: string }>((resolve) => {
      execFile(process.execPath, ['--import', 'tsx', SCRIPT, file], { env }, (error, stdout) =>
        resolve({ code: error?.code ?? 0, stdout }),
      );
    });
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain('31-02-1990');
  });
});

describe('finding the service', () => {
  const stores = { DATABASE_URL: 'postgres://localhost:5433/fodfaeste', TEMPORAL_ADDRESS: 'localhost:7233' };
  const keys = { coordinator: 'ff_coordinator', caseworker: 'ff_caseworker' };
  const told = {
    api: 'http://localhost:3000',
    temporalUi: 'http://localhost:8233',
    inbox: null,
    stores,
    keys,
  };

  async function runningFile(text: string): Promise<string> {
    const file = join(folder, 'running.json');
    await writeFile(file, text);
    return file;
  }

  it('takes what npm start has told of itself', async () => {
    const file = await runningFile(JSON.stringify(told));
    expect(await findService('coordinator', {}, {}, file)).toEqual({
      api: 'http://localhost:3000',
      key: 'ff_coordinator',
    });
  });

  it('goes by the environment first, and by what is asked for before that', async () => {
    const file = await runningFile(JSON.stringify(told));
    const env = { FODFAESTE_URL: 'https://fodfaeste.example.dk/', FODFAESTE_KEY: 'ff_other' };
    expect(await findService('coordinator', {}, env, file)).toEqual({
      api: 'https://fodfaeste.example.dk',
      key: 'ff_other',
    });
    expect(await findService('coordinator', { url: 'http://localhost:3000/' }, {}, file)).toEqual({
      api: 'http://localhost:3000',
      key: 'ff_coordinator',
    });
  });

  it('shows the keys from here to no other service', async () => {
    const file = await runningFile(JSON.stringify(told));
    const url = 'https://fodfaeste.example.dk';
    expect(await findService('coordinator', { url }, {}, file)).toEqual({ api: url });
  });

  it.each([['not JSON'], ['{}']])('finds nothing where the file holds %s', async (text) => {
    expect(await findService('coordinator', {}, {}, await runningFile(text))).toEqual({});
  });

  it('lets an operator’s script reach both stores of what npm start runs', async () => {
    const file = await runningFile(JSON.stringify(told));
    expect(await withStoresHere({ PATH: '/bin' }, file)).toEqual({ PATH: '/bin', ...stores });
    expect(await withStoresHere({ PATH: '/bin' }, join(folder, 'nothing.json'))).toEqual({ PATH: '/bin' });
  });

  it.each([['DATABASE_URL'], ['TEMPORAL_ADDRESS']])(
    'mixes no store from here with one of another service: %s is set',
    async (name) => {
      const file = await runningFile(JSON.stringify(told));
      expect(await withStoresHere({ [name]: 'elsewhere' }, file)).toEqual({ [name]: 'elsewhere' });
    },
  );

  it('finds nothing where nothing runs', async () => {
    expect(await findService('coordinator', {}, {}, join(folder, 'nothing.json'))).toEqual({});
  });
});
