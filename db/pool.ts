import { createHash } from 'node:crypto';
import pg from 'pg';

/** The connection pool. The only door to Postgres. */
export type Db = pg.Pool;

/** One connection inside a transaction. */
export type Tx = pg.PoolClient;

/** What a query can be sent to: the pool, or one connection inside a transaction. */
export type Queryable = Db | Tx;

const { builtins } = pg.types;

/** Dates stay calendar dates, instants become UTC text and counts numbers, as the domain has them. */
const single = new Map<number, (text: string) => unknown>([
  [builtins.DATE, (text) => text],
  [builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString()],
  [builtins.INT8, Number],
  [builtins.NUMERIC, (text) => text],
]);

/** The types of lists of these: pg reads each list by itself, dates in it as local midnights and numbers as floats. */
const LISTS: readonly (readonly [list: number, of: number])[] = [
  [1182, builtins.DATE],
  [1185, builtins.TIMESTAMPTZ],
  [1016, builtins.INT8],
  [1231, builtins.NUMERIC],
];

/** As the package has it; its types say something else. */
const { arrayParser } = pg.types as unknown as {
  readonly arrayParser: {
    create(text: string, each: (entry: string) => unknown): { parse(): unknown[] };
  };
};

const parsers = new Map<number, (text: string) => unknown>([
  ...single,
  ...LISTS.map(([list, of]) => {
    const each = single.get(of) ?? String;
    return [list, (text: string) => arrayParser.create(text, each).parse()] as const;
  }),
]);

/**
 * Opens a pool of at most `max` connections. A connection that breaks is replaced; the pool itself never throws. A query
 * throws `pg.DatabaseError`, with the SQLSTATE in `code` and the name of a violated constraint in `constraint`, or the
 * driver's own error if the database cannot be reached. `name` is what operators see in `pg_stat_activity`.
 */
export function createPool(databaseUrl: string, max = 10, name = 'fodfaeste'): Db {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max,
    application_name: name,
    connectionTimeoutMillis: 4_000,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        parsers.get(oid) ?? pg.types.getTypeParser(oid, format),
    },
  });
  // A connection that breaks while nobody uses it is not news: the next question opens another.
  pool.on('error', () => undefined);
  // One that breaks in the middle of a transaction fails the question asked; without a listener it would end the process.
  pool.on('connect', (connection) => {
    connection.on('error', () => undefined);
  });
  return pool;
}

/** Runs a function in one transaction. If it throws, nothing of it is kept and the same error is thrown on. */
export async function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  const tx = await db.connect();
  let broken = false;
  try {
    await tx.query('begin');
    const result = await work(tx);
    await tx.query('commit');
    return result;
  } catch (error) {
    await tx.query('rollback').catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    tx.release(broken);
  }
}

/** The first row that a query returns; `undefined` if it returns none. */
export async function one<R extends pg.QueryResultRow>(
  db: Queryable,
  sql: string,
  values: readonly unknown[] = [],
): Promise<R | undefined> {
  const { rows } = await db.query<R>(prepared(sql, values));
  return rows[0];
}

/** All rows that a query returns. */
export async function all<R extends pg.QueryResultRow>(
  db: Queryable,
  sql: string,
  values: readonly unknown[] = [],
): Promise<R[]> {
  const { rows } = await db.query<R>(prepared(sql, values));
  return rows;
}

/** Carries out a statement, and returns how many rows it changed. */
export async function run(db: Queryable, sql: string, values: readonly unknown[] = []): Promise<number> {
  const { rowCount } = await db.query(prepared(sql, values));
  return rowCount ?? 0;
}

/** Names of the statements asked so far, by their text. */
const names = new Map<string, string>();

/** A statement that Postgres plans once for each connection, not every time: that saves a quarter of its work here. */
function prepared(text: string, values: readonly unknown[]): pg.QueryConfig {
  let name = names.get(text);
  if (name === undefined) {
    name = createHash('sha256').update(text).digest('base64url');
    names.set(text, name);
  }
  return { name, text, values: [...values] };
}
