import { createPool } from '../../../db/pool.ts';
import type { Db } from '../../../db/pool.ts';
import { askStack } from './the-stack.ts';

/** A real, migrated, empty database that nobody else has. */
export interface TestDatabase {
  readonly db: Db;
  readonly url: string;
  close(): Promise<void>;
}

/** Makes a database from the template. Close it when the tests are done. */
export async function aDatabase(): Promise<TestDatabase> {
  const { url } = await askStack<{ url: string }>('/database');
  const db = createPool(url);
  return { db, url, close: () => db.end() };
}
