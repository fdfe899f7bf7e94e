import type { CalendarDate } from '../vocabulary/calendar.ts';
import type { Sentence, Language } from '../vocabulary/sentence.ts';

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  da: [
    'januar',
    'februar',
    'marts',
    'april',
    'maj',
    'juni',
    'juli',
    'august',
    'september',
    'oktober',
    'november',
    'december',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};

/** A date as people write it: "1. januar 2027", "1 January 2027". */
export function dateInWords(date: CalendarDate): Sentence {
  const [year, month, day] = date.split('-');
  const of = (language: Language) => MONTHS[language][Number(month) - 1] ?? '';
  return { da: `${Number(day)}. ${of('da')} ${year}`, en: `${Number(day)} ${of('en')} ${year}` };
}

/** A day of this year as people write it: "1. januar", "1 January". */
export function dayInWords(date: CalendarDate): Sentence {
  const { da, en } = dateInWords(date);
  return { da: da.slice(0, -' 2027'.length), en: en.slice(0, -' 2027'.length) };
}

/** A month as people write it: "november 2026", "November 2026". */
export function monthInWords(month: string): Sentence {
  const [year, number] = month.split('-');
  const of = (language: Language) => MONTHS[language][Number(number) - 1] ?? '';
  return { da: `${of('da')} ${year}`, en: `${of('en')} ${year}` };
}
