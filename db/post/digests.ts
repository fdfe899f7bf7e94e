import type { CalendarDate, Instant } from '../../domain/vocabulary/calendar.ts';
import type { DigestPurpose, PostChannel } from '../../domain/vocabulary/codes.ts';
import { all, one } from '../pool.ts';
import type { Tx } from '../pool.ts';
import { mayGo } from './notice-end.ts';

/** One mail to one contact, and how far it has come. */
export interface Digest {
  readonly id: string;
  readonly contact: string;
  readonly date: CalendarDate;
  readonly purpose: DigestPurpose;
  readonly state: 'frozen' | 'sent' | 'empty' | 'failed';
  readonly messageId: string;
  /** The address it went to; null before it went, and for what was sent before addresses were kept. */
  readonly sentTo: string | null;
}

/**
 * Freezes what a contact is owed into a digest: everything that was made up to an instant and may go to them. Nothing is
 * added to it later, and it changes nothing when it is run again. Returns how many notices are in it. Throws if the
 * contact is unknown.
 */
export async function freezeNotices(
  tx: Tx,
  digest: {
    readonly id: string;
    readonly contact: string;
    readonly date: CalendarDate;
    readonly messageId: string;
    readonly madeBy: Instant;
    readonly frozenAt: Instant;
  },
): Promise<number> {
  const { rowCount } = await tx.query(
    `insert into digests (id, contact_id, date, message_id, frozen_at) values ($1, $2, $3, $4, $5)
     on conflict (id) do nothing`,
    [digest.id, digest.contact, digest.date, digest.messageId, digest.frozenAt],
  );
  if (rowCount === 1) {
    const frozen = await tx.query(
      `update outbox set state = 'frozen', digest_id = $1
       where contact_id = $2 and state = 'owed' and made_at <= $3
         and ${mayGo("outbox.contact_id = $2 and outbox.state = 'owed'")}`,
      [digest.id, digest.contact, digest.madeBy],
    );
    if (frozen.rowCount === 0)
      await tx.query("update digests set state = 'empty' where id = $1", [digest.id]);
  }
  const row = await one<{ notices: number }>(
    tx,
    'select count(*) as notices from outbox where digest_id = $1',
    [digest.id],
  );
  return row?.notices ?? 0;
}

/** A digest, locked until the transaction ends; `undefined` if there is none. */
export async function lockDigest(tx: Tx, id: string): Promise<Digest | undefined> {
  return one<Digest & { [column: string]: unknown }>(
    tx,
    `select id, contact_id as contact, date, purpose, state, message_id as "messageId", sent_to as "sentTo"
     from digests where id = $1 for update`,
    [id],
  );
}

/** Ends a digest: nothing was left to send, or the address will never take it. */
export async function endDigest(tx: Tx, digestId: string, state: 'empty' | 'failed'): Promise<void> {
  await tx.query('update digests set state = $2 where id = $1', [digestId, state]);
}

/** Marks a digest and the notices in it as sent to an address, by mail or as a text message. */
export async function markSent(
  tx: Tx,
  digestId: string,
  { at, to, channel = 'mail' }: { readonly at: Instant; readonly to: string; readonly channel?: PostChannel },
): Promise<void> {
  await tx.query(
    "update digests set state = 'sent', sent_at = $2, sent_to = $3, channel = $4 where id = $1",
    [digestId, at, to, channel],
  );
  await tx.query(
    "update outbox set state = 'sent', sent_at = $2, channel = $3 where digest_id = $1 and state = 'frozen'",
    [digestId, at, channel],
  );
}

/** How many notices a digest was sent with, or questions if it was one of links sent again, or invitations. */
export async function countSent(tx: Tx, { id, purpose }: Digest): Promise<number> {
  const counted: Readonly<Record<DigestPurpose, string>> = {
    post: "outbox where digest_id = $1 and state = 'sent'",
    'links-again': `(select distinct subject_id, obligation_id from answer_links
      where digest_id = $1 and subject_id is not null) as asked`,
    invitation: "meeting_invitations where digest_id = $1 and state = 'sent'",
  };
  const row = await one<{ sent: number }>(tx, `select count(*) as sent from ${counted[purpose]}`, [id]);
  return row?.sent ?? 0;
}

/** A journey that a digest was about, and whose it is. */
export interface DigestJourney {
  readonly journey: string;
  readonly personId: string;
}

/** The journeys that a digest told of when it was sent; what it told of other subjects is about nobody. */
export async function journeysToldOf(tx: Tx, digestId: string): Promise<DigestJourney[]> {
  return all<DigestJourney & { [column: string]: unknown }>(
    tx,
    `select distinct journeys.id as journey, person_id as "personId"
     from outbox join journeys on journeys.id = outbox.subject_id
     where digest_id = $1 and outbox.state = 'sent' order by journeys.id`,
    [digestId],
  );
}

/** Marks what a digest still holds as failed, with a code for the reason. */
export async function markFailed(tx: Tx, digestId: string, reason: string): Promise<void> {
  await tx.query(
    "update outbox set state = 'failed', reason = $2 where digest_id = $1 and state = 'frozen'",
    [digestId, reason],
  );
  await tx.query(
    "update meeting_invitations set state = 'failed', reason = $2 where digest_id = $1 and state = 'frozen'",
    [digestId, reason],
  );
}

/** The contacts for whom a notice of this event has been made so far. */
export async function contactsTried(tx: Tx, subject: string, sequence: number): Promise<string[]> {
  const rows = await all<{ contact: string }>(
    tx,
    'select contact_id as contact from outbox where subject_id = $1 and sequence = $2',
    [subject, sequence],
  );
  return rows.map(({ contact }) => contact);
}
