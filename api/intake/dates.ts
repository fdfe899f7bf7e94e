import { isCalendarDate } from '../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import type { Sentence } from '../../domain/vocabulary/sentence.ts';
import { codeText } from './seen-text.ts';
import type { Reader } from './reading.ts';

/** The months as Danes and Englishmen write them, by their first three letters. */
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'ma[jy]', 'jun', 'jul', 'aug', 'sep', 'o[kc]t', 'nov', 'dec'].map(
  (begins) => new RegExp(`^${begins}`),
);
const MONTH =
  '(?:jan(?:uar|uary)?|feb(?:ruar|ruary)?|mar(?:ts|ch)?|apr(?:il)?|ma[jy]|jun[ie]?|jul[iy]?|aug(?:ust)?|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)';

const DAY_FIRST = /^(\d{1,2})\s*[-./\\\s]\s*(\d{1,2})\s*[-./\\\s]\s*(\d{2}|\d{4})$/;
const YEAR_FIRST = /^(\d{4})\s*[-./\\\s]\s*(\d{1,2})\s*[-./\\\s]\s*(\d{1,2})$/;
const WITH_MONTH = new RegExp(
  `^(?:den\\s+)?(\\d{1,2})(?:st|nd|rd|th|\\.)?[-./\\s]*(${MONTH})[-./,\\s]*(\\d{2}|\\d{4})$`,
);
const MONTH_FIRST = new RegExp(`^(${MONTH})[.\\s]\\s*(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})$`);
const DIGITS = /^\d{8}$/;

/** A time of day behind a date, as Excel, databases and Danes write it; with a zone at most. */
const TIME =
  /(?:\s*[t,]\s*|\s+)(?:kl\.?\s*)?(\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:[.,]\d+)?(?:\s*[ap]\.?m\.?)?)\s*(z|[+-]\d{2}:?\d{2}|utc)?$/;

/** How Excel counts: 1 is the first of January 1900, and 60 a day that never was. */
const FIRST_SERIAL = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;

/** The date that Excel means by a number of days; `undefined` if it is none that a list can hold. */
export function dateOfSerial(serial: number, epoch: 1900 | 1904 = 1900): CalendarDate | undefined {
  // Books that come from a Mac of long ago count from 1904.
  const days = Math.floor(serial) + (epoch === 1904 ? 1462 : 0);
  if (!Number.isFinite(days) || days < 61 || days > 100_000) return undefined;
  const date = new Date(FIRST_SERIAL + days * DAY_MS).toISOString().slice(0, 10);
  return isCalendarDate(date) ? date : undefined;
}

/** A date as a list should have it, which is how it is shown to people: `31-12-2026`. */
export function dateShown(date: CalendarDate): string {
  const [year, month, day] = date.split('-');
  return `${day}-${month}-${year}`;
}

/**
 * A date as people write it: `31-12-2026`, with dots, slashes or spaces, the month as a word, the year first, or eight
 * digits together; the day before the month. A midnight behind it is left out, any other time is a fault.
 */
export const dateWritten: Reader = (text) => {
  const written = codeText(text).toLowerCase();
  const [behind = '', time = '', zone] = TIME.exec(written) ?? [];
  const day = (behind === '' ? written : written.slice(0, -behind.length)).replace(DAY_OF_WEEK, '').trim();
  const date = dayWritten(day);
  if (date === SHORT) return { fault: SHORT_YEAR };
  if (date !== undefined) {
    const isMidnight =
      /^(?:[0.:,]*|12[0.:,]*\s*a\.?m\.?)$/.test(time) &&
      (zone === undefined || /^(z|utc|[+-]00:?00)$/.test(zone));
    return isMidnight ? { value: date } : { fault: timeOfDay(date) };
  }
  if (/^\d{5}([.,]\d+)?$/.test(written)) {
    const meant = dateOfSerial(Number(written.replace(',', '.')));
    if (meant !== undefined) return { fault: serialFault(meant) };
  }
  return { fault: DATE_FAULT };
};

const DAY_OF_WEEK =
  /^(?:man|tirs|ons|tors|fre|lør|søn)(?:dag)?[.,]?\s+(?:d(?:en|\.)?\s+)?|^(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+/;

/** What stands in place of a date that would be one with all of its year. */
const SHORT = Symbol('a year of two digits');

function dayWritten(text: string): CalendarDate | typeof SHORT | undefined {
  const [, d1, m1, y1] = DAY_FIRST.exec(text) ?? [];
  if (d1 !== undefined && m1 !== undefined && y1 !== undefined) return dateFrom(y1, m1, d1);
  const [, y2, m2, d2] = YEAR_FIRST.exec(text) ?? [];
  if (d2 !== undefined && m2 !== undefined && y2 !== undefined) return dateFrom(y2, m2, d2);
  const [, d3, named, y3] = WITH_MONTH.exec(text) ?? [];
  if (d3 !== undefined && named !== undefined && y3 !== undefined) {
    return dateFrom(y3, monthOf(named), d3);
  }
  const [, named4, d4, y4] = MONTH_FIRST.exec(text) ?? [];
  if (d4 !== undefined && named4 !== undefined && y4 !== undefined) return dateFrom(y4, monthOf(named4), d4);
  if (!DIGITS.test(text)) return undefined;
  const ways = [
    `${text.slice(4)}-${text.slice(2, 4)}-${text.slice(0, 2)}`,
    `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`,
  ].filter(isCalendarDate);
  return ways.length === 1 ? ways[0] : undefined;
}

function monthOf(named: string): string {
  return String(MONTHS.findIndex((month) => month.test(named)) + 1);
}

function dateFrom(year: string, month: string, day: string): CalendarDate | typeof SHORT | undefined {
  if (year.length === 2) return SHORT;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(date) ? date : undefined;
}

const DATE_FAULT: Sentence = {
  da: 'Skal være en dato, der findes, skrevet som 31-12-2026 eller 2026-12-31.',
  en: 'Must be a date that exists, written as 31-12-2026 or 2026-12-31.',
};

const SHORT_YEAR: Sentence = {
  da: 'Skriv årstallet med fire cifre, som i 31-12-2026.',
  en: 'Write the year with four digits, as in 31-12-2026.',
};

const timeOfDay = (date: CalendarDate): Sentence => ({
  da: `Datoen har et klokkeslæt, der ikke er midnat. Skriv kun dagen, som ${dateShown(date)}, hvis det er den, der er ment.`,
  en: `The date has a time of day that is not midnight. Write the day only, as ${dateShown(date)}, if that is meant.`,
});

/** What to say of a number in place of a date, with the day that Excel means by it. */
export const serialFault = (date: CalendarDate): Sentence => ({
  da: `Skal være en dato, der findes. Her står et tal, som i Excel er ${dateShown(date)}: skriv den, hvis det er den, der er ment.`,
  en: `Must be a date that exists. Here is a number that is ${dateShown(date)} in Excel: write that if it is meant.`,
});
