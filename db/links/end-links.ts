import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { run } from '../pool.ts';
import type { Queryable } from '../pool.ts';

/** Why a link ended before its day. */
export type LinkEnd =
  /** Whoever holds the old address is not who gets what is sent to the new one. */
  | 'address-changed'
  | 'left'
  /** The contact no longer takes part, or may no longer see people. */
  | 'right-ended'
  | 'by-hand'
  /** A person wished for no more post. */
  | 'post-ended'
  | 'erased';

/**
 * Ends every link of these contacts that can still be used, and returns how many that were. One that has ended keeps its
 * time and reason; an unknown contact has none. Links that are made after it are not touched.
 */
export async function endLinks(
  db: Queryable,
  contacts: readonly string[],
  why: LinkEnd,
  at: Instant,
): Promise<number> {
  return run(
    db,
    `update answer_links set ended_at = $2, ended_why = $3
     where contact_id = any($1::text[]) and ended_at is null and expires_at >= $2`,
    [contacts, at, why],
  );
}
