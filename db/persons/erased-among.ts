import { all } from '../pool.ts';
import type { Queryable } from '../pool.ts';

/** Those of some persons whose key has been destroyed. */
export async function erasedAmong(db: Queryable, persons: readonly string[]): Promise<string[]> {
  if (persons.length === 0) return [];
  const rows = await all<{ person: string }>(
    db,
    `select person_id as person from person_keys
     where person_id = any($1::uuid[]) and destroyed_at is not null`,
    [persons],
  );
  return rows.map(({ person }) => person);
}
