import { fileURLToPath } from 'node:url';
import { runner } from 'node-pg-migrate';
import { configOrExit } from '../../config.ts';

const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url));

/** A database that another line of migrations has made; its message is a sentence for whoever started the service. */
export class ForeignDatabase extends Error {}

/**
 * Brings a database up to date. Several starters at once are fine: one migrates, the others wait for it. Throws
 * `ForeignDatabase`, and changes nothing, if the database was made by the migrations of before the first release.
 */
export async function migrate(databaseUrl: string): Promise<void> {
  try {
    await runner({
      databaseUrl,
      dir: MIGRATIONS,
      direction: 'up',
      migrationsTable: 'migrations',
      advisoryLockMode: 'wait',
      log: () => undefined,
    });
  } catch (error) {
    throw isOutOfOrder(error) ? new ForeignDatabase(MADE_BEFORE) : error;
  }
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
    await migrate(configOrExit(process.env, ['DATABASE_URL']).databaseUrl);
    console.log('The database is up to date.');
  } catch (error) {
    if (!(error instanceof ForeignDatabase)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
