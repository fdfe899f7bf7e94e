import { lockContact, markMailRefused } from '../../db/partners/contacts.ts';
import type { Vault } from '../../db/persons/vault.ts';
import type { Tx } from '../../db/pool.ts';
import type { Digest } from '../../db/post/digests.ts';
import { countSoftBounces } from '../../db/post/incoming-mails.ts';
import type { HandledMail } from '../../db/post/incoming-mails.ts';
import { readRecipient } from '../../db/post/recipients.ts';
import { markBounced, oweReturnedDigest } from '../../db/post/returned-digests.ts';
import { raiseAlarm } from '../../db/running/alarms.ts';
import { plusMs } from '../../domain/vocabulary/calendar.ts';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { makeNoticesAgain } from '../addressees/make-notices-again.ts';
import { isAddressSentTo } from '../doors/address-sent-to.ts';
import type { DeliveryFailure } from './incoming-mail.ts';

/** How many digests that came back softly within a fortnight are as good as one that came back for good. */
const SOFT_BOUNCES = 3;
const SOFT_MS = 14 * 86_400_000;

/** What a report says about a digest that was really sent, and when it came. */
export interface ReportedDigest {
  readonly digest: Digest;
  readonly failures: readonly DeliveryFailure[];
  readonly receivedAt: Instant;
  readonly now: Instant;
}

/**
 * Does what follows from a delivery report about a digest that was sent. The report counts only if it names
 * the very address to which the digest went: whoever forges one must know both, and a report of another mail
 * changes nothing.
 *
 * A dead address is marked, others are asked what was asked, and an operator is told. If the digest came back
 * for a reason that may pass, the same contact is asked again with the next morning's post.
 */
export async function settleDeliveryReport(
  tx: Tx,
  vault: Vault,
  reported: ReportedDigest,
): Promise<HandledMail> {
  const { digest, failures, receivedAt, now } = reported;
  await lockContact(tx, digest.contact);
  const recipient = await readRecipient(tx, vault, digest.contact);
  const address = digest.sentTo ?? recipient?.email;
  if (recipient === undefined || address === undefined) return { outcome: 'other' };
  const named = failures.filter(({ recipient: to = '' }) => isAddressSentTo(vault, address, to));
  // If their server is still trying, nothing has failed.
  const failed = named.filter(({ isDelayed }) => isDelayed === undefined);
  const failure = failed.find(({ severity }) => severity === 'hard') ?? failed.at(0);
  if (failure === undefined) return { outcome: 'other' };
  const found = {
    digest: digest.id,
    contact: recipient.contact,
    ...(failure.status !== undefined && { status: failure.status }),
  };
  if (failure.severity !== 'hard' && !(await isOneTooMany(tx, digest, { address, receivedAt }))) {
    await oweReturnedDigest(tx, digest.id, { cameBackAt: receivedAt, at: now });
    return { outcome: 'bounced-softly', ...found };
  }
  // If the address has been put right since, it is not the one that failed.
  const isStillTheirs = recipient.email !== undefined && isAddressSentTo(vault, address, recipient.email);
  await giveUp(tx, { digest, isStillTheirs, reason: failure.status ?? NO_CODE, now });
  return { outcome: 'bounced', ...found };
}

/** What is said if a report has no status code. */
const NO_CODE = 'no status code';

async function isOneTooMany(
  tx: Tx,
  { id, contact }: Digest,
  { address, receivedAt }: { readonly address: string; readonly receivedAt: Instant },
): Promise<boolean> {
  const since = plusMs(receivedAt, -SOFT_MS);
  const others = await countSoftBounces(tx, { contact, address, except: id, since });
  return others + 1 >= SOFT_BOUNCES;
}

async function giveUp(
  tx: Tx,
  given: {
    readonly digest: Digest;
    readonly isStillTheirs: boolean;
    readonly reason: string;
    readonly now: Instant;
  },
): Promise<void> {
  const { digest, isStillTheirs, reason, now } = given;
  if (isStillTheirs) await markMailRefused(tx, digest.contact, { at: now, reason });
  const made = await makeNoticesAgain(tx, await markBounced(tx, digest.id, { at: now, reason }));
  if (!isStillTheirs) return;
  await raiseAlarm(tx, {
    kind: 'mail-returned',
    about: digest.contact,
    detail: `Mail to this contact came back (${reason}). ${made} notices were made again for others; put the address right.`,
  });
}
