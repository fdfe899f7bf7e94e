import { digestMessageId } from '../../../activities/doors/digest-message-id.ts';
import { linkExpiry, makeLinks } from '../../../db/links/answer-links.ts';
import type { MailLinks, QuestionRef } from '../../../db/links/answer-links.ts';
import { inTransaction } from '../../../db/pool.ts';
import type { Vault } from '../../../db/persons/vault.ts';
import type { Db } from '../../../db/pool.ts';
import { claimNotices } from '../../../db/post/digest-notices.ts';
import { freezeNotices, markSent } from '../../../db/post/digests.ts';
import { dateOf } from '../../../domain/vocabulary/calendar.ts';
import type { Instant } from '../../../domain/vocabulary/calendar.ts';
import { aVault } from '../journeys/a-recorded-journey.ts';

let mails = 0;

/**
 * Gathers everything a contact is owed and notes it as sent, without a mail. Each question gets a link of its
 * own, in order, unless it is said which questions have one. Returns the digest's id and the tokens.
 */
export async function aSentDigest(
  db: Db,
  contact: string,
  given: {
    readonly at: Instant;
    readonly asks?: readonly QuestionRef[];
    /** The vault and the sender of a whole service; those of the tests without one if they are left out. */
    readonly vault?: Vault;
    readonly mailFrom?: string;
  },
): Promise<MailLinks & { readonly id: string }> {
  const { at, vault = aVault, mailFrom = 'post@fodfaeste.example.dk' } = given;
  mails += 1;
  const date = dateOf(at);
  const id = `digest-${contact}-${date}-${mails}`;
  return inTransaction(db, async (tx) => {
    const messageId = digestMessageId(vault, id, mailFrom);
    await freezeNotices(tx, { id, contact, date, messageId, madeBy: at, frozenAt: at });
    const questions = given.asks ?? (await claimNotices(tx, id));
    const expiresAt = linkExpiry(date);
    const links = await makeLinks(tx, vault, { digestId: id, contact, questions, madeAt: at, expiresAt });
    await markSent(tx, id, { at, to: `${contact}@example.dk` });
    return { id, ...links };
  });
}
