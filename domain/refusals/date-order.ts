import type { CalendarDate } from '../vocabulary/calendar.ts';
import { refuse } from './refusals.ts';
import type { Refusal } from './refusals.ts';

/** Refuses a day that has not come yet: what is recorded has happened. */
export function notAhead(field: string, given: CalendarDate, today: CalendarDate): Refusal | undefined {
  return given > today ? refuse('date-in-future', { field }) : undefined;
}

/** Refuses a day that lies before one it must follow; the same day is in order, an absent first one too. */
export function inOrder(
  earlier: string,
  first: CalendarDate | undefined,
  later: string,
  second: CalendarDate,
): Refusal | undefined {
  return first !== undefined && second < first ? refuse('dates-out-of-order', { earlier, later }) : undefined;
}
