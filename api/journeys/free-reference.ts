import { knownReferences } from '../../db/journeys/journeys.ts';
import type { Queryable } from '../../db/pool.ts';
import { faultAt } from '../http/faults.ts';
import { invalid } from '../http/problems.ts';

/** Checks that the municipality a journey is transferred to has not given its reference to somebody else. */
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
