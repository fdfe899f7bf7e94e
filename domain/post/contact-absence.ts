import { daysBetween } from '../vocabulary/calendar.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';

/** The days on which a contact is away, the first and the last among them. */
export interface ContactAbsence {
  readonly firstDay: CalendarDate;
  readonly lastDay: CalendarDate;
}

/** The longest absence: whoever is away longer has left, and somebody else must be the contact. */
export const LONGEST_ABSENCE_DAYS = 366;

/** Why days cannot be those of an absence told in advance. */
export type AbsenceFault = 'ends-before-it-begins' | 'is-over' | 'too-long' | 'too-far-ahead';

/** What is wrong with an absence that somebody tells us of today; `undefined` if nothing is. */
export function absenceFault(
  { firstDay, lastDay }: ContactAbsence,
  today: CalendarDate,
): AbsenceFault | undefined {
  if (lastDay < firstDay) return 'ends-before-it-begins';
  if (lastDay < today) return 'is-over';
  if (daysBetween(firstDay, lastDay) >= LONGEST_ABSENCE_DAYS) return 'too-long';
  // With a mistyped year, somebody would get no post and not notice.
  return daysBetween(today, firstDay) > FURTHEST_AHEAD_DAYS ? 'too-far-ahead' : undefined;
}

/** How far ahead an absence can begin. */
const FURTHEST_AHEAD_DAYS = 2 * 366;
