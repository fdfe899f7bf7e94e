import { all, inTransaction, one } from '../pool.ts';
import type { Db, Queryable, Tx } from '../pool.ts';

/** The table in which the migrations that have run are remembered. */
const RUNNERS_TABLE = 'migrations';
/** Only one settles a database's rights at a time: two at once would trip over each other. */
const LOCK = 460_032;

/** The role as whom the service runs cannot be made, or would be the owner of what it must only add to. */
export class RoleNotSettled extends Error {}

/** A role and its password, as an address has them. */
export interface RunningRole {
  readonly name: string;
  /** Given to the role if it has to be made; one that is there keeps its own. */
  readonly password: string | undefined;
}

/** The role in a database's address. */
export function roleIn(databaseUrl: string): RunningRole {
  const { username, password } = new URL(databaseUrl);
  return {
    name: decodeURIComponent(username),
    password: password === '' ? undefined : decodeURIComponent(password),
  };
}

/**
 * Lets a role do what the running service does and no more, on every table there is and on those to come. It reads and writes;
 * in tables that are only added to, it adds. It empties, changes and makes none. Makes the role if it is not there and the owner may. It can be run again at any time, beside a running service.
 *
 * `db` must be the owner of the tables. Throws `RoleNotSettled`, with a sentence for an operator, if the role is the owner's
 * own, is a superuser's, or cannot be made.
 */
export async function settleRunningRole(db: Db, role: RunningRole): Promise<void> {
  await inTransaction(db, async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [LOCK]);
    await makeIfMissing(tx, role);
    await refuseMighty(tx, role.name);
    const name = tx.escapeIdentifier(role.name);
    for (const statement of [
      'revoke create on schema public from public',
      `revoke create on schema public from ${name}`,
      `grant usage on schema public to ${name}`,
      `revoke all on all tables in schema public from ${name}`,
      `grant select, insert, update, delete on all tables in schema public to ${name}`,
      `alter default privileges in schema public grant select, insert, update, delete on tables to ${name}`,
    ]) {
      await tx.query(statement);
    }
    for (const table of await appendOnlyTables(tx)) {
      await tx.query(`revoke update, delete on ${tx.escapeIdentifier(table)} from ${name}`);
    }
    // An erasure takes out of events what tells of its person; the timeline's trigger lets nothing else be changed.
    await tx.query(`grant update (payload, key, body_hash) on timeline_events to ${name}`);
    await tx.query(`revoke insert, update, delete on ${RUNNERS_TABLE} from ${name}`);
  });
}

/** The tables that are only added to, by name: their triggers say so. */
export async function appendOnlyTables(db: Queryable): Promise<string[]> {
  const rows = await all<{ table: string }>(
    db,
    `select distinct relname::text as table from pg_trigger
     join pg_class on pg_class.oid = tgrelid join pg_proc on pg_proc.oid = tgfoid
     where relnamespace = 'public'::regnamespace and proname = 'is_append_only' order by 1`,
  );
  return rows.map(({ table }) => table);
}

async function makeIfMissing(tx: Tx, { name, password }: RunningRole): Promise<void> {
  if ((await one(tx, 'select 1 from pg_roles where rolname = $1', [name])) !== undefined) return;
  const may = await one(
    tx,
    'select 1 from pg_roles where rolname = current_user and (rolsuper or rolcreaterole)',
  );
  if (may === undefined || password === undefined) {
    throw new RoleNotSettled(
      'The role of DATABASE_URL is not there, and the role of MIGRATION_DATABASE_URL may not make it. Make it as a ' +
        'superuser, with create role … login password …, and start again.',
    );
  }
  await tx.query(
    `create role ${tx.escapeIdentifier(name)} login nosuperuser nocreatedb nocreaterole password ${tx.escapeLiteral(password)}`,
  );
}

async function refuseMighty(tx: Tx, name: string): Promise<void> {
  const mighty = await one<{ mighty: boolean }>(
    tx,
    `select rolsuper or rolcreaterole or rolreplication or pg_has_role(rolname, current_user, 'member') as mighty
     from pg_roles where rolname = $1`,
    [name],
  );
  if (mighty?.mighty !== false) {
    throw new RoleNotSettled(
      'The role of DATABASE_URL owns the tables, or may do so much that it could. Have the service run as a role of its own.',
    );
  }
}
