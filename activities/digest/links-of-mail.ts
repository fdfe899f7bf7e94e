import { ApplicationFailure } from '@temporalio/activity';
import { linkExpiry, makeLinks } from '../../db/links/answer-links.ts';
import { lockContact } from '../../db/partners/contacts.ts';
import type { Organisation } from '../../db/partners/organisations.ts';
import type { Vault } from '../../db/persons/vault.ts';
import { inTransaction } from '../../db/pool.ts';
import type { Db } from '../../db/pool.ts';
import type { DigestNotice } from '../../db/post/digest-notices.ts';
import type { Digest } from '../../db/post/digests.ts';
import { readRecipient } from '../../db/post/recipients.ts';
import type { Recipient } from '../../db/post/recipients.ts';
import { dateOf } from '../../domain/vocabulary/calendar.ts';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { answerPath, ownPagePath, questionsPath, wishesPath } from '../../web/paths.ts';
import { answersByLink } from './questions-to-send-again.ts';

/** Where each of a mail's notices is answered, and where all of them are listed. */
export interface MailUrls {
  readonly each: ReadonlyMap<number, string>;
  readonly all?: string;
  /** Where an organisation's contact can say how they want to be written to. */
  readonly wishes?: string;
}

/**
 * The links of a mail: one for each notice that its contact answers, and one to everything. If they were ended since the mail
 * was first tried, it gets others. Throws a failure that is retried if the recipient is reached otherwise by now.
 */
export async function linksOfMail(
  { db, vault, publicUrl }: { readonly db: Db; readonly vault: Vault; readonly publicUrl: string },
  mail: {
    readonly digest: Digest;
    readonly recipient: Recipient;
    readonly organisation: Organisation | undefined;
    readonly notices: readonly DigestNotice[];
    readonly now: Instant;
  },
): Promise<MailUrls> {
  const { digest, recipient, organisation, notices, now } = mail;
  const answered = notices.filter((notice) => answersByLink(organisation?.kind, notice));
  const made = await inTransaction(db, async (tx) => {
    // Whoever is written to has been read before: an address that has changed since must not get links that work.
    await lockContact(tx, recipient.contact);
    const still = await readRecipient(tx, vault, recipient.contact);
    if (!isReachedAlike(recipient, still)) {
      throw ApplicationFailure.retryable('The address has changed while the mail was made', 'AddressChanged');
    }
    return makeLinks(tx, vault, {
      digestId: digest.id,
      contact: recipient.contact,
      questions: answered,
      madeAt: now,
      expiresAt: linkExpiry(dateOf(now)),
    });
  });
  const urls = answered.map(
    ({ id }, index) => [id, `${publicUrl}${answerPath(made.each[index] ?? '')}`] as const,
  );
  // A person's own page has more than questions.
  if (recipient.organisation === undefined) {
    return { each: new Map(urls), all: `${publicUrl}${ownPagePath(made.all)}` };
  }
  const wishes = `${publicUrl}${wishesPath(made.all)}`;
  if (answered.length === 0) return { each: new Map(), wishes };
  return { each: new Map(urls), all: `${publicUrl}${questionsPath(made.all)}`, wishes };
}

function isReachedAlike(one: Recipient, other: Recipient | undefined): boolean {
  return (
    other !== undefined &&
    other.rightEnd === one.rightEnd &&
    other.channel === one.channel &&
    other.email === one.email &&
    other.phone === one.phone
  );
}
