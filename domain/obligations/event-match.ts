import type { EventMatch } from '../rulebook/rule.ts';
import type { Obligation } from '../subjects/obligation.ts';
import type { SubjectEvent } from '../subjects/subject.ts';
import { addDays, monthOf } from '../vocabulary/calendar.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';

/** What an event carries, by the names of its fields that rules use. */
export type Payload = Readonly<Record<string, unknown>>;

/**
 * Whether an event is one that a match means. `where` looks at the event alone; `sameAs`, `monthBefore` and
 * `notBefore` compare it with the obligation, so give that if the match has one of them. Without an obligation
 * `sameAs` and `monthBefore` match nothing, and `notBefore` is not looked at. `EventMatch` has an example of each.
 */
export function matchesEvent(
  match: EventMatch<string>,
  event: SubjectEvent,
  obligation?: Obligation,
): boolean {
  if (match.event !== event.type) return false;
  const payload = event.payload as Payload;
  const { where = {}, sameAs = {}, monthBefore, notBefore } = match;
  for (const field in where) {
    if (where[field]?.some((value) => value === payload[field]) !== true) return false;
  }
  for (const field in sameAs) {
    if (payload[field] !== obligation?.[sameAs[field] ?? 'cause']) return false;
  }
  if (notBefore !== undefined && obligation?.from !== undefined) {
    if (dateIn(payload, notBefore.date) < addDays(obligation.from, -notBefore.days)) return false;
  }
  return monthBefore === undefined || monthOf(dateIn(payload, monthBefore)) < (obligation?.occurrence ?? '');
}

/** A date that an event carries. */
export function dateIn(payload: Payload, field: string): CalendarDate {
  return String(payload[field]);
}
