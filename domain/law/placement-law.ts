import type { CommandFields } from '../journeys/commands.ts';
import type { Journey } from '../journeys/journey.ts';
import { refuse } from '../refusals/refusals.ts';
import type { Refusal } from '../refusals/refusals.ts';
import { warn } from '../refusals/warnings.ts';
import type { Warning } from '../refusals/warnings.ts';
import { rulebook } from '../rulebook/index.ts';
import type { Law, PlacementLaw } from '../rulebook/law-shape.ts';
import { addDays, addMonths } from '../vocabulary/calendar.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';
import type { BenefitGroup } from '../vocabulary/codes.ts';
import { finding, firstRefusal, onlyWarns, warningsOf } from './finding.ts';
import type { Finding } from './finding.ts';

type Placement = CommandFields<'ApprovePlacement'>;

/**
 * More time for a placement that has been approved: its first day, the last day so far, and the new last day.
 */
export interface Extension extends Pick<Placement, 'kind' | 'benefitGroup' | 'publicEmployer' | 'startsOn'> {
  readonly endedOn: CalendarDate;
  readonly endsOn: CalendarDate;
}

/** Why the law forbids a placement; `undefined` if it does not. The dates themselves are judged elsewhere. */
export function placementRefusal(journey: Journey, placement: Placement): Refusal | undefined {
  return firstRefusal(placementFindings(rulebook(journey.rulebook).law, placement));
}

/** Warnings about a placement that can be approved. */
export function placementWarnings(journey: Journey, placement: Placement): readonly Warning[] {
  return warningsOf(placementFindings(rulebook(journey.rulebook).law, placement));
}

/** A running placement with a later last day, as the rules on its length judge it. */
export function extensionOf(placement: NonNullable<Journey['placement']>, endsOn: CalendarDate): Extension {
  const { kind, benefitGroup, publicEmployer, startsOn, endsOn: endedOn } = placement;
  return {
    kind,
    startsOn,
    endedOn,
    endsOn,
    ...(benefitGroup !== undefined && { benefitGroup }),
    ...(publicEmployer !== undefined && { publicEmployer }),
  };
}

/** Why the law forbids extending a placement; `undefined` if it does not. */
export function extensionRefusal(journey: Journey, extension: Extension): Refusal | undefined {
  return firstRefusal(lengthFindings(rulebook(journey.rulebook).law.placement, extension));
}

/** Warnings when a placement is extended. */
export function extensionWarnings(journey: Journey, extension: Extension): readonly Warning[] {
  return warningsOf(lengthFindings(rulebook(journey.rulebook).law.placement, extension));
}

/** How many persons a production unit may have in placement and wage subsidy at a time (rimelighedskravet). */
export function supportedAllowed(ordinaryEmployees: number, { placement: { fairRatio } }: Law): number {
  const { always, onePer, upTo, thenOnePer } = fairRatio.value;
  const small = Math.floor(Math.min(ordinaryEmployees, upTo) / onePer);
  const large = Math.floor(Math.max(0, ordinaryEmployees - upTo) / thenOnePer);
  return Math.max(always, small + large);
}

/** Ordinary employees as the fair ratio counts them: full-time equivalents, averaged over the last months. */
export function ordinaryEmployeesOf(fullTimeByMonth: readonly number[], { placement }: Law): number {
  const last = fullTimeByMonth.slice(-placement.fairRatioMonths.value);
  return last.length === 0 ? 0 : last.reduce((sum, month) => sum + month, 0) / last.length;
}

/** Whether a statement of the employees is needed: only if somebody represents them. */
export function needsStatement({
  employeeRepresentative,
}: Pick<Placement, 'employeeRepresentative'>): boolean {
  return employeeRepresentative === true;
}

function placementFindings(law: Law, placement: Placement): readonly Finding[] {
  return [
    ...lengthFindings(law.placement, placement),
    ...ratioFindings(law, placement),
    ...statementFindings(law, placement),
    ...(placement.kind === 'loentilskud' ? wageSubsidyFindings(law, placement) : []),
    ...signatureFindings(law, placement),
  ];
}

function lengthFindings(law: PlacementLaw, length: Placement | Extension): readonly Finding[] {
  return length.kind === 'praktik'
    ? praktikLength(law, length, 'endedOn' in length ? length.endedOn : undefined)
    : wageSubsidyLength(law, length);
}

function praktikLength(
  law: PlacementLaw,
  { benefitGroup, startsOn, endsOn }: Pick<Placement, 'benefitGroup' | 'startsOn' | 'endsOn'>,
  endedOn: CalendarDate | undefined,
): readonly Finding[] {
  const certain = certainPraktikEnd(law, benefitGroup, startsOn, endedOn);
  if (certain !== undefined) {
    const [parameter, last] = certain;
    const weeks = law.praktikWeeksUncertain.value;
    return endsOn > last
      ? [finding([parameter], refuse('praktik-too-long', { last }), warn('praktik-length', { weeks }))]
      : [];
  }
  const weeks = law.praktikWeeksUncertain.value;
  const from = endedOn === undefined ? startsOn : addDays(endedOn, 1);
  return endsOn > lastDayOfWeeks(from, weeks) ? [onlyWarns(warn('praktik-length', { weeks }))] : [];
}

/**
 * The parameter that limits a praktik and the last day it allows, if the parameter names the person's group.
 */
function certainPraktikEnd(
  law: PlacementLaw,
  group: BenefitGroup | undefined,
  startsOn: CalendarDate,
  endedOn: CalendarDate | undefined,
) {
  if (group === undefined || group === 'integration-act') return undefined;
  const first = lastDayOfWeeks(startsOn, law.praktikWeeks.value[group]);
  // Only the group `other` can be given longer, not those on dagpenge and not those ready for a job.
  if (endedOn === undefined || group !== 'other') return [law.praktikWeeks, first] as const;
  const extended = lastDayOfWeeks(startsOn, law.praktikWeeksExtended.value);
  if (endedOn < extended) return [law.praktikWeeksExtended, extended] as const;
  return [law.praktikWeeksMore, addDays(endedOn, law.praktikWeeksMore.value * 7)] as const;
}

function wageSubsidyLength(
  law: PlacementLaw,
  {
    benefitGroup,
    publicEmployer,
    startsOn,
    endsOn,
  }: Pick<Placement, 'benefitGroup' | 'publicEmployer' | 'startsOn' | 'endsOn'>,
): readonly Finding[] {
  const isCertain = benefitGroup === 'dagpenge' && publicEmployer !== undefined;
  const limit = isCertain ? law.wageSubsidyMonths : law.wageSubsidyMonthsUncertain;
  const months = limit.value[publicEmployer === true ? 'public' : 'private'];
  const last = addDays(addMonths(startsOn, months), -1);
  return endsOn > last
    ? [finding([limit], refuse('wage-subsidy-too-long', { last }), warn('wage-subsidy-length', { months }))]
    : [];
}

function ratioFindings(law: Law, placement: Placement): readonly Finding[] {
  const { ordinaryEmployees, supportedEmployees } = placement;
  if (ordinaryEmployees === undefined || supportedEmployees === undefined) return [];
  const allowed = supportedAllowed(ordinaryEmployees, law);
  return supportedEmployees + 1 > allowed
    ? [
        finding(
          [law.placement.fairRatio, law.placement.fairRatioMonths],
          refuse('fair-ratio', { allowed }),
          warn('fair-ratio', { allowed }),
        ),
      ]
    : [];
}

function statementFindings(law: Law, placement: Placement): readonly Finding[] {
  return needsStatement(placement) && placement.representativeStated !== true
    ? [finding([law.placement.statementsBefore], refuse('statement-missing'), warn('statement-missing'))]
    : [];
}

function wageSubsidyFindings(
  { placement }: Law,
  { monthsUnemployed, extraEmployment, publicEmployer }: Placement,
): readonly Finding[] {
  const months = placement.wageSubsidyMonthsUnemployed.value;
  return [
    ...(monthsUnemployed !== undefined && monthsUnemployed < months
      ? [onlyWarns(warn('wage-subsidy-unemployed', { months }))]
      : []),
    ...(extraEmployment === false && publicEmployer !== true ? [onlyWarns(warn('extra-employment'))] : []),
  ];
}

function signatureFindings({ placement }: Law, { vitasSignatures, ordinaryEmployees }: Placement) {
  const signatures = placement.vitasSignatures.value;
  const isAlone = ordinaryEmployees !== undefined && ordinaryEmployees <= 1;
  return vitasSignatures !== undefined && vitasSignatures < (isAlone ? 1 : signatures)
    ? [onlyWarns(warn('vitas-signatures', { given: vitasSignatures, signatures: isAlone ? 1 : signatures }))]
    : [];
}

function lastDayOfWeeks(startsOn: CalendarDate, weeks: number): CalendarDate {
  return addDays(startsOn, weeks * 7 - 1);
}
