import type { CalendarDate } from '../vocabulary/calendar.ts';
import { refuse } from './refusals.ts';
import type { Refusal } from './refusals.ts';

/** Refuses a day that has not come yet: only what has happened is recorded. */
export function notAhead(field: string, given: CalendarDate, today: CalendarDate): Refusal | undefined {
  return given > today ? refuse('date-in-future', { field }) : undefined;
}

/**
 * Refuses a day that lies before one it must follow. The same day is allowed, and so is an absent first one.
 */
export function inOrder(
  earlier: string,
  first: CalendarDate | undefined,
  later: string,
  second: CalendarDate,
): Refusal | undefined {
  return first !== undefined && second < first ? refuse('dates-out-of-order', { earlier, later }) : undefined;
}
