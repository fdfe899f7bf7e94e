// Never the package's own entry: on Node 26 that hands out Node's Temporal, whose zone data and rules are another's.
import { Temporal } from 'temporal-polyfill/implementation';
import { isPublicHoliday } from './holidays.ts';

/** A calendar date in Copenhagen, as `2026-12-31`. */
export type CalendarDate = string;
/** An instant in UTC with milliseconds, as `2026-12-31T11:00:00.000Z`; sorts as text. */
export type Instant = string;

const ZONE = 'Europe/Copenhagen';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Copenhagen is one or two hours ahead of UTC, and has been in every year that a date here can have. */
const FARTHEST_AHEAD_MS = 2 * HOUR_MS;

/**
 * What is asked of the calendar again and again is worked out once: a journey asks for the same few hundred
 * days thousands of times. These are facts of the calendar, not of any journey, and there are no more of them
 * than days.
 */
const remembered = <K, V>(reckon: (key: K) => V): ((key: K) => V) => {
  const known = new Map<K, V>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) {
      value = reckon(key);
      // A text from outside may have any year at all: so the memory is kept within bounds.
      if (known.size < MOST_DAYS_KEPT) known.set(key, value);
    }
    return value;
  };
};
const MOST_DAYS_KEPT = 40_000;

const dayNumber = remembered(
  (date: CalendarDate): number =>
    Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / DAY_MS,
);
const fromDayNumber = remembered((day: number): CalendarDate =>
  new Date(day * DAY_MS).toISOString().slice(0, 10),
);

/**
 * Whether something is a calendar date that exists, in a year that anything here can be about. Counting on
 * from the year 9999 makes texts that no longer sort or parse: one typing error would halt a journey for
 * good.
 */
export function isCalendarDate(text: unknown): text is CalendarDate {
  return (
    typeof text === 'string' &&
    /^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(text) &&
    fromDayNumber(dayNumber(text)) === text
  );
}
/** Whether something is a month, as `2026-11`, in a year that anything here can be about. */
export function isMonth(text: unknown): boolean {
  return typeof text === 'string' && /^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/.test(text);
}
/** The date this many days later. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return fromDayNumber(dayNumber(date) + days);
}
/** The date this many months later; the last day of the month if the day does not exist in it. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7));
  const day = Number(date.slice(8, 10));
  // Every month has 28 days: only a later day may not exist.
  if (day <= 28) {
    const count = year * 12 + month - 1 + months;
    const inYear = Math.floor(count / 12);
    if (inYear >= 1000 && inYear <= 9999) {
      return `${inYear}-${twoDigits((count % 12) + 1)}-${date.slice(8, 10)}`;
    }
  }
  const lastDay = Date.UTC(year, month + months, 0) / DAY_MS;
  const firstDay = Date.UTC(year, month - 1 + months, 1) / DAY_MS;
  return fromDayNumber(Math.min(firstDay + day - 1, lastDay));
}
/** The days from one date to another. */
export function daysBetween(a: CalendarDate, b: CalendarDate): number {
  return dayNumber(b) - dayNumber(a);
}
/** A date's month. */
export function monthOf(date: CalendarDate): string {
  return date.slice(0, 7);
}
/** A month's first day. */
export function firstOfMonth(month: string): CalendarDate {
  return `${month}-01`;
}
/** The month after. */
export function nextMonth(month: string): string {
  return addMonths(firstOfMonth(month), 1).slice(0, 7);
}
/**
 * Whole years of age on a day; a year of life is completed at the beginning of the birthday. If the year has
 * no 29 February, somebody born on that day completes the year on 1 March, because on 28 February it is not
 * over yet. (Certainty U: we found no Danish rule that says so; German law does, in BGB § 188.)
 */
export function yearsAt(birthDate: CalendarDate, on: CalendarDate): number {
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return on.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
/** Whether a date is neither a Saturday, a Sunday nor a public holiday. */
export function isWorkingDay(date: CalendarDate): boolean {
  const weekday = new Date(dayNumber(date) * DAY_MS).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !isPublicHoliday(date);
}
/** The working day on or before a date. */
export const workingDayOnOrBefore = remembered((date: CalendarDate): CalendarDate => {
  let day = date;
  while (!isWorkingDay(day)) day = addDays(day, -1);
  return day;
});
/** The working day on or after a date. */
export const workingDayOnOrAfter = remembered((date: CalendarDate): CalendarDate => {
  let day = date;
  while (!isWorkingDay(day)) day = addDays(day, 1);
  return day;
});
/**
 * The instant of a wall time in Copenhagen. If the hour comes twice, as in October, the first; in the lost
 * hour of March, an hour later.
 */
export function instantAt(date: CalendarDate, time: string, plusMs = 0): Instant {
  const ofDay = Number(time.slice(0, 2)) * HOUR_MS + Number(time.slice(3, 5)) * 60_000;
  const wall = dayNumber(date) * DAY_MS + ofDay;
  const utcOfDay = ofDay - aheadOnWallMs(wall) + plusMs;
  // Mostly the date in UTC is the same: only the time differs.
  return utcOfDay >= 0 && utcOfDay < DAY_MS
    ? `${date}T${timeOfDay(utcOfDay)}Z`
    : instantFromMs(dayNumber(date) * DAY_MS + utcOfDay);
}
function timeOfDay(ms: number): string {
  const [hours, minutes] = [Math.floor(ms / HOUR_MS), Math.floor(ms / 60_000) % 60];
  const rest = String(100_000 + (ms % 60_000));
  return `${twoDigits(hours)}:${twoDigits(minutes)}:${rest.slice(1, 3)}.${rest.slice(3)}`;
}
function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
const aheadOnWallMs = remembered((wall: number): number => aheadOfUtcMs(wall - FARTHEST_AHEAD_MS));
/** The Copenhagen date of an instant. */
export function dateOf(instant: Instant): CalendarDate {
  // Until ten in the evening in UTC it is the same day in both.
  if (instant.slice(11, 13) < '22') return instant.slice(0, 10);
  const ms = msOf(instant);
  return fromDayNumber(Math.floor((ms + aheadOfUtcMs(ms)) / DAY_MS));
}
/** The instant this many milliseconds later. */
export function plusMs(instant: Instant, ms: number): Instant {
  return instantFromMs(msOf(instant) + ms);
}
/** Milliseconds from one instant to another. */
export function msBetween(a: Instant, b: Instant): number {
  return msOf(b) - msOf(a);
}
/** The instant of epoch milliseconds. */
export function instantFromMs(ms: number): Instant {
  return new Date(ms).toISOString();
}
/** An instant's epoch milliseconds. */
export function msOf(instant: Instant): number {
  return Date.parse(instant);
}
/** The wall time in Copenhagen of an instant, as `05:30`. */
export function timeOf(instant: Instant): string {
  return wallTimeOf(instant).slice(11, 16);
}

function wallTimeOf(instant: Instant): string {
  const ms = msOf(instant);
  return new Date(ms + aheadOfUtcMs(ms)).toISOString();
}

/** How far ahead of UTC Copenhagen is from an instant on. */
interface Change {
  readonly fromMs: number;
  readonly aheadMs: number;
}

/** The changes of a year, each looked up once: a journey asks dozens of times for every command it takes. */
const changes = new Map<number, readonly Change[]>();

function aheadOfUtcMs(ms: number): number {
  const year = new Date(ms).getUTCFullYear();
  let known = changes.get(year);
  if (known === undefined) {
    known = changesIn(year);
    changes.set(year, known);
  }
  return known.findLast(({ fromMs }) => fromMs <= ms)?.aheadMs ?? HOUR_MS;
}

function changesIn(year: number): readonly Change[] {
  const found: Change[] = [];
  let at: Temporal.ZonedDateTime | null = Temporal.Instant.from(
    `${String(year)}-01-01T00:00Z`,
  ).toZonedDateTimeISO(ZONE);
  const end = Date.UTC(year + 1, 0, 1);
  while (at !== null && at.epochMilliseconds < end) {
    found.push({ fromMs: at.epochMilliseconds, aheadMs: at.offsetNanoseconds / 1_000_000 });
    at = at.getTimeZoneTransition('next');
  }
  return found;
}
