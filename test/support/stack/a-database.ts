import { createPool } from '../../../db/pool.ts';
import type { Db } from '../../../db/pool.ts';
import { appendOnlyTables } from '../../../db/tools/running-role.ts';
import { askStack } from './the-stack.ts';

/** A real, migrated, empty database that nobody else has. */
export interface TestDatabase {
  /** As whom the service runs: it owns no table. */
  readonly db: Db;
  readonly url: string;
  /** As whom migrations run: the role that owns the tables, for tests that change them. */
  readonly owner: Db;
  readonly ownerUrl: string;
  close(): Promise<void>;
}

const owners = new WeakMap<Db, Db>();

/** Makes a database from the template. Close it when the tests are done. */
export async function aDatabase(): Promise<TestDatabase> {
  const { url, ownerUrl } = await askStack<{ url: string; ownerUrl: string }>('/database');
  const [db, owner] = [createPool(url), createPool(ownerUrl, 2)];
  owners.set(db, owner);
  // A test that closes only the pool it uses leaves nothing open.
  const end = db.end.bind(db);
  db.end = (async () => {
    await Promise.all([end(), owner.end()]);
  }) as Db['end'];
  return { db, url, owner, ownerUrl, close: () => db.end() };
}

/** The owner's way to the database that a running role's leads to. */
export function ownerOf(db: Db): Db {
  const owner = owners.get(db);
  if (owner === undefined) throw new Error('Only what aDatabase gave has an owner');
  return owner;
}

/** Runs statements on tables that are only added to, as nothing but a test does: the owner takes their guards away meanwhile. */
export async function withoutGuards(db: Db, statements: readonly string[]): Promise<void> {
  const tx = await ownerOf(db).connect();
  try {
    await tx.query('begin');
    const guarded = await appendOnlyTables(tx);
    for (const table of guarded) await tx.query(`alter table ${table} disable trigger user`);
    for (const statement of statements) await tx.query(statement);
    for (const table of guarded) await tx.query(`alter table ${table} enable trigger user`);
    await tx.query('commit');
  } catch (error) {
    await tx.query('rollback');
    throw error;
  } finally {
    tx.release();
  }
}
