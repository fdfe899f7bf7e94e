import { z } from 'zod';
import type { Viewer } from '../../db/access.ts';
import { readJourney } from '../../db/journeys/journeys.ts';
import type { JourneyRow } from '../../db/journeys/journeys.ts';
import { notePageReads } from '../../db/persons/page-reads.ts';
import type { ShownIn } from '../../db/persons/page-reads.ts';
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
  /** Persons whom only the handler finds. It names their journeys in its response, and each is noted. */
  | 'persons-found'
  /**
   * Persons in a list of journeys, by name and reference. The handler names their journeys in its response, and each is
   * noted, unless the viewer is not shown the names.
   */
  | 'persons-listed'
  /**
   * The person of the journey in the path, shown to whoever has just changed something about them. Noted when it is done,
   * unless the viewer is not shown the name.
   */
  | 'person-changed'
  /** A person, shown to whoever has a link. The link notes that it was opened. */
  | 'person-by-link';

const IN_PATH = z.object({ id: z.uuid() });

interface WhoReads {
  readonly service: { readonly db: Queryable };
  readonly viewer: Viewer;
}

/**
 * Reads the journey in a path for somebody who reads about its person, and notes that they did, unless they are not shown
 * who the person is. Throws the problem `not-found` if the viewer may not see the journey.
 */
export async function readJourneyInPath(
  { service: { db }, viewer }: WhoReads,
  params: unknown,
): Promise<JourneyRow> {
  const { id } = IN_PATH.parse(params);
  const row = await readJourney(db, viewer, id);
  if (row === undefined) throw new Problem('not-found');
  if (seesPerson(viewer)) await notePageReads(db, viewer.contact, [row.id], 'page');
  return row;
}

/** Notes that somebody read about the persons of these journeys, once for each time that a journey is named. */
export async function noteReadOf(
  { service: { db }, viewer }: WhoReads,
  journeys: readonly string[],
  shownIn: ShownIn = 'page',
): Promise<void> {
  await notePageReads(db, viewer.contact, journeys, shownIn);
}

/** Notes that the names of the persons of these journeys were in a list, for whoever is shown names. */
export async function noteListed(who: WhoReads, journeys: readonly string[]): Promise<void> {
  if (seesPerson(who.viewer)) await noteReadOf(who, journeys, 'list');
}

/** Notes that the person of the journey in the path was in the answer to a command, for whoever is shown names. */
export async function noteAnswered(who: WhoReads, params: unknown): Promise<void> {
  if (seesPerson(who.viewer)) await noteReadOf(who, [IN_PATH.parse(params).id], 'answer');
}
