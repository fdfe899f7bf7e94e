import type { Instant } from '../../domain/vocabulary/calendar.ts';
import type { PostChannel } from '../../domain/vocabulary/codes.ts';
import { TAKES_PART } from '../access.ts';
import { formForProof } from '../proven.ts';
import type { Vault } from '../persons/vault.ts';
import { one, run } from '../pool.ts';
import type { Queryable, Tx } from '../pool.ts';
import { hashOfToken, tokenOf } from './link-token.ts';

/** What an address can answer when it is asked whether it is the right one. */
export type ProofAnswer = 'yes' | 'no';

/** A link by which an address answers whether it is the right one, and whether it still can. */
export interface ProofLink {
  readonly contact: string;
  readonly channel: PostChannel;
  /** As it is compared; a person's own as its mark. */
  readonly address: string;
  readonly language: 'da' | 'en';
  /** The organisation's name; null if it is a person's own address. */
  readonly organisation: string | null;
  readonly expiresAt: Instant;
  /** What was answered by this very link; null before. */
  readonly answer: ProofAnswer | null;
  /**
   * Whether it is the address that the contact has, who still takes part. Of a person it says only that they do: their address
   * lies in the vault, and the caller compares it.
   */
  readonly isTheirs: boolean;
  /** Whether the address has said, by this or another link, that it is not the one. */
  readonly isDenied: boolean;
}

/**
 * Makes the link that a mail or text message to an address carries, and returns its token. The same message to the same
 * address gets the same token every time; to another address, another. Throws if the contact or the digest is unknown.
 */
export async function makeProofLink(
  tx: Tx,
  vault: Vault,
  link: {
    readonly digestId: string;
    readonly contact: string;
    readonly channel: PostChannel;
    readonly address: string;
    readonly madeAt: Instant;
    readonly expiresAt: Instant;
  },
): Promise<string> {
  const { digestId, contact, channel, address, madeAt, expiresAt } = link;
  const token = tokenOf(vault.secretFor(`${digestId} proof of ${channel} ${address}`));
  await run(
    tx,
    `insert into address_proof_links (token_hash, contact_id, channel, address, digest_id, made_at, expires_at)
     values ($1, $2, $3, ${formForProof('$3', '$4::text')}, $5, $6, $7) on conflict (token_hash) do nothing`,
    [hashOfToken(token), contact, channel, address, digestId, madeAt, expiresAt],
  );
  return token;
}

const LINK = `select link.contact_id as contact, link.channel, link.address, contacts.language,
    organisations.name as organisation, expires_at as "expiresAt", answer,
    ${TAKES_PART} and (contacts.person_id is not null
      or link.address is not distinct from
        ${formForProof('link.channel', "(case when link.channel = 'mail' then contacts.email else contacts.phone end)")})
      as "isTheirs",
    exists (select from address_proofs proof where proof.contact_id = link.contact_id and proof.channel = link.channel
      and proof.address = link.address and proof.denied_at is not null) as "isDenied"
  from address_proof_links link
  join contacts on contacts.id = link.contact_id
  left join organisations on organisations.id = contacts.organisation_id
  where token_hash = $1`;

/** The link with this token, as it was given in a URL; `undefined` if there is none. */
export async function proofLinkByToken(db: Queryable, token: string): Promise<ProofLink | undefined> {
  return one<ProofLink & { [column: string]: unknown }>(db, LINK, [hashOfToken(token)]);
}

/** The same link, with its contact locked until the transaction ends, so that one answer counts. */
export async function lockProofLink(tx: Tx, token: string): Promise<ProofLink | undefined> {
  return one<ProofLink & { [column: string]: unknown }>(tx, `${LINK} for update of link, contacts`, [
    hashOfToken(token),
  ]);
}

/** Uses a link up: what was answered by it. Changes nothing if it has been used, or is unknown. */
export async function useProofLink(
  tx: Tx,
  token: string,
  { answer, at }: { readonly answer: ProofAnswer; readonly at: Instant },
): Promise<void> {
  await run(
    tx,
    'update address_proof_links set answered_at = $2, answer = $3 where token_hash = $1 and answered_at is null',
    [hashOfToken(token), at, answer],
  );
}
