import { all } from '../pool.ts';
import type { Queryable } from '../pool.ts';

/** The name of every organisation, by its id. */
export async function organisationNames(db: Queryable): Promise<ReadonlyMap<string, string>> {
  const rows = await all<{ id: string; name: string }>(db, 'select id, name from organisations');
  return new Map(rows.map(({ id, name }) => [id, name]));
}
