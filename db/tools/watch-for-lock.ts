import { setTimeout as wait } from 'node:timers/promises';
import { all, createPool, run } from '../pool.ts';

/** Somebody whose lock others wait for, as Postgres tells of them. */
interface Holder {
  readonly pid: number;
  readonly application: string;
  readonly since: string;
}

/** How often it is looked whether somebody waits, as a part of how long they may. */
const LOOKS = 10;

/**
 * Watches a connection that may wait for a lock, from another connection to the same server, until it is told to stop. If
 * it has waited for a lock so long, ends its statement and returns who holds the lock, in words for an operator; otherwise
 * `undefined`. Throws if the database is away.
 */
export async function watchForLock(
  databaseUrl: string,
  watched: { readonly pid: number; readonly patienceMs: number; readonly until: AbortSignal },
): Promise<string | undefined> {
  const { pid, patienceMs, until } = watched;
  const db = createPool(databaseUrl, 1, 'fodfaeste watches a lock');
  try {
    while (!until.aborted) {
      const rows = await all<Holder & { [column: string]: unknown }>(
        db,
        `select pid, application_name as application,
           to_char(coalesce(xact_start, state_change, backend_start), 'YYYY-MM-DD HH24:MI:SS TZ') as since
         from pg_stat_activity where pid = any(pg_blocking_pids($1)) and exists (
           select from pg_locks where pid = $1 and not granted
             and waitstart < clock_timestamp() - make_interval(secs => $2))
         order by pid`,
        [pid, patienceMs / 1_000],
      );
      if (rows.length > 0) {
        await run(db, 'select pg_cancel_backend($1)', [pid]);
        return rows.map(inWords).join(' ');
      }
      await wait(patienceMs / LOOKS, undefined, { signal: until }).catch(() => undefined);
    }
    return undefined;
  } finally {
    await db.end();
  }
}

function inWords({ pid, application, since }: Holder): string {
  const name = application === '' ? 'without a name' : `“${application}”`;
  return `The lock is held by the connection with pid ${pid} (${name}), at it since ${since}.`;
}
