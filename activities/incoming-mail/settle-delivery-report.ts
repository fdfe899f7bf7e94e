import { lockContact, markMailRefused } from '../../db/partners/contacts.ts';
import type { Vault } from '../../db/persons/vault.ts';
import type { Tx } from '../../db/pool.ts';
import type { Digest } from '../../db/post/digests.ts';
import { countSoftBounces } from '../../db/post/incoming-mails.ts';
import type { HandledMail, UndecidedReason } from '../../db/post/incoming-mails.ts';
import { readRecipient } from '../../db/post/recipients.ts';
import { markBounced, oweReturnedDigest } from '../../db/post/returned-digests.ts';
import { raiseAlarm } from '../../db/running/alarms.ts';
import { plusMs } from '../../domain/vocabulary/calendar.ts';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { makeNoticesAgain } from '../addressees/make-notices-again.ts';
import { isAddressSentTo } from '../doors/address-sent-to.ts';
import type { DeliveryFailure, DeliveryReport } from './incoming-mail.ts';

/** How many digests that came back softly within a fortnight are as good as one that came back for good. */
const SOFT_BOUNCES = 3;
const SOFT_MS = 14 * 86_400_000;

/** What a report says about a digest that was really sent, and when it came. */
export interface ReportedDigest {
  readonly digest: Digest;
  /** Whether the report carries what only somebody can know who has seen the digest's mail. */
  readonly isProven: boolean;
  readonly report: DeliveryReport;
  /** Whether our sending is refused by many: then it says nothing of one address. */
  readonly isOneOfMany: boolean;
  readonly receivedAt: Instant;
  readonly now: Instant;
}

/**
 * Does what follows from a delivery report about a digest that was sent. A digest goes to one address, so a report of it
 * counts whomever it names, since mail is passed on to other addresses. It makes the address a dead one only if it names
 * that address, on good ground. A report that proves nothing counts only if it names the address too.
 *
 * A dead address is marked, others are asked what was asked, and an operator is told. If the digest came back
 * for a reason that may pass, the same contact is asked again with the next morning's post.
 */
export async function settleDeliveryReport(
  tx: Tx,
  vault: Vault,
  reported: ReportedDigest,
): Promise<HandledMail> {
  const { digest, isProven, report, isOneOfMany, receivedAt, now } = reported;
  await lockContact(tx, digest.contact);
  const recipient = await readRecipient(tx, vault, digest.contact);
  const address = digest.sentTo ?? recipient?.email;
  if (recipient === undefined || address === undefined) return undecided(report, 'contact-unknown');
  const isTo = (to: string | undefined) => to !== undefined && isAddressSentTo(vault, address, to);
  const isNamed =
    report.failures.some(({ recipient: to }) => isTo(to)) ||
    [...report.delivered, ...report.writtenTo].some(isTo);
  if (!isProven && !isNamed) return undecided(report, 'not-proven', digest.contact);
  const found = { digest: digest.id, contact: recipient.contact, ...toldBy(report) };
  const fate = fateIn(report, isTo);
  if (fate.became !== 'failed') return { outcome: fate.became, ...found };

  const { failure } = fate;
  const told = {
    ...found,
    ...(failure.status !== undefined && { status: failure.status }),
    ...(failure.isAboutUs === true && { isAboutUs: true }),
  };
  const isDead = failure.severity === 'hard' && isTo(failure.recipient);
  const isExcused = failure.isAboutUs === true && isOneOfMany;
  if (!isDead && (isExcused || !(await isOneTooMany(tx, digest, { address, receivedAt })))) {
    await oweReturnedDigest(tx, digest.id, { cameBackAt: receivedAt, at: now });
    return { outcome: 'bounced-softly', ...told };
  }
  // If the address has been put right since, it is not the one that failed.
  const isStillTheirs = recipient.email !== undefined && isAddressSentTo(vault, address, recipient.email);
  await giveUp(tx, { digest, isStillTheirs, reason: failure.status ?? NO_CODE, now });
  return { outcome: 'bounced', ...told };
}

/** What is said if a report has no status code. */
const NO_CODE = 'no status code';

/** What is noted of a report of which nobody can say what follows, and whom it seems to be about. */
export function undecided(report: DeliveryReport, reason: UndecidedReason, contact?: string): HandledMail {
  const status = report.failures.at(0)?.status;
  return {
    outcome: 'undecided',
    reason,
    ...toldBy(report),
    ...(contact !== undefined && { contact }),
    ...(status !== undefined && { status }),
  };
}

function toldBy({ reportedBy }: DeliveryReport): { readonly reportedBy?: string } {
  return reportedBy === undefined ? {} : { reportedBy };
}

type Fate =
  | { readonly became: 'delivered' | 'delayed' }
  | { readonly became: 'failed'; readonly failure: DeliveryFailure };

/**
 * What became of the digest. What is said of the very address goes first; then what is said of any other, where the mail
 * may have been passed on to. A report that names the digest and tells nothing more tells of a failure.
 */
function fateIn({ failures, delivered }: DeliveryReport, isTo: (to: string | undefined) => boolean): Fate {
  const named = failures.filter(({ recipient }) => isTo(recipient));
  if (named.length === 0 && delivered.some(isTo)) {
    // A server that has passed it on says so, and another then says that it did not arrive there.
    return { became: 'delivered' };
  }
  const told = named.length > 0 ? named : failures;
  const failed = told.filter(({ isDelayed }) => isDelayed === undefined);
  const failure = failed.find(({ severity }) => severity === 'hard') ?? failed.at(0);
  if (failure !== undefined) return { became: 'failed', failure };
  // If their server is still trying, nothing has failed.
  if (told.length > 0) return { became: 'delayed' };
  if (delivered.length > 0) return { became: 'delivered' };
  return { became: 'failed', failure: { severity: 'unknown' } };
}

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
