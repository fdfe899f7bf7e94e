import { LIVING_KINDS } from '../../domain/subjects/living-kinds.ts';
import type { LivingKind } from '../../domain/subjects/living-kinds.ts';
import { openingsOfJourneys } from '../journeys/journeys.ts';
import type { Queryable } from '../pool.ts';
import { openingsOfProgrammes } from '../programme/programmes.ts';
import type { LivingSubject } from '../subjects/subjects.ts';

/** What the subjects of each kind begin with, by id. */
const OPENINGS: {
  readonly [K in LivingKind]: (db: Queryable, ids: readonly string[]) => Promise<ReadonlyMap<string, object>>;
} = { journey: openingsOfJourneys, programme: openingsOfProgrammes };

/**
 * Returns subjects, each with what the Workflow of its kind takes as its opening. A subject without a row of its own kind
 * would be left out; there is none, since both rows are committed together.
 */
export async function withOpenings<S extends LivingSubject>(
  db: Queryable,
  subjects: readonly S[],
): Promise<(S & { readonly opening: object })[]> {
  const openings = new Map<string, object>();
  for (const kind of LIVING_KINDS) {
    const ids = subjects.filter((subject) => subject.kind === kind).map(({ id }) => id);
    if (ids.length === 0) continue;
    for (const [id, opening] of await OPENINGS[kind](db, ids)) openings.set(id, opening);
  }
  return subjects.flatMap((subject) => {
    const opening = openings.get(subject.id);
    return opening === undefined ? [] : [{ ...subject, opening }];
  });
}
