import { addDays, addMonths, daysBetween, isCalendarDate } from '../vocabulary/calendar.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';

/** A day, a week or a month that people name in a text: its first day and its last. */
export interface NotedDays {
  readonly kind: 'day' | 'weekday' | 'week' | 'month';
  readonly first: CalendarDate;
  readonly last: CalendarDate;
}

/** A text in which every day that it names is replaced by a mark, `⟦0⟧` for the first; and those days, by number. */
export interface MarkedText {
  readonly text: string;
  readonly days: readonly NotedDays[];
}

/**
 * Finds the days that a text in Danish, English or German names, as people write them: `3. januar`, `d. 4/1`,
 * `04.01.2027`, `January 4th`, `uge 52`, `KW 1`, `mandag`, `september`. The text must be in lower case. What
 * names no year is the one that fits a mail written on the given day: it lies ahead, or at most two months
 * back. What does not exist, such as 31 February, stays as it is.
 */
export function markDays(text: string, on: CalendarDate): MarkedText {
  const days: NotedDays[] = [];
  const mark = (...found: (NotedDays | undefined)[]): string | undefined => {
    const known = found.filter((each) => each !== undefined);
    if (known.length < found.length || known.length === 0) return undefined;
    return known.map((each) => ` ⟦${days.push(each) - 1}⟧ `).join('-');
  };
  const isMonthFirst = AMERICAN.test(text) && !EUROPEAN.test(text);
  let marked = text;
  for (const { pattern, read } of FORMS) {
    marked = marked.replaceAll(pattern, (whole: string, ...given: unknown[]) => {
      const groups = given.at(-1) as Groups;
      return mark(...read(groups, on, isMonthFirst)) ?? whole;
    });
  }
  return { text: marked.replaceAll(/ {2,}/g, ' '), days };
}

type Groups = Readonly<Record<string, string | undefined>>;

interface Form {
  readonly pattern: RegExp;
  readonly read: (found: Groups, on: CalendarDate, isMonthFirst: boolean) => (NotedDays | undefined)[];
}

const MONTHS: readonly string[] = [
  'januari|januar|january|jan',
  'februari|februar|february|feb',
  'marts|mars|march|märz|mar|mrz',
  'april|apr',
  'maj|may|mai',
  'juni|june|jun',
  'juli|july|jul',
  'augusti|august|aug',
  'september|sept|sep',
  'oktober|october|okt|oct',
  'november|nov',
  'december|desember|dezember|dec|dez',
];
const WEEKDAYS: readonly string[] = [
  'mandag|monday|montag|måndag',
  'tirsdag|tuesday|dienstag|tisdag',
  'onsdag|wednesday|mittwoch',
  'torsdag|thursday|donnerstag',
  'fredag|friday|freitag',
  'lørdag|saturday|samstag|lördag',
  'søndag|sunday|sonntag|söndag',
];

const MONTH = MONTHS.join('|');
const WEEKDAY = WEEKDAYS.join('|');
/** What may stand before a day and belongs to it: `mandag den`, `d.`, `the`. */
const BEFORE = String.raw`(?:(?<![\p{L}])(?:${WEEKDAY}),?\s+)?(?:(?<![\p{L}])(?:den|the|dem|d\.)\s*)?(?<![\p{L}\d])(?<!\d[./:,])(?<!kl\.?\s?)`;
const NUMBER = String.raw`\d{1,2}`;
const ORDINAL = String.raw`(?:\.|st|nd|rd|th)?`;
const YEAR = String.raw`(?:,?\s+(?<year>20\d{2})(?!\d))?`;
const AND = String.raw`\s*(?:-|–|—|til og med|til|to|bis|through|until)\s*`;

/** How days are written, the most definite first: what one form has marked, no later one reads again. */
const FORMS: readonly Form[] = [
  {
    pattern: form(String.raw`${BEFORE}(?<year>20\d{2})-(?<month>\d{2})-(?<day>\d{2})(?!\d)`),
    read: ({ year, month, day }) => [theDay(Number(year), Number(month), Number(day))],
  },
  {
    pattern: form(
      String.raw`${BEFORE}(?<from>${NUMBER})${ORDINAL}${AND}(?:den\s+|the\s+)?(?<day>${NUMBER})${ORDINAL}\s*(?:of\s+)?(?<month>${MONTH})(?!\p{L})\.?${YEAR}`,
    ),
    read: ({ from, day, month, year }, on) => fromTo(from, day, monthNamed(month), year, on),
  },
  {
    pattern: form(
      String.raw`(?<!\p{L})(?<month>${MONTH})\.?\s+(?<from>${NUMBER})${ORDINAL}${AND}(?<day>${NUMBER})${ORDINAL}(?![\d:])${YEAR}`,
    ),
    read: ({ from, day, month, year }, on) => fromTo(from, day, monthNamed(month), year, on),
  },
  {
    pattern: form(
      String.raw`${BEFORE}(?<day>${NUMBER})${ORDINAL}\s*(?:of\s+)?(?<month>${MONTH})(?!\p{L})\.?${YEAR}`,
    ),
    read: ({ day, month, year }, on) => [dayNamed(day, monthNamed(month), year, on)],
  },
  {
    pattern: form(
      String.raw`(?:(?:${WEEKDAY}),?\s+)?(?<!\p{L})(?<month>${MONTH})\.?\s+(?<day>${NUMBER})(?:st|nd|rd|th)?(?![\d:.]\d)(?!\d)${YEAR}`,
    ),
    read: ({ day, month, year }, on) => [dayNamed(day, monthNamed(month), year, on)],
  },
  {
    pattern: form(
      String.raw`${BEFORE}(?<from>${NUMBER})\.?\s*[-–]\s*(?<day>${NUMBER})[./](?<month>${NUMBER})\.?(?:[-/.]?(?<year>20\d{2}))?(?!\d)`,
    ),
    read: ({ from, day, month, year }, on) => fromTo(from, day, Number(month), year, on),
  },
  {
    pattern: form(
      String.raw`${BEFORE}(?<day>${NUMBER})(?<mark>[./-])\s?(?<month>${NUMBER})(?:[./-]\s?(?<year>(?:20)?\d{2}))(?!\d)`,
    ),
    read: ({ day, month, year }, on, isMonthFirst) => [dayInNumbers(day, month, year, { on, isMonthFirst })],
  },
  {
    pattern: form(String.raw`${BEFORE}(?<day>${NUMBER})/(?<month>${NUMBER})(?![\d/])`),
    read: ({ day, month }, on, isMonthFirst) => [dayInNumbers(day, month, undefined, { on, isMonthFirst })],
  },
  {
    pattern: form(String.raw`${BEFORE}(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?!\d)`),
    read: ({ day, month }, on) => [dayInNumbers(day, month, undefined, { on, isMonthFirst: false })],
  },
  {
    pattern: form(
      String.raw`(?<!\p{L})(?:uge|uger|ugerne|weeks?|kw|kalenderwoche|vecka)\s*(?<from>${NUMBER})(?:[\d ,.]*(?:-|–|til|to|bis|og|and|und|\+|&)\s*(?:uge\s*)?(?<to>${NUMBER}))?(?!\d)`,
    ),
    read: ({ from, to }, on) => [theWeeks(Number(from), to === undefined ? undefined : Number(to), on)],
  },
  {
    pattern: form(String.raw`(?<!\p{L})(?<!\d\.?\s?)(?<month>${MONTH})(?!\p{L})\.?${YEAR}`),
    read: ({ month, year }, on) => [theMonth(month ?? '', year, on)],
  },
  {
    pattern: form(
      String.raw`(?<!\p{L})(?:den|the|d\.)\s*(?<day>${NUMBER})(?:\.|st|nd|rd|th)(?!\s?(?:[\d/]|${MONTH}))`,
    ),
    read: ({ day }, on) => [theNext(Number(day), on)],
  },
  {
    pattern: form(String.raw`(?<!\p{L})(?<weekday>${WEEKDAY})(?!\p{L})`),
    read: ({ weekday }, on) => [theNextWeekday(weekday ?? '', on)],
  },
];

function form(pattern: string): RegExp {
  return new RegExp(pattern, 'gu');
}

function monthNamed(name = ''): number {
  return MONTHS.findIndex((names) => names.split('|').includes(name)) + 1;
}

function fromTo(
  from: string | undefined,
  to: string | undefined,
  month: number,
  year: string | undefined,
  on: CalendarDate,
): (NotedDays | undefined)[] {
  const last = dayNamed(to, month, year, on);
  const first = last && theDay(Number(last.first.slice(0, 4)), month, Number(from));
  return [first, last];
}

function dayNamed(
  day: string | undefined,
  month: number,
  year: string | undefined,
  on: CalendarDate,
): NotedDays | undefined {
  if (year !== undefined) return theDay(Number(year.padStart(4, '20')), month, Number(day));
  return inAFittingYear(on, (fitting) => theDay(fitting, month, Number(day)));
}

/** A day in numbers, the day first, unless the note has a day that only an American can have written: `12/21`. */
function dayInNumbers(
  first: string | undefined,
  second: string | undefined,
  year: string | undefined,
  { on, isMonthFirst }: { readonly on: CalendarDate; readonly isMonthFirst: boolean },
): NotedDays | undefined {
  return isMonthFirst ? dayNamed(second, Number(first), year, on) : dayNamed(first, Number(second), year, on);
}

/** Days in numbers that can only be read with the month first, or with the day first. */
const AMERICAN = /(?<![\d/.-])(?:0?[1-9]|1[0-2])\/(?:1[3-9]|2\d|3[01])(?!\d)/;
const EUROPEAN = /(?<![\d/.-])(?:1[3-9]|2\d|3[01])\/(?:0?[1-9]|1[0-2])(?!\d)/;

function theDay(year: number, month: number, day: number): NotedDays | undefined {
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isCalendarDate(date) ? { kind: 'day', first: date, last: date } : undefined;
}

/** How far back a day may lie that a note names without its year: people forget to turn a note off. */
const FARTHEST_BACK_DAYS = 62;

/** Reads something of a year, and of the year after if it lies too far back to be meant. */
function inAFittingYear(
  on: CalendarDate,
  read: (year: number) => NotedDays | undefined,
): NotedDays | undefined {
  const year = Number(on.slice(0, 4));
  return [year - 1, year, year + 1]
    .map(read)
    .find((found) => found !== undefined && daysBetween(found.last, on) <= FARTHEST_BACK_DAYS);
}

function theWeeks(from: number, to: number | undefined, on: CalendarDate): NotedDays | undefined {
  if (from < 1 || from > 53 || (to ?? 1) < 1 || (to ?? 1) > 53) return undefined;
  const begun = inAFittingYear(on, (year) => theWeek(year, from));
  if (begun === undefined || to === undefined) return begun;
  // Weeks 52 and 1 are neighbours: the second lies in the year after.
  const weeks = (to - from + 53) % 53;
  const year = Number(addDays(begun.first, 3).slice(0, 4));
  const ended = to >= from ? theWeek(year, to) : theWeek(year + 1, to);
  return ended === undefined || weeks > 20 ? begun : { ...begun, last: ended.last };
}

/** A week by ISO 8601: the first of a year has its 4 January. */
function theWeek(year: number, week: number): NotedDays | undefined {
  const fourth = `${year}-01-04`;
  const first = addDays(fourth, 7 * (week - 1) - weekdayOf(fourth));
  // The 53rd, where there is none, is the first of the next year.
  if (addDays(first, 3).slice(0, 4) !== String(year)) return undefined;
  return { kind: 'week', first, last: addDays(first, 6) };
}

/** A month without a day. English writes a month that also is a verb: `you may call` names none. */
function theMonth(name: string, year: string | undefined, on: CalendarDate): NotedDays | undefined {
  if (name.length < 4 && name !== 'maj') return undefined;
  const month = String(monthNamed(name)).padStart(2, '0');
  const inYear = (given: number): NotedDays => {
    const first = `${given}-${month}-01`;
    return { kind: 'month', first, last: addDays(addMonths(first, 1), -1) };
  };
  return year === undefined ? inAFittingYear(on, inYear) : inYear(Number(year));
}

/** The next day with this number in its month: `den 4.` */
function theNext(day: number, on: CalendarDate): NotedDays | undefined {
  const month = on.slice(0, 7);
  return [`${month}-01`, addMonths(`${month}-01`, 1)]
    .map((first) => theDay(Number(first.slice(0, 4)), Number(first.slice(5, 7)), day))
    .find((found) => found !== undefined && found.first >= on);
}

function theNextWeekday(name: string, on: CalendarDate): NotedDays {
  const weekday = WEEKDAYS.findIndex((names) => names.split('|').includes(name));
  const date = addDays(on, ((weekday - weekdayOf(on) + 6) % 7) + 1);
  return { kind: 'weekday', first: date, last: date };
}

/** A Monday, from which weekdays are counted. */
const A_MONDAY = '2026-01-05';

/** 0 for a Monday. */
function weekdayOf(date: CalendarDate): number {
  return ((daysBetween(A_MONDAY, date) % 7) + 7) % 7;
}
