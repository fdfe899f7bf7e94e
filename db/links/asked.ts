import type { EventType } from '../../domain/journeys/events.ts';
import type { Actor, OnBehalfOf } from '../../domain/subjects/actor.ts';
import { LIVING_KINDS } from '../../domain/subjects/living-kinds.ts';
import type { SubjectState } from '../../domain/subjects/subject.ts';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { JOURNEY_COLUMNS, JOURNEYS } from '../journeys/journeys.ts';
import type { JourneyRow } from '../journeys/journeys.ts';
import { all, one } from '../pool.ts';
import type { Queryable } from '../pool.ts';
import { ASKS_SOMETHING } from '../post/outbox.ts';
import type { LivingSubject } from '../subjects/subjects.ts';

/**
 * The journey that a question to a contact is about, even if the contact may see nothing else of it; `undefined` if no
 * mail to this contact was about that obligation.
 */
export async function journeyAskedOf(
  db: Queryable,
  contact: string,
  question: { readonly subject: string; readonly obligation: string },
): Promise<JourneyRow | undefined> {
  return one<JourneyRow & { [column: string]: unknown }>(
    db,
    `select ${JOURNEY_COLUMNS} from ${JOURNEYS} where id = $1 and exists (
       select 1 from outbox where subject_id = $1 and obligation_id = $2 and contact_id = $3)`,
    [question.subject, question.obligation, contact],
  );
}

/**
 * The journeys that questions to a contact are about, by id; an unknown id is missing. The caller has made sure that the
 * contact was asked.
 */
export async function journeysAskedAbout(
  db: Queryable,
  journeys: readonly string[],
): Promise<ReadonlyMap<string, JourneyRow>> {
  const rows = await all<JourneyRow & { [column: string]: unknown }>(
    db,
    `select ${JOURNEY_COLUMNS} from ${JOURNEYS} where id = any($1::uuid[])`,
    [journeys],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** An event as a page tells it: what happened, when, and by whose word. */
export interface ToldEvent {
  readonly type: EventType;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly at: Instant;
  readonly actor: Actor | null;
  readonly onBehalfOf: OnBehalfOf | null;
  readonly noteId: string | null;
  readonly contactName: string | null;
  readonly contactPhone: string | null;
  readonly organisationName: string | null;
}

/** One event of a journey with the names behind it; `undefined` if no event has that number. */
export async function eventTold(
  db: Queryable,
  journey: string,
  sequence: number,
): Promise<ToldEvent | undefined> {
  return one<ToldEvent & { [column: string]: unknown }>(
    db,
    `select type, payload, at, actor, on_behalf_of as "onBehalfOf", note_id as "noteId",
       contacts.name as "contactName", contacts.phone as "contactPhone", organisations.name as "organisationName"
     from timeline_events
     left join contacts on contacts.id = actor ->> 'contact'
     left join organisations on organisations.id = actor ->> 'organisation'
     where subject_id = $1 and sequence = $2`,
    [journey, sequence],
  );
}

/** The state of the subject that a question put to a contact is about, whatever its kind. */
export interface SubjectAskedOf extends LivingSubject {
  /** Null until its first event has been recorded. */
  readonly state: SubjectState | null;
}

/**
 * The subject that a question put to a contact is about; `undefined` if no mail to this contact was about that obligation,
 * or if its kind does not live here.
 */
export async function subjectAskedOf(
  db: Queryable,
  contact: string,
  question: { readonly subject: string; readonly obligation: string },
): Promise<SubjectAskedOf | undefined> {
  return one<SubjectAskedOf & { [column: string]: unknown }>(
    db,
    `select id, kind, workflow_id as "workflowId", state from subjects
     where id = $1 and kind = any($4) and exists (
       select 1 from outbox
       where subject_id = $1 and obligation_id = $2 and contact_id = $3 and ${ASKS_SOMETHING})`,
    [question.subject, question.obligation, contact, LIVING_KINDS],
  );
}
