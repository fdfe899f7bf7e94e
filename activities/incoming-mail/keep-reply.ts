import type { Vault } from '../../db/persons/vault.ts';
import type { Tx } from '../../db/pool.ts';
import { journeysToldOf } from '../../db/post/digests.ts';
import type { Digest, DigestJourney } from '../../db/post/digests.ts';
import type { HandledMail } from '../../db/post/incoming-mails.ts';
import { readRecipient } from '../../db/post/recipients.ts';
import { addReply } from '../../db/post/replies.ts';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { isAddressSentTo } from '../doors/address-sent-to.ts';
import type { Letter } from './incoming-mail.ts';

/** A mail by a person: what it says, and the digest it answers, if it answers one that was really sent. */
export interface WrittenMail {
  readonly id: string;
  readonly receivedAt: Instant;
  readonly letter: Letter;
  readonly digest: Digest | undefined;
  /** Whether the mail names that digest. If not, it is the latest that went to its sender. */
  readonly isNamed: boolean;
}

/**
 * Keeps what a person has written for the secretariat, which reads it: no machine finds out what is meant. It
 * is tied to a journey only if it comes from the one who was written to, as an answer to a digest about that
 * journey alone. It is a note about that journey at once if its sender is proven; else somebody has to take it as one.
 */
export async function keepReply(tx: Tx, vault: Vault, mail: WrittenMail): Promise<HandledMail> {
  const { letter, digest, isNamed } = mail;
  await addReply(tx, vault, {
    incomingMail: mail.id,
    digest: digest?.id,
    about: isNamed && digest ? await journeyAnswered(tx, vault, digest, letter) : undefined,
    receivedAt: mail.receivedAt,
    from: letter.from,
    sender: letter.sender,
    subject: letter.subject,
    text: letter.ownText,
    whole: letter.text,
    isCutShort: letter.isCutShort,
    sort: 'person',
    saysMore: true,
    attachments: letter.attachments,
  });
  if (digest === undefined) return { outcome: 'other' };
  return { outcome: 'reply', digest: digest.id, contact: digest.contact };
}

async function journeyAnswered(
  tx: Tx,
  vault: Vault,
  digest: Digest,
  { from }: Letter,
): Promise<DigestJourney | undefined> {
  const address = digest.sentTo ?? (await readRecipient(tx, vault, digest.contact))?.email;
  if (address === undefined || !isAddressSentTo(vault, address, from.address)) return undefined;
  const [journey, ...others] = await journeysToldOf(tx, digest.id);
  return others.length === 0 ? journey : undefined;
}
