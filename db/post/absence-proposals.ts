import type { AbsenceReading } from '../../domain/post/absence-note.ts';
import type { CalendarDate, Instant } from '../../domain/vocabulary/calendar.ts';
import { all, one, run } from '../pool.ts';
import type { Queryable, Tx } from '../pool.ts';

/** What an automatic note seems to say of a contact, for the secretariat to say yes or no to. */
export interface AbsenceProposal {
  readonly id: number;
  readonly contact: string;
  readonly contactName: string;
  readonly organisation: string;
  readonly organisationName: string;
  readonly says: AbsenceReading['says'];
  /** The day on which they left, if they have left and the note names it. */
  readonly leftOn: CalendarDate | null;
  /** The first and the last day on which they are away; null if the note names no end. */
  readonly firstDay: CalendarDate | null;
  readonly lastDay: CalendarDate | null;
  /** Whether the note came from another address than the one that was written to. */
  readonly fromElsewhere: boolean;
  /** When the note came. */
  readonly notedAt: Instant;
  /** The reply that has the note's words. */
  readonly reply: string;
  readonly settledAt: Instant | null;
  readonly settledBy: string | null;
  readonly outcome: 'accepted' | 'refused' | null;
}

/** How long the same proposal is not made again once somebody has said yes or no to it, in milliseconds. */
const SETTLED_MS = 180 * 86_400_000;

/**
 * Keeps what a note seems to say of a contact as a proposal, and returns whether it is one. It is none
 *
 * - if the same has been proposed and is open, or was settled within half a year;
 * - if the contact is known to be away on those days, or has left; or
 * - if the contact is a person with post of their own.
 */
export async function proposeAbsence(
  tx: Tx,
  note: {
    readonly contact: string;
    readonly reading: AbsenceReading;
    readonly reply: string;
    readonly fromElsewhere: boolean;
    readonly notedAt: Instant;
  },
): Promise<boolean> {
  const { contact, reading, reply, fromElsewhere, notedAt } = note;
  const { firstDay = null, lastDay = null } = reading.says === 'away' ? reading : {};
  const leftOn = reading.says === 'left' ? (reading.leftOn ?? null) : null;
  const made = await run(
    tx,
    `insert into absence_proposals (contact_id, says, left_on, first_day, last_day, reply_id, from_elsewhere, noted_at)
     select id, $2, $3, $4, $5, $6, $7, $8 from contacts
     where id = $1 and active and person_id is null
       and not exists (
         select from absence_proposals settled
         where settled.contact_id = $1 and settled.says = $2 and settled.last_day is not distinct from $5
           and settled_at > $8::timestamptz - $9 * interval '1 millisecond')
       and not exists (
         select from contact_absences known
         where known.contact_id = $1 and known.first_day <= $4 and known.last_day >= $5)
     on conflict do nothing`,
    [contact, reading.says, leftOn, firstDay, lastDay, reply, fromElsewhere, notedAt, SETTLED_MS],
  );
  return made === 1;
}

const SELECT_PROPOSALS = `select absence_proposals.id, absence_proposals.contact_id as contact,
    contacts.name as "contactName", organisations.id as organisation, organisations.name as "organisationName",
    says, left_on as "leftOn", first_day as "firstDay", last_day as "lastDay", from_elsewhere as "fromElsewhere",
    noted_at as "notedAt", reply_id as reply, settled_at as "settledAt", settled_by as "settledBy", outcome
  from absence_proposals
  join contacts on contacts.id = absence_proposals.contact_id
  join organisations on organisations.id = contacts.organisation_id`;

/** Which proposals wait for somebody: not those of absences that are over, or of contacts who have left. `$1` is today. */
export const PROPOSAL_WAITS = `settled_at is null and contacts.active and (last_day is null or last_day >= $1)`;

/**
 * The proposals that wait for the secretariat, the oldest first, or with `closed` all there are. `total` counts all that
 * match.
 */
export async function listProposals(
  db: Queryable,
  filter: {
    readonly today: CalendarDate;
    readonly closed: boolean;
    readonly limit: number;
    readonly offset: number;
  },
): Promise<{ total: number; items: AbsenceProposal[] }> {
  const { today, closed, limit, offset } = filter;
  const where = `$2 or (${PROPOSAL_WAITS})`;
  const items = await all<AbsenceProposal & { [column: string]: unknown }>(
    db,
    `${SELECT_PROPOSALS} where ${where} order by noted_at, absence_proposals.id limit $3 offset $4`,
    [today, closed, limit, offset],
  );
  const counted = await one<{ total: number }>(
    db,
    `select count(*) as total from absence_proposals join contacts on contacts.id = contact_id where ${where}`,
    [today, closed],
  );
  return { total: counted?.total ?? 0, items };
}

/** One proposal; `undefined` if there is none. */
export async function readProposal(db: Queryable, id: number): Promise<AbsenceProposal | undefined> {
  return one<AbsenceProposal & { [column: string]: unknown }>(
    db,
    `${SELECT_PROPOSALS} where absence_proposals.id = $1`,
    [id],
  );
}

/**
 * Notes what somebody of the secretariat has said to a proposal; returns false if there is no such open proposal. Throws
 * if `by.contact` is unknown.
 */
export async function settleProposal(
  db: Queryable,
  id: number,
  by: { readonly outcome: 'accepted' | 'refused'; readonly contact: string; readonly at: Instant },
): Promise<boolean> {
  const settled = await run(
    db,
    `update absence_proposals set settled_at = $2, settled_by = $3, outcome = $4
     where id = $1 and settled_at is null`,
    [id, by.at, by.contact, by.outcome],
  );
  return settled === 1;
}
