import type { CalendarDate, Instant } from '../../domain/vocabulary/calendar.ts';
import type { ObligationKind } from '../../domain/vocabulary/obligation-kinds.ts';
import { endLinks } from '../end-links.ts';
import { all, one, run } from '../pool.ts';
import type { Queryable, Tx } from '../pool.ts';

/** An absence that a contact has told us of and that is not over. */
export interface ToldAbsence {
  readonly id: number;
  readonly firstDay: CalendarDate;
  readonly lastDay: CalendarDate;
  /** The colleague who stands in; null if none is named. */
  readonly standIn: string | null;
  readonly standInName: string | null;
}

/**
 * A contact who has given up their role, and whom they name instead. The names are null once the departure is settled.
 */
export interface Departure {
  readonly leftOn: CalendarDate;
  readonly successorName: string | null;
  readonly successorEmail: string | null;
}

/** A departure, with who in the secretariat has settled it and when; both are null until somebody has. */
export interface KnownDeparture extends Departure {
  readonly settledAt: Instant | null;
  readonly settledBy: string | null;
}

/** What an organisation's contact wishes, beside what their own row says. */
export interface ContactWishes {
  /** Since when they have agreed to text messages; null if they have not. */
  readonly textsSince: CalendarDate | null;
  /** The absences that are not over, the earliest first. */
  readonly absences: readonly ToldAbsence[];
  /** The kinds of copies that they have opted out of. */
  readonly without: readonly ObligationKind[];
  /** Their departure; null if they have not left, or are a contact again. */
  readonly departure: KnownDeparture | null;
}

/** Who told of a wish and when. `recordedBy` is left out if the contact wrote it themselves. */
export interface WishSource {
  readonly contact: string;
  readonly recordedBy?: string | undefined;
  readonly at: Instant;
}

/** What a contact wishes, as of a day. An unknown contact has no wishes. */
export async function readWishes(
  db: Queryable,
  contact: string,
  today: CalendarDate,
): Promise<ContactWishes> {
  const [entry, absences, without] = await Promise.all([
    one<{ textsSince: CalendarDate | null } & Record<keyof KnownDeparture, string | null>>(
      db,
      `select consented_on as "textsSince", left_on as "leftOn", successor_name as "successorName",
         successor_email as "successorEmail", settled_at as "settledAt", settled_by as "settledBy"
       from contacts left join contact_departures on contact_id = id and not active where id = $1`,
      [contact],
    ),
    all<ToldAbsence & { [column: string]: unknown }>(
      db,
      `select contact_absences.id, first_day as "firstDay", last_day as "lastDay", stand_in_id as "standIn",
         contacts.name as "standInName"
       from contact_absences left join contacts on contacts.id = stand_in_id
       where contact_id = $1 and last_day >= $2 order by first_day, last_day`,
      [contact, today],
    ),
    all<{ kind: ObligationKind }>(
      db,
      'select obligation_kind as kind from contact_opt_outs where contact_id = $1 order by kind',
      [contact],
    ),
  ]);
  const { textsSince = null, leftOn = null, successorName = null, successorEmail = null } = entry ?? {};
  const { settledAt = null, settledBy = null } = entry ?? {};
  return {
    textsSince,
    absences,
    without: without.map(({ kind }) => kind),
    departure: leftOn === null ? null : { leftOn, successorName, successorEmail, settledAt, settledBy },
  };
}

/**
 * Keeps that a contact is away. The same days again are the same absence; its stand-in is replaced. Throws if the last
 * day is before the first (`contact_absences_check`), the stand-in is the contact (`contact_absences_check1`), or one of
 * them is unknown.
 */
export async function addAbsence(
  db: Queryable,
  { contact, recordedBy, at }: WishSource,
  absence: {
    readonly firstDay: CalendarDate;
    readonly lastDay: CalendarDate;
    readonly standIn: string | null;
  },
): Promise<void> {
  await run(
    db,
    `insert into contact_absences (contact_id, first_day, last_day, stand_in_id, recorded_by, recorded_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (contact_id, first_day, last_day) do update set stand_in_id = excluded.stand_in_id,
       recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at`,
    [contact, absence.firstDay, absence.lastDay, absence.standIn, recordedBy ?? null, at],
  );
}

/** Cancels an absence of a contact; returns false if the contact has none of that number. */
export async function cancelAbsence(db: Queryable, contact: string, id: number): Promise<boolean> {
  return (
    (await run(db, 'delete from contact_absences where contact_id = $1 and id = $2', [contact, id])) === 1
  );
}

/** Forgets the absences that ended before a day, and the proposals of such. */
export async function forgetAbsences(tx: Tx, endedBefore: CalendarDate): Promise<void> {
  await run(tx, 'delete from contact_absences where last_day < $1', [endedBefore]);
  await run(tx, 'delete from absence_proposals where last_day < $1', [endedBefore]);
}

/**
 * Sets the kinds of copies that a contact opts out of. A kind that was there before keeps its date. Throws if the contact
 * is unknown.
 */
export async function setWithout(tx: Tx, told: WishSource, kinds: readonly ObligationKind[]): Promise<void> {
  await run(tx, 'delete from contact_opt_outs where contact_id = $1 and not (obligation_kind = any($2))', [
    told.contact,
    kinds,
  ]);
  await addWithout(tx, told, kinds);
}

/**
 * Adds to the kinds of copies that a contact opts out of; a kind that is there stays as it is. Throws if the contact is
 * unknown.
 */
export async function addWithout(
  db: Queryable,
  { contact, recordedBy, at }: WishSource,
  kinds: readonly ObligationKind[],
): Promise<void> {
  await run(
    db,
    `insert into contact_opt_outs (contact_id, obligation_kind, recorded_by, recorded_at)
     select $1, kind, $3, $4 from unnest($2::text[]) as kind
     on conflict (contact_id, obligation_kind) do nothing`,
    [contact, kinds, recordedBy ?? null, at],
  );
}

/**
 * Keeps since when an organisation's contact has agreed to text messages; null if they have not. Changes nothing for a
 * person with post of their own.
 */
export async function setTextsSince(
  db: Queryable,
  contact: string,
  since: CalendarDate | null,
): Promise<void> {
  await run(
    db,
    `update contacts set consented_on = $2, changed_by_hand = true where id = $1 and person_id is null`,
    [contact, since],
  );
}

/**
 * Keeps that a contact has left: nothing goes to them from now on, their links end, others are asked what they were
 * asked, and the secretariat must settle whom to write to instead. Throws if the contact is unknown, or a given
 * successor's name or address has no fitting length (`contact_departures_successor_name_check`, `…_email_check`).
 */
export async function leaveRole(
  tx: Tx,
  { contact, recordedBy, at }: WishSource,
  { leftOn, successorName, successorEmail }: Departure,
): Promise<void> {
  await run(
    tx,
    `update contacts set active = false, changed_by_hand = true where id = $1 and person_id is null`,
    [contact],
  );
  await endLinks(tx, [contact], 'left', at, recordedBy ?? contact);
  await run(
    tx,
    `insert into contact_departures (contact_id, left_on, successor_name, successor_email, recorded_by,
       recorded_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (contact_id) do update set left_on = excluded.left_on, successor_name = excluded.successor_name,
       successor_email = excluded.successor_email, recorded_by = excluded.recorded_by,
       recorded_at = excluded.recorded_at, handed_over_at = null, settled_at = null, settled_by = null`,
    [contact, leftOn, successorName, successorEmail, recordedBy ?? null, at],
  );
}

/**
 * Notes that the secretariat has settled whom to write to instead of a contact who has left, and forgets whom they named.
 * A departure that is settled already stays as it is. Throws if `by.contact` is unknown.
 */
export async function settleDeparture(
  db: Queryable,
  contact: string,
  by: { readonly contact: string; readonly at: Instant },
): Promise<void> {
  await run(
    db,
    `update contact_departures set settled_at = $2, settled_by = $3, successor_name = null, successor_email = null
     where contact_id = $1 and settled_at is null`,
    [contact, by.at, by.contact],
  );
}

/**
 * Takes a contact's departure back, and forgets whom they named: they are a contact again. The caller makes them active.
 */
export async function takeDepartureBack(tx: Tx, contact: string): Promise<void> {
  await run(tx, 'delete from contact_departures where contact_id = $1', [contact]);
}
