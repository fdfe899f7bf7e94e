import type { Facts } from '../../../domain/journeys/command.ts';
import type { CommandFields, CommandType, Referral } from '../../../domain/journeys/commands.ts';
import {
  addDays,
  addMonths,
  firstOfMonth,
  monthOf,
  nextMonth,
  workingDayOnOrAfter,
} from '../../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../../domain/vocabulary/calendar.ts';
import { aScreening, anAgreement } from './a-journey.ts';

/** Something somebody tells the service on a day. */
export interface Deed<T extends CommandType = CommandType> {
  readonly on: CalendarDate;
  readonly type: T;
  readonly fields: CommandFields<T>;
  readonly facts?: Facts;
}

/** A deed whose fields are checked against its command. */
export const deed = <T extends CommandType>(
  on: CalendarDate,
  type: T,
  fields: CommandFields<T>,
  facts?: Facts,
): Deed => ({ on, type, fields, ...(facts && { facts }) });

/** Deeds in the order of their days; within one day, in the order they are given. */
export const inOrder = (deeds: readonly Deed[]): Deed[] =>
  [...deeds].sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));

/**
 * Where most is owed: a municipality that wants to be reminded, a consent, and a permit that runs out on the
 * way.
 */
export const owingMost = (referredOn: CalendarDate): Partial<Referral> => ({
  municipalDuties: true,
  legalBasis: 'consent',
  consentVersion: '2026-1',
  consentOn: referredOn,
  residencePermitUntil: addMonths(referredOn, 18),
});

const COMPANY = 'eksempel-byg';
const SCHOOL_WEEKS = 23;
const SCHOOL_HOURS = 37;
const QUARTERS = 8;

/**
 * A journey of two and a half years on the main road, from the referral through a course and an IGU to a job
 * that lasts, and at last the decision about its data. Everything that anybody owes by the newest rulebook is
 * done in time: most of it a few days before it is due, when people have been reminded once.
 */
export function aWholeJourney(referredOn: CalendarDate): Deed[] {
  const startsOn = addDays(referredOn, 63);
  const agreement = anAgreement(startsOn);
  const { signedOn, endsOn } = agreement;
  const courseOn = addDays(referredOn, 21);
  const courseEnds = addDays(courseOn, 38);
  const courseDone = addDays(courseEnds, -6);
  const jobOn = workingDayOnOrAfter(addDays(endsOn, 12));
  const completedOn = addDays(endsOn, 2);
  const closedOn = addDays(addMonths(referredOn, 30), 7);
  const paper = (on: CalendarDate, name: CommandFields<'RecordPaper'>['paper']) =>
    deed(on, 'RecordPaper', { paper: name, on });
  const talk = (on: CalendarDate, name: CommandFields<'RecordTalk'>['talk']) =>
    deed(on, 'RecordTalk', { talk: name, heldOn: on });
  const months = monthsBetween(startsOn, endsOn);
  return inOrder([
    talk(addDays(referredOn, 4), 'first-contact'),
    ...[1, 2, 3, 4].map((month) =>
      talk(addDays(addMonths(firstOfMonth(monthOf(referredOn)), month), 9), 'integration'),
    ),
    paper(addDays(referredOn, 25), 'integration-contract'),
    paper(addDays(referredOn, 25), 'danish-referral'),
    paper(addDays(referredOn, 25), 'company-offer'),
    paper(addDays(addMonths(referredOn, 12), -3), 'consent-review'),
    paper(addDays(addMonths(referredOn, 24), -6), 'consent-review'),
    paper(addDays(addMonths(referredOn, 18), -30), 'residence-permit'),
    deed(addDays(referredOn, 4), 'RecordScreening', aScreening(addDays(referredOn, 4))),
    deed(addDays(referredOn, 7), 'AcceptScreening', { acceptedOn: addDays(referredOn, 7) }),
    deed(addDays(referredOn, 8), 'AdmitToCourse', {
      school: 'next',
      sector: 'painting',
      startsOn: courseOn,
      endsOn: courseEnds,
    }),
    paper(addDays(courseOn, -10), 'amu-seat'),
    deed(courseOn, 'ConfirmDayOne', { of: 'course', came: true, on: courseOn }),
    deed(addDays(courseEnds, -25), 'ProposeMatch', { kind: 'igu', company: COMPANY, sector: 'painting' }),
    deed(
      addDays(courseEnds, -21),
      'AgreeMatch',
      { kind: 'igu', company: COMPANY, plannedStart: startsOn },
      { ageAtStart: 31 },
    ),
    paper(addDays(courseEnds, -18), 'eligibility'),
    paper(addDays(courseEnds, -18), 'igu-intake'),
    deed(courseDone, 'CompleteCourse', { completedOn: courseDone, certificate: true }),
    talk(addDays(signedOn, -4), 'money'),
    deed(signedOn, 'SignIguAgreement', agreement, { ageAtStart: 31 }),
    paper(addDays(signedOn, 10), 'de-minimis'),
    deed(startsOn, 'ConfirmDayOne', { of: 'igu', came: true, on: startsOn }),
    deed(addDays(signedOn, 20), 'RegisterInVitas', { registeredOn: addDays(signedOn, 20) }),
    deed(addDays(startsOn, 24), 'SubmitTrainingPlan', { submittedOn: addDays(startsOn, 24) }),
    ...months.map((month) => deed(addDays(firstOfMonth(nextMonth(month)), 3), 'ClaimAllowance', { month })),
    ...Array.from({ length: QUARTERS }, (_, index) => {
      const asOf = addDays(addMonths(firstOfMonth(monthOf(startsOn)), 3 * (index + 1)), 8);
      const done = Math.round((SCHOOL_WEEKS * SCHOOL_HOURS * (index + 1)) / QUARTERS);
      return deed(asOf, 'RecordSchoolHours', { asOf, hoursDone: done });
    }).filter(({ on }) => on <= endsOn),
    ...testDays(addDays(referredOn, 7), jobOn).map((on) => paper(on, 'test-registration')),
    deed(addDays(addMonths(startsOn, 6), 10), 'ClaimBonus', {
      part: 'six-months',
      claimedOn: addDays(addMonths(startsOn, 6), 10),
    }),
    talk(addDays(addMonths(endsOn, -3), -4), 'before-end-of-igu'),
    paper(addDays(addMonths(endsOn, -1), -4), 'certificates'),
    deed(completedOn, 'CompleteIgu', { completedOn: endsOn, certificateOn: completedOn }),
    deed(addDays(endsOn, 9), 'ClaimBonus', { part: 'completion', claimedOn: addDays(endsOn, 9) }),
    deed(jobOn, 'StartEmployment', { employer: COMPANY, kind: 'job', startsOn: jobOn, weeklyHours: 37 }),
    ...([1, 3] as const).map((month) =>
      deed(addDays(addMonths(jobOn, month), 2), 'ConfirmRetention', { month, employed: true }),
    ),
    deed(closedOn, 'CloseJourney', { outcome: 'job', on: closedOn }),
    paper(addDays(closedOn, 40), 'data-retention'),
  ]);
}

/** Every month that something lasts into, from the month of its first day to the month of its last. */
function monthsBetween(first: CalendarDate, last: CalendarDate): string[] {
  const months: string[] = [];
  for (let month = monthOf(first); month <= monthOf(last); month = nextMonth(month)) months.push(month);
  return months;
}

/** The days on which a language centre says that it has registered for a test: before each 20 February and August. */
function testDays(after: CalendarDate, until: CalendarDate): CalendarDate[] {
  const days: CalendarDate[] = [];
  for (let month = nextMonth(monthOf(after)); firstOfMonth(month) < until; month = nextMonth(month)) {
    const day = addDays(firstOfMonth(month), 14);
    if (/-(02|08)$/.test(month) && day < until) days.push(day);
  }
  return days;
}
