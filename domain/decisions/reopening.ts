import type { Journey } from '../journeys/journey.ts';
import { nextStep } from '../obligations/steps.ts';
import { addDays, instantAt } from '../vocabulary/calendar.ts';
import type { Instant } from '../vocabulary/calendar.ts';

/**
 * How long a closed journey can be reopened. Then its Workflow ends and the API answers from the database.
 */
export const REOPENING_DAYS = 90;

/**
 * When a closed journey's Workflow ends. `undefined` if it is not closed, or if something is still to be
 * done: news from a jobcentre may come on the last day.
 */
export function reopeningEndsAt(journey: Journey): Instant | undefined {
  const { closed } = journey;
  if (closed === undefined || nextStep(journey) !== undefined) return undefined;
  return instantAt(addDays(closed.on, REOPENING_DAYS), '00:00');
}

/** Whether a journey is closed for good: nothing more is waited for, and it needs no Workflow. */
export function isOver(journey: Journey, now: Instant): boolean {
  if (journey.erasedBy !== undefined) return true;
  const over = reopeningEndsAt(journey);
  return over !== undefined && over <= now;
}
