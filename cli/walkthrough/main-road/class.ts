import { addDays, workingDayOnOrAfter, workingDayOnOrBefore } from '../../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../../domain/vocabulary/calendar.ts';
import { admit, completeCourse, confirmSeat, mondayOnOrAfter } from '../course.ts';
import { passTo } from '../duties.ts';
import { words } from '../teller.ts';
import type { Teller } from '../teller.ts';

const BEGINS_AFTER = 34;
const COURSE_DAYS = 42;
/** How many days before its start an AMU seat must be given up, if there is to be no fee. */
const SEAT_CONFIRMED_BEFORE = 10;

/**
 * A seat in the painters’ class, its first day, and the weeks until a company is looked for. Returns its last
 * day.
 */
export async function intoClass(teller: Teller): Promise<CalendarDate> {
  const { name } = teller;
  const startsOn = workingDayOnOrAfter(mondayOnOrAfter(addDays(await teller.today(), BEGINS_AFTER)));
  const endsOn = addDays(startsOn, COURSE_DAYS);
  await admit(teller, { sector: 'painting', startsOn, endsOn });
  teller.say(`${name} gets a seat in the painters’ class at NEXT, ${words(startsOn)} to ${words(endsOn)}.`);
  await teller.stageIs('course');

  await passTo(teller, workingDayOnOrBefore(addDays(startsOn, -SEAT_CONFIRMED_BEFORE)));
  await teller.owes('amu-seat');
  await confirmSeat(teller);
  teller.say('NEXT confirms the AMU seat while it could still be given back without a fee.');

  await passTo(teller, startsOn);
  await teller.owes('day-one-course');
  await teller.owes('day-one-course-person');
  await teller.does('schoolConsultant', 'ConfirmDayOne', { of: 'course', came: true, on: startsOn });
  await teller.owesNo('day-one-course-person');
  teller.say(`School and person have both been asked about the first day. The school says: ${name} came.`);
  return endsOn;
}

/** The class is over. */
export async function outOfClass(teller: Teller, endsOn: CalendarDate): Promise<void> {
  await passTo(teller, endsOn);
  await completeCourse(teller);
  teller.say('The class is completed, with a certificate.');
}
