import type { CommandFields } from '../journeys/commands.ts';
import type { Journey } from '../journeys/journey.ts';
import { refuse } from '../refusals/refusals.ts';
import { warn } from '../refusals/warnings.ts';
import type { MonthsByEmployer, Parameter, PlacementRules } from '../rulebook/law-shape.ts';
import { addDays, addMonths } from '../vocabulary/calendar.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';
import type { BenefitGroup } from '../vocabulary/codes.ts';
import { finding, onlyWarns } from './finding.ts';
import type { Finding } from './finding.ts';

/** What decides how long a løntilskud may last. */
export interface WageSubsidyTime {
  readonly benefitGroup?: BenefitGroup;
  readonly publicEmployer?: boolean;
  readonly startsOn: CalendarDate;
  /** The last day so far, if it is extended. */
  readonly endedOn?: CalendarDate;
  readonly endsOn: CalendarDate;
}

/** What the law has against the length of a løntilskud, or of its extension. */
export function wageSubsidyLengthFindings(rules: PlacementRules, time: WageSubsidyTime): readonly Finding[] {
  const { rests, months } = limitOf(rules, time);
  const last = addDays(addMonths(time.startsOn, months), -1);
  return time.endsOn > last
    ? [finding([rests], refuse('wage-subsidy-too-long', { last }), warn('wage-subsidy-length', { months }))]
    : [];
}

/** By which parameter it may last, and for how many months. */
function limitOf(
  rules: PlacementRules,
  { benefitGroup: group, publicEmployer, endedOn }: WageSubsidyTime,
): { readonly rests: Parameter<unknown>; readonly months: number } {
  const by = (rests: Parameter<unknown>, { private: inPrivate, public: inPublic }: MonthsByEmployer) => ({
    rests,
    months: publicEmployer === true ? inPublic : inPrivate,
  });
  const { wageSubsidyMonths, wageSubsidyMonthsOther, wageSubsidyMonthsMore } = rules;
  const { wageSubsidyMonthsIntegrationAct, wageSubsidyMonthsUncertain } = rules;
  if (group === 'integration-act') {
    return by(wageSubsidyMonthsIntegrationAct, wageSubsidyMonthsIntegrationAct.value);
  }
  if (group === 'other') {
    const first = by(wageSubsidyMonthsOther, wageSubsidyMonthsOther.value);
    if (endedOn === undefined) return first;
    return { rests: wageSubsidyMonthsMore, months: first.months + wageSubsidyMonthsMore.value };
  }
  // Which of the two lengths holds, nobody has said.
  if (group === undefined || publicEmployer === undefined) {
    return by(wageSubsidyMonthsUncertain, wageSubsidyMonthsUncertain.value);
  }
  return by(wageSubsidyMonths, wageSubsidyMonths.value[group]);
}

/** What the law has against a løntilskud beside its length. None of it refuses. */
export function wageSubsidyFindings(
  journey: Journey,
  rules: PlacementRules,
  { company, monthsUnemployed, extraEmployment }: CommandFields<'ApprovePlacement'>,
): readonly Finding[] {
  const { wageSubsidyMonthsUnemployed, extraEmploymentMonths, notLastEmployer } = rules;
  const months = wageSubsidyMonthsUnemployed.value;
  return [
    ...(monthsUnemployed !== undefined && monthsUnemployed < months
      ? [onlyWarns(warn('wage-subsidy-unemployed', { months }))]
      : []),
    ...(extraEmployment === false
      ? [onlyWarns(warn('extra-employment', { months: extraEmploymentMonths.value }))]
      : []),
    ...(notLastEmployer.value && lastEmployerOf(journey) === company
      ? [onlyWarns(warn('wage-subsidy-last-employer'))]
      : []),
  ];
}

/** The company in which the person was last employed in this journey, in a job or in an IGU, which is one. */
function lastEmployerOf({ employment, igu }: Journey): string | undefined {
  if (employment === undefined) return igu?.company;
  if (igu === undefined) return employment.employer;
  return igu.startsOn > employment.startsOn ? igu.company : employment.employer;
}
