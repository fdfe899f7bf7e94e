import type { CommandFields } from '../journeys/commands.ts';
import { earliestIguEnd } from '../law/igu.ts';
import { addDays, workingDayOnOrAfter } from '../vocabulary/calendar.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';
import type { Life } from './life.ts';
import { approvePlacement, employ, factsOn, firstDay, propose } from './matches.ts';
import { owes } from './owed.ts';

const HOURS = { weeklyWorkHours: 27, weeklyHoursWithSchool: 37 } as const;
/** After these causes a new company is looked for, so that the time served is not lost. */
const SEEKS_SUCCESSOR: readonly string[] = ['company-closed', 'bankruptcy', 'dismissed'];

/** The ways on from where a person is. */
export const ROADS = {
  course: admitToCourse,
  igu: matchForIgu,
  placement: place,
  job: (life: Life) => work(life, 'job'),
  'vocational-education': (life: Life) => work(life, 'vocational-education'),
  search: (life: Life) => comeBack(life, 'other', false),
  leaves: (life: Life) => leave(life, 'other'),
} as const satisfies Record<string, (life: Life) => void>;

/** The name of a way on. */
export type Road = keyof typeof ROADS;

/**
 * Takes a road, unless a match is on its way or a company is just about to sign: then everybody waits for
 * that.
 */
export function takeRoad(life: Life, road: Road): void {
  if (!life.isMatching && !owes(life, 'agreement-signed')) ROADS[road](life);
}

function admitToCourse(life: Life): void {
  const { dice, assumes } = life;
  const startsOn = firstDay(life);
  const endsOn = addDays(startsOn, dice.within(assumes.courseDays));
  life.asks('AdmitToCourse', { school: 'a-school', sector: dice.oneOf(assumes.sectors), startsOn, endsOn });
}

/**
 * Looks for a company for an IGU, if the rules let this person have one at all; otherwise for a placement.
 */
function matchForIgu(life: Life): void {
  const company = life.company();
  const plannedStart = firstDay(life);
  if (life.may('SignIguAgreement', agreement(life, company, plannedStart), factsOn(life, plannedStart))) {
    propose(life, 'igu', company);
  } else {
    place(life);
  }
}

/**
 * Company and person sign. What is signed late starts late: an agreement must be there before the first day.
 */
export function signAgreement(life: Life): void {
  const { match } = life.journey;
  if (match?.kind !== 'igu') return;
  const soonest = workingDayOnOrAfter(addDays(life.today, 1));
  const planned = match.plannedStart ?? soonest;
  const startsOn = planned > soonest ? planned : soonest;
  const signed = agreement(life, match.company, startsOn);
  if (!life.asks('SignIguAgreement', signed, factsOn(life, startsOn))) place(life);
}

/** Two years, or what is left of them if another company began. */
function agreement(life: Life, company: string, startsOn: CalendarDate): CommandFields<'SignIguAgreement'> {
  return {
    ...HOURS,
    company,
    signedOn: life.today,
    startsOn,
    endsOn: earliestIguEnd(life.journey, startsOn),
    publicEmployer: life.isPublic(company),
  };
}

function place(life: Life): void {
  if (life.journey.stage === 'placement') approvePlacement(life);
  else propose(life, 'placement', life.company());
}

/** A job in the company where the person already is, or in a company that is found for it. */
function work(life: Life, kind: CommandFields<'StartEmployment'>['kind']): void {
  const { stage, igu, placement } = life.journey;
  const known = stage === 'igu' ? igu?.company : stage === 'placement' ? placement?.company : undefined;
  if (known === undefined) propose(life, 'job', life.company());
  else employ(life, known, kind);
}

/** An IGU ends before its time; what follows is a job at once, or looking again, or leaving. */
export function endIguEarly(life: Life): void {
  const { dice, assumes } = life;
  const road = dice.oneOf(assumes.afterEarlyEnd);
  if (road === 'job') {
    ROADS.job(life);
    return;
  }
  const cause = dice.oneOf(assumes.iguEndCauses);
  life.asks('EndIguEarly', {
    endedOn: life.today,
    cause,
    partialProof: dice.happens(assumes.partialProofAtOnce),
    seeksSuccessor: road === 'search' && SEEKS_SUCCESSOR.includes(cause),
  });
  if (road === 'leaves') leave(life, 'other');
}

/** Back to recruitment; some leave the programme instead of trying once more. */
export function comeBack(
  life: Life,
  cause: CommandFields<'ReturnToRecruitment'>['cause'],
  mayLeave = true,
): void {
  const { stage, course } = life.journey;
  if (stage === 'course' && course?.completedOn === undefined) {
    const broken = cause === 'no-show' ? cause : 'withdrew';
    life.asks('BreakOffCourse', { on: life.today, cause: broken, certificate: false });
  } else if (stage === 'course' || stage === 'igu' || stage === 'placement' || stage === 'employment') {
    life.asks('ReturnToRecruitment', { from: stage, on: life.today, cause });
  }
  if (mayLeave && life.dice.happens(life.assumes.leavesOnReturn)) leave(life, 'no-contact');
}

/** The person leaves the programme. */
export function leave(life: Life, cause: NonNullable<CommandFields<'CloseJourney'>['cause']>): void {
  life.asks('CloseJourney', { outcome: 'not-established', cause, on: life.today });
}
