import { createHash, randomUUID } from 'node:crypto';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { spellingsOfAddress } from '../../domain/vocabulary/mail-address.ts';
import { open, seal } from '../persons/vault.ts';
import type { Vault } from '../persons/vault.ts';
import { all, one, run } from '../pool.ts';
import type { Queryable, Tx } from '../pool.ts';

/** What became of a mail to us. */
export const MAIL_OUTCOMES = [
  /** A digest of ours did not arrive, and its address takes no mail. */
  'bounced',
  /** A digest of ours did not arrive, for a reason that may heal. */
  'bounced-softly',
  /** A machine wrote it, such as an absence note. */
  'automatic',
  /** A person answers a digest of ours. */
  'reply',
  /** Anything else: a person who answers nothing of ours, or a report about a mail that is not ours or is only late. */
  'other',
  'unreadable',
] as const;

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
  const sha256 = createHash('sha256').update(mail.bytes).digest();
  const sealed = seal(vault.postKey, mail.bytes, about(id));
  const kept = await run(
    db,
    `insert into incoming_mails (id, sha256, sealed, received_at) values ($1, $2, $3, $4)
     on conflict (sha256) do nothing`,
    [id, sha256, sealed, mail.receivedAt],
  );
  if (kept === 1) return { isNew: true, outcome: null };
  const row = await one<{ outcome: MailOutcome | null }>(
    db,
    'select outcome from incoming_mails where sha256 = $1',
    [sha256],
  );
  return { isNew: false, outcome: row?.outcome ?? null };
}

/** A mail that nobody has handled yet. */
export interface WaitingMail {
  readonly id: string;
  readonly receivedAt: Instant;
}

/** The mails that nobody has handled yet, in the order they came. */
export async function waitingMails(db: Queryable, limit: number): Promise<WaitingMail[]> {
  return all<WaitingMail & { [column: string]: unknown }>(
    db,
    `select id, received_at as "receivedAt" from incoming_mails where handled_at is null
     order by received_at, id limit $1`,
    [limit],
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
  /** The digest of ours that it is about, and the contact that the digest went to. */
  readonly digest?: string;
  readonly contact?: string;
  /** The status code that a delivery report gives. */
  readonly status?: string;
}

/** What is worth keeping of these mails is kept elsewhere. */
const SAID_ELSEWHERE: readonly MailOutcome[] = ['bounced', 'bounced-softly', 'reply'];

/**
 * Notes what a mail was. Its bytes are deleted at once if everything of use in it is kept elsewhere. Throws if the digest
 * or the contact is unknown.
 */
export async function noteMailHandled(tx: Tx, id: string, at: Instant, found: HandledMail): Promise<void> {
  const { outcome, digest = null, contact = null, status = null } = found;
  await run(
    tx,
    `update incoming_mails set handled_at = $2, outcome = $3, digest_id = $4, contact_id = $5, status = $6,
       sealed = case when $7 then null else sealed end
     where id = $1`,
    [id, at, outcome, digest, contact, status, SAID_ELSEWHERE.includes(outcome)],
  );
}

/** Deletes the bytes of mails that were handled before an instant, and returns of how many. */
export async function forgetMailBytes(db: Queryable, handledBefore: Instant): Promise<number> {
  return run(db, 'update incoming_mails set sealed = null where handled_at < $1 and sealed is not null', [
    handledBefore,
  ]);
}

/** How many other digests to a contact's address have come back softly since an instant. */
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
     from incoming_mails
     join digests on digests.id = incoming_mails.digest_id
     join contacts on contacts.id = incoming_mails.contact_id
     where incoming_mails.contact_id = $1 and outcome = 'bounced-softly' and digest_id <> $3
       and lower(coalesce(sent_to, email)) = any($2::text[]) and received_at >= $4`,
    [of.contact, spellingsOfAddress(of.address), of.except, of.since],
  );
  return row?.bounces ?? 0;
}
