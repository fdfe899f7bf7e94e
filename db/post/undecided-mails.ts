import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { all, one, run } from '../pool.ts';
import type { Queryable } from '../pool.ts';
import type { MailOutcome, UndecidedReason } from './incoming-mails.ts';

/**
 * A mail that came in and that a person must look at. Nothing of what it says stands here, only what was made out about
 * it.
 */
export interface UndecidedMail {
  readonly id: string;
  readonly receivedAt: Instant;
  readonly outcome: Extract<MailOutcome, 'undecided' | 'unreadable'>;
  readonly reason: UndecidedReason | null;
  /** The host that sent it, as it calls itself. */
  readonly reportedBy: string | null;
  /** The contact it seems to be about: a guess. */
  readonly contact: string | null;
  readonly status: string | null;
  /** Whether it can still be read. */
  readonly isKept: boolean;
  readonly settledAt: Instant | null;
  readonly settledBy: string | null;
}

const SELECT = `select id, received_at as "receivedAt", outcome, reason, reported_by as "reportedBy",
    contact_id as contact, status, sealed is not null as "isKept", settled_at as "settledAt", settled_by as "settledBy"
  from incoming_mails`;
const LISTED = `outcome in ('undecided', 'unreadable')`;

/**
 * The mails that could not be decided, the oldest first: those that nobody has dealt with, or with `settled` all of
 * them. `total` counts all that match.
 */
export async function listUndecidedMails(
  db: Queryable,
  filter: { readonly settled?: boolean; readonly limit: number; readonly offset: number },
): Promise<{ total: number; items: UndecidedMail[] }> {
  const { settled = false, limit, offset } = filter;
  const where = `${LISTED} and ($1 or settled_at is null)`;
  const items = await all<UndecidedMail & { [column: string]: unknown }>(
    db,
    `${SELECT} where ${where} order by received_at, id limit $2 offset $3`,
    [settled, limit, offset],
  );
  const counted = await one<{ total: number }>(
    db,
    `select count(*) as total from incoming_mails where ${where}`,
    [settled],
  );
  return { total: counted?.total ?? 0, items };
}

/** One such mail; `undefined` if there is none. Throws if the id is no UUID. */
export async function readUndecidedMail(db: Queryable, id: string): Promise<UndecidedMail | undefined> {
  return one<UndecidedMail & { [column: string]: unknown }>(db, `${SELECT} where ${LISTED} and id = $1`, [
    id,
  ]);
}

/**
 * Notes that somebody has dealt with such a mail; returns false if there is none that is open. Throws if `by.contact` is
 * unknown.
 */
export async function settleUndecidedMail(
  db: Queryable,
  id: string,
  by: { readonly contact: string; readonly at: Instant },
): Promise<boolean> {
  const settled = await run(
    db,
    `update incoming_mails set settled_at = $2, settled_by = $3 where ${LISTED} and id = $1 and settled_at is null`,
    [id, by.at, by.contact],
  );
  return settled === 1;
}
