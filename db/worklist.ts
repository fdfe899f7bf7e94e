import type { CalendarDate, Instant } from '../domain/calendar.ts';
import type { Digest } from './digests.ts';
import { OWING_ORGANISATION } from './owing-organisation.ts';
import type { Queryable } from './pool.ts';
import { all, one } from './pool.ts';

/** An organisation that has been asked and has let a deadline pass without a word. */
export interface SilentOrganisation {
  readonly name: string;
  /** How many of its questions are past their deadline and unanswered. */
  readonly questions: number;
  /** When the first mail went that nothing has been heard since. */
  readonly since: Instant;
  /** Whom to call; null where it has no contact any more. */
  readonly contact: string | null;
  readonly phone: string | null;
}

/**
 * The organisations that were asked something by a mail to a contact of their own, have let its deadline pass, and have
 * not been heard of since: no question answered, no help asked for, no mail written. The longest silent first.
 */
export async function silentOrganisations(db: Queryable, today: CalendarDate): Promise<SilentOrganisation[]> {
  return all<SilentOrganisation & { [column: string]: unknown }>(
    db,
    `with unanswered as (${UNANSWERED}), heard as (
       select organisation, max(at) as at from (${HEARD}) as news group by organisation)
     select organisations.name, questions, since, call.name as contact, call.phone
     from (
       select unanswered.organisation, count(distinct (journey_id, obligation_id)) as questions, min(sent_at) as since
       from unanswered left join heard on heard.organisation = unanswered.organisation
       where heard.at is null or sent_at > heard.at
       group by unanswered.organisation
     ) as silent
     join organisations on organisations.id = silent.organisation
     left join lateral (
       select name, phone from contacts
       where organisation_id = silent.organisation and active
         and (roles = '{}' or not roles <@ array['steeringGroup', 'operator'])
       order by phone is null, position, id limit 1
     ) as call on true
     order by since, organisations.name`,
    [today],
  );
}

// What another party answers by now is not this one's silence. A person without post is asked through the municipality.
const UNANSWERED = `select outbox.organisation, outbox.journey_id, outbox.obligation_id, outbox.sent_at
  from obligations
  join journeys on journeys.id = obligations.journey_id
  join outbox on outbox.journey_id = obligations.journey_id and outbox.obligation_id = obligations.id
    and outbox.party = obligations.owed_by
  join contacts on contacts.id = outbox.contact_id and contacts.organisation_id = outbox.organisation
  join organisations on organisations.id = outbox.organisation
  where obligations.state = 'open' and not obligations.waiting and (obligations.due < $1 or obligations.missed)
    and outbox.sent_at is not null and outbox.bounced_at is null
    and organisations.active and organisations.kind <> 'secretariat'
    and outbox.organisation = coalesce(${OWING_ORGANISATION}, municipality)`;

// An answer counts whoever recorded it: mostly the secretariat, after it had called.
const HEARD = `select asked.organisation, answer.at
    from outbox asked
    join obligations on obligations.journey_id = asked.journey_id and obligations.id = asked.obligation_id
      and obligations.owed_by = asked.party and obligations.state = 'fulfilled'
    join timeline_events answer
      on answer.journey_id = obligations.journey_id and answer.sequence = obligations.ended_by
    where asked.sent_at is not null and asked.organisation in (select organisation from unanswered)
  union all
  select asked.organisation, help.at
    from outbox asked
    join timeline_events help on help.journey_id = asked.journey_id and help.type = 'HelpAskedFor'
      and help.payload ->> 'about' = asked.obligation_id
    where asked.sent_at is not null and asked.organisation in (select organisation from unanswered)
  union all
  select contacts.organisation_id, replies.received_at
    from replies
    join digests on digests.id = replies.digest_id
    join contacts on contacts.id = digests.contact_id`;

/** A jobcentre's message that has led to nothing yet. */
export interface UnsettledSignal {
  readonly journey: string;
  readonly personId: string;
  /** The legal ground of the referral. */
  readonly ground: string;
  readonly municipality: string;
  readonly reference: string;
  /** The obligation on the coordinator that it opened; null for one that nobody could hear. */
  readonly obligation: string | null;
  /** Whether a rule said no to it, it could not be read, or its journey could not take it in. */
  readonly why: 'not-applied' | 'not-understood' | 'late';
  /** The command it was, where it could be applied to nothing and is a known one. */
  readonly command: string | null;
  readonly since: Instant;
}

/**
 * The messages of jobcentres that wait to be settled, the oldest first. A late one is settled when it has been handed
 * over, or somebody has closed the alarm that it raised.
 */
export async function unsettledSignals(db: Queryable): Promise<UnsettledSignal[]> {
  return all<UnsettledSignal & { [column: string]: unknown }>(
    db,
    `select journeys.id as journey, person_id as "personId",
       coalesce(journeys.opening -> 'referral' ->> 'legalBasis', 'unknown') as ground,
       organisations.name as municipality, municipality_reference as reference, obligation, why, command, since
     from (
       select obligations.journey_id, obligations.id as obligation, cause.at as since,
         case cause.type when 'SignalNotApplied' then 'not-applied' else 'not-understood' end as why,
         cause.payload ->> 'command' as command
       from obligations
       join timeline_events opened
         on opened.journey_id = obligations.journey_id and opened.sequence = obligations.opened_by
       join timeline_events cause
         on cause.journey_id = opened.journey_id and cause.sequence = (opened.payload ->> 'cause')::integer
       where obligations.kind = 'jobcentre-signal' and obligations.state = 'open'
       union all
       select journey_id, null, received_at, 'late', null from late_signals
       where handled_at is null and exists (
         select from alarms where alarms.journey_id = late_signals.journey_id
           and alarms.kind = 'signal-not-understood' and alarms.closed_at is null)
     ) as signal
     join journeys on journeys.id = signal.journey_id
     join organisations on organisations.id = journeys.municipality
     order by since, journeys.id`,
  );
}

/** A contact whose address takes no mail. */
export interface RefusedAddress {
  readonly organisation: string;
  readonly contact: string;
  readonly phone: string | null;
  readonly since: Instant;
  /** How many questions were put to this contact and wait for an answer, whoever gives it. */
  readonly questions: number;
}

/** The contacts of organisations whose address takes no mail and has not been put right, the oldest mark first. */
export async function refusedAddresses(db: Queryable): Promise<RefusedAddress[]> {
  return all<RefusedAddress & { [column: string]: unknown }>(
    db,
    `select organisations.name as organisation, contacts.name as contact, phone, mail_refused_at as since,
       (select count(distinct (outbox.journey_id, outbox.obligation_id))
        from outbox
        join obligations on obligations.journey_id = outbox.journey_id and obligations.id = outbox.obligation_id
        where outbox.contact_id = contacts.id and outbox.party = obligations.owed_by
          and outbox.state <> 'dropped' and obligations.state = 'open' and not obligations.waiting) as questions
     from contacts join organisations on organisations.id = organisation_id
     where contacts.active and mail_refused_at is not null
     order by mail_refused_at, contacts.id`,
  );
}

/** What somebody has written to us that nobody has dealt with. */
export interface UnreadReplies {
  /** Who wrote: an organisation that was written to, a person with post of their own, or somebody who answers no mail of ours. */
  readonly from: 'organisation' | 'person' | 'unknown';
  /** The name of the organisation; null for the others. */
  readonly organisation: string | null;
  readonly replies: number;
  /** When the oldest of them came. */
  readonly since: Instant;
}

/** How many mails lie unread for the secretariat, by the organisation whose mail they answer; the oldest first. */
export async function unreadReplies(db: Queryable): Promise<UnreadReplies[]> {
  return all<UnreadReplies & { [column: string]: unknown }>(
    db,
    `select case when organisations.id is not null then 'organisation'
         when contacts.person_id is not null then 'person' else 'unknown' end as from,
       organisations.name as organisation, count(*) as replies, min(replies.received_at) as since
     from replies
     left join digests on digests.id = replies.digest_id
     left join contacts on contacts.id = digests.contact_id
     left join organisations on organisations.id = contacts.organisation_id
     where replies.closed_at is null
     group by 1, organisations.id, organisations.name
     order by since, organisation`,
  );
}

/** Whether a contact has been sent no other post on the day of a digest, nor is another one on its way. */
export async function isFirstOfDay(db: Queryable, { id }: Digest): Promise<boolean> {
  const row = await one<{ first: boolean }>(
    db,
    `select not exists (
       select from digests earlier
       where earlier.contact_id = digests.contact_id and earlier.date = digests.date and earlier.purpose = 'post'
         and earlier.state in ('frozen', 'sent')
         and (earlier.frozen_at, earlier.id) < (digests.frozen_at, digests.id)) as first
     from digests where id = $1`,
    [id],
  );
  return row?.first ?? false;
}

/** How many mails of a contact's post were made on a day, and whether all of them turned out to be empty. */
export async function postOfDay(
  db: Queryable,
  contact: string,
  date: CalendarDate,
): Promise<{ readonly mails: number; readonly allEmpty: boolean }> {
  const row = await one<{ mails: number; allEmpty: boolean }>(
    db,
    `select count(*) as mails, coalesce(bool_and(state = 'empty'), true) as "allEmpty"
     from digests where contact_id = $1 and date = $2 and purpose = 'post'`,
    [contact, date],
  );
  return row ?? { mails: 0, allEmpty: true };
}

/** Takes a digest that holds no notices as one to be sent all the same. */
export async function keepWithoutNotices(db: Queryable, { id }: Digest): Promise<void> {
  await db.query("update digests set state = 'frozen' where id = $1 and state = 'empty'", [id]);
}
