import { randomUUID } from 'node:crypto';
import { addJourney } from '../../../db/journeys/journeys.ts';
import { sealReference } from '../../../db/persons/municipality-references.ts';
import type { Person } from '../../../db/persons/person.ts';
import { addPerson } from '../../../db/persons/persons.ts';
import type { Vault } from '../../../db/persons/vault.ts';
import type { Tx } from '../../../db/pool.ts';
import type { Referral } from '../../../domain/journeys/commands.ts';
import type { Actor } from '../../../domain/subjects/actor.ts';

/** Commits a person and their journey as intake does, with the reference of the municipality; nothing is recorded yet. */
export async function addAJourney(
  tx: Tx,
  vault: Vault,
  given: {
    readonly person: Person;
    readonly reference: string;
    readonly referral: Referral;
    readonly actor: Actor;
    readonly programme?: string;
  },
): Promise<{ readonly id: string; readonly personId: string; readonly referral: Referral }> {
  const { municipality } = given.referral;
  const [id, personId] = [randomUUID(), randomUUID()];
  const key = await addPerson(tx, vault, personId, given.person);
  const reference = sealReference(vault, key, { municipality, reference: given.reference });
  const referral = { ...given.referral, referenceId: reference.id };
  const { programme = 'lo-hovedstaden', actor } = given;
  await addJourney(tx, { id, programme, personId, reference, opening: { referral, actor } });
  return { id, personId, referral };
}
