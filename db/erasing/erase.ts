import type { ErasureKind, GoingKind } from '../../domain/vocabulary/erasure-kinds.ts';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { one, run } from '../pool.ts';
import type { Queryable, Tx } from '../pool.ts';
import { ERASED_THINGS } from './erased-things.ts';

/** Whom an erasure is about: one human being, and everything under which they are on record. */
export interface ErasedWhom {
  readonly persons: readonly string[];
  readonly journeys: readonly string[];
  /** The contacts as which they got post of their own. */
  readonly contacts: readonly string[];
}

/** When a person was erased, and by whom; null if the one who asked is not on record. */
export interface ErasedWhen {
  readonly at: Instant;
  readonly by: string | null;
}

/** How many rows of each kind there are. */
export type ErasureCounts<K extends ErasureKind = ErasureKind> = { readonly [kind in K]?: number };

/** How much there is of everything that an erasure would take away or leave. Changes nothing. */
export async function countErasedThings(
  db: Queryable,
  whom: ErasedWhom,
  at: Instant,
): Promise<ErasureCounts> {
  const counts: Record<string, number> = {};
  for (const { kind, table, rows } of ERASED_THINGS) {
    const row = await one<{ count: number }>(
      db,
      ...asked(`select count(*) as count from ${table} where ${rows}`, whom, { at, by: null }),
    );
    counts[kind] = row?.count ?? 0;
  }
  return counts;
}

/**
 * Takes away everything that says who a person is, destroys their key, and returns how much of each kind went. It can be
 * run again, and then takes what has come since. The journeys’ own events and states are the caller’s: nothing is recorded here.
 */
export async function eraseThings(
  tx: Tx,
  whom: ErasedWhom,
  when: ErasedWhen,
): Promise<ErasureCounts<GoingKind>> {
  // As `renewMarks` does: marks that are being made again are there before they are deleted, or are not made.
  await run(
    tx,
    ...asked('select 1 from persons where id = any(:persons) order by id for update', whom, when),
  );
  const went: Record<string, number> = {};
  for (const { kind, table, rows, set, goes } of ERASED_THINGS) {
    if (!goes && set === undefined) continue;
    const sql =
      set === undefined ? `delete from ${table} where ${rows}` : `update ${table} set ${set} where ${rows}`;
    const changed = await run(tx, ...asked(sql, whom, when));
    if (goes && changed > 0) went[kind] = changed;
  }
  return went;
}

const TYPES = {
  persons: 'uuid[]',
  journeys: 'uuid[]',
  contacts: 'text[]',
  at: 'timestamptz',
  by: 'text',
} as const;

/** A statement with the values that it names, in the order in which it names them first. */
function asked(sql: string, whom: ErasedWhom, when: ErasedWhen): [string, unknown[]] {
  const named = { ...whom, ...when };
  const used: (keyof typeof TYPES)[] = [];
  const numbered = sql.replaceAll(
    /(?<!:):(persons|journeys|contacts|at|by)\b/g,
    (_, name: keyof typeof TYPES) => {
      if (!used.includes(name)) used.push(name);
      return `$${used.indexOf(name) + 1}::${TYPES[name]}`;
    },
  );
  return [numbered, used.map((name) => named[name])];
}
