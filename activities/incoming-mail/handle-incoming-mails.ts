import { types } from 'node:util';
import { ApplicationFailure } from '@temporalio/activity';
import { digestBySecret } from '../../db/links/digests-named.ts';
import type { Vault } from '../../db/persons/vault.ts';
import { inTransaction } from '../../db/pool.ts';
import type { Db, Tx } from '../../db/pool.ts';
import { lockDigest } from '../../db/post/digests.ts';
import {
  claimMail,
  forgetMailBytes,
  MANY_REFUSED,
  noteMailHandled,
  readMailBytes,
  refusedSending,
  waitingMails,
} from '../../db/post/incoming-mails.ts';
import type { HandledMail, WaitingMail } from '../../db/post/incoming-mails.ts';
import { raiseAlarm } from '../../db/running/alarms.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { plusMs } from '../../domain/vocabulary/calendar.ts';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { alarmRefusedSending } from '../digest/alarm-refused-sending.ts';
import type { DeliveryReport, IncomingMail } from './incoming-mail.ts';
import { keepAutomaticMail } from './keep-automatic-mail.ts';
import { keepReply } from './keep-reply.ts';
import { readIncomingMail } from './read-incoming-mail.ts';
import { digestNamed, latestToAny } from './report-subject.ts';
import { settleDeliveryReport, undecided } from './settle-delivery-report.ts';

/** How many mails are looked for at once, how many one pass handles, and how long it may go on reading. */
const MAILS_AT_ONCE = 100;
const MAILS_A_PASS = 2_000;
const READING_MS = 60_000;
/** How long the bytes of a mail are kept if nothing follows from it, in case somebody asks. */
const KEPT_MS = 30 * 86_400_000;
/** How long handling a mail may fail before an operator is told. */
const STUCK_MS = 3_600_000;
const DAY_MS = 86_400_000;

interface Post {
  readonly db: Db;
  readonly vault: Vault;
  readonly mailFrom: string;
  /** By which name our mail server signs what it has found of a mail's sender; without it no sender is proven. */
  readonly mailCheckedBy?: string | undefined;
}

/** What a pass has found out so far. */
interface Pass {
  handled: number;
  readonly faults: string[];
  readonly failed: WaitingMail[];
}

/**
 * Handles the mails that have come in. Each is handled once, however often and by however many it is tried:
 * what follows from a mail is kept in the same transaction as the note that it was handled. Returns how many
 * were handled. One that cannot be handled does not hold up the others.
 *
 * Reports are settled when all have been read: only then is it known whether an address is refused, or our sending.
 */
export const handleIncomingMails = (post: Post) => async (): Promise<number> => {
  const { db } = post;
  const pass: Pass = { handled: 0, faults: [], failed: [] };
  const reports = await handleAllButReports(post, pass);
  const { now } = await serviceTime(db);
  const isOneOfMany = await isSendingRefused(post, reports, now);
  for (const { waiting, report } of reports) {
    await trying(pass, waiting, () =>
      handle(post, waiting.id, (tx, claimed) => followReport(tx, post, { ...claimed, report, isOneOfMany })),
    );
  }
  if (reports.some(({ report }) => isAboutUs(report))) await alarmIfMany(db, now);
  const stuck = pass.failed.find(({ receivedAt }) => receivedAt < plusMs(now, -STUCK_MS));
  if (stuck !== undefined) {
    await raiseAlarm(db, {
      kind: 'mail-unreadable',
      detail: `A mail that was handed over cannot be handled. It is mail ${stuck.id}; there may be more.`,
    });
  }
  await forgetMailBytes(db, plusMs(now, -KEPT_MS));
  if (pass.faults.length > 0) {
    const kinds = [...new Set(pass.faults)].join(', ');
    throw ApplicationFailure.retryable(
      `${pass.faults.length} incoming mails could not be handled (${kinds})`,
      'MailsNotHandled',
    );
  }
  return pass.handled;
};

interface WaitingReport {
  readonly waiting: WaitingMail;
  readonly report: DeliveryReport;
}

/** Handles what waits, except reports, which are read and returned. */
async function handleAllButReports(post: Post, pass: Pass): Promise<WaitingReport[]> {
  const { db, vault, mailFrom, mailCheckedBy } = post;
  const reports: WaitingReport[] = [];
  const until = Date.now() + READING_MS;
  let after: WaitingMail | undefined;
  for (let seen = 0; seen < MAILS_A_PASS;) {
    const batch = await waitingMails(db, MAILS_AT_ONCE, after);
    for (const waiting of batch) {
      if (Date.now() > until) return reports;
      await trying(pass, waiting, async () => {
        const bytes = await readMailBytes(db, vault, waiting.id);
        if (bytes === undefined) return false;
        const mail = await readIncomingMail(bytes, mailFrom, mailCheckedBy);
        if (mail.kind !== 'delivery-report')
          return handle(post, waiting.id, (tx, claimed) => follow(tx, post, { ...claimed, mail }));
        reports.push({ waiting, report: mail });
        return false;
      });
    }
    seen += batch.length;
    after = batch.at(-1);
    if (batch.length < MAILS_AT_ONCE) return reports;
  }
  return reports;
}

async function trying(pass: Pass, waiting: WaitingMail, work: () => Promise<boolean>): Promise<void> {
  try {
    if (await work()) pass.handled += 1;
  } catch (error) {
    pass.faults.push(kindOf(error));
    pass.failed.push(waiting);
  }
}

/** What kind of error it is: its message may repeat what Postgres read, and this goes into a history. */
function kindOf(error: unknown): string {
  if (!types.isNativeError(error)) return 'unknown';
  const code = new Map<string, unknown>(Object.entries(error)).get('code');
  return typeof code === 'string' ? code : error.name;
}

function isAboutUs({ failures }: DeliveryReport): boolean {
  return failures.some((failure) => failure.isAboutUs === true && failure.isDelayed === undefined);
}

/** Whether our sending is refused by many, by the reports of the day and those that have just been read. */
async function isSendingRefused(
  { db }: Post,
  reports: readonly WaitingReport[],
  now: Instant,
): Promise<boolean> {
  const before = await refusedSending(db, plusMs(now, -DAY_MS));
  const digests = new Set<string>();
  for (const { report } of reports) {
    if (before.contacts + digests.size >= MANY_REFUSED) return true;
    if (!isAboutUs(report)) continue;
    const digest = (await digestBySecret(db, report.names.secrets)) ?? report.digestId;
    if (digest !== undefined) digests.add(digest);
  }
  return before.contacts + digests.size >= MANY_REFUSED;
}

async function alarmIfMany(db: Db, now: Instant): Promise<void> {
  const { contacts, statuses, hosts } = await refusedSending(db, plusMs(now, -DAY_MS));
  if (contacts < MANY_REFUSED) return;
  const codes = statuses.length === 0 ? 'without a status code' : statuses.join(', ');
  const by = hosts.length === 0 ? '' : `; reported by ${hosts.join(', ')}`;
  await alarmRefusedSending(
    db,
    `mails to ${contacts} contacts or more came back within a day (${codes}${by})`,
  );
}

/** A mail that has been claimed, so that nobody else handles it meanwhile. */
interface Claimed {
  readonly id: string;
  readonly receivedAt: Instant;
  readonly now: Instant;
}

async function handle(
  { db }: Post,
  id: string,
  follows: (tx: Tx, claimed: Claimed) => Promise<HandledMail | undefined>,
): Promise<boolean> {
  const { now } = await serviceTime(db);
  return inTransaction(db, async (tx) => {
    const receivedAt = await claimMail(tx, id);
    if (receivedAt === undefined) return false;
    const found = await follows(tx, { id, receivedAt, now });
    if (found === undefined) return false;
    await noteMailHandled(tx, id, now, found);
    return true;
  });
}

/** Does what follows from a mail that is no report; `undefined` if it is too early to say what follows. */
async function follow(
  tx: Tx,
  { vault, mailFrom }: Post,
  claimed: Claimed & { readonly mail: Exclude<IncomingMail, DeliveryReport> },
): Promise<HandledMail | undefined> {
  const { id, mail, receivedAt } = claimed;
  if (mail.kind === 'unreadable') {
    await raiseAlarm(tx, {
      kind: 'mail-unreadable',
      detail: `A mail that was handed over cannot be read (${mail.reason}). It is mail ${id}; there may be more.`,
    });
    return { outcome: 'unreadable', reason: mail.reason };
  }
  const named = await digestNamed(tx, mail.names, mailFrom);
  if (named.found === 'too-early') return undefined;
  const sender = await latestToAny(tx, vault, [mail.from.address]);
  const bySender = sender && (await lockDigest(tx, sender.digest));
  const isNamed = named.found === 'digest';
  const digest = isNamed ? named.digest : bySender;
  if (mail.kind === 'automatic') return keepAutomaticMail(tx, vault, { id, receivedAt, mail, digest });
  return keepReply(tx, vault, { id, receivedAt, letter: mail, digest, isNamed });
}

/** Does what follows from a report; `undefined` if it is too early to say what follows. */
async function followReport(
  tx: Tx,
  { vault, mailFrom }: Post,
  claimed: Claimed & { readonly report: DeliveryReport; readonly isOneOfMany: boolean },
): Promise<HandledMail | undefined> {
  const { report, isOneOfMany, receivedAt, now } = claimed;
  const named = await digestNamed(tx, report.names, mailFrom);
  if (named.found === 'too-early') return undefined;
  if (named.found === 'digest') {
    const { digest, isProven } = named;
    return settleDeliveryReport(tx, vault, { digest, isProven, report, isOneOfMany, receivedAt, now });
  }
  const addresses = [...report.failures.flatMap(({ recipient }) => recipient ?? []), ...report.writtenTo];
  const guess = await latestToAny(tx, vault, addresses);
  return undecided(report, named.reason, guess?.contact);
}
