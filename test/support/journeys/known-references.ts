import { readReferences } from '../../../db/persons/municipality-references.ts';
import type { Vault } from '../../../db/persons/vault.ts';
import { all } from '../../../db/pool.ts';
import type { Db } from '../../../db/pool.ts';

/** By what municipalities know everybody on record, by the journeys' ids. */
export async function knownReferencesOf(db: Db, vault: Vault): Promise<ReadonlyMap<string, string>> {
  const rows = await all<{ id: string }>(db, 'select id from journeys');
  return readReferences(
    db,
    vault,
    rows.map(({ id }) => id),
  );
}

/** The journey of whoever is known by a reference; throws if it is nobody. */
export async function journeyKnownAs(db: Db, vault: Vault, reference: string): Promise<string> {
  const found = [...(await knownReferencesOf(db, vault))].find(([, known]) => known === reference);
  if (found === undefined) throw new Error('Nobody is known by that reference');
  return found[0];
}
