import { fileURLToPath } from 'node:url';
import { runner } from 'node-pg-migrate';
import type { RunnerOption } from 'node-pg-migrate';
import { configOrExit } from '../../config.ts';
import { createPool, one } from '../pool.ts';
import type { Tx } from '../pool.ts';
import { RoleNotSettled, roleIn, settleRunningRole } from './running-role.ts';
import { watchForLock } from './watch-for-lock.ts';

const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url));

/** A database cannot be brought up to date; the message is a sentence for whoever started the service. */
export class NotMigrated extends Error {}

/** A database that another line of migrations has made. */
export class ForeignDatabase extends NotMigrated {}

/** Somebody else has held a lock for so long that a migration needs; the message says who. */
export class MigrationBlocked extends NotMigrated {}

/** How long a lock is waited for: another starter's migrations take seconds. */
const PATIENCE_MS = 60_000;
/** How connections of migrations are called in `pg_stat_activity`. */
const NAME = 'fodfaeste migrate';

/**
 * Brings a database up to date. Several starters at once are fine: one migrates, the others wait for it. It must reach
 * PostgreSQL itself: behind a pooler in transaction mode the lock would stay with a connection of the pooler's. A warning of
 * the runner's, such as that it could not give its lock back, is printed to standard error.
 *
 * `databaseUrl` is that of the role that owns the tables, or is to. With `runningUrl` the role of that address may do afterwards
 * what the running service does, and no more (`settleRunningRole`).
 *
 * Throws `ForeignDatabase`, and changes nothing, if the database was made by the migrations of before the first release; and
 * `MigrationBlocked` if a lock has been waited for a minute, or for `patienceMs`; and `RoleNotSettled`, with the tables up to
 * date, if the running role cannot be what it should.
 */
export async function migrate(
  databaseUrl: string,
  {
    patienceMs = PATIENCE_MS,
    runningUrl,
  }: { readonly patienceMs?: number; readonly runningUrl?: string | undefined } = {},
): Promise<void> {
  const pool = createPool(databaseUrl, 1, NAME);
  const client = await pool.connect();
  const done = new AbortController();
  try {
    const pid = (await one<{ pid: number }>(client, 'select pg_backend_pid() as pid'))?.pid ?? 0;
    const watching = watchForLock(databaseUrl, { pid, patienceMs, until: done.signal });
    const warnings: string[] = [];
    const error = await run(client, warnings);
    done.abort();
    const holder = await watching;
    if (error !== undefined && holder !== undefined)
      throw new MigrationBlocked(blocked(holder, patienceMs), { cause: error });
    for (const warning of warnings) console.error(`${WARNED}: ${warning}`);
    if (error !== undefined) throw isOutOfOrder(error) ? new ForeignDatabase(MADE_BEFORE) : error;
  } finally {
    done.abort();
    // A connection that ends gives back what it had locked.
    client.release(true);
    await pool.end();
  }
  if (runningUrl !== undefined) await settle(databaseUrl, runningUrl);
}

const WARNED = 'A warning while the database was brought up to date';

/** Runs what has not been run, and returns the error that it ended with, if it did. */
async function run(dbClient: Tx, warnings: string[]): Promise<Error | undefined> {
  try {
    await runner(optionsOf(dbClient, warnings));
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function optionsOf(dbClient: Tx, warnings: string[]): RunnerOption {
  return {
    dbClient,
    dir: MIGRATIONS,
    direction: 'up',
    migrationsTable: 'migrations',
    advisoryLockMode: 'wait',
    logger: {
      info: () => undefined,
      // What an error says is up to whoever catches it.
      error: () => undefined,
      warn: (message) => void warnings.push(message),
    },
  };
}

async function settle(ownerUrl: string, runningUrl: string): Promise<void> {
  const owner = createPool(ownerUrl, 1, NAME);
  try {
    await settleRunningRole(owner, roleIn(runningUrl));
  } finally {
    await owner.end();
  }
}

function blocked(holder: string, patienceMs: number): string {
  return `The database was not brought up to date: a lock that it needs was waited for ${patienceMs / 1_000} seconds. ${holder} \
End it, or wait for it, and start again.`;
}

const MADE_BEFORE =
  'This database was made by an earlier version, whose migrations are not the ones here, and it cannot be brought up to ' +
  'date. Nothing was changed. `npm run reset` removes it, with Temporal’s journeys, and the next start begins anew.';

/** The runner says this if the migrations that a database has run are not the first of those in the folder. */
function isOutOfOrder(error: unknown): boolean {
  return (
    error instanceof Error && /^Not run migration .* is preceding already run migration/.test(error.message)
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const { databaseUrl, migrationDatabaseUrl = '' } = configOrExit(process.env, [
      'DATABASE_URL',
      'MIGRATION_DATABASE_URL',
    ]);
    await migrate(migrationDatabaseUrl, { runningUrl: databaseUrl });
    console.log('The database is up to date.');
  } catch (error) {
    if (!(error instanceof NotMigrated || error instanceof RoleNotSettled)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
