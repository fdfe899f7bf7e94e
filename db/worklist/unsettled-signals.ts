import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { all } from '../pool.ts';
import type { Queryable } from '../pool.ts';

/** A jobcentre's message that has led to nothing yet. */
export interface UnsettledSignal {
  readonly journey: string;
  readonly personId: string;
  /** The legal ground of the referral. */
  readonly ground: string;
  readonly municipality: string;
  /** The obligation on the coordinator that it opened; null for one that nobody could hear. */
  readonly obligation: string | null;
  /** Whether a rule said no to it, it could not be read, or its journey could not take it in. */
  readonly why: 'not-applied' | 'not-understood' | 'late';
  /** The command it was, if it is a known one that could not be applied. */
  readonly command: string | null;
  readonly since: Instant;
}

/**
 * The messages of jobcentres that wait to be settled, the oldest first. A late one is settled when it has been handed
 * over, or somebody has closed the alarm that it raised.
 */
export async function unsettledSignals(db: Queryable): Promise<UnsettledSignal[]> {
  // Compared as text: Postgres may look at the cause of any event first, and of many that is a word.
  return all<UnsettledSignal & { [column: string]: unknown }>(
    db,
    `select journeys.id as journey, person_id as "personId",
       coalesce(journeys.opening -> 'referral' ->> 'legalBasis', 'unknown') as ground,
       organisations.name as municipality, obligation, why, command, since
     from (
       select obligations.subject_id, obligations.id as obligation, cause.at as since,
         case cause.type when 'SignalNotApplied' then 'not-applied' else 'not-understood' end as why,
         cause.payload ->> 'command' as command
       from obligations
       join timeline_events opened
         on opened.subject_id = obligations.subject_id and opened.sequence = obligations.opened_by
       join timeline_events cause
         on cause.subject_id = opened.subject_id and cause.sequence::text = opened.payload ->> 'cause'
       where obligations.kind = 'jobcentre-signal' and obligations.state = 'open'
       union all
       select subject_id, null, received_at, 'late', null from late_signals
       where handled_at is null and exists (
         select from alarms where alarms.subject_id = late_signals.subject_id
           and alarms.kind = 'signal-not-understood' and alarms.closed_at is null)
     ) as signal
     join journeys on journeys.id = signal.subject_id
     join organisations on organisations.id = journeys.municipality
     order by since, journeys.id`,
  );
}
