import type { StandIn } from '../../domain/post/stand-in.ts';
import type { SubjectKind } from '../../domain/subjects/subject.ts';
import type { CalendarDate, Instant } from '../../domain/vocabulary/calendar.ts';
import type { AskedHow, Party } from '../../domain/vocabulary/codes.ts';
import type { ObligationKind } from '../../domain/vocabulary/obligation-kinds.ts';
import { all } from '../pool.ts';
import type { Queryable, Tx } from '../pool.ts';
import type { Digest } from './digests.ts';
import { OWING_ORGANISATION } from './owing-organisation.ts';

/** A notice in a digest, with what its text needs. */
export interface DigestNotice {
  readonly id: number;
  /** The id and the kind of the subject it is about. */
  readonly subject: string;
  readonly subjectKind: SubjectKind;
  /** The person it is about, in a journey; null if its subject is nobody's, and then the next is null as well. */
  readonly personId: string | null;
  /** The legal ground of the referral. */
  readonly ground: string | null;
  readonly sequence: number;
  readonly kind: 'reminder' | 'escalation';
  readonly obligation: string;
  readonly obligationKind: ObligationKind;
  readonly due: CalendarDate;
  readonly owedBy: Party;
  /** The name of the organisation that owes it. */
  readonly owingName: string | null;
  /** Whom the notice is meant for. */
  readonly party: Party;
  readonly organisation: string | null;
  readonly organisationName: string | null;
  readonly standInFor: string | null;
  /** Why this addressee gets what is meant for somebody else; null if it is meant for them. */
  readonly standInWhy: StandIn | null;
  /** The name of the contact whom this one replaces; null if it was made for this one. */
  readonly inPlaceOf: string | null;
  /** The last day that contact is away; null if they are not coming back. */
  readonly inPlaceUntil: CalendarDate | null;
  readonly urgent: boolean;
  readonly madeAt: Instant;
}

/**
 * Claims a digest's notices for sending, and returns those that are still to be sent. It drops a notice if its obligation
 * has been answered, has ended, has moved to another day or waits for the end of a pause, and if it came back once and a
 * later one has followed. The obligations are locked until the transaction ends, so that no notice is claimed after its
 * answer was recorded.
 */
export async function claimNotices(tx: Tx, digestId: string): Promise<DigestNotice[]> {
  await tx.query(
    `select 1 from obligations where (subject_id, id) in (
       select subject_id, obligation_id from outbox where digest_id = $1 and state = 'frozen')
     order by subject_id, opened_by, id for share`,
    [digestId],
  );
  await tx.query(
    `update outbox set state = 'dropped', reason = case when obligations.state <> 'open' then obligations.state
         when obligations.waiting then 'paused' when obligations.due <> outbox.due then 'shifted' else 'repeated' end
     from obligations
     where outbox.digest_id = $1 and outbox.state = 'frozen'
       and (obligations.state <> 'open' or obligations.waiting or obligations.due <> outbox.due
         or (outbox.came_back_at is not null and ${IS_REPEATED}))
       and obligations.subject_id = outbox.subject_id and obligations.id = outbox.obligation_id`,
    [digestId],
  );
  return frozenNotices(tx, digestId);
}

/** The notices that a digest still holds, in the order they were made. */
export async function frozenNotices(tx: Tx, digestId: string): Promise<DigestNotice[]> {
  return noticesIn(tx, "digest_id = $1 and outbox.state = 'frozen'", [digestId]);
}

/** Notices under a condition on `outbox` and `obligations`, with what their texts need, in the order they were made. */
export async function noticesIn(
  db: Queryable,
  where: string,
  values: readonly unknown[],
): Promise<DigestNotice[]> {
  return all<DigestNotice & { [column: string]: unknown }>(
    db,
    `select ${noticeColumns('outbox.kind', 'outbox.due')} ${NOTICES_WITH_NAMES} where ${where} order by outbox.id`,
    values,
  );
}

function noticeColumns(kind: string, due: string): string {
  return `outbox.id, outbox.subject_id as subject, subjects.kind as "subjectKind", person_id as "personId",
    case when journeys.id is not null
      then coalesce(journeys.opening -> 'referral' ->> 'legalBasis', 'unknown') end as ground,
    outbox.sequence, ${kind} as kind, obligation_id as obligation, obligation_kind as "obligationKind", ${due} as due,
    obligations.owed_by as "owedBy", ower.name as "owingName", party, outbox.organisation,
    addressee.name as "organisationName", stand_in_for as "standInFor",
    stand_in_why as "standInWhy", in_place_until as "inPlaceUntil",
    (select contacts.name from contacts where contacts.id = outbox.in_place_of) as "inPlaceOf",
    urgent, made_at as "madeAt"`;
}

const NOTICES_WITH_NAMES = `from outbox
  join subjects on subjects.id = outbox.subject_id
  left join journeys on journeys.id = outbox.subject_id
  join obligations on obligations.subject_id = outbox.subject_id and obligations.id = outbox.obligation_id
  left join organisations addressee on addressee.id = outbox.organisation
  left join organisations ower on ower.id = ${OWING_ORGANISATION}`;

/**
 * Claims, for a digest of links sent again, what earlier mails have asked its contact and nobody has answered: each as a
 * reminder, with the day it is due now. A second try may hold less, never more. The obligations are locked as those of
 * other digests are.
 */
export async function claimQuestions(tx: Tx, { id, contact }: Digest): Promise<DigestNotice[]> {
  await tx.query(
    `select 1 from obligations where state = 'open' and (subject_id, id) in (
       select subject_id, obligation_id from outbox where contact_id = $1 and state = 'sent')
     order by subject_id, opened_by, id for share`,
    [contact],
  );
  // Of several notices about one obligation the one to whoever owes it, then the latest.
  return all<DigestNotice & { [column: string]: unknown }>(
    tx,
    `select distinct on (outbox.subject_id, obligation_id)
       ${noticeColumns("'reminder'", 'obligations.due')} ${NOTICES_WITH_NAMES}
     where contact_id = $1 and outbox.state = 'sent'
       and outbox.sent_at <= (select frozen_at from digests where digests.id = $2)
       and obligations.state = 'open' and not obligations.waiting
     order by outbox.subject_id, obligation_id, party = obligations.owed_by desc, outbox.id desc`,
    [contact, id],
  );
}

/** A notice that went out before another one about the same obligation. */
export interface EarlierNotice {
  /** The id of the later one. */
  readonly notice: number;
  readonly kind: AskedHow;
  /** The name of the organisation whose contact it went to; null if it went to the person. */
  readonly organisation: string | null;
  readonly sentAt: Instant;
}

/**
 * What was sent earlier about each thing that a digest escalates: the reminders to whoever owes it or stood in for them,
 * and earlier escalations. Copies are left out, since they asked nobody for anything, and so is what came back.
 */
export async function sentBeforeEscalations(db: Queryable, digestId: string): Promise<EarlierNotice[]> {
  return all<EarlierNotice & { [column: string]: unknown }>(
    db,
    `select outbox.id as notice, organisations.name as organisation, earlier.sent_at as "sentAt",
       case when earlier.kind = 'escalation' and earlier.party = obligations.owed_by then 'colleague'
         else earlier.kind end as kind
     from outbox
     join obligations on obligations.subject_id = outbox.subject_id and obligations.id = outbox.obligation_id
     join outbox earlier on earlier.subject_id = outbox.subject_id
       and earlier.obligation_id = outbox.obligation_id and earlier.sequence < outbox.sequence
     join contacts on contacts.id = earlier.contact_id
     left join organisations on organisations.id = contacts.organisation_id
     where outbox.digest_id = $1 and outbox.state = 'frozen' and outbox.kind = 'escalation'
       and earlier.sent_at is not null and earlier.bounced_at is null
       and (earlier.kind = 'escalation' or earlier.party = obligations.owed_by)
     order by earlier.sent_at, earlier.id`,
    [digestId],
  );
}

/** A condition on `outbox`: whether its contact has got a later notice about the same question. */
export const IS_REPEATED = `exists (select from outbox later
  where later.subject_id = outbox.subject_id and later.obligation_id = outbox.obligation_id
    and later.contact_id = outbox.contact_id and later.sequence > outbox.sequence and later.state <> 'dropped')`;
