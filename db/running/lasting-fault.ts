import pg from 'pg';

/** Classes of SQLSTATE that trying again cannot heal: data, integrity, syntax and access. */
const LASTING = ['22', '23', '42'];

/**
 * Two journeys took one municipality's reference at the same moment. It heals: the second one finds it taken when it
 * tries again.
 */
const REFERENCE_TAKEN = 'municipality_references_claimed';

/**
 * Whether the database refused for good, so that trying again would never end. False for any error that is not the
 * database's own.
 */
export function isLastingFault(error: unknown): error is pg.DatabaseError & { readonly code: string } {
  if (!(error instanceof pg.DatabaseError) || error.constraint === REFERENCE_TAKEN) return false;
  return LASTING.some((klass) => error.code?.startsWith(klass));
}
