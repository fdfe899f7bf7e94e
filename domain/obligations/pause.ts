import { ruleOf } from '../rulebook/index.ts';
import type { Obligation, Recurrence } from '../subjects/obligation.ts';
import type { SubjectState } from '../subjects/subject.ts';
import { daysBetween, monthOf } from '../vocabulary/calendar.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';

/** An absence of more days than this is long: eight weeks. */
export const LONG_ABSENCE_DAYS = 56;

/**
 * Whether a pause keeps an obligation waiting: none of its steps is taken, and it is not overdue. What was
 * already overdue on the pause's first day does not wait.
 */
export function isWaiting({ paused }: SubjectState, { rulebook, kind, due }: Obligation): boolean {
  return paused !== undefined && due >= paused.since && ruleOf(rulebook, kind).inPause === 'shifts';
}

/** Whether a pause keeps the next occurrence of something from opening: the month it began in is still owed. */
export function isHeldBack({ paused }: SubjectState, { rulebook, kind, next }: Recurrence): boolean {
  if (paused === undefined || ruleOf(rulebook, kind).inPause === 'stands') return false;
  return next > monthOf(paused.since);
}

/**
 * By how many days a pause moves an obligation: by the whole pause, by what was left of the pause when the
 * obligation opened, or not at all if it was already overdue.
 */
export function daysOfPause(
  { openedOn, due }: Obligation,
  pause: { readonly from: CalendarDate; readonly on: CalendarDate },
): number {
  if (due < pause.from) return 0;
  const from = openedOn > pause.from ? openedOn : pause.from;
  return Math.max(0, daysBetween(from, pause.on));
}
