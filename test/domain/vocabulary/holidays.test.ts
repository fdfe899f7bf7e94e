import { describe, expect, it } from '@jest/globals';
import Holidays from 'date-holidays';
import { addDays } from '../../../domain/vocabulary/calendar.ts';
import { isPublicHoliday, publicHolidays } from '../../../domain/vocabulary/holidays.ts';

const YEARS = Array.from({ length: 2040 - 2016 + 1 }, (_, index) => 2016 + index);

/**
 * The public holidays by an independent package. It also lists days that are marked without being holidays by
 * law (1 May, 5 June, 24 December, carnival, Mother's Day): those have the type `observance` and are left
 * out.
 */
const oracle = new Holidays('DK');
const byThePackage = (year: number) =>
  oracle
    .getHolidays(year)
    .filter(({ type }) => type === 'public')
    .map(({ date }) => date.slice(0, 10))
    .sort();

describe('Danish public holidays', () => {
  it.each(YEARS)('are in %i those that an independent package lists', (year) => {
    expect(publicHolidays(year)).toEqual(byThePackage(year));
  });

  it.each(YEARS)('are in %i the same whether listed or asked for day by day', (year) => {
    const days = Array.from({ length: 366 }, (_, index) => addDays(`${year}-01-01`, index));
    const asked = days.filter((day) => day.startsWith(String(year)) && isPublicHoliday(day));
    expect(asked).toEqual(publicHolidays(year));
  });

  it.each([
    ['the earliest Easter of the century so far', '2008-03-23', true],
    ['a late Easter', '2038-04-25', true],
    ['Maundy Thursday', '2026-04-02', true],
    ['Good Friday', '2026-04-03', true],
    ['the Saturday between', '2026-04-04', false],
    ['Easter Monday', '2026-04-06', true],
    ['Ascension', '2026-05-14', true],
    ['the Friday after Ascension', '2026-05-15', false],
    ['Whit Monday', '2026-05-25', true],
    ['Store bededag in its last year', '2023-05-05', true],
    ['the day it would have been the year after', '2024-04-26', false],
    ['1 May', '2026-05-01', false],
    ['Constitution Day', '2026-06-05', false],
    ['Christmas Eve', '2026-12-24', false],
    ['Christmas Day', '2026-12-25', true],
    ['Boxing Day', '2026-12-26', true],
    ['New Year’s Eve', '2026-12-31', false],
    ['New Year’s Day', '2027-01-01', true],
  ])('%s, %s: %s', (_, date, isHoliday) => {
    expect(isPublicHoliday(date)).toBe(isHoliday);
  });
});
