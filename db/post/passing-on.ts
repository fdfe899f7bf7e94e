import type { StandIn } from '../../domain/post/stand-in.ts';
import type { CalendarDate, Instant } from '../../domain/vocabulary/calendar.ts';
import type { OrganisationKind, Party } from '../../domain/vocabulary/codes.ts';
import type { ObligationKind } from '../../domain/vocabulary/obligation-kinds.ts';
import { IS_PROVEN } from '../proven.ts';
import { all, run } from '../pool.ts';
import type { Tx } from '../pool.ts';
import { IS_ERASED, NOTICE_END } from './notice-end.ts';
import type { NoticeEnd } from './notice-end.ts';

/** Why a notice does not go to the contact it was made for, in the timeline's codes. */
export type PassedOn = NoticeEnd | 'away' | 'opted-out' | 'unproven';

/** A notice that may have to go to somebody else than its contact, whose contact that is, and why. */
export interface HeldNotice {
  readonly id: number;
  readonly subject: string;
  readonly sequence: number;
  readonly kind: 'reminder' | 'escalation';
  readonly obligation: string;
  readonly obligationKind: ObligationKind;
  readonly due: CalendarDate;
  readonly party: Party;
  readonly owedBy: Party;
  readonly organisation: string | null;
  readonly contact: string;
  /** The organisation of the contact; not always the one the notice is meant for. */
  readonly contactOf: string;
  readonly contactOfKind: OrganisationKind;
  readonly urgent: boolean;
  readonly isLast: boolean;
  readonly madeAt: Instant;
  readonly standInFor: string | null;
  readonly standInWhy: StandIn | null;
  /** Why it may not go to its contact on any day; null if it may. */
  readonly ended: NoticeEnd | null;
  /** Whether the address they have now is not proven to be theirs. */
  readonly isUnproven: boolean;
  /** The last day of the contact's absence; null if they are not away on the day in question. */
  readonly awayUntil: CalendarDate | null;
  /** Whom the contact has named to stand in while they are away. */
  readonly standIn: string | null;
  /** Whether they have opted out of copies of this kind. The caller must ask whether it is a copy. */
  readonly isOptedOut: boolean;
}

const HELD = `select outbox.id, subject_id as subject, sequence, outbox.kind, obligation_id as obligation,
    obligation_kind as "obligationKind", outbox.due, party, obligations.owed_by as "owedBy", outbox.organisation,
    contacts.id as contact, organisations.id as "contactOf", organisations.kind as "contactOfKind", urgent,
    is_last as "isLast", made_at as "madeAt", stand_in_for as "standInFor", stand_in_why as "standInWhy",
    ${NOTICE_END} as ended, not ${IS_PROVEN} as "isUnproven", away.last_day as "awayUntil", away.stand_in_id as "standIn",
    exists (select from contact_opt_outs opted
      where opted.contact_id = contacts.id and opted.obligation_kind = outbox.obligation_kind) as "isOptedOut"
  from outbox
  join contacts on contacts.id = outbox.contact_id
  join organisations on organisations.id = contacts.organisation_id
  join obligations using (subject_id)
  left join journeys on journeys.id = outbox.subject_id
  left join lateral (select last_day, stand_in_id from contact_absences
    where contact_absences.contact_id = contacts.id and $1::date between first_day and last_day
    order by last_day desc, stand_in_id nulls last, id limit 1) away on true
  where obligations.id = outbox.obligation_id`;

/**
 * The notices that go with a round of post on a day and whose contact is away on it, may not get them any more, has not proven
 * their address, or has opted out of copies of their kind: all of them, or those to one contact. Never includes post to a person. The rows are locked until the
 * transaction ends; rows that somebody else has locked are left out.
 */
export async function heldNotices(
  tx: Tx,
  round: {
    readonly on: CalendarDate;
    readonly madeBy: Instant;
    /** Whether urgent notices go too, whenever they were made. */
    readonly withUrgent: boolean;
    readonly contact?: string | undefined;
  },
): Promise<HeldNotice[]> {
  return all<HeldNotice & { [column: string]: unknown }>(
    tx,
    `${HELD} and outbox.state = 'owed' and (made_at <= $2 or ($3 and urgent))
       and ($4::text is null or outbox.contact_id = $4)
       and (${NOTICE_END} is not null or not ${IS_PROVEN} or away.last_day is not null or exists (select from contact_opt_outs opted
         where opted.contact_id = contacts.id and opted.obligation_kind = outbox.obligation_kind))
     order by outbox.id for update of outbox skip locked`,
    [round.on, round.madeBy, round.withUrgent, round.contact ?? null],
  );
}

/** A notice to a person whose address is not proven to be theirs. */
export type HeldFromPerson = Pick<
  HeldNotice,
  | 'id'
  | 'subject'
  | 'sequence'
  | 'kind'
  | 'obligation'
  | 'obligationKind'
  | 'due'
  | 'party'
  | 'organisation'
  | 'urgent'
  | 'isLast'
  | 'madeAt'
>;

/**
 * The notices that go with a round of post to persons whose address, or number, is not proven to be theirs: all of them, or
 * those to one. The rows are locked as those of `heldNotices` are.
 */
export async function heldFromPersons(
  tx: Tx,
  round: {
    readonly madeBy: Instant;
    readonly withUrgent: boolean;
    readonly contact?: string | undefined;
  },
): Promise<HeldFromPerson[]> {
  return all<HeldFromPerson & { [column: string]: unknown }>(
    tx,
    `select outbox.id, subject_id as subject, sequence, outbox.kind, obligation_id as obligation,
       obligation_kind as "obligationKind", due, party, organisation, urgent, is_last as "isLast", made_at as "madeAt"
     from outbox join contacts on contacts.id = outbox.contact_id and contacts.person_id is not null
     where outbox.state = 'owed' and (made_at <= $1 or ($2 and urgent))
       and ($3::text is null or outbox.contact_id = $3) and not ${IS_PROVEN}
     order by outbox.id for update of outbox skip locked`,
    [round.madeBy, round.withUrgent, round.contact ?? null],
  );
}

/**
 * The notices in a digest that has not gone and that may not go to its contact any more. Never includes post to a person.
 */
export async function heldInDigest(tx: Tx, digestId: string, on: CalendarDate): Promise<HeldNotice[]> {
  return all<HeldNotice & { [column: string]: unknown }>(
    tx,
    `${HELD} and outbox.state = 'frozen' and outbox.digest_id = $2 and ${NOTICE_END} is not null
     order by outbox.id for update of outbox`,
    [on, digestId],
  );
}

/**
 * Drops what was to tell of people who have been erased: of what has been gathered into a digest what that holds, and without one
 * what has not been gathered.
 */
export async function dropErased(tx: Tx, digestId?: string): Promise<void> {
  await run(
    tx,
    `update outbox set state = 'dropped', reason = 'erased' from journeys
     where journeys.id = outbox.subject_id and ${IS_ERASED}
       and case when $1::text is null then outbox.state = 'owed'
         else outbox.state = 'frozen' and outbox.digest_id = $1 end`,
    [digestId ?? null],
  );
}

/** Takes a notice out of the digest it was gathered into: it is owed again. */
export async function oweAgain(tx: Tx, id: number): Promise<void> {
  await run(tx, "update outbox set state = 'owed', digest_id = null where id = $1 and state = 'frozen'", [
    id,
  ]);
}

/**
 * The latest notice about each open question that was put to contacts who may not answer it any more, and has not been put to
 * anybody else since: what they owed, and what was escalated to them. Copies are left out, since they asked for nothing.
 */
export async function questionsLeftBehind(tx: Tx, on: CalendarDate): Promise<HeldNotice[]> {
  return all<HeldNotice & { [column: string]: unknown }>(
    tx,
    `select * from (
       select distinct on (contact, subject, obligation) held.* from (
         select held.*, ${ASKED_SINCE} as "isAskedSince" from (
           ${HELD} and outbox.state = 'sent' and bounced_at is null and obligations.state = 'open'
             and not obligations.waiting and obligations.due = outbox.due
             and (outbox.kind = 'escalation' or outbox.party = obligations.owed_by)
             and ${NOTICE_END} <> 'erased') held) held
       order by contact, subject, obligation, id desc) latest
     where not "isAskedSince" order by id`,
    [on],
  );
}

// Whoever replaces a contact is asked once, whatever becomes of that; a later notice asks whoever is the right one by then.
const ASKED_SINCE = `exists (select from outbox again
  where again.subject_id = held.subject and again.obligation_id = held.obligation and again.contact_id <> held.contact
    and (again.in_place_of = held.contact and again.sequence = held.sequence
      or again.party = held.party and again.state in ('owed', 'frozen', 'sent') and again.bounced_at is null
        and again.id > held.id
        and (again.sequence > held.sequence or again.organisation is distinct from held.organisation)))`;

/** Notes that the open questions of contacts who have left have been put to others. */
export async function noteHandedOver(tx: Tx, at: Instant): Promise<void> {
  await run(
    tx,
    `update contact_departures set handed_over_at = $1
     where handed_over_at is null and exists (select from contacts where id = contact_id and not active)`,
    [at],
  );
}

/** Drops a notice: it does not go to the contact it was made for. Says why. */
export async function dropNotice(tx: Tx, id: number, why: PassedOn): Promise<void> {
  await run(tx, "update outbox set state = 'dropped', reason = $2 where id = $1", [id, why]);
}

/** The contacts that an event's notice did not reach, or was not to reach. */
export async function contactsPassedOver(tx: Tx, subject: string, sequence: number): Promise<string[]> {
  const rows = await all<{ contact: string }>(
    tx,
    `select contact_id as contact from outbox where subject_id = $1 and sequence = $2
       and (state in ('dropped', 'failed') or bounced_at is not null)`,
    [subject, sequence],
  );
  return rows.map(({ contact }) => contact);
}
