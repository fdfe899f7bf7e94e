import type { Facts } from '../journeys/command.ts';
import type { Igu, Journey } from '../journeys/journey.ts';
import { beganOn, daysServed } from '../journeys/served-time.ts';
import { refuse } from '../refusals/refusals.ts';
import { warn } from '../refusals/warnings.ts';
import type { Warning } from '../refusals/warnings.ts';
import { iguRulesAt, rulebook } from '../rulebook/index.ts';
import type { IguRules, Law } from '../rulebook/law-shape.ts';
import { addDays } from '../vocabulary/calendar.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';
import { finding, onlyWarns, warningsOf } from './finding.ts';
import type { Finding } from './finding.ts';
import { addressFindings, residenceFindings } from './residence.ts';

/**
 * An IGU that ended early, which a new company's agreement continues: one person has one IGU. If nobody has
 * served a day of it, there is nothing to continue, and a new agreement is judged as the first.
 */
export function iguToContinue({ igu }: Journey): (Igu & { readonly leftOn: CalendarDate }) | undefined {
  if (igu?.leftOn === undefined || igu.completedOn !== undefined) return undefined;
  return daysServed(igu) > 0 ? { ...igu, leftOn: igu.leftOn } : undefined;
}

/**
 * What the law has against this person beginning an IGU on a day. It is judged when the start is planned,
 * again whenever the start moves, and when the agreement is signed. If the agreement continues an IGU that
 * ended early, the rules of that IGU's first day hold, and nothing that was judged then is refused.
 */
export function eligibilityAt(
  journey: Journey,
  startsOn: CalendarDate,
  facts: Facts | undefined,
): readonly Finding[] {
  const { law } = rulebook(journey.rulebook);
  const earlier = iguToContinue(journey);
  const began = earlier === undefined ? startsOn : beganOn(earlier);
  const rules = iguRulesAt(law, began);
  const findings = [
    ...schemeFindings(law, startsOn),
    ...(journey.igu?.completedOn === undefined
      ? []
      : [finding([law.iguPerPerson], refuse('igu-completed-before'), warn('igu-completed-before'))]),
    ...(rules === undefined ? [] : personFindings(law, rules, journey, startsOn, facts)),
  ];
  if (earlier === undefined) return findings;
  const continued = onlyWarns(warn('igu-continued', { began }));
  return [continued, ...findings.map(({ warning }) => onlyWarns(warning))];
}

function schemeFindings({ igu, iguLastStart, iguLimitNearDays }: Law, startsOn: CalendarDate): Finding[] {
  const [first] = igu;
  if (first !== undefined && startsOn < first.from) {
    return [
      finding(
        [first.residenceBases],
        refuse('igu-scheme-not-begun', { first: first.from }),
        warn('igu-scheme-not-begun', { first: first.from }),
      ),
    ];
  }
  const last = iguLastStart.value;
  if (startsOn > last) {
    return [
      finding([iguLastStart], refuse('igu-scheme-ended', { last }), warn('igu-scheme-ended', { last })),
    ];
  }
  return addDays(startsOn, iguLimitNearDays.value) > last
    ? [onlyWarns(warn('igu-scheme-ends-soon', { last }))]
    : [];
}

function personFindings(
  law: Law,
  rules: IguRules,
  { referral }: Journey,
  startsOn: CalendarDate,
  facts: Facts | undefined,
): Finding[] {
  if (referral === undefined) return [];
  const { targetGroup, residenceBasis, registeredAddressSince } = referral;
  const near = law.iguLimitNearDays.value;
  return [
    ...(law.iguTargetGroups.value.includes(targetGroup)
      ? []
      : [finding([law.iguTargetGroups], refuse('igu-target-group'), warn('igu-target-group'))]),
    ...residenceFindings(rules, law.residence, residenceBasis, startsOn),
    ...addressFindings(rules, registeredAddressSince, startsOn, near),
    ...ageFindings(rules, facts, near),
  ];
}

/**
 * The first day of the IGU that is planned or agreed, by which the person's age is judged; `undefined` if none is, or it
 * has been completed.
 */
export function iguStartPlanned({ stage, match, igu }: Journey): CalendarDate | undefined {
  if (stage === 'igu') return igu?.completedOn === undefined ? igu?.startsOn : undefined;
  return match?.kind === 'igu' ? match.plannedStart : undefined;
}

/**
 * What there is to warn about the person's age when the date of birth has been put right after an IGU was planned or
 * agreed. If the facts were worked out for another day than the one planned, the age counts as not known.
 */
export function correctedAgeWarnings(journey: Journey, facts: Facts | undefined): readonly Warning[] {
  const startsOn = iguStartPlanned(journey);
  if (startsOn === undefined) return [];
  const { law } = rulebook(journey.rulebook);
  const earlier = iguToContinue(journey);
  const rules = iguRulesAt(law, earlier === undefined ? startsOn : beganOn(earlier));
  const known = facts?.startsOn === startsOn ? facts : undefined;
  return rules === undefined ? [] : warningsOf(ageFindings(rules, known, law.iguLimitNearDays.value));
}

function ageFindings({ ageFrom, ageBelow }: IguRules, facts: Facts | undefined, near: number): Finding[] {
  const [min, below] = [ageFrom.value, ageBelow.value];
  const age = facts?.ageAtStart;
  if (age === undefined) return [onlyWarns(warn('igu-age-unknown', { min, below }))];
  if (age < min || age >= below) {
    const broken = age < min ? ageFrom : ageBelow;
    return [finding([broken], refuse('igu-age', { min, below }), warn('igu-age', { min, below }))];
  }
  const soon = facts?.ageSoonAfterStart;
  return soon !== undefined && soon >= below ? [onlyWarns(warn('igu-age-soon', { below, days: near }))] : [];
}

/** What the law has against an IGU in a company where the person has already had an ordinary job. */
export function ordinaryJobFindings(
  journey: Journey,
  company: string,
  startsOn: CalendarDate,
  recentOrdinaryJobThere: boolean | undefined,
): readonly Finding[] {
  const earlier = iguToContinue(journey);
  const began = earlier === undefined ? startsOn : beganOn(earlier);
  const rules = iguRulesAt(rulebook(journey.rulebook).law, began);
  if (rules === undefined || recentOrdinaryJobThere === false) return [];
  const months = rules.monthsSinceOrdinaryJob.value;
  if (recentOrdinaryJobThere === true) {
    return [
      finding(
        [rules.monthsSinceOrdinaryJob],
        refuse('igu-ordinary-job', { months }),
        warn('igu-ordinary-job', { months }),
      ),
    ];
  }
  const { employment } = journey;
  return employment?.kind === 'job' && employment.employer === company
    ? [onlyWarns(warn('igu-ordinary-job-known', { months }))]
    : [];
}
