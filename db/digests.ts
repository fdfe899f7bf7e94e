import type { CalendarDate, Instant } from '../domain/calendar.ts';
import type { AskedHow, DigestPurpose, Party, PostChannel } from '../domain/codes.ts';
import type { ObligationKind } from '../domain/rulebook/kinds.ts';
import { OWING_ORGANISATION } from './owing-organisation.ts';
import type { Queryable, Tx } from './pool.ts';
import { all, one, run } from './pool.ts';
import type { StandIn } from './recording.ts';

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

/** A notice in a digest, with what its text needs. */
export interface DigestNotice {
  readonly id: number;
  readonly journey: string;
  readonly personId: string;
  readonly municipalityReference: string;
  /** The legal ground of the referral. */
  readonly ground: string;
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
  /** Why this addressee gets what is meant for another; null where it is meant for them. */
  readonly standInWhy: StandIn | null;
  /** The name of the contact in whose place this one gets it; null where it was made for them. */
  readonly inPlaceOf: string | null;
  /** The last day that contact is away; null where they are not coming back. */
  readonly inPlaceUntil: CalendarDate | null;
  readonly urgent: boolean;
  readonly madeAt: Instant;
}

/**
 * Freezes what a contact is owed into a digest: everything made by an instant, and nothing is ever added to it.
 * Run again it changes nothing. Gives how many notices are in it.
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
       where contact_id = $2 and state = 'owed' and made_at <= $3`,
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

/** A digest, locked for the length of the transaction; `undefined` where there is none. */
export async function lockDigest(tx: Tx, id: string): Promise<Digest | undefined> {
  return one<Digest & { [column: string]: unknown }>(
    tx,
    `select id, contact_id as contact, date, purpose, state, message_id as "messageId", sent_to as "sentTo"
     from digests where id = $1 for update`,
    [id],
  );
}

/**
 * Claims a digest's notices for sending: drops those whose obligation has been answered, has ended, has moved to another
 * day or waits for the end of a pause, and those that came back once and have been followed by another; gives the others.
 * The obligations are locked against change until the transaction ends, so that no notice is claimed after its answer was
 * recorded.
 */
export async function claimNotices(tx: Tx, digestId: string): Promise<DigestNotice[]> {
  await tx.query(
    `select 1 from obligations where (journey_id, id) in (
       select journey_id, obligation_id from outbox where digest_id = $1 and state = 'frozen')
     order by journey_id, opened_by, id for share`,
    [digestId],
  );
  await tx.query(
    `update outbox set state = 'dropped', reason = case when obligations.state <> 'open' then obligations.state
         when obligations.waiting then 'paused' when obligations.due <> outbox.due then 'shifted' else 'repeated' end
     from obligations
     where outbox.digest_id = $1 and outbox.state = 'frozen'
       and (obligations.state <> 'open' or obligations.waiting or obligations.due <> outbox.due
         or (outbox.came_back_at is not null and ${IS_REPEATED}))
       and obligations.journey_id = outbox.journey_id and obligations.id = outbox.obligation_id`,
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
  return `outbox.id, outbox.journey_id as journey, person_id as "personId",
    municipality_reference as "municipalityReference",
    coalesce(journeys.opening -> 'referral' ->> 'legalBasis', 'unknown') as ground,
    outbox.sequence, ${kind} as kind, obligation_id as obligation, obligation_kind as "obligationKind", ${due} as due,
    obligations.owed_by as "owedBy", ower.name as "owingName", party, outbox.organisation,
    addressee.name as "organisationName", stand_in_for as "standInFor",
    stand_in_why as "standInWhy", in_place_until as "inPlaceUntil",
    (select contacts.name from contacts where contacts.id = outbox.in_place_of) as "inPlaceOf",
    urgent, made_at as "madeAt"`;
}

const NOTICES_WITH_NAMES = `from outbox
  join journeys on journeys.id = outbox.journey_id
  join obligations on obligations.journey_id = outbox.journey_id and obligations.id = outbox.obligation_id
  left join organisations addressee on addressee.id = outbox.organisation
  left join organisations ower on ower.id = ${OWING_ORGANISATION}`;

/**
 * Claims for a digest of links sent again what earlier mails have asked its contact and nobody has answered, each as a
 * reminder with the day it is due now. Tried again it may hold less, never more. The obligations are locked as those of
 * other digests are.
 */
export async function claimQuestions(tx: Tx, { id, contact }: Digest): Promise<DigestNotice[]> {
  await tx.query(
    `select 1 from obligations where state = 'open' and (journey_id, id) in (
       select journey_id, obligation_id from outbox where contact_id = $1 and state = 'sent')
     order by journey_id, opened_by, id for share`,
    [contact],
  );
  // Of several notices about one obligation the one to whoever owes it, then the latest.
  return all<DigestNotice & { [column: string]: unknown }>(
    tx,
    `select distinct on (outbox.journey_id, obligation_id)
       ${noticeColumns("'reminder'", 'obligations.due')} ${NOTICES_WITH_NAMES}
     where contact_id = $1 and outbox.state = 'sent'
       and outbox.sent_at <= (select frozen_at from digests where digests.id = $2)
       and obligations.state = 'open' and not obligations.waiting
     order by outbox.journey_id, obligation_id, party = obligations.owed_by desc, outbox.id desc`,
    [contact, id],
  );
}

/** A notice that went out before another one about the same obligation. */
export interface EarlierNotice {
  /** The id of the later one. */
  readonly notice: number;
  readonly kind: AskedHow;
  /** The name of the organisation whose contact it went to; null where it went to the person. */
  readonly organisation: string | null;
  readonly sentAt: Instant;
}

/**
 * What was sent about each thing that a digest passes on: the reminders to whoever owes it, or who stood in for them,
 * and to whom it was passed on before. Copies are left out, since they asked nobody for anything, and so is what came back.
 */
export async function sentBeforeEscalations(db: Queryable, digestId: string): Promise<EarlierNotice[]> {
  return all<EarlierNotice & { [column: string]: unknown }>(
    db,
    `select outbox.id as notice, organisations.name as organisation, earlier.sent_at as "sentAt",
       case when earlier.kind = 'escalation' and earlier.party = obligations.owed_by then 'colleague'
         else earlier.kind end as kind
     from outbox
     join obligations on obligations.journey_id = outbox.journey_id and obligations.id = outbox.obligation_id
     join outbox earlier on earlier.journey_id = outbox.journey_id
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

/** How many notices a digest was sent with, or questions where it was one of links sent again. */
export async function countSent(tx: Tx, { id, purpose }: Digest): Promise<number> {
  const counted: Readonly<Record<DigestPurpose, string>> = {
    post: "outbox where digest_id = $1 and state = 'sent'",
    'links-again': 'answer_links where digest_id = $1 and journey_id is not null',
  };
  const row = await one<{ sent: number }>(tx, `select count(*) as sent from ${counted[purpose]}`, [id]);
  return row?.sent ?? 0;
}

/**
 * Has a digest that came back for a reason that may heal gather its notices anew: those that are still open questions and
 * of which nothing later has been made for its contact are owed again, as if made at an instant. A text message that went
 * beside it is not sent again. Run again it changes nothing.
 */
export async function oweAgain(
  tx: Tx,
  digestId: string,
  { cameBackAt, at }: { readonly cameBackAt: Instant; readonly at: Instant },
): Promise<void> {
  await run(
    tx,
    `update outbox set state = 'owed', digest_id = null, sent_at = null, made_at = $3, came_back_at = $2,
       is_last = is_last and exists (select from digests where digests.id = $1 and texted_at is null)
     from obligations
     where outbox.digest_id = $1 and outbox.state = 'sent' and outbox.bounced_at is null
       and obligations.journey_id = outbox.journey_id and obligations.id = outbox.obligation_id
       and obligations.state = 'open' and not obligations.waiting and obligations.due = outbox.due
       and not ${IS_REPEATED}`,
    [digestId, cameBackAt, at],
  );
}

/** Whether something later about the same question has been made for a notice's contact, as a condition on its row. */
const IS_REPEATED = `exists (select from outbox later
  where later.journey_id = outbox.journey_id and later.obligation_id = outbox.obligation_id
    and later.contact_id = outbox.contact_id and later.sequence > outbox.sequence and later.state <> 'dropped')`;

/**
 * Notes that a digest which was sent has come back, with the reason, a code. Gives those of its notices that are still
 * open questions; none where that was noted before.
 */
export async function markBounced(
  tx: Tx,
  digestId: string,
  { at, reason }: { readonly at: Instant; readonly reason: string },
): Promise<DigestNotice[]> {
  const bounced = await all<{ id: number }>(
    tx,
    `update outbox set bounced_at = $2, reason = $3
     where digest_id = $1 and state = 'sent' and bounced_at is null returning id`,
    [digestId, at, reason],
  );
  return noticesIn(
    tx,
    `outbox.id = any($1::bigint[]) and obligations.state = 'open' and not obligations.waiting
     and obligations.due = outbox.due`,
    [bounced.map(({ id }) => id)],
  );
}

/** A journey that a digest was about, and whose it is. */
export interface DigestJourney {
  readonly journey: string;
  readonly personId: string;
}

/** The journeys that a digest told of when it was sent. */
export async function journeysToldOf(tx: Tx, digestId: string): Promise<DigestJourney[]> {
  return all<DigestJourney & { [column: string]: unknown }>(
    tx,
    `select distinct journeys.id as journey, person_id as "personId"
     from outbox join journeys on journeys.id = outbox.journey_id
     where digest_id = $1 and outbox.state = 'sent' order by journeys.id`,
    [digestId],
  );
}

/** Marks what a digest still holds as failed, with the reason, a code. */
export async function markFailed(tx: Tx, digestId: string, reason: string): Promise<void> {
  await tx.query(
    "update outbox set state = 'failed', reason = $2 where digest_id = $1 and state = 'frozen'",
    [digestId, reason],
  );
}

/** The contacts a notice has been made for so far. */
export async function contactsTried(tx: Tx, journey: string, sequence: number): Promise<string[]> {
  const rows = await all<{ contact: string }>(
    tx,
    'select contact_id as contact from outbox where journey_id = $1 and sequence = $2',
    [journey, sequence],
  );
  return rows.map(({ contact }) => contact);
}
