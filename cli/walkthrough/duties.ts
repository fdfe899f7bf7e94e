import {
  addDays,
  daysBetween,
  firstOfMonth,
  monthOf,
  nextMonth,
  workingDayOnOrAfter,
} from '../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import type { ObligationKind } from '../../domain/vocabulary/obligation-kinds.ts';
import { monthInWords } from '../../domain/words/index.ts';
import type { OpenObligation } from './service.ts';
import { tellsTrue } from './teller.ts';
import type { Teller } from './teller.ts';

/**
 * How many days ahead somebody looks for what falls due: until the next look, a month later, and a little
 * more.
 */
const LOOK_AHEAD_DAYS = 38;
/** The school part of an IGU: 23 weeks of 37 hours. */
const SCHOOL_HOURS = 23 * 37;

/** Does one thing that is owed, and tells of it. */
type Duty = (teller: Teller, owed: OpenObligation, today: CalendarDate) => Promise<string>;

const byCompany = { party: 'company', channel: 'mail' } as const;

/** What each party does in good time, if a story has nothing else to tell of it. */
const DUTIES: Readonly<Partial<Record<ObligationKind, Duty>>> = {
  'test-registration': async (teller, _, on) => {
    const told = { party: 'language-centre', channel: 'mail' } as const;
    await teller.does('coordinator', 'RecordPaper', { paper: 'test-registration', on }, told);
    return `The language centre has registered ${teller.name} for the next Danish test.`;
  },
  'vitas-registration': async (teller, _, registeredOn) => {
    await teller.does('coordinator', 'RegisterInVitas', { registeredOn }, byCompany);
    return 'The company has registered the agreement in VITAS.';
  },
  'training-plan': async (teller, _, submittedOn) => {
    await teller.does('coordinator', 'SubmitTrainingPlan', { submittedOn }, byCompany);
    return 'School and company have put the training plan into VITAS.';
  },
  'de-minimis': async (teller, _, on) => {
    await teller.does('coordinator', 'RecordPaper', { paper: 'de-minimis', on }, byCompany);
    return 'The company has sent its de minimis declaration.';
  },
  'monthly-allowance': async (teller, { occurrence = '' }) => {
    const told = { party: 'person', channel: 'meeting' } as const;
    await teller.does('caseworker', 'ClaimAllowance', { month: occurrence }, told);
    return `${teller.name} has applied for the school allowance of ${monthInWords(occurrence).en}.`;
  },
  'school-hours': async (teller, _, asOf) => {
    const { igu } = await teller.journey();
    tellsTrue(igu !== undefined, 'School hours are owed without an IGU');
    const served = igu.servedDays + daysBetween(igu.startsOn, asOf);
    const whole = igu.servedDays + daysBetween(igu.startsOn, igu.endsOn);
    const hoursDone = Math.min(SCHOOL_HOURS, Math.ceil((SCHOOL_HOURS * served) / whole));
    await teller.does('schoolConsultant', 'RecordSchoolHours', { asOf, hoursDone });
    return `The school counts the quarter’s hours: ${hoursDone} of ${SCHOOL_HOURS} are done.`;
  },
  'bonus-six-months': async (teller, _, claimedOn) => {
    await teller.does('coordinator', 'ClaimBonus', { part: 'six-months', claimedOn }, byCompany);
    return 'Six months have passed: the company applies for the first 20,000 kr.';
  },
  'end-of-igu-talk': async (teller, _, heldOn) => {
    await teller.does('caseworker', 'RecordTalk', { talk: 'before-end-of-igu', heldOn });
    return 'Company, person and municipality talk about the job after the IGU.';
  },
  'igu-certificates': async (teller, _, on) => {
    await teller.does('coordinator', 'RecordPaper', { paper: 'certificates', on }, byCompany);
    return 'The company has gathered the certificates: AMU, Danish, and the other courses.';
  },
};

/** Everybody does what falls due before the next look, the soonest first, except what a story is about. */
export async function doDuties(teller: Teller, but: readonly ObligationKind[] = []): Promise<void> {
  const today = await teller.today();
  const until = addDays(today, LOOK_AHEAD_DAYS);
  const { open } = await teller.journey();
  const due = open
    .filter(({ kind, waiting }) => !waiting && !but.includes(kind))
    .filter((owed) => owed.due <= until && (owed.from ?? today) <= today)
    .toSorted((a, b) => (a.due < b.due ? -1 : 1));
  for (const owed of due) {
    const sentence = await DUTIES[owed.kind]?.(teller, owed, today);
    if (sentence !== undefined) teller.say(sentence);
  }
}

/** Lets time pass until a day. What falls due is done in time: now, and early in every month on the way. */
export async function passTo(
  teller: Teller,
  day: CalendarDate,
  but: readonly ObligationKind[] = [],
): Promise<CalendarDate> {
  for (let today = await teller.today(); ;) {
    await doDuties(teller, but);
    const look = workingDayOnOrAfter(addDays(firstOfMonth(nextMonth(monthOf(today))), 1));
    if (look >= day) break;
    today = await teller.on(look);
  }
  return teller.on(day);
}
