import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { readProgrammeFile } from '../api/programme/programme-file.ts';
import { createApiKey } from '../db/partners/api-keys.ts';
import { createVault } from '../db/persons/vault.ts';
import { createPool } from '../db/pool.ts';
import type { Db } from '../db/pool.ts';
import { loadProgramme } from '../db/programme/load-programme.ts';
import { migrate } from '../db/tools/migrate.ts';
import { planOf } from '../domain/programme/plan.ts';
import { machineEnvironment } from '../embedded/environment.ts';
import { makeFolder, placesIn, PROJECT } from '../embedded/folder.ts';
import { freePort } from '../embedded/free-port.ts';
import { answersAt, mailSpec } from '../embedded/mail.ts';
import { initialisePostgres, postgresSpec, postgresUrl, readyPostgres } from '../embedded/postgres.ts';
import { Stack } from '../embedded/stack.ts';
import { findTemporalServer, temporalServerArguments } from '../embedded/temporal-server.ts';
import { connectEngine } from '../engine/connect.ts';

/** How many Workflows a worker keeps in memory while it is measured. */
export const CACHED_WORKFLOWS = 200;

/** The master key of the service while it is measured. */
export const BENCH_MASTER_KEY = Buffer.alloc(32, 1);

/** The whole service in a folder of its own, each part a process as in production, and an empty Workflow beside it. */
export interface BenchStack {
  readonly db: Db;
  readonly engine: Client;
  readonly api: string;
  /** Where the mails are shown. */
  readonly inbox: string;
  /** The coordinator's key. */
  readonly key: string;
  /** The memory the worker's process holds, in bytes. */
  workerMemory(): Promise<number>;
  end(): Promise<void>;
}

/** Brings it up, without any people. If something does not come up, ends what it has started. */
export async function benchStack(say: (line: string) => void): Promise<BenchStack> {
  const folder = await mkdtemp(join(tmpdir(), 'fodfaeste-bench-'));
  const places = placesIn(folder);
  makeFolder(places);
  const stack = new Stack(places);
  const others: ChildProcess[] = [];
  const end = async () => {
    for (const other of others) other.kill('SIGTERM');
    await stack.end((_name, ended) => ended);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const env = machineEnvironment(process.env);
    const [temporalPort, smtpPort, inboxPort, apiPort] = [
      await freePort(),
      await freePort(),
      await freePort(),
      await freePort(),
    ] as const;
    const postgres = { dataFolder: places.postgres, port: await freePort(), password: 'only-for-the-bench' };
    await initialisePostgres(postgres);
    await readyPostgres(postgres, stack.start(await postgresSpec(postgres)));
    const databaseUrl = postgresUrl(postgres);
    await migrate(databaseUrl);
    const db = createPool(databaseUrl);

    stack.start({
      name: 'temporal',
      command: await findTemporalServer(say),
      args: temporalServerArguments({ port: temporalPort, dbFilename: join(places.temporal, 'temporal.db') }),
      cwd: places.temporal,
      env,
      endsOn: 'SIGTERM',
      endsWithinMs: 15_000,
    });
    const mail = stack.start(mailSpec({ smtpPort, inboxPort, folder: places.mail, env }));
    await answersAt(`http://127.0.0.1:${inboxPort}/api/email?limit=1`, mail);

    const temporal = { address: `127.0.0.1:${temporalPort}`, namespace: 'default' };
    const engine = await connectEngine(temporal);
    await answering(engine);
    const service = {
      ...env,
      NODE_ENV: 'development',
      LOG_LEVEL: 'warn',
      API_PORT: String(apiPort),
      DATABASE_URL: databaseUrl,
      TEMPORAL_ADDRESS: temporal.address,
      SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
      SMTP_TLS: 'none',
      // The bench pretends to come from many networks.
      PROXIES: '1',
      MASTER_KEY: BENCH_MASTER_KEY.toString('base64'),
      MAX_CACHED_WORKFLOWS: String(CACHED_WORKFLOWS),
    };
    const part = (name: 'api' | 'worker') =>
      stack.start({
        name,
        command: process.execPath,
        args: ['--import', 'tsx', `${name}/main.ts`],
        cwd: PROJECT,
        env: service,
        endsOn: 'SIGTERM',
        endsWithinMs: 20_000,
      });
    const worker = part('worker');
    const api = part('api');
    others.push(
      spawn(process.execPath, ['--import', 'tsx', 'bench/bare-worker.ts'], {
        cwd: PROJECT,
        env: service,
        stdio: 'ignore',
      }),
    );
    await answersAt(`http://127.0.0.1:${apiPort}/readyz`, api, ({ ok }) => ok, 120_000);
    const file = await readProgrammeFile('lo-hovedstaden');
    await loadProgramme(db, {
      file,
      plan: planOf(file, '2025-12-01'),
      secretariatMail: 'sekretariat@example.dk',
      operatorMail: 'drift@example.dk',
      vault: createVault(BENCH_MASTER_KEY),
    });
    const key = await createApiKey(db, 'sekretariatet', 'bench');
    return {
      db,
      engine,
      api: `http://127.0.0.1:${apiPort}`,
      inbox: `http://127.0.0.1:${inboxPort}`,
      key,
      workerMemory: () => residentBytes(worker.pid),
      end: async () => {
        await engine.connection.close();
        await db.end();
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

async function answering(engine: Client): Promise<void> {
  const until = Date.now() + 60_000;
  for (;;) {
    try {
      await engine.connection.workflowService.describeNamespace({ namespace: 'default' });
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
      await delay(100);
    }
  }
}

async function residentBytes(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
}
