import type { CalendarDate, Instant } from '../../domain/vocabulary/calendar.ts';
import { inDanish } from '../danish-order.ts';
import { all } from '../pool.ts';
import type { Queryable } from '../pool.ts';
import { OWING_ORGANISATION } from '../post/owing-organisation.ts';
import { whomToCall } from './whom-to-call.ts';

/** An organisation that has been asked and has let a deadline pass without a word. */
export interface SilentOrganisation {
  readonly name: string;
  /** How many of its questions are past their deadline and unanswered. */
  readonly questions: number;
  /** When the first mail was sent after which nothing has been heard. */
  readonly since: Instant;
  /** Whom to call; null if it has no contact any more. */
  readonly contact: string | null;
  readonly phone: string | null;
}

/**
 * The organisations that were asked something by a mail to a contact of their own, have let its deadline pass, and have
 * not been heard from since: no question answered, no help asked for, no mail written. The one that has been silent
 * longest comes first.
 */
export async function silentOrganisations(db: Queryable, today: CalendarDate): Promise<SilentOrganisation[]> {
  return all<SilentOrganisation & { [column: string]: unknown }>(
    db,
    `with unanswered as (${UNANSWERED}), heard as (
       select organisation, max(at) as at from (${HEARD}) as news group by organisation)
     select organisations.name, questions, since, call.name as contact, call.phone
     from (
       select unanswered.organisation, count(distinct (subject_id, obligation_id)) as questions, min(sent_at) as since
       from unanswered left join heard on heard.organisation = unanswered.organisation
       where heard.at is null or sent_at > heard.at
       group by unanswered.organisation
     ) as silent
     join organisations on organisations.id = silent.organisation
     ${whomToCall('silent.organisation')}
     order by since, ${inDanish('organisations.name')}`,
    [today],
  );
}

// What another party answers by now is not this one's silence. A person without post is asked through the municipality.
const UNANSWERED = `select outbox.organisation, outbox.subject_id, outbox.obligation_id, outbox.sent_at
  from obligations
  left join journeys on journeys.id = obligations.subject_id
  join outbox on outbox.subject_id = obligations.subject_id and outbox.obligation_id = obligations.id
    and outbox.party = obligations.owed_by
  join contacts on contacts.id = outbox.contact_id and contacts.organisation_id = outbox.organisation
  join organisations on organisations.id = outbox.organisation
  where obligations.state = 'open' and not obligations.waiting and (obligations.due < $1 or obligations.missed)
    and outbox.sent_at is not null and outbox.bounced_at is null
    and organisations.active and organisations.kind <> 'secretariat'
    and outbox.organisation = coalesce(${OWING_ORGANISATION}, municipality)`;

// An answer counts whoever recorded it: mostly the secretariat, after it had called. A copy asked nobody.
const HEARD = `select asked.organisation, news.at
    from outbox asked
    join obligations on obligations.subject_id = asked.subject_id and obligations.id = asked.obligation_id
      and obligations.owed_by = asked.party
    join timeline_events news on news.subject_id = asked.subject_id
      and (obligations.state = 'fulfilled' and news.sequence = obligations.ended_by
        or news.type = 'HelpAskedFor' and news.payload ->> 'about' = asked.obligation_id)
    where asked.sent_at is not null and asked.organisation in (select organisation from unanswered)
  union all
  select contacts.organisation_id, replies.received_at
    from replies
    join digests on digests.id = replies.digest_id
    join contacts on contacts.id = digests.contact_id`;
