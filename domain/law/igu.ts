import type { Facts } from '../journeys/command.ts';
import type { CommandFields } from '../journeys/commands.ts';
import type { Journey } from '../journeys/journey.ts';
import { beganOn, daysServed } from '../journeys/served-time.ts';
import { inOrder } from '../refusals/date-order.ts';
import { refuse } from '../refusals/refusals.ts';
import type { Refusal } from '../refusals/refusals.ts';
import { warn } from '../refusals/warnings.ts';
import type { Warning } from '../refusals/warnings.ts';
import { iguRulesAt, rulebook } from '../rulebook/index.ts';
import { addDays, addMonths } from '../vocabulary/calendar.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';
import { deMinimisWarnings } from './de-minimis.ts';
import { firstRefusal, warningsOf } from './finding.ts';
import type { Finding } from './finding.ts';
import { eligibilityAt, iguToContinue, ordinaryJobFindings } from './igu-eligibility.ts';
import { permitFindings } from './residence.ts';

type Agreement = CommandFields<'SignIguAgreement'>;

/**
 * Why an IGU agreement cannot be recorded; `undefined` if it can. Only rules that are certain refuse; their
 * parameters and sources stand in the rulebook. Age and years of address are judged on the planned start.
 */
export function iguAgreementRefusal(
  journey: Journey,
  agreement: Agreement,
  facts: Facts | undefined,
  today: CalendarDate,
): Refusal | undefined {
  return (
    placementRunning(journey) ??
    signingRefusal(agreement, today) ??
    inOrder('endedOn', iguToContinue(journey)?.leftOn, 'startsOn', agreement.startsOn) ??
    firstRefusal(agreementFindings(journey, agreement, facts)) ??
    termRefusal(journey, agreement) ??
    hoursRefusal(journey, agreement)
  );
}

/** Warnings about an IGU agreement that can be recorded. */
export function iguAgreementWarnings(
  journey: Journey,
  agreement: Agreement,
  facts: Facts | undefined,
): readonly Warning[] {
  return [
    ...warningsOf(agreementFindings(journey, agreement, facts)),
    ...permitWarnings(journey, agreement.endsOn),
    ...hoursWarnings(journey, agreement),
    ...deMinimisWarnings(
      rulebook(journey.rulebook).law,
      agreement,
      countedFrom(journey, agreement.startsOn).countsFrom,
    ),
  ];
}

/** Warnings when a match for an IGU is agreed, or agreed again because its start moves. */
export function iguMatchWarnings(
  journey: Journey,
  match: CommandFields<'AgreeMatch'>,
  facts: Facts | undefined,
): readonly Warning[] {
  const { company, plannedStart, recentOrdinaryJobThere } = match;
  return [
    ...warningsOf(eligibilityAt(journey, plannedStart, facts)),
    ...warningsOf(ordinaryJobFindings(journey, company, plannedStart, recentOrdinaryJobThere)),
    ...permitWarnings(journey, earliestIguEnd(journey, plannedStart)),
    ...newCoursesWarnings(journey, plannedStart),
  ];
}

/**
 * The first day on which an agreement may end: after two years, less what was served in the companies before.
 */
export function earliestIguEnd(journey: Journey, startsOn: CalendarDate): CalendarDate {
  const { iguMonths } = rulebook(journey.rulebook).law;
  const { servedDays, countsFrom } = countedFrom(journey, startsOn);
  const lastOf = (first: CalendarDate) => addDays(addMonths(first, iguMonths.value), -1);
  // Two years from the day they are counted from, or what is left of two years from the start. If a leap day
  // lies in only one of them they differ by a day, and both are in use.
  const [counted, rest] = [lastOf(countsFrom), addDays(lastOf(startsOn), -servedDays)];
  const earliest = counted < rest ? counted : rest;
  return earliest < startsOn ? startsOn : earliest;
}

function placementRunning({ stage, placement }: Journey): Refusal | undefined {
  return stage === 'placement' && placement?.endedOn === undefined
    ? refuse('placement-not-ended')
    : undefined;
}

function signingRefusal({ signedOn, startsOn }: Agreement, today: CalendarDate): Refusal | undefined {
  if (signedOn > today) return refuse('date-in-future', { field: 'signedOn' });
  return signedOn >= startsOn ? refuse('agreement-after-start') : undefined;
}

function agreementFindings(
  journey: Journey,
  { company, startsOn, recentOrdinaryJobThere }: Agreement,
  facts: Facts | undefined,
): readonly Finding[] {
  return [
    ...eligibilityAt(journey, startsOn, facts),
    ...ordinaryJobFindings(journey, company, startsOn, recentOrdinaryJobThere),
  ];
}

function termRefusal(journey: Journey, { startsOn, endsOn }: Agreement): Refusal | undefined {
  const fullTerm = addMonths(startsOn, rulebook(journey.rulebook).law.iguMonths.value);
  const earliest = earliestIguEnd(journey, startsOn);
  // Both ways of writing two years are in use: the last day, and the same date two years later.
  return endsOn < earliest || endsOn > fullTerm ? refuse('igu-not-two-years', { ends: earliest }) : undefined;
}

function hoursRefusal(
  journey: Journey,
  { weeklyWorkHours, weeklyHoursWithSchool }: Agreement,
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
export function iguProgressAtLeaving(
  { stage, igu, rulebook: version }: Journey,
  on: CalendarDate,
): { leavesIgu?: 'within-six-months' | 'before-completion' | 'completed' } {
  if (stage !== 'igu' || igu === undefined) return {};
  if (igu.completedOn !== undefined) return { leavesIgu: 'completed' };
  const bonusFrom = addMonths(igu.countsFrom, rulebook(version).law.iguBonusMonths.value);
  return { leavesIgu: on < bonusFrom ? 'within-six-months' : 'before-completion' };
}

/**
 * What a new company takes over of an IGU that ended early: the days served altogether, which count (uim.dk,
 * bonus til virksomheder).
 */
export function countedFrom(
  journey: Journey,
  startsOn: CalendarDate,
): { readonly servedDays: number; readonly countsFrom: CalendarDate } {
  const earlier = iguToContinue(journey);
  const servedDays = earlier === undefined ? 0 : daysServed(earlier);
  return { servedDays, countsFrom: addDays(startsOn, -servedDays) };
}

function permitWarnings({ referral, rulebook: version }: Journey, ends: CalendarDate): readonly Warning[] {
  return referral === undefined
    ? []
    : warningsOf(permitFindings(rulebook(version).law.residence, referral, ends));
}

function hoursWarnings(journey: Journey, { startsOn, weeklyHoursWithSchool }: Agreement): Warning[] {
  const { law } = rulebook(journey.rulebook);
  const earlier = iguToContinue(journey);
  const hours = iguRulesAt(law, earlier === undefined ? startsOn : beganOn(earlier))?.hoursFrom.value;
  const min = law.iguMinHours.value;
  return hours !== undefined && hours > min && weeklyHoursWithSchool < hours
    ? [warn('igu-hours-disputed', { hours, min })]
    : [];
}

function newCoursesWarnings(journey: Journey, plannedStart: CalendarDate): Warning[] {
  const rules = iguRulesAt(rulebook(journey.rulebook).law, plannedStart);
  if (rules?.newCoursesPerYear === undefined || rules.monthsOfStop === undefined) return [];
  if (iguToContinue(journey) !== undefined) return [];
  const { newCoursesPerYear, monthsOfStop } = rules;
  return [warn('igu-new-courses', { courses: newCoursesPerYear.value, months: monthsOfStop.value })];
}
