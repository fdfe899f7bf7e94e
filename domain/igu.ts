import { addDays, addMonths, daysBetween } from './calendar.ts';
import type { CalendarDate } from './calendar.ts';
import type { CommandFields } from './commands.ts';
import type { Facts, Igu, Journey } from './journey.ts';
import { refuse } from './refusals.ts';
import type { Refusal } from './refusals.ts';
import { rulebook } from './rulebook/index.ts';

/**
 * Why an IGU agreement cannot be recorded; `undefined` where it can. Only rules that are certain refuse; their
 * parameters and sources stand in the rulebook. Age and years of address are judged on the planned start.
 */
export function iguAgreementRefusal(
  journey: Journey,
  agreement: CommandFields<'SignIguAgreement'>,
  facts: Facts | undefined,
  today: CalendarDate,
): Refusal | undefined {
  return (
    placementRunning(journey) ??
    datesRefusal(journey, agreement, today) ??
    personRefusal(journey, agreement.startsOn, facts) ??
    hoursRefusal(journey, agreement)
  );
}

function placementRunning({ stage, placement }: Journey): Refusal | undefined {
  return stage === 'placement' && placement?.endedOn === undefined
    ? refuse('placement-not-ended')
    : undefined;
}

function datesRefusal(
  journey: Journey,
  { signedOn, startsOn, endsOn }: CommandFields<'SignIguAgreement'>,
  today: CalendarDate,
): Refusal | undefined {
  const { iguLastStart, iguMonths } = rulebook(journey.rulebook).law;
  if (signedOn > today) return refuse('date-in-future', { field: 'signedOn' });
  if (signedOn >= startsOn) return refuse('agreement-after-start');
  if (startsOn > iguLastStart.value) return refuse('igu-scheme-ended', { last: iguLastStart.value });
  const fullTerm = addMonths(startsOn, iguMonths.value);
  const lastDay = addDays(fullTerm, -1);
  // With a new company, the time served in the one before counts: then the rest may be shorter.
  const shorter = journey.igu !== undefined && endsOn >= startsOn && endsOn < lastDay;
  if (endsOn !== lastDay && endsOn !== fullTerm && !shorter) {
    return refuse('igu-not-two-years', { ends: lastDay });
  }
  return undefined;
}

function personRefusal(
  { igu, referral, rulebook: version }: Journey,
  startsOn: CalendarDate,
  facts: Facts | undefined,
): Refusal | undefined {
  const law = rulebook(version).law;
  if (igu?.completedOn !== undefined) return refuse('igu-completed-before');
  if (referral === undefined || startsOn < law.iguFirstStart.value) return undefined;
  if (!law.iguTargetGroups.value.includes(referral.targetGroup)) return refuse('igu-target-group');
  if (!law.iguResidenceBases.value.includes(referral.residenceBasis)) return refuse('igu-residence-basis');
  const years = law.iguAddressYears.value;
  const since = referral.registeredAddressSince;
  if (since !== undefined && startsOn > addMonths(since, years * 12)) {
    return refuse('igu-address-years', { years });
  }
  const [min, below] = [law.iguMinAge.value, law.iguBelowAge.value];
  const age = facts?.ageAtStart;
  if (age !== undefined && (age < min || age >= below)) return refuse('igu-age', { min, below });
  return undefined;
}

function hoursRefusal(
  journey: Journey,
  { weeklyWorkHours, weeklyHoursWithSchool }: CommandFields<'SignIguAgreement'>,
): Refusal | undefined {
  const { iguMinWorkHours, iguMinHours, iguMaxHours } = rulebook(journey.rulebook).law;
  if (weeklyWorkHours < iguMinWorkHours.value) {
    return refuse('igu-work-hours', { min: iguMinWorkHours.value });
  }
  if (weeklyHoursWithSchool < weeklyWorkHours) return refuse('hours-below-work-hours');
  if (weeklyHoursWithSchool < iguMinHours.value || weeklyHoursWithSchool > iguMaxHours.value) {
    return refuse('igu-total-hours', { min: iguMinHours.value, max: iguMaxHours.value });
  }
  return undefined;
}

/** How far an IGU had come when something else took its place. */
export function leavingIgu(
  { stage, igu, rulebook: version }: Journey,
  on: CalendarDate,
): { leavesIgu?: 'within-six-months' | 'before-completion' | 'completed' } {
  if (stage !== 'igu' || igu === undefined) return {};
  if (igu.completedOn !== undefined) return { leavesIgu: 'completed' };
  const bonusFrom = addMonths(countsFrom(igu), rulebook(version).law.iguBonusMonths.value);
  return { leavesIgu: on < bonusFrom ? 'within-six-months' : 'before-completion' };
}

/** The day that the time of an IGU is counted from: earlier than its start by what was served in another company. */
export function countsFrom({ startsOn, servedDays }: Igu): CalendarDate {
  return addDays(startsOn, -servedDays);
}

/** What a new company takes over of an IGU that ended early: the days served, which count (uim.dk, bonus til virksomheder). */
export function countedFrom(
  { igu }: Journey,
  startsOn: CalendarDate,
): { readonly servedDays: number; readonly countsFrom: CalendarDate } {
  const leftOn = igu?.completedOn === undefined ? igu?.leftOn : undefined;
  const servedDays =
    igu === undefined || leftOn === undefined
      ? 0
      : igu.servedDays + Math.max(0, daysBetween(igu.startsOn, leftOn));
  return { servedDays, countsFrom: addDays(startsOn, -servedDays) };
}
