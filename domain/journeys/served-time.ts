import { daysBetween } from '../vocabulary/calendar.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';
import type { Igu, ServedTime } from './journey.ts';

/**
 * The first day of the whole training, with whichever company it began: the law of that day holds to its end.
 */
export function beganOn({ startsOn, earlier }: Pick<Igu, 'startsOn' | 'earlier'>): CalendarDate {
  return earlier[0]?.startsOn ?? startsOn;
}

/**
 * The parts that had been served when an IGU was left for something else, oldest first. If an agreement was
 * left before its first day was over, it is no part: nobody has served under it.
 */
export function servedParts({ company, startsOn, leftOn, earlier }: Igu): readonly ServedTime[] {
  if (leftOn === undefined || leftOn <= startsOn) return earlier;
  return [...earlier, { company, startsOn, leftOn }];
}

/**
 * The days served when an IGU was left, over all its companies. If the IGU was made longer by an absence,
 * those days were not served: they are still to come.
 */
export function daysServed({ startsOn, leftOn, servedDays, extendedFor = [] }: Igu): number {
  if (leftOn === undefined) return servedDays;
  const away = extendedFor.reduce((days, { from, backOn }) => {
    const until = backOn < leftOn ? backOn : leftOn;
    return days + Math.max(0, daysBetween(from, until));
  }, 0);
  return servedDays + Math.max(0, daysBetween(startsOn, leftOn) - away);
}
