import { takeAsProven } from '../../../db/partners/address-proofs.ts';
import { addContact } from '../../../db/partners/contacts.ts';
import type { Contact, KnownContact } from '../../../db/partners/contacts.ts';
import { contactOfPerson } from '../../../db/persons/persons-post.ts';
import type { Db } from '../../../db/pool.ts';

/** Adds a contact whose address is known to be theirs, as those are who have answered; returns what `addContact` does. */
export async function aProvenContact(db: Db, contact: Contact): Promise<KnownContact | undefined> {
  const added = await addContact(db, contact);
  await takeAsProven(db, [contact.id], 'training');
  return added;
}

/** Lets the addresses that contacts have now be known to be theirs. */
export async function haveAnswered(db: Db, ...contacts: readonly string[]): Promise<void> {
  await takeAsProven(db, contacts, 'training');
}

/** Lets the address and the number of a person with post of their own be known to be theirs, whatever they are. */
export async function personHasAnswered(db: Db, personId: string): Promise<void> {
  await db.query(
    `insert into address_proofs (contact_id, channel, proven_at, proven_by)
     select $1, channel, now(), 'before' from unnest(array['mail', 'text']) as channel
     on conflict (contact_id, channel) do update
       set address = null, proven_at = excluded.proven_at, proven_by = excluded.proven_by, denied_at = null`,
    [contactOfPerson(personId)],
  );
}

/** The same of the person of a journey. */
export async function personOfJourneyHasAnswered(db: Db, journey: string): Promise<void> {
  const { rows } = await db.query<{ person: string }>(
    'select person_id as person from journeys where id = $1',
    [journey],
  );
  for (const { person } of rows) await personHasAnswered(db, person);
}
