import type { Viewer } from '../../db/access.ts';
import { isErased } from '../../db/erasing/erasures.ts';
import type { Queryable } from '../../db/pool.ts';
import { isSecretariat } from '../../domain/access/may.ts';
import type { Permission } from '../../domain/access/rights.ts';
import { Problem } from './problems.ts';

/** A line of the table, as far as it says whether it changes something about the journey in its path. */
interface Line {
  readonly method: 'get' | 'post' | 'patch';
  readonly path: string;
  readonly permission: Permission;
}

const ABOUT_A_JOURNEY = /^\/api\/journeys\/:id(?:\/|$)/;

/** Whether a route changes something about the journey in its path: not one that reads, nor the erasure itself. */
export function changesAJourney({ method, path, permission }: Line): boolean {
  return method !== 'get' && permission !== 'person:erase' && ABOUT_A_JOURNEY.test(path);
}

/**
 * Turns away whoever would change something about a journey whose person was erased. Throws `person-erased` for the
 * secretariat, and `not-found` for everybody else, for whom the journey is not there any more.
 */
export async function refuseIfErased(
  { db, viewer }: { readonly db: Queryable; readonly viewer: Viewer },
  journeys: readonly string[],
): Promise<void> {
  for (const journey of journeys) {
    if (await isErased(db, journey))
      throw new Problem(isSecretariat(viewer.roles) ? 'person-erased' : 'not-found');
  }
}
