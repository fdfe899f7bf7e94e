import { all, one } from '../../../db/pool.ts';
import type { Db } from '../../../db/pool.ts';
import { superuserOf } from './a-database.ts';

/**
 * Where in a database a text can be read: the tables whose rows hold it, as text or as bytes, and the tables,
 * indexes and overflow files whose raw bytes on disk do. Empty if it stands nowhere in the clear.
 */
export async function placesInTheClear(running: Db, text: string): Promise<string[]> {
  const db = superuserOf(running);
  const found = new Set<string>();
  const wanted = [text.toLowerCase(), Buffer.from(text, 'utf8').toString('hex')];
  const tables = await all<{ name: string }>(
    db,
    "select tablename as name from pg_tables where schemaname = 'public'",
  );
  for (const { name } of tables) {
    const rows = await all<{ row: string }>(db, `select kept::text as row from "${name}" as kept`);
    if (rows.some(({ row }) => wanted.some((each) => row.toLowerCase().includes(each)))) found.add(name);
  }
  await db.query('checkpoint');
  const files = await all<{ name: string; path: string }>(
    db,
    `select oid::regclass::text as name, pg_relation_filepath(oid) as path from pg_class
     where relkind in ('r', 'i', 't') and relnamespace in ('public'::regnamespace, 'pg_toast'::regnamespace)`,
  );
  for (const { name, path } of files) {
    const file = await one<{ bytes: Buffer }>(db, 'select pg_read_binary_file($1) as bytes', [path]);
    if (file?.bytes.includes(text) === true) found.add(`${name} on disk`);
  }
  return [...found].sort();
}
