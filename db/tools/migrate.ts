import { fileURLToPath } from 'node:url';
import { runner } from 'node-pg-migrate';
import { configOrExit } from '../../config.ts';

const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url));

/** Brings a database up to date. Several starters at once are fine: one migrates, the others wait for it. */
export async function migrate(databaseUrl: string): Promise<void> {
  await runner({
    databaseUrl,
    dir: MIGRATIONS,
    direction: 'up',
    migrationsTable: 'migrations',
    advisoryLockMode: 'wait',
    log: () => undefined,
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await migrate(configOrExit(process.env, ['DATABASE_URL']).databaseUrl);
  console.log('The database is up to date.');
}
