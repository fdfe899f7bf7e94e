import type { Instant } from '../../domain/vocabulary/calendar.ts';
import type { Role } from '../../domain/vocabulary/codes.ts';
import { stillUsable } from '../end-links.ts';
import { all, one, run } from '../pool.ts';
import type { Queryable, Tx } from '../pool.ts';
import { serviceTime } from '../running/service-time.ts';

/** The contact that is the secretariat's shared mailbox, and no single person. */
export const SHARED_MAILBOX = 'sekretariatet';

/** One person in an organisation that takes part, with roles. */
export interface Contact {
  readonly id: string;
  readonly organisation: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly language: 'da' | 'en';
  readonly roles: readonly Role[];
  readonly active: boolean;
  /** The active contact with the lowest position is the one who is written to. */
  readonly position: number;
}

/** A contact on record, with what mail servers have said of the address. */
export interface KnownContact extends Contact {
  /** Since when the address is known to take no mail; null if nothing is known against it. */
  readonly mailRefusedAt: Instant | null;
  /** The mail server's status code that was the reason, such as `5.1.1`. */
  readonly mailRefusedReason: string | null;
}

const COLUMNS = `id, organisation_id as organisation, name, email, phone, language, roles, active, position,
  mail_refused_at as "mailRefusedAt", mail_refused_reason as "mailRefusedReason"`;

/**
 * The contacts of an organisation, or of all of them; `total` counts all that match. Persons with post of their own are
 * left out.
 */
export async function listContacts(
  db: Queryable,
  filter: { readonly organisation?: string; readonly limit: number; readonly offset: number },
): Promise<{ total: number; items: KnownContact[] }> {
  const { organisation = null, limit, offset } = filter;
  const where = 'person_id is null and ($1::text is null or organisation_id = $1)';
  const items = await all<KnownContact & { [column: string]: unknown }>(
    db,
    `select ${COLUMNS} from contacts where ${where} order by organisation_id, position, id limit $2 offset $3`,
    [organisation, limit, offset],
  );
  const counted = await one<{ total: number }>(db, `select count(*) as total from contacts where ${where}`, [
    organisation,
  ]);
  return { total: counted?.total ?? 0, items };
}

/**
 * One contact of an organisation; `undefined` if there is none, or if the id is that of a person with post of their own.
 */
export async function readContact(db: Queryable, id: string): Promise<KnownContact | undefined> {
  return one<KnownContact & { [column: string]: unknown }>(
    db,
    `select ${COLUMNS} from contacts where id = $1 and person_id is null`,
    [id],
  );
}

/**
 * Adds a contact, and returns it; `undefined` if the id is taken. Throws if the organisation is unknown
 * (`contacts_organisation_id_fkey`), or the id, the name, the address or a role has the wrong form (a check of
 * `contacts`).
 */
export async function addContact(db: Queryable, contact: Contact): Promise<KnownContact | undefined> {
  return one<KnownContact & { [column: string]: unknown }>(
    db,
    `insert into contacts (id, organisation_id, name, email, phone, language, roles, active, position, changed_by_hand)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, true) on conflict (id) do nothing returning ${COLUMNS}`,
    valuesOf(contact),
  );
}

/**
 * Changes the given fields of a contact, and returns it; `undefined` if there is none. A given address, whether changed
 * or confirmed, removes the mark that it takes no mail. Links that were sent to an address, or to a number for text
 * messages, end with it in the same statement, and all of them if the contact no longer takes part. Throws if a value
 * has the wrong form (a check of `contacts`).
 */
export async function changeContact(
  db: Queryable,
  id: string,
  change: Partial<Omit<Contact, 'id' | 'organisation'>>,
): Promise<KnownContact | undefined> {
  const before = await readContact(db, id);
  if (before === undefined) return undefined;
  const { now } = await serviceTime(db);
  // Both go by the one row as it stood when it was locked: a lock asked for after the change would find nothing.
  return one<KnownContact & { [column: string]: unknown }>(
    db,
    `with before as (
       select id as contact, email as "address", phone as number, active as took_part, consented_on is not null as texted
       from contacts where id = $1 for update
     ), ended as (
       update answer_links set ended_at = $11, ended_why = case when $8 then 'address-changed' else 'right-ended' end
       from before
       where contact_id = contact and ${stillUsable('$11')}
         and (lower("address") <> lower($4) or texted and number is distinct from $5 or took_part and not $8)
     )
     update contacts set organisation_id = $2, name = $3, email = $4, phone = $5, language = $6, roles = $7,
       active = $8, position = $9, changed_by_hand = true,
       mail_refused_at = case when $10 then null else mail_refused_at end,
       mail_refused_reason = case when $10 then null else mail_refused_reason end
     from before where id = contact returning ${COLUMNS}`,
    [...valuesOf({ ...before, ...change }), change.email !== undefined, now],
  );
}

function valuesOf(contact: Contact): unknown[] {
  const { id, organisation, name, email, phone, language, roles, active, position } = contact;
  return [id, organisation, name, email, phone, language, roles, active, position];
}

/** Locks a contact until the transaction ends. An unknown id locks nothing. */
export async function lockContact(tx: Tx, id: string): Promise<void> {
  await run(tx, 'select 1 from contacts where id = $1 for no key update', [id]);
}

/** Marks a contact's address as one that takes no mail. An earlier mark stays, with its own reason. */
export async function markMailRefused(
  tx: Tx,
  id: string,
  mark: { readonly at: Instant; readonly reason: string },
): Promise<void> {
  await run(
    tx,
    `update contacts set mail_refused_at = $2, mail_refused_reason = $3 where id = $1 and mail_refused_at is null`,
    [id, mark.at, mark.reason],
  );
}
