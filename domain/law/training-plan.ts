import type { CommandFields } from '../journeys/commands.ts';
import type { Journey } from '../journeys/journey.ts';
import { beganOn } from '../journeys/served-time.ts';
import { refuse } from '../refusals/refusals.ts';
import type { Refusal } from '../refusals/refusals.ts';
import { warn } from '../refusals/warnings.ts';
import type { Warning } from '../refusals/warnings.ts';
import { iguRulesAt, rulebook } from '../rulebook/index.ts';
import type { Law } from '../rulebook/law-shape.ts';
import { finding, firstRefusal } from './finding.ts';
import { schoolHoursOf, schoolHoursOwed, schoolWeeksOf } from './school-hours.ts';
import type { Lessons } from './school-hours.ts';

type Plan = CommandFields<'SubmitTrainingPlan'>;

/** The lessons of a training plan (undervisningsplan); `undefined` if it states none. */
export function lessonsOf(plan: Plan): Lessons | undefined {
  const stated = [
    ['danish', plan.danishLessons],
    ['fvu', plan.fvuLessons],
    ['avu', plan.avuLessons],
    ['hf', plan.hfLessons],
    ['fgu', plan.fguLessons],
    ['amu', plan.amuLessons],
  ] as const;
  return stated.every(([, lessons]) => lessons === undefined)
    ? undefined
    : Object.fromEntries(stated.map(([subject, lessons]) => [subject, lessons ?? 0]));
}

/** Why a training plan cannot be recorded; `undefined` if it can. A plan without lessons is not judged. */
export function planRefusal(journey: Journey, plan: Plan): Refusal | undefined {
  const lessons = lessonsOf(plan);
  if (lessons === undefined) return undefined;
  const { requiredSubject } = rulebook(journey.rulebook).law.school;
  if ((lessons[requiredSubject.value] ?? 0) > 0) return undefined;
  return firstRefusal([
    finding([requiredSubject], refuse('plan-without-amu'), warn('plan-amu-weeks', { weeks: 0, min: 1 })),
  ]);
}

/** Warnings about a training plan. The plan can be changed on the way, and the factors are not certain. */
export function planWarnings(journey: Journey, plan: Plan): readonly Warning[] {
  const lessons = lessonsOf(plan);
  const { law } = rulebook(journey.rulebook);
  const rules = journey.igu && iguRulesAt(law, beganOn(journey.igu));
  if (lessons === undefined || rules === undefined) return [];
  const hours = schoolHoursOf(lessons, law);
  const owed = schoolHoursOwed(rules, law);
  const free = rules.feeFreeWeeks.value * law.school.weeklyHours.value;
  return [
    ...(hours < owed ? [warn('plan-hours-short', { hours, owed })] : []),
    ...(hours > free ? [warn('plan-hours-fee', { hours, free })] : []),
    ...(hasPassedTest(journey, law) ? afterTestWarnings(law, lessons, rules.amuWeeks?.value) : []),
  ];
}

function hasPassedTest({ screening }: Journey, { school }: Law): boolean {
  return (screening?.testsPassed ?? []).some((test) => school.testsForAmu.value.includes(test));
}

function afterTestWarnings(law: Law, lessons: Lessons, min: number | undefined): Warning[] {
  const weeks = schoolWeeksOf(schoolHoursOf({ amu: lessons.amu ?? 0 }, law), law);
  return [
    ...(min !== undefined && weeks < min
      ? [warn('plan-amu-weeks', { weeks: Math.floor(weeks * 10) / 10, min })]
      : []),
    ...((lessons[law.school.notAfterTest.value] ?? 0) > 0 ? [warn('plan-danish-after-test')] : []),
  ];
}
