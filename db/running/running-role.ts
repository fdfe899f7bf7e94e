import { one } from '../pool.ts';
import type { Queryable } from '../pool.ts';

/** The service was given the role that owns its tables. Its name is what stands in the log. */
export class OwnerRuns extends Error {
  override readonly name = 'DatabaseUrlHasTheRoleThatOwnsTheTables';
}

/**
 * Whether the role as whom somebody asks may change what is only added to: it owns the timeline, may become whoever does, or
 * may empty it. A service that runs so could change what has happened, and lift the rule that keeps it. Throws if the database
 * has no timeline yet.
 */
export async function ownsTheTimeline(db: Queryable): Promise<boolean> {
  const answer = await one<{ owns: boolean }>(
    db,
    `select pg_has_role(relowner, 'member') or has_table_privilege(oid, 'truncate, update, delete, trigger') as owns
     from pg_class where oid = 'public.timeline_events'::regclass`,
  );
  return answer?.owns !== false;
}
