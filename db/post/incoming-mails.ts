import { randomUUID } from 'node:crypto';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { holdsCpr } from '../../domain/vocabulary/cpr-in-text.ts';
import { spellingsOfAddress } from '../../domain/vocabulary/mail-address.ts';
import { hashUnder, open, seal } from '../persons/vault.ts';
import type { Vault } from '../persons/vault.ts';
import { all, one, run } from '../pool.ts';
import type { Queryable, Tx } from '../pool.ts';

/** What became of a mail to us. */
export const MAIL_OUTCOMES = [
  /** A digest of ours did not arrive, and its address takes no mail. */
  'bounced',
  /** A digest of ours did not arrive, for a reason that may heal. */
  'bounced-softly',
  /** The server that has a digest of ours is still trying. */
  'delayed',
  /** A server says that a digest of ours has arrived. */
  'delivered',
  /** A machine wrote it, such as an absence note. */
  'automatic',
  /** A person answers a digest of ours. */
  'reply',
  /** A person who answers nothing of ours. */
  'other',
  /** A report of which nobody can say what follows: a person must look at it. */
  'undecided',
  'unreadable',
] as const;

/** Why nothing follows from a mail: codes of a report that cannot be decided, and of what cannot be read. */
export const UNDECIDED_REASONS = [
  /** It names no digest of ours. */
  'names-no-digest',
  /** It names one that there is not. */
  'digest-unknown',
  /** It names one that has not been sent. */
  'digest-not-sent',
  /** It names a digest as anybody could, and not the address that the digest went to. */
  'not-proven',
  /** Whom the digest went to is no longer known. */
  'contact-unknown',
  /** It came before such mails were listed. */
  'from-before',
  'too-large',
  'too-many-lines',
  'not-parsed',
  'not-a-mail',
] as const;

/** One of those. */
export type UndecidedReason = (typeof UNDECIDED_REASONS)[number];

/** One of those. */
export type MailOutcome = (typeof MAIL_OUTCOMES)[number];

const about = (id: string) => `incoming mail ${id}`;

/**
 * Keeps a mail as it came, sealed, until it is handled. The same bytes are kept once. Returns whether the mail is new and
 * what has become of it, which is null while it waits.
 */
export async function keepIncomingMail(
  db: Queryable,
  vault: Vault,
  mail: { readonly bytes: Buffer; readonly receivedAt: Instant },
): Promise<{ readonly isNew: boolean; readonly outcome: MailOutcome | null }> {
  const id = randomUUID();
  const mark = hashUnder(vault.postKey, 'incoming mails', mail.bytes);
  const sealed = seal(vault.postKey, mail.bytes, about(id));
  const kept = await run(
    db,
    `insert into incoming_mails (id, mark, sealed, received_at) values ($1, $2, $3, $4)
     on conflict (mark) do nothing`,
    [id, mark, sealed, mail.receivedAt],
  );
  if (kept === 1) return { isNew: true, outcome: null };
  const row = await one<{ outcome: MailOutcome | null }>(
    db,
    'select outcome from incoming_mails where mark = $1',
    [mark],
  );
  return { isNew: false, outcome: row?.outcome ?? null };
}

/** A mail that nobody has handled yet. */
export interface WaitingMail {
  readonly id: string;
  readonly receivedAt: Instant;
}

/** The mails that nobody has handled yet, in the order they came: those after one of them, or the first. */
export async function waitingMails(
  db: Queryable,
  limit: number,
  after?: WaitingMail,
): Promise<WaitingMail[]> {
  return all<WaitingMail & { [column: string]: unknown }>(
    db,
    `select id, received_at as "receivedAt" from incoming_mails
     where handled_at is null and ($2::timestamptz is null or (received_at, id) > ($2, $3::uuid))
     order by received_at, id limit $1`,
    [limit, after?.receivedAt ?? null, after?.id ?? null],
  );
}

/**
 * A mail's bytes as they came; `undefined` if the mail is unknown or its bytes have been deleted. Throws if the sealed
 * bytes were changed.
 */
export async function readMailBytes(db: Queryable, vault: Vault, id: string): Promise<Buffer | undefined> {
  const row = await one<{ sealed: Buffer | null }>(db, 'select sealed from incoming_mails where id = $1', [
    id,
  ]);
  return row?.sealed ? open(vault.postKey, row.sealed, about(id)) : undefined;
}

/**
 * Locks a mail until the transaction ends, to handle it, and returns when it came; `undefined` if it is unknown or has
 * been handled.
 */
export async function claimMail(tx: Tx, id: string): Promise<Instant | undefined> {
  const row = await one<{ received_at: Instant }>(
    tx,
    'select received_at from incoming_mails where id = $1 and handled_at is null for update',
    [id],
  );
  return row?.received_at;
}

/** What a mail was found to be and to be about. */
export interface HandledMail {
  readonly outcome: MailOutcome;
  /**
   * The digest of ours that it is about, and the contact that the digest went to. Of a mail that cannot be decided,
   * the contact is only whom it seems to be about.
   */
  readonly digest?: string;
  readonly contact?: string;
  /** The status code that a delivery report gives. */
  readonly status?: string;
  /** Why nothing follows from it. */
  readonly reason?: UndecidedReason;
  /** The host that sent a report, as it calls itself. */
  readonly reportedBy?: string;
  /** Whether a report says that it is our sending that is refused. */
  readonly isAboutUs?: boolean;
}

/** What a stranger's server calls itself, or a code that it gives, is kept in the clear. */
function unlessCpr(text: string | undefined): string | undefined {
  return text !== undefined && holdsCpr(text) ? undefined : text;
}

/** What is worth keeping of these mails is kept elsewhere. */
const SAID_ELSEWHERE: readonly MailOutcome[] = ['bounced', 'bounced-softly', 'reply'];

/**
 * Notes what a mail was. Its bytes are deleted at once if everything of use in it is kept elsewhere. Throws if the digest
 * or the contact is unknown.
 */
export async function noteMailHandled(tx: Tx, id: string, at: Instant, found: HandledMail): Promise<void> {
  const { outcome, digest = null, contact = null } = found;
  const { reason = null, isAboutUs = false } = found;
  const [status = null, reportedBy = null] = [found.status, found.reportedBy].map(unlessCpr);
  await run(
    tx,
    `update incoming_mails set handled_at = $2, outcome = $3, digest_id = $4, contact_id = $5, status = $6,
       reason = $7, reported_by = $8, is_about_us = $9, sealed = case when $10 then null else sealed end
     where id = $1`,
    [
      id,
      at,
      outcome,
      digest,
      contact,
      status,
      reason,
      reportedBy,
      isAboutUs,
      SAID_ELSEWHERE.includes(outcome),
    ],
  );
}

/**
 * Deletes the bytes of mails that were handled before an instant, and returns of how many. Those that a person has yet
 * to look at stay, however old they are; of the others of their kind, the day counts on which somebody has.
 */
export async function forgetMailBytes(db: Queryable, handledBefore: Instant): Promise<number> {
  return run(
    db,
    `update incoming_mails set sealed = null
     where sealed is not null and handled_at < $1
       and (outcome not in ('undecided', 'unreadable') or settled_at < $1)`,
    [handledBefore],
  );
}

/** How many contacts' mails must be refused within a day for what we send before it is our sending, and not one server's whim. */
export const MANY_REFUSED = 5;

/** Of reports about us, those that came within a day of so many others that it was our sending. */
const IS_ONE_OF_MANY = `mail.is_about_us and (
  select count(distinct other.contact_id) from incoming_mails other
  where other.is_about_us and other.received_at between mail.received_at - interval '1 day'
    and mail.received_at + interval '1 day') >= ${MANY_REFUSED}`;

/**
 * How many other digests to a contact's address have come back softly since an instant. Those that came back because
 * our sending was refused everywhere do not count: they say nothing of the address.
 */
export async function countSoftBounces(
  tx: Tx,
  of: {
    readonly contact: string;
    readonly address: string;
    readonly except: string;
    readonly since: Instant;
  },
): Promise<number> {
  const row = await one<{ bounces: number }>(
    tx,
    `select count(distinct digest_id) as bounces
     from incoming_mails mail
     join digests on digests.id = mail.digest_id
     join contacts on contacts.id = mail.contact_id
     where mail.contact_id = $1 and outcome = 'bounced-softly' and digest_id <> $3
       and lower(coalesce(sent_to, email)) = any($2::text[]) and received_at >= $4 and not (${IS_ONE_OF_MANY})`,
    [of.contact, spellingsOfAddress(of.address), of.except, of.since],
  );
  return row?.bounces ?? 0;
}

/** What is refused of us since an instant: of how many contacts, with which codes, and by which hosts. */
export interface RefusedSending {
  readonly contacts: number;
  readonly statuses: readonly string[];
  readonly hosts: readonly string[];
}

/** What reports say is refused of us since an instant; three codes and three hosts at most. */
export async function refusedSending(db: Queryable, since: Instant): Promise<RefusedSending> {
  const row = await one<RefusedSending & { [column: string]: unknown }>(
    db,
    `with refused as (
       select contact_id, status, reported_by from incoming_mails where is_about_us and received_at >= $1)
     select count(distinct contact_id) as contacts, (${upToThree('status')}) as statuses,
       (${upToThree('reported_by')}) as hosts
     from refused`,
    [since],
  );
  return row ?? { contacts: 0, statuses: [], hosts: [] };
}

/** Three values of a column at most, each once. */
function upToThree(column: 'status' | 'reported_by'): string {
  return `select coalesce(jsonb_agg(told.value), '[]') from (
    select distinct ${column} as value from refused where ${column} is not null order by 1 limit 3) as told`;
}
