import { warn } from '../refusals/warnings.ts';
import type { Warning } from '../refusals/warnings.ts';
import type { IguRules, Law } from '../rulebook/law-shape.ts';
import { daysBetween } from '../vocabulary/calendar.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';
import { SCHOOL_SUBJECTS } from '../vocabulary/codes.ts';
import type { SchoolSubject } from '../vocabulary/codes.ts';

/** How many lessons in each subject; for AMU, how many hours. What is left out counts as none. */
export type Lessons = Readonly<Partial<Record<SchoolSubject, number>>>;

/** The hours of school that a whole IGU owes: 23 weeks of 37 hours are 851. */
export function schoolHoursOwed(rules: IguRules, law: Law): number {
  return rules.schoolWeeks.value * law.school.weeklyHours.value;
}

/** What lessons count for in hours: a lesson of Danish is two hours, an hour of AMU is one. */
export function schoolHoursOf(lessons: Lessons, law: Law): number {
  const { value: factor } = law.school.hoursPerLesson;
  return SCHOOL_SUBJECTS.reduce((sum, subject) => sum + (lessons[subject] ?? 0) * factor[subject], 0);
}

/** Hours of school in weeks. */
export function schoolWeeksOf(hours: number, law: Law): number {
  return hours / law.school.weeklyHours.value;
}

/** Where the school part of an IGU stands on a day. */
export interface SchoolPace {
  /** `red`: fewer weeks are left than the hours owed would take, so they can no longer be done in time. */
  readonly colour: 'done' | 'green' | 'red';
  readonly hoursLeft: number;
  readonly weeksNeeded: number;
  readonly weeksLeft: number;
}

/** How the school part is going, by the hours done so far. The last day of the course still counts. */
export function schoolPace(
  law: Law,
  rules: IguRules,
  done: { readonly hours: number; readonly today: CalendarDate; readonly endsOn: CalendarDate },
): SchoolPace {
  const hoursLeft = Math.max(0, schoolHoursOwed(rules, law) - done.hours);
  const weeksNeeded = schoolWeeksOf(hoursLeft, law);
  const weeksLeft = Math.max(0, daysBetween(done.today, done.endsOn) + 1) / 7;
  const colour = hoursLeft === 0 ? 'done' : weeksLeft < weeksNeeded ? 'red' : 'green';
  return { colour, hoursLeft, weeksNeeded, weeksLeft };
}

/** Warnings about a pace: none while it can still be met. */
export function paceWarnings({ colour, hoursLeft, weeksLeft }: SchoolPace): readonly Warning[] {
  return colour === 'red'
    ? [warn('school-pace', { hours: Math.ceil(hoursLeft), weeks: Math.floor(weeksLeft) })]
    : [];
}
