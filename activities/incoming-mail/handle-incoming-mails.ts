import { types } from 'node:util';
import { ApplicationFailure } from '@temporalio/activity';
import type { Vault } from '../../db/persons/vault.ts';
import { inTransaction } from '../../db/pool.ts';
import type { Db, Tx } from '../../db/pool.ts';
import { lockDigest } from '../../db/post/digests.ts';
import {
  claimMail,
  forgetMailBytes,
  noteMailHandled,
  readMailBytes,
  waitingMails,
} from '../../db/post/incoming-mails.ts';
import type { HandledMail, WaitingMail } from '../../db/post/incoming-mails.ts';
import { raiseAlarm } from '../../db/running/alarms.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { plusMs } from '../../domain/vocabulary/calendar.ts';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import type { IncomingMail } from './incoming-mail.ts';
import { keepAutomaticMail } from './keep-automatic-mail.ts';
import { keepReply } from './keep-reply.ts';
import { readIncomingMail } from './read-incoming-mail.ts';
import { settleDeliveryReport } from './settle-delivery-report.ts';

/** As many as one pass has time for, even if all are as large as they may be. */
const MAILS_A_PASS = 100;
/** How long the bytes of a mail are kept if nothing follows from it, in case somebody asks. */
const KEPT_MS = 30 * 86_400_000;
/** How long handling a mail may fail before an operator is told. */
const STUCK_MS = 3_600_000;

interface Post {
  readonly db: Db;
  readonly vault: Vault;
  readonly mailFrom: string;
}

/**
 * Handles the mails that have come in. Each is handled once, however often and by however many it is tried:
 * what follows from a mail is kept in the same transaction as the note that it was handled. Returns how many
 * were handled. One that cannot be handled does not hold up the others.
 */
export const handleIncomingMails = (post: Post) => async (): Promise<number> => {
  let handled = 0;
  const faults: string[] = [];
  const failed: WaitingMail[] = [];
  for (const waiting of await waitingMails(post.db, MAILS_A_PASS)) {
    try {
      if (await handle(post, waiting.id)) handled += 1;
    } catch (error) {
      faults.push(kindOf(error));
      failed.push(waiting);
    }
  }
  const { now } = await serviceTime(post.db);
  const stuck = failed.find(({ receivedAt }) => receivedAt < plusMs(now, -STUCK_MS));
  if (stuck !== undefined) {
    await raiseAlarm(post.db, {
      kind: 'mail-unreadable',
      detail: `A mail that was handed over cannot be handled. It is mail ${stuck.id}; there may be more.`,
    });
  }
  await forgetMailBytes(post.db, plusMs(now, -KEPT_MS));
  if (faults.length > 0) {
    const kinds = [...new Set(faults)].join(', ');
    throw ApplicationFailure.retryable(
      `${faults.length} incoming mails could not be handled (${kinds})`,
      'MailsNotHandled',
    );
  }
  return handled;
};

/** What kind of error it is: its message may repeat what Postgres read, and this goes into a history. */
function kindOf(error: unknown): string {
  if (!types.isNativeError(error)) return 'unknown';
  const code = new Map<string, unknown>(Object.entries(error)).get('code');
  return typeof code === 'string' ? code : error.name;
}

async function handle({ db, vault, mailFrom }: Post, id: string): Promise<boolean> {
  const bytes = await readMailBytes(db, vault, id);
  if (bytes === undefined) return false;
  const mail = await readIncomingMail(bytes, mailFrom);
  const { now } = await serviceTime(db);
  return inTransaction(db, async (tx) => {
    const receivedAt = await claimMail(tx, id);
    if (receivedAt === undefined) return false;
    const found = await follow(tx, vault, { id, mail, receivedAt, now });
    if (found === undefined) return false;
    await noteMailHandled(tx, id, now, found);
    return true;
  });
}

interface Claimed {
  readonly id: string;
  readonly mail: IncomingMail;
  readonly receivedAt: Instant;
  readonly now: Instant;
}

/** Does what follows from a mail; `undefined` if it is too early to say what follows. */
async function follow(tx: Tx, vault: Vault, claimed: Claimed): Promise<HandledMail | undefined> {
  const { id, mail, receivedAt, now } = claimed;
  if (mail.kind === 'unreadable') {
    await raiseAlarm(tx, {
      kind: 'mail-unreadable',
      detail: `A mail that was handed over cannot be read (${mail.reason}). It is mail ${id}; there may be more.`,
    });
    return { outcome: 'unreadable' };
  }
  const named = 'digestId' in mail && mail.digestId !== undefined ? mail.digestId : undefined;
  const digest = named === undefined ? undefined : await lockDigest(tx, named);
  // A mail server may answer before it is noted that the mail has gone.
  if (digest?.state === 'frozen') return undefined;
  const sent = digest?.state === 'sent' ? digest : undefined;
  if (mail.kind === 'automatic') return keepAutomaticMail(tx, vault, { id, receivedAt, mail, digest: sent });
  if (mail.kind !== 'delivery-report')
    return keepReply(tx, vault, { id, receivedAt, letter: mail, digest: sent });
  if (sent === undefined) return { outcome: 'other' };
  return settleDeliveryReport(tx, vault, { digest: sent, failures: mail.failures, receivedAt, now });
}
