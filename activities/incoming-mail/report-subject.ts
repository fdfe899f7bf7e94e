import { digestBySecret, latestDigestTo } from '../../db/links/digests-named.ts';
import type { Vault } from '../../db/persons/vault.ts';
import type { Queryable, Tx } from '../../db/pool.ts';
import { lockDigest } from '../../db/post/digests.ts';
import type { Digest } from '../../db/post/digests.ts';
import type { UndecidedReason } from '../../db/post/incoming-mails.ts';
import { formsOfAddress } from '../doors/address-sent-to.ts';
import { digestNamedBy } from '../doors/digest-message-id.ts';
import type { DigestNames } from './digest-names.ts';

/** What a mail is about, as far as the names in it tell. */
export type MailSubject =
  | {
      readonly found: 'digest';
      readonly digest: Digest;
      /** Whether it carries what only somebody can know who has seen the digest's mail. */
      readonly isProven: boolean;
    }
  /** The digest has not been noted as sent yet: a mail server may answer before that. */
  | { readonly found: 'too-early' }
  | { readonly found: 'nothing'; readonly reason: UndecidedReason };

/**
 * The digest that a mail names, locked until the transaction ends: by a secret of its mail, or else by its Message-ID.
 * A Message-ID counts only if it is the very one that went out: one with a stamp is then known by the stamp, and one
 * without, of an earlier release, proves nothing.
 */
export async function digestNamed(
  tx: Tx,
  { secrets, messageIds }: DigestNames,
  mailFrom: string,
): Promise<MailSubject> {
  const bySecret = await digestBySecret(tx, secrets);
  if (bySecret !== undefined) return subjectOf(await lockDigest(tx, bySecret), true);
  let reason: UndecidedReason = 'names-no-digest';
  for (const messageId of messageIds) {
    const named = digestNamedBy(messageId, mailFrom);
    const digest = named === undefined ? undefined : await lockDigest(tx, named);
    if (digest?.messageId.toLowerCase() === messageId) return subjectOf(digest, false);
    reason = digest === undefined ? 'digest-unknown' : 'not-proven';
  }
  return { found: 'nothing', reason };
}

function subjectOf(digest: Digest | undefined, isProven: boolean): MailSubject {
  if (digest === undefined) return { found: 'nothing', reason: 'digest-unknown' };
  if (digest.state === 'frozen') return { found: 'too-early' };
  if (digest.state !== 'sent') return { found: 'nothing', reason: 'digest-not-sent' };
  return { found: 'digest', digest, isProven };
}

/** The latest digest that went to one of some addresses, and its contact: a guess, since anybody can name an address. */
export async function latestToAny(
  db: Queryable,
  vault: Vault,
  addresses: readonly string[],
): Promise<{ readonly digest: string; readonly contact: string } | undefined> {
  return latestDigestTo(
    db,
    [...new Set(addresses)].flatMap((address) => formsOfAddress(vault, address)),
  );
}
