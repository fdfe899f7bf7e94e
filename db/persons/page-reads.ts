import type { Queryable } from '../pool.ts';

/** Where somebody read of a person: on a page about them, in a list, or in the answer to what they did. */
export type ShownIn = 'page' | 'list' | 'answer';

/**
 * Notes that somebody read of the persons of journeys, once for each time that a journey is named. Throws if the contact or
 * a journey is unknown (a foreign key of `page_reads`).
 */
export async function notePageReads(
  db: Queryable,
  contact: string,
  journeys: readonly string[],
  shownIn: ShownIn,
): Promise<void> {
  if (journeys.length === 0) return;
  await db.query(
    `insert into page_reads (contact_id, journey_id, shown_in)
     select $1, journey, $3 from unnest($2::uuid[]) with ordinality as read (journey, place) order by place`,
    [contact, journeys, shownIn],
  );
}
