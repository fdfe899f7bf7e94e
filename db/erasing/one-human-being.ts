import { all } from '../pool.ts';
import type { Queryable } from '../pool.ts';
import { contactOfPerson } from '../persons/persons-post.ts';
import type { ErasedWhom } from './erase.ts';

/**
 * Under what the person of a journey is on record: that journey, and every other that somebody has said is the same
 * person’s, merged already or about to be. A merge that was taken back counts for nothing. An unknown journey is nobody’s.
 */
export async function oneHumanBeing(db: Queryable, journey: string): Promise<ErasedWhom> {
  const rows = await all<{ journey: string; person: string }>(
    db,
    `with recursive theirs (id) as (
       select id from journeys where id = $1
       union
       select case when merge.kept = theirs.id then merge.merged else merge.kept end
       from theirs join journey_merges merge on merge.undone_at is null and theirs.id in (merge.kept, merge.merged)
     )
     select journeys.id as journey, person_id as person from journeys join theirs using (id) order by journeys.id`,
    [journey],
  );
  return whomOf(rows);
}

/** Persons with their journeys, as an erasure names them. */
export function whomOf(rows: readonly { readonly journey: string; readonly person: string }[]): ErasedWhom {
  const persons = [...new Set(rows.map(({ person }) => person))];
  return { persons, journeys: rows.map(({ journey }) => journey), contacts: persons.map(contactOfPerson) };
}
