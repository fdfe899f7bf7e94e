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
const superusers = new WeakMap<Db, Db>();

/** Makes a database from the template. Close it when the tests are done. */
export async function aDatabase(): Promise<TestDatabase> {
  const { url, ownerUrl, superuserUrl } =
    await askStack<Record<'url' | 'ownerUrl' | 'superuserUrl', string>>('/database');
  // None of them connects before it is asked something.
  const [db, owner, superuser] = [createPool(url), createPool(ownerUrl, 2), createPool(superuserUrl, 1)];
  owners.set(db, owner);
  superusers.set(db, superuser);
  // A test that closes only the pool it uses leaves nothing open.
  const end = db.end.bind(db);
  db.end = async () => {
    await Promise.all([end(), owner.end(), superuser.end()]);
  };
  return { db, url, owner, ownerUrl, close: () => db.end() };
}

/** The owner's way to the database that a running role's leads to. */
export function ownerOf(db: Db): Db {
  const owner = owners.get(db);
  if (owner === undefined) throw new Error('Only what aDatabase gave has an owner');
  return owner;
}

/** The way of whoever may do everything to the same database: for looking at its files. */
export function superuserOf(db: Db): Db {
  const superuser = superusers.get(db);
  if (superuser === undefined) throw new Error('Only what aDatabase gave has a superuser');
  return superuser;
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
