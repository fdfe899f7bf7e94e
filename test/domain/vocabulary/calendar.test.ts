import { describe, expect, it } from '@jest/globals';
import Holidays from 'date-holidays';
import * as fc from 'fast-check';
import {
  addDays,
  addMonths,
  dateOf,
  daysBetween,
  instantAt,
  isCalendarDate,
  isMonth,
  isWorkingDay,
  monthOf,
  msBetween,
  nextMonth,
  plusMs,
  timeOf,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
  yearsAt,
} from '../../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../../domain/vocabulary/calendar.ts';

const YEARS = Array.from({ length: 2040 - 2016 + 1 }, (_, index) => 2016 + index);
const daysOf = (year: number): CalendarDate[] =>
  Array.from({ length: 366 }, (_, index) => addDays(`${year}-01-01`, index)).filter((day) =>
    day.startsWith(String(year)),
  );
const aDate = fc
  .integer({ min: 0, max: daysBetween('2016-01-01', '2040-12-31') })
  .map((days) => addDays('2016-01-01', days));

/** The last Sunday of March or October, when Denmark changes its clocks at 01:00 UTC. */
function changeOn(year: number, month: '03' | '10'): CalendarDate {
  const last = `${year}-${month}-31`;
  return addDays(last, -new Date(last).getUTCDay());
}

describe('working days', () => {
  const oracle = new Holidays('DK');

  it.each(YEARS)(
    'are in %i the days that are neither weekends nor holidays by an independent package',
    (year) => {
      // Observances, such as 1 May and Christmas Eve, are not holidays by law.
      const holidays = new Set(
        oracle
          .getHolidays(year)
          .filter(({ type }) => type === 'public')
          .map(({ date }) => date.slice(0, 10)),
      );
      const free = (day: CalendarDate) => [0, 6].includes(new Date(day).getUTCDay()) || holidays.has(day);
      expect(daysOf(year).filter((day) => !isWorkingDay(day))).toEqual(daysOf(year).filter(free));
    },
  );

  it.each([
    ['Easter Monday back to the Wednesday before', '2026-04-06', '2026-04-01'],
    ['Maundy Thursday back to the Wednesday', '2026-04-02', '2026-04-01'],
    ['Boxing Day on a Saturday back to Christmas Eve', '2026-12-26', '2026-12-24'],
    ['New Year’s Day back to New Year’s Eve', '2026-01-01', '2025-12-31'],
    ['Store bededag back to the Thursday in 2023', '2023-05-05', '2023-05-04'],
    ['the same Friday in 2024 nowhere', '2024-04-26', '2024-04-26'],
    ['Whit Monday back to the Friday', '2026-05-25', '2026-05-22'],
    ['Ascension back to the Wednesday', '2026-05-14', '2026-05-13'],
    ['an ordinary Tuesday nowhere', '2026-03-03', '2026-03-03'],
  ])('move %s', (_, date, day) => {
    expect(workingDayOnOrBefore(date)).toBe(day);
  });

  it.each([
    ['Maundy Thursday on to the Tuesday after Easter', '2026-04-02', '2026-04-07'],
    ['Christmas Day on a Friday on to Monday', '2026-12-25', '2026-12-28'],
    ['New Year’s Day on a Friday on to Monday', '2027-01-01', '2027-01-04'],
    ['Whit Sunday on to the Tuesday', '2026-05-24', '2026-05-26'],
    ['Ascension on to the Friday', '2026-05-14', '2026-05-15'],
    ['an ordinary Tuesday nowhere', '2026-03-03', '2026-03-03'],
  ])('move %s', (_, date, day) => {
    expect(workingDayOnOrAfter(date)).toBe(day);
  });

  it('lie on or before, and on or after, any date, with none between', () => {
    fc.assert(
      fc.property(aDate, (date) => {
        const [before, after] = [workingDayOnOrBefore(date), workingDayOnOrAfter(date)];
        expect([isWorkingDay(before), isWorkingDay(after)]).toEqual([true, true]);
        expect(before <= date && date <= after).toBe(true);
        for (let day = addDays(before, 1); day < after; day = addDays(day, 1)) {
          expect([day, isWorkingDay(day)]).toEqual([day, false]);
        }
        expect(before === after).toBe(isWorkingDay(date));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the time in Copenhagen', () => {
  const wall = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Copenhagen',
    dateStyle: 'short',
    timeStyle: 'short',
  });

  it.each(YEARS)('of half past five is right on every day of %i', (year) => {
    const [spring, autumn] = [changeOn(year, '03'), changeOn(year, '10')];
    const read = daysOf(year).map((day) => {
      const instant = instantAt(day, '05:30');
      return [instant, wall.format(new Date(instant))];
    });
    // The European rule, independent of the platform's own table: two hours ahead in summer time, else one.
    const expected = daysOf(year).map((day) => {
      const hour = day >= spring && day < autumn ? '03' : '04';
      return [`${day}T${hour}:30:00.000Z`, `${day} 05:30`];
    });
    expect(read).toEqual(expected);
  });

  it.each(YEARS)('skips an hour in March and repeats one in October %i', (year) => {
    const [spring, autumn] = [changeOn(year, '03'), changeOn(year, '10')];
    expect(timeOf(`${spring}T00:59:59.999Z`)).toBe('01:59');
    expect(timeOf(`${spring}T01:00:00.000Z`)).toBe('03:00');
    expect(timeOf(`${autumn}T00:59:59.999Z`)).toBe('02:59');
    expect(timeOf(`${autumn}T01:00:00.000Z`)).toBe('02:00');
    expect(msBetween(instantAt(spring, '00:00'), instantAt(addDays(spring, 1), '00:00'))).toBe(
      23 * 3_600_000,
    );
    expect(msBetween(instantAt(autumn, '00:00'), instantAt(addDays(autumn, 1), '00:00'))).toBe(
      25 * 3_600_000,
    );
  });

  it('takes an hour that does not exist as the one after, and one that comes twice as the first', () => {
    expect(instantAt('2026-03-29', '02:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(instantAt('2026-10-25', '02:30')).toBe('2026-10-25T00:30:00.000Z');
  });

  it.each([
    ['the hour before the clock goes forward', '2026-03-29', '01:59', '2026-03-29T00:59:00.000Z'],
    ['the first minute of summer time', '2026-03-29', '03:00', '2026-03-29T01:00:00.000Z'],
    ['the first minute after the hour that comes twice', '2026-10-25', '03:00', '2026-10-25T02:00:00.000Z'],
  ])('takes %s by its own side of the change', (_, date, time, instant) => {
    expect(instantAt(date, time)).toBe(instant);
  });

  it.each([
    ['the last moment of the day in UTC', 5_399_999, '2026-12-31T23:59:59.999Z'],
    ['midnight in UTC', 5_400_000, '2027-01-01T00:00:00.000Z'],
    ['the next day in UTC', 7_200_000, '2027-01-01T00:30:00.000Z'],
    ['the evening after', 86_400_000, '2027-01-01T22:30:00.000Z'],
  ])('goes on from half past eleven on New Year’s Eve to %s', (_, plus, instant) => {
    expect(instantAt('2026-12-31', '23:30', plus)).toBe(instant);
  });

  it.each([
    ['the last minute before midnight in winter', '2026-12-31T22:59:59.999Z', '2026-12-31', '23:59'],
    ['midnight in winter', '2026-12-31T23:00:00.000Z', '2027-01-01', '00:00'],
    ['the last minute before midnight in summer', '2026-06-30T21:59:59.999Z', '2026-06-30', '23:59'],
    ['midnight in summer', '2026-06-30T22:00:00.000Z', '2026-07-01', '00:00'],
  ])('reads %s', (_, instant, date, time) => {
    expect([dateOf(instant), timeOf(instant)]).toEqual([date, time]);
  });

  it('gives back the date and time an instant was made of', () => {
    fc.assert(
      fc.property(aDate, fc.integer({ min: 4 * 60, max: 24 * 60 - 1 }), (date, minutes) => {
        const two = (part: number) => String(part).padStart(2, '0');
        const time = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
        const instant = instantAt(date, time);
        expect([dateOf(instant), timeOf(instant)]).toEqual([date, time]);
        expect(plusMs(instant, 1000)).toBe(instantAt(date, time, 1000));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('months', () => {
  it.each([
    ['31 January and one month', '2026-01-31', 1, '2026-02-28'],
    ['31 January and one month in a leap year', '2028-01-31', 1, '2028-02-29'],
    ['31 May and one month', '2026-05-31', 1, '2026-06-30'],
    ['29 February and a year', '2028-02-29', 12, '2029-02-28'],
    ['29 February and two years’ IGU', '2028-02-29', 24, '2030-02-28'],
    ['29 February and four years', '2028-02-29', 48, '2032-02-29'],
    ['28 February and a month, not the last day', '2026-02-28', 1, '2026-03-28'],
    ['31 March and a month back', '2026-03-31', -1, '2026-02-28'],
    ['30 November and three months', '2026-11-30', 3, '2027-02-28'],
    ['no months', '2026-03-31', 0, '2026-03-31'],
  ])('%s', (_, date, months, then) => {
    expect(addMonths(date, months)).toBe(then);
  });

  it('land in the month so many months on, on the same day or the month’s last', () => {
    fc.assert(
      fc.property(aDate, fc.integer({ min: 0, max: 60 }), (date, months) => {
        const then = addMonths(date, months);
        let month = monthOf(date);
        for (let step = 0; step < months; step += 1) month = nextMonth(month);
        expect(monthOf(then)).toBe(month);
        const sameDay = then.slice(8) === date.slice(8);
        const lastDay = monthOf(addDays(then, 1)) !== month && then.slice(8) < date.slice(8);
        expect(sameDay || lastDay).toBe(true);
      }),
    );
  });

  it.each([
    ['2026-12', true],
    ['2026-13', false],
    ['2026-00', false],
    ['2026-1', false],
    ['2026-12-01', false],
    ['12026-12', false],
    ['9999-12', false],
    [202612, false],
  ])('%s is a month: %s', (text, is) => {
    expect(isMonth(text)).toBe(is);
  });
});

describe('days', () => {
  it.each([
    ['2028-02-29', true],
    ['2026-02-29', false],
    ['2026-02-30', false],
    ['2026-04-31', false],
    ['2100-02-29', false],
    ['2026-12-31', true],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-1-1', false],
    ['31-12-2026', false],
    ['2026-12-31T00:00:00Z', false],
    ['2199-12-31', true],
    ['9999-12-31', false],
    ['0026-12-31', false],
    ['', false],
    [20261231, false],
    [undefined, false],
    [null, false],
  ])('%s is a date that exists: %s', (text, is) => {
    expect(isCalendarDate(text)).toBe(is);
  });

  it('are counted across the changes of the clock', () => {
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
    expect(daysBetween('2026-01-01', '2027-01-01')).toBe(365);
  });
});

describe('an age', () => {
  it.each([
    ['the day before the 18th birthday', '2008-05-04', '2026-05-03', 17],
    ['on the 18th birthday', '2008-05-04', '2026-05-04', 18],
    ['the day before the 50th birthday', '1976-05-04', '2026-05-03', 49],
    ['on the 50th birthday', '1976-05-04', '2026-05-04', 50],
    ['at birth', '2026-05-04', '2026-05-04', 0],
    ['of somebody born on New Year’s Day, on New Year’s Eve', '1990-01-01', '2026-12-31', 36],
    ['of somebody born on New Year’s Eve, on New Year’s Day', '1990-12-31', '2026-01-01', 35],
    ['of somebody born on 29 February, on that day in a leap year', '2004-02-29', '2028-02-29', 24],
    ['the day before', '2004-02-29', '2028-02-28', 23],
    ['on 28 February of another year', '2008-02-29', '2026-02-28', 17],
    ['on 1 March of another year', '2008-02-29', '2026-03-01', 18],
  ])('%s', (_, birthDate, on, years) => {
    expect(yearsAt(birthDate, on)).toBe(years);
  });

  it('grows by one in every twelve months, and never falls', () => {
    fc.assert(
      fc.property(aDate, aDate, (birthDate, on) => {
        expect(yearsAt(birthDate, addDays(on, 1)) - yearsAt(birthDate, on)).toBeGreaterThanOrEqual(0);
        expect(yearsAt(birthDate, `${Number(on.slice(0, 4)) + 1}${on.slice(4)}`)).toBe(
          yearsAt(birthDate, on) + 1,
        );
      }),
    );
  });
});
