import pg from 'pg';

/** SQLSTATE classes that trying again cannot heal: data, integrity, syntax or access. */
const LASTING = ['22', '23', '42'];

/** Whether the database refused for good, so that trying again would never end. */
export function isLastingFault(error: unknown): error is pg.DatabaseError & { readonly code: string } {
  return error instanceof pg.DatabaseError && LASTING.some((klass) => error.code?.startsWith(klass));
}
