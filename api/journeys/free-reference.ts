import { knownReferences } from '../../db/journeys/journeys.ts';
import type { Queryable } from '../../db/pool.ts';
import { faultAt } from '../http/faults.ts';
import { invalid } from '../http/problems.ts';

/**
 * Throws the problem `invalid` if the municipality that a journey is transferred to uses the reference for somebody else
 * already.
 */
export async function checkReferenceFree(
  db: Queryable,
  fields: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { municipality, municipalityReference } = fields;
  if (typeof municipality !== 'string' || typeof municipalityReference !== 'string') return;
  const known = await knownReferences(db, [{ municipality, municipalityReference }]);
  if (known.length > 0) throw invalid(TAKEN);
}

const TAKEN = faultAt('municipalityReference', {
  da: 'Kommunen bruger allerede denne reference om en anden.',
  en: 'The municipality uses this reference for somebody else already.',
});
