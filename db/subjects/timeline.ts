import type { JourneyEvent } from '../../domain/journeys/events.ts';
import type { Actor, OnBehalfOf } from '../../domain/subjects/actor.ts';
import type { RecordedEvent } from '../../domain/subjects/recorded-event.ts';
import type { SubjectEvent } from '../../domain/subjects/subject.ts';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import type { AnyEventType } from '../../domain/words/events.ts';
import { all, one } from '../pool.ts';
import type { Queryable } from '../pool.ts';
import { NOTICE_ANSWERED_BY, asInstant, NOTICE_OPENED } from '../post/notice-fate.ts';
import type { NoticeFate } from '../post/notice-fate.ts';

/** One event of a timeline, with the notices it gave rise to. */
export interface TimelineRow {
  readonly sequence: number;
  readonly type: AnyEventType;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly at: Instant;
  readonly recordedAt: Instant;
  readonly actor: Actor | null;
  readonly onBehalfOf: OnBehalfOf | null;
  readonly noteId: string | null;
  readonly notices: readonly NoticeFate[];
}

/** A subject's events in their order. The caller has made sure that the viewer may see it. */
export async function readTimeline(
  db: Queryable,
  subjectId: string,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ total: number; items: TimelineRow[] }> {
  const items = await all<TimelineRow & { [column: string]: unknown }>(
    db,
    `select sequence, type, payload, at, recorded_at as "recordedAt", actor, on_behalf_of as "onBehalfOf",
       note_id as "noteId", coalesce(notices, '[]') as notices
     from timeline_events
     left join lateral (
       select jsonb_agg(jsonb_build_object('contact', contact_id, 'organisation', contacts.organisation_id,
         'channel', outbox.channel, 'state', case when bounced_at is null then outbox.state else 'bounced' end,
         'standInFor', stand_in_for,
         'sentAt', ${asInstant('sent_at')}, 'bouncedAt', ${asInstant('bounced_at')},
         'cameBackAt', ${asInstant('came_back_at')},
         'openedAt', ${asInstant('opened_at')}, 'answeredBy', ${NOTICE_ANSWERED_BY}, 'reason', reason)
         order by outbox.id) as notices
       from outbox
       join contacts on contacts.id = outbox.contact_id
       left join obligations on obligations.subject_id = outbox.subject_id and obligations.id = outbox.obligation_id
       left join lateral (${NOTICE_OPENED}) as link on true
       where outbox.subject_id = timeline_events.subject_id and outbox.sequence = timeline_events.sequence
     ) as told on true
     where subject_id = $1 order by sequence limit $2 offset $3`,
    [subjectId, page.limit, page.offset],
  );
  const counted = await one<{ total: number }>(
    db,
    'select count(*) as total from timeline_events where subject_id = $1',
    [subjectId],
  );
  return { total: counted?.total ?? 0, items };
}

/** A command that was taken back: by which event, for what reason, and the events that are struck through with it. */
export interface Correction {
  readonly by: number;
  readonly reason: string;
  readonly events: readonly number[];
}

/** The corrections on a subject's timeline, oldest first. */
export async function correctionsOf(db: Queryable, subjectId: string): Promise<Correction[]> {
  return all<Correction & { [column: string]: unknown }>(
    db,
    `select sequence as by, payload ->> 'reason' as reason, coalesce(payload -> 'events', jsonb_build_array(payload -> 'event')) as events
     from timeline_events
     where subject_id = $1 and type in ('CommandCorrected', 'ReportTakenBack') order by sequence`,
    [subjectId],
  );
}

/**
 * Every event of a subject as it was recorded, for folding. The caller knows of what kind the subject is. An unknown
 * subject has none.
 */
export async function recordedEvents<E extends SubjectEvent = JourneyEvent>(
  db: Queryable,
  subjectId: string,
): Promise<RecordedEvent<E>[]> {
  return all<RecordedEvent<E> & { [column: string]: unknown }>(
    db,
    `select event_id as id, sequence, type, version, payload, at from timeline_events
     where subject_id = $1 order by sequence`,
    [subjectId],
  );
}
