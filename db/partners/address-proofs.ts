import type { Instant } from '../../domain/vocabulary/calendar.ts';
import type { PostChannel } from '../../domain/vocabulary/codes.ts';
import { one, run } from '../pool.ts';
import type { Queryable } from '../pool.ts';
import { formForProof } from '../proven.ts';

/**
 * By what an address is proven: its answer to the mail that asks for it; an answer by a link that had been mailed to it; that
 * the operators' configuration gives it; that it was written to before there were proofs; or that nobody in a training exists.
 */
export type ProvenBy = 'answer' | 'link' | 'configuration' | 'before' | 'training';

/**
 * Whether an address of a contact is proven, by mail or for text messages, however it is written. A person's own is given as its
 * mark; one that was in use before there were proofs is proven whatever it is.
 */
export async function isAddressProven(
  db: Queryable,
  contact: string,
  channel: PostChannel,
  address: string,
): Promise<boolean> {
  const row = await one<{ proven: boolean }>(
    db,
    `select exists (select from address_proofs where contact_id = $1 and channel = $2
       and coalesce(address = ${formForProof('$2', '$3::text')}, proven_by = 'before')
       and proven_at is not null) as proven`,
    [contact, channel, address],
  );
  return row?.proven ?? false;
}

/**
 * Has an address of a contact asked from the beginning, if it is not proven: whoever gives it again wants that. Changes nothing
 * of an address that is proven.
 */
export async function askForProofAnew(db: Queryable, contact: string, channel: PostChannel): Promise<void> {
  await run(db, 'delete from address_proofs where contact_id = $1 and channel = $2 and proven_at is null', [
    contact,
    channel,
  ]);
}

/** Keeps that an address has proven to be a contact's own. What was known of another address of theirs is forgotten. */
export async function proveAddress(
  db: Queryable,
  proof: {
    readonly contact: string;
    readonly channel: PostChannel;
    readonly address: string;
    readonly by: ProvenBy;
    readonly at: Instant;
  },
): Promise<void> {
  const { contact, channel, address, by, at } = proof;
  await run(
    db,
    `insert into address_proofs (contact_id, channel, address, proven_at, proven_by)
     values ($1, $2, ${formForProof('$2', '$3::text')}, $4, $5)
     on conflict (contact_id, channel) do update
       set address = excluded.address, proven_at = excluded.proven_at, proven_by = excluded.proven_by, denied_at = null
       where address_proofs.address is distinct from excluded.address or address_proofs.proven_at is null`,
    [contact, channel, address, at, by],
  );
}

/** Keeps that an address says it is not the contact's own: it is unproven, and asked no more. */
export async function denyAddress(
  db: Queryable,
  denial: {
    readonly contact: string;
    readonly channel: PostChannel;
    readonly address: string;
    readonly at: Instant;
  },
): Promise<void> {
  const { contact, channel, address, at } = denial;
  await run(
    db,
    `insert into address_proofs (contact_id, channel, address, denied_at)
     values ($1, $2, ${formForProof('$2', '$3::text')}, $4)
     on conflict (contact_id, channel) do update
       set address = excluded.address, denied_at = excluded.denied_at, proven_at = null, proven_by = null`,
    [contact, channel, address, at],
  );
}

/**
 * Keeps that an address is proven by an answer that came by a link mailed to that very address, if it is the one the contact
 * has. Changes nothing if it is not, and nothing of an address that has said it is somebody else's.
 */
export async function proveByMailedLink(db: Queryable, link: number, at: Instant): Promise<void> {
  await run(
    db,
    `insert into address_proofs (contact_id, channel, address, proven_at, proven_by)
     select contacts.id, 'mail', ${formForProof("'mail'", 'contacts.email')}, $2, 'link'
     from answer_links
     join digests on digests.id = answer_links.digest_id
     join contacts on contacts.id = answer_links.contact_id and digests.contact_id = contacts.id
     where answer_links.id = $1 and contacts.person_id is null and digests.channel = 'mail'
       and lower(digests.sent_to) = lower(contacts.email)
     on conflict (contact_id, channel) do update
       set address = excluded.address, proven_at = excluded.proven_at, proven_by = excluded.proven_by, denied_at = null
       where address_proofs.address is distinct from excluded.address
         or (address_proofs.proven_at is null and address_proofs.denied_at is null)`,
    [link, at],
  );
}

/**
 * Takes the addresses of contacts as proven without asking them: only where that is known otherwise, as in a training, whose
 * people do not exist. Production never does. Unknown contacts change nothing.
 */
export async function takeAsProven(
  db: Queryable,
  contacts: readonly string[],
  by: Extract<ProvenBy, 'configuration' | 'training'>,
): Promise<void> {
  await run(
    db,
    `insert into address_proofs (contact_id, channel, address, proven_at, proven_by)
     select id, held.channel, held.address, now(), $2
     from contacts
     cross join lateral (values ('mail', ${formForProof("'mail'", 'email')}), ('text', ${formForProof("'text'", 'phone')}))
       as held (channel, address)
     where id = any($1::text[]) and person_id is null and held.address is not null
     on conflict (contact_id, channel) do update
       set address = excluded.address, proven_at = excluded.proven_at, proven_by = excluded.proven_by, denied_at = null
       where address_proofs.address is distinct from excluded.address or address_proofs.proven_at is null`,
    [contacts, by],
  );
}

/**
 * Forgets what is known of an address of a contact, and every link that asks for it: it is another address now. It is asked
 * from the beginning.
 */
export async function forgetProof(db: Queryable, contact: string, channel: PostChannel): Promise<void> {
  await run(db, 'delete from address_proofs where contact_id = $1 and channel = $2', [contact, channel]);
  await run(db, 'delete from address_proof_links where contact_id = $1 and channel = $2', [contact, channel]);
}
