import type { CalendarDate, Instant } from '../../domain/vocabulary/calendar.ts';
import { all } from '../pool.ts';
import type { Queryable } from '../pool.ts';
import { OWING_ORGANISATION } from '../post/owing-organisation.ts';
import { whomToCall } from './whom-to-call.ts';

/** A contact who has left their role; it is not settled yet whom to write to instead. */
export interface UnsettledDeparture {
  readonly organisation: string;
  readonly contact: string;
  readonly leftOn: CalendarDate;
  /** When we were told. */
  readonly since: Instant;
  /** Whom they name instead; null for whatever they have not given. */
  readonly successorName: string | null;
  readonly successorEmail: string | null;
  /** How many questions were put to their organisation and wait for its answer. */
  readonly questions: number;
  /** Whom to call in the organisation; null if it has no contact any more. */
  readonly call: string | null;
  readonly phone: string | null;
}

/** The contacts who have left and whose departure the secretariat has not settled, the longest known first. */
export async function unsettledDepartures(db: Queryable): Promise<UnsettledDeparture[]> {
  return all<UnsettledDeparture & { [column: string]: unknown }>(
    db,
    `select organisations.name as organisation, gone.name as contact, left_on as "leftOn", recorded_at as since,
       successor_name as "successorName", successor_email as "successorEmail",
       (select count(distinct (obligations.subject_id, obligations.id))
        from outbox
        join obligations on obligations.subject_id = outbox.subject_id and obligations.id = outbox.obligation_id
          and obligations.owed_by = outbox.party
        left join journeys on journeys.id = obligations.subject_id
        where outbox.organisation = organisations.id and outbox.state <> 'dropped'
          and obligations.state = 'open' and not obligations.waiting
          and outbox.organisation = coalesce(${OWING_ORGANISATION}, municipality)) as questions,
       call.name as call, call.phone
     from contact_departures
     join contacts gone on gone.id = contact_id and not gone.active
     join organisations on organisations.id = gone.organisation_id
     ${whomToCall('organisations.id')}
     where settled_at is null
     order by recorded_at, gone.id`,
  );
}
