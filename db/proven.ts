/** What begins the mark by which an address that only the vault may hold is known again. */
export const ADDRESS_MARK = '#';

/**
 * An address as proofs compare it, as SQL: `channel` and `address` are columns, parameters or literals. A mail address is in
 * small letters, a telephone number without what only makes it easier to read; the mark of a person's own stays as it is.
 */
export function formForProof(channel: string, address: string): string {
  return `case when ${address} like '${ADDRESS_MARK}%' then ${address} when ${channel} = 'mail' then lower(${address})
    else regexp_replace(${address}, '[^0-9+]', '', 'g') end`;
}

/** The row of `address_proofs` about an address that a contact has now, from `contacts`. */
const proofOf = (channel: 'mail' | 'text', address: string): string => `from address_proofs proof
  where proof.contact_id = contacts.id and proof.channel = '${channel}'
    and proof.address = ${formForProof(`'${channel}'`, address)}`;

/** The row about the way in which a person gets post. Their address lies in the vault: what changes it forgets the row. */
const PROOF_OF_PERSON = `from address_proofs proof
  where proof.contact_id = contacts.id and proof.channel = contacts.channel`;

/**
 * Whether the address that a contact has now is proven to be theirs, as a condition on `contacts`: nobody gets anything about
 * people before. It compares the address of an organisation's contact, so that whoever changes one need not know of proofs.
 */
export const IS_PROVEN = `case when contacts.person_id is null
  then exists (select ${proofOf('mail', 'contacts.email')} and proof.proven_at is not null)
  else exists (select ${PROOF_OF_PERSON} and proof.proven_at is not null) end`;

/** What is known of the addresses of an organisation's contact, as columns of a query on `contacts`. */
export const PROOF_COLUMNS = `(select proof.proven_at ${proofOf('mail', 'contacts.email')}) as "mailProvenAt",
  (select proof.denied_at ${proofOf('mail', 'contacts.email')}) as "mailDeniedAt",
  (select proof.proven_at ${proofOf('text', 'contacts.phone')}) as "textsProvenAt"`;
