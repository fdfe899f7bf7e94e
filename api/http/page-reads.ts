import { z } from 'zod';
import type { Viewer } from '../../db/access.ts';
import { notePageRead, readJourney } from '../../db/journeys/journeys.ts';
import type { JourneyRow } from '../../db/journeys/journeys.ts';
import type { Queryable } from '../../db/pool.ts';
import { seesPerson } from '../../domain/access/may.ts';
import { Problem } from './problems.ts';

/**
 * What a route tells of persons, and how it is noted that somebody read it. Each line of the table says it; what is to
 * be noted is noted by the dispatcher, before anything is answered.
 */
export type PersonsRead =
  /** Nothing that says who somebody is. */
  | 'nobody'
  /**
   * The person of the journey in the path. The journey is found before the handler is called, and the page read is
   * noted, unless the viewer is not shown who the person is.
   */
  | 'person'
  /** Persons whom only the handler finds: it says with its answer which journeys that is about, and each is noted. */
  | 'persons-found'
  /** Persons in a list of journeys. Not noted: a list is what one finds the one page by. */
  | 'persons-listed'
  /** The person of a journey, told back to whoever has just changed something about them. Not noted. */
  | 'person-changed'
  /** A person, told to whoever has a link. The link notes that it was opened. */
  | 'person-by-link';

const IN_PATH = z.object({ id: z.uuid() });

interface WhoReads {
  readonly service: { readonly db: Queryable };
  readonly viewer: Viewer;
}

/**
 * The journey in a path, for whoever reads of its person: notes that they did, unless they are not shown who that is.
 * Throws the problem `not-found` if the viewer may not see it.
 */
export async function readJourneyInPath(
  { service: { db }, viewer }: WhoReads,
  params: unknown,
): Promise<JourneyRow> {
  const { id } = IN_PATH.parse(params);
  const row = await readJourney(db, viewer, id);
  if (row === undefined) throw new Problem('not-found');
  if (seesPerson(viewer)) await notePageRead(db, viewer.contact, row.id);
  return row;
}

/** Notes that somebody read of the persons of these journeys, once for each time one is named. */
export async function noteReadOf(
  { service: { db }, viewer }: WhoReads,
  journeys: readonly string[],
): Promise<void> {
  for (const journey of journeys) await notePageRead(db, viewer.contact, journey);
}
