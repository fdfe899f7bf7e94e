import type { Role } from '../../domain/vocabulary/codes.ts';
import { SEES_PEOPLE, TAKES_PART } from '../access.ts';
import { isErased } from '../persons/is-erased.ts';

/**
 * Why a notice may not go to the contact it was made for (any more), in the timeline's codes: its person has been erased, the
 * contact has left, may not see people, or another organisation has the part for which it is meant.
 */
export type NoticeEnd = 'erased' | 'left' | 'right-ended' | 'moved-on';

const STEERING = 'steeringGroup' satisfies Role;

/**
 * Whether a contact may get what is meant for a party, as a condition on `contacts`; the parameter is a condition that is true of
 * what is meant for the chair of the steering group. That is about nobody, and goes to whoever sits there.
 */
export function mayGet(isForTheChair: string): string {
  return `case when ${isForTheChair} then ${TAKES_PART} and '${STEERING}' = any(contacts.roles) else ${SEES_PEOPLE} end`;
}

/** Whether the person that a journey is about has been erased, as a condition on `journeys`; false if there is no journey. */
export const IS_ERASED = isErased('journeys.person_id');

/** The organisation that has the part for which a notice is meant; null if no organisation has it. */
const HAS_THE_PART = `case outbox.party when 'municipality' then journeys.municipality
    when 'person' then journeys.municipality when 'language-centre' then journeys.language_centre
    when 'school' then journeys.school when 'company' then journeys.company end`;

const MOVED_ON = `outbox.organisation <> case when outbox.party = obligations.owed_by
    then coalesce(obligations.organisation, ${HAS_THE_PART}) else ${HAS_THE_PART} end
  and not exists (select from organisations own
    where own.id = contacts.organisation_id and own.kind = 'secretariat')`;

/**
 * Why a notice may not go to its contact, as an expression on the tables of `NOTICES`: a `NoticeEnd`, or null if it may. A person
 * who has asked for no more post is told nothing either; that is seen when it is sent.
 */
export const NOTICE_END = `case
    when ${IS_ERASED} then 'erased'
    when contacts.person_id is not null then null
    when not contacts.active then 'left'
    when not (${mayGet("outbox.party = 'steering-chair' and outbox.stand_in_for is null")}) then 'right-ended'
    when ${MOVED_ON} then 'moved-on' end`;

/** The tables that `NOTICE_END` looks at. */
export const NOTICES = `outbox join contacts on contacts.id = outbox.contact_id
    join obligations on obligations.subject_id = outbox.subject_id and obligations.id = outbox.obligation_id
    left join journeys on journeys.id = outbox.subject_id`;

/** A condition on `outbox`: whether a notice, among those of which `where` is true, may go to its contact. */
export function mayGo(where: string): string {
  return `outbox.id in (select outbox.id from ${NOTICES} where ${where} and ${NOTICE_END} is null)`;
}
