import {
  addDays,
  daysBetween,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
} from '../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import type { Sector } from '../../domain/vocabulary/codes.ts';
import { passTo } from './duties.ts';
import { words } from './teller.ts';
import type { Teller } from './teller.ts';

/** A short class begins on a Monday a fortnight ahead, and ends on the Friday of its second week. */
const AHEAD_DAYS = 14;
const SHORT_DAYS = 11;

/** Gives somebody a seat in a class at NEXT. */
export async function admit(
  teller: Teller,
  course: { readonly sector: Sector; readonly startsOn: CalendarDate; readonly endsOn: CalendarDate },
): Promise<void> {
  await teller.does('coordinator', 'AdmitToCourse', { school: 'next', ...course });
}

/** The AMU seat is confirmed while it could still be given back without a fee. */
export async function confirmSeat(teller: Teller): Promise<void> {
  const on = await teller.today();
  const told = { party: 'school', channel: 'mail' } as const;
  await teller.does('coordinator', 'RecordPaper', { paper: 'amu-seat', on }, told);
}

/** A fortnight at school before an IGU, up to its last day but one. Returns its last day. */
export async function shortCourse(teller: Teller, sector: Sector): Promise<CalendarDate> {
  const startsOn = workingDayOnOrAfter(mondayOnOrAfter(addDays(await teller.today(), AHEAD_DAYS)));
  const endsOn = workingDayOnOrBefore(addDays(mondayOnOrAfter(addDays(startsOn, -4)), SHORT_DAYS));
  await admit(teller, { sector, startsOn, endsOn });
  await confirmSeat(teller);
  teller.say(`${teller.name} gets a seat in a class at NEXT, ${words(startsOn)} to ${words(endsOn)}.`);
  await passTo(teller, startsOn);
  await teller.does('schoolConsultant', 'ConfirmDayOne', { of: 'course', came: true, on: startsOn });
  teller.say(`School and person are asked about the first day. The school says: ${teller.name} came.`);
  return endsOn;
}

/** The course is over: the school says so. */
export async function completeCourse(teller: Teller): Promise<void> {
  const completedOn = await teller.today();
  await teller.does('schoolConsultant', 'CompleteCourse', { completedOn, certificate: true });
}

/** Classes begin on a Monday. */
export function mondayOnOrAfter(date: CalendarDate): CalendarDate {
  const sinceAMonday = daysBetween('2024-01-01', date) % 7;
  return addDays(date, (7 - sinceAMonday) % 7);
}
