import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import type { PostChannel } from '../../domain/vocabulary/codes.ts';
import { firstNameOf } from '../persons/person.ts';
import { readPerson } from '../persons/persons.ts';
import type { Vault } from '../persons/vault.ts';
import { RIGHT_END } from '../access.ts';
import type { RightEnd } from '../access.ts';
import { one } from '../pool.ts';
import type { Queryable } from '../pool.ts';

/** Whoever a digest goes to, with what it takes to reach them. */
export interface Recipient {
  readonly contact: string;
  /** Why they may not be told of people; null if they may. */
  readonly rightEnd: RightEnd | null;
  readonly language: 'da' | 'en';
  readonly channel: PostChannel;
  /** As they are greeted: a contact's whole name, a person's first name. */
  readonly name: string;
  readonly email: string | undefined;
  readonly phone: string | undefined;
  /** The contact's organisation; `undefined` for a person with post of their own. */
  readonly organisation: string | undefined;
  /** Since when they have agreed: a person to post, a contact to text messages before an escalation. */
  readonly consentedOn: CalendarDate | null;
}

interface RecipientRow extends Omit<Recipient, 'name' | 'email' | 'phone' | 'organisation'> {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly organisation: string | null;
  readonly personId: string | null;
  readonly [column: string]: unknown;
}

/**
 * A recipient by the contact id of a digest; `undefined` if there is none, or if the key of the person has been
 * destroyed.
 */
export async function readRecipient(
  db: Queryable,
  vault: Vault,
  contact: string,
): Promise<Recipient | undefined> {
  const row = await one<RecipientRow>(
    db,
    `select id as contact, ${RIGHT_END} as "rightEnd", language, channel, name, email, phone, organisation_id as organisation,
       person_id as "personId", consented_on as "consentedOn"
     from contacts where id = $1`,
    [contact],
  );
  if (row === undefined) return undefined;
  const { rightEnd, language, channel, consentedOn, personId } = row;
  const known = { contact, rightEnd, language, channel, consentedOn };
  if (personId === null) {
    return {
      ...known,
      name: row.name ?? '',
      email: row.email ?? undefined,
      phone: row.phone ?? undefined,
      organisation: row.organisation ?? undefined,
    };
  }
  const person = await readPerson(db, vault, personId);
  return (
    person && {
      ...known,
      name: firstNameOf(person),
      email: person.email,
      phone: person.phone,
      organisation: undefined,
    }
  );
}
