import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPool } from '../db/pool.ts';
import { dumpSchema } from '../db/tools/dump-schema.ts';
import { migrate } from '../db/tools/migrate.ts';
import { Child } from './child.ts';
import { makeFolder, placesIn, PROJECT } from './folder.ts';
import { freePort } from './free-port.ts';
import { initialisePostgres, postgresSpec, postgresUrl, readyPostgres } from './postgres.ts';

/**
 * `npm run schema`: writes db/schema.sql from the migrations, by means of a PostgreSQL that lives only for
 * that.
 */
const folder = await mkdtemp(join(tmpdir(), 'fodfaeste-schema-'));
const places = placesIn(folder);
makeFolder(places);
const postgres = {
  dataFolder: places.postgres,
  port: await freePort(),
  password: randomBytes(16).toString('hex'),
};
try {
  await initialisePostgres(postgres);
  const server = new Child(await postgresSpec(postgres), places);
  try {
    await readyPostgres(postgres, server);
    await migrate(postgresUrl(postgres));
    const db = createPool(postgresUrl(postgres), 1);
    await writeFile(join(PROJECT, 'db', 'schema.sql'), await dumpSchema(db));
    await db.end();
  } finally {
    await server.end();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
console.log('db/schema.sql is written.');
