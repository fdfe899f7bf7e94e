import type { Instant } from '../domain/vocabulary/calendar.ts';
import { run } from './pool.ts';
import type { Queryable } from './pool.ts';

/** Why a link ended before its day. */
export const LINK_ENDS = [
  // Whoever holds the old address is not who gets what is sent to the new one.
  'address-changed',
  'left',
  // The contact no longer takes part, or may no longer see people.
  'right-ended',
  'by-hand',
  // A person wished for no more post.
  'post-ended',
  'erased',
] as const;
/** One of those reasons. */
export type LinkEnd = (typeof LINK_ENDS)[number];

/** Which links can still be used at the instant that stands in a parameter, such as `$2`. */
export const stillUsable = (at: string): string =>
  `answer_links.ended_at is null and answer_links.expires_at >= ${at}`;

/**
 * Ends every link of these contacts that can still be used, and returns how many that were. One that has ended keeps its
 * time and reason; an unknown contact has none. Links that are made after it are not touched. `by` is the contact who ended
 * them, left out if it follows from something else. Throws if that one is unknown.
 */
export async function endLinks(
  db: Queryable,
  contacts: readonly string[],
  why: LinkEnd,
  at: Instant,
  by?: string,
): Promise<number> {
  return run(
    db,
    `update answer_links set ended_at = $2, ended_why = $3, ended_by = $4
     where contact_id = any($1::text[]) and ${stillUsable('$2')}`,
    [contacts, at, why, by ?? null],
  );
}

/** Ends one link, by its number; one that has ended or expired stays as it is. */
export async function endLink(db: Queryable, id: number, why: LinkEnd, at: Instant): Promise<void> {
  await run(
    db,
    `update answer_links set ended_at = $2, ended_why = $3 where id = $1 and ${stillUsable('$2')}`,
    [id, at, why],
  );
}
