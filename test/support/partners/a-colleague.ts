import type { Contact } from '../../../db/partners/contacts.ts';
import type { Db } from '../../../db/pool.ts';
import { aProvenContact } from './proven.ts';

/** Adds another contact to an organisation. Whatever is not given, it has like any contact. */
export function aColleague(
  db: Db,
  contact: Pick<Contact, 'id' | 'organisation' | 'position'> & Partial<Contact>,
) {
  const email = `${contact.id}@example.dk`;
  const rest = { name: 'En Kollega', phone: null, language: 'da', roles: [], active: true } as const;
  return aProvenContact(db, { ...rest, email, ...contact });
}
