import type { CommandFields } from '../journeys/commands.ts';
import type { Journey } from '../journeys/journey.ts';
import { refuse } from '../refusals/refusals.ts';
import type { Refusal } from '../refusals/refusals.ts';
import { warn } from '../refusals/warnings.ts';
import type { Warning } from '../refusals/warnings.ts';
import { placementRulesAt, rulebook } from '../rulebook/index.ts';
import type { Law, PlacementRules } from '../rulebook/law-shape.ts';
import { addDays } from '../vocabulary/calendar.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';
import { finding, firstRefusal, onlyWarns, warningsOf } from './finding.ts';
import type { Finding } from './finding.ts';
import { praktikFindings } from './praktik.ts';
import { wageSubsidyFindings, wageSubsidyLengthFindings } from './wage-subsidy.ts';

type Placement = CommandFields<'ApprovePlacement'>;

/**
 * More time for a placement that has been approved: its first day, the last day so far, and the new last day.
 */
export interface Extension extends Pick<
  Placement,
  'kind' | 'benefitGroup' | 'publicEmployer' | 'workDuty' | 'startsOn'
> {
  readonly endedOn: CalendarDate;
  readonly endsOn: CalendarDate;
}

/** Why the law forbids a placement; `undefined` if it does not. The order of its dates is judged elsewhere. */
export function placementRefusal(journey: Journey, placement: Placement): Refusal | undefined {
  return firstRefusal(placementFindings(journey, placement));
}

/** Warnings about a placement that can be approved. */
export function placementWarnings(journey: Journey, placement: Placement): readonly Warning[] {
  return warningsOf(placementFindings(journey, placement));
}

/** A running placement with a later last day, as the rules on its length judge it. */
export function extensionOf(placement: NonNullable<Journey['placement']>, endsOn: CalendarDate): Extension {
  const { kind, benefitGroup, publicEmployer, workDuty, startsOn, endsOn: endedOn } = placement;
  return {
    kind,
    startsOn,
    endedOn,
    endsOn,
    ...(benefitGroup !== undefined && { benefitGroup }),
    ...(publicEmployer !== undefined && { publicEmployer }),
    ...(workDuty !== undefined && { workDuty }),
  };
}

/** Why the law forbids extending a placement; `undefined` if it does not. */
export function extensionRefusal(journey: Journey, extension: Extension): Refusal | undefined {
  return firstRefusal(extensionFindings(journey, extension));
}

/** Warnings when a placement is extended. */
export function extensionWarnings(journey: Journey, extension: Extension): readonly Warning[] {
  return warningsOf(extensionFindings(journey, extension));
}

/** How many persons a production unit may have in placement and wage subsidy at a time (rimelighedskravet). */
export function supportedAllowed(
  ordinaryEmployees: number,
  { fairRatio }: Pick<PlacementRules, 'fairRatio'>,
): number {
  const { always, onePer, upTo, thenOnePer } = fairRatio.value;
  const small = Math.floor(Math.min(ordinaryEmployees, upTo) / onePer);
  const large = Math.floor(Math.max(0, ordinaryEmployees - upTo) / thenOnePer);
  return Math.max(always, small + large);
}

/** Ordinary employees as the fair ratio counts them: full-time equivalents, averaged over the last months. */
export function ordinaryEmployeesOf(
  fullTimeByMonth: readonly number[],
  { fairRatioMonths }: Pick<PlacementRules, 'fairRatioMonths'>,
): number {
  const last = fullTimeByMonth.slice(-fairRatioMonths.value);
  return last.length === 0 ? 0 : last.reduce((sum, month) => sum + month, 0) / last.length;
}

/** Whether a statement of the employees is needed: only if somebody represents them. */
export function needsStatement({
  employeeRepresentative,
}: Pick<Placement, 'employeeRepresentative'>): boolean {
  return employeeRepresentative === true;
}

function placementFindings(journey: Journey, placement: Placement): readonly Finding[] {
  const { law } = rulebook(journey.rulebook);
  const rules = placementRulesAt(law, placement.startsOn);
  return withNewAct(rules, [
    ...approvalFindings(rules, placement),
    ...groupFindings(rules, placement),
    ...lengthFindings(law, rules, placement),
    ...ratioFindings(rules, placement),
    ...statementFindings(rules, placement),
    ...(placement.kind === 'loentilskud' ? wageSubsidyFindings(journey, rules, placement) : []),
    ...signatureFindings(rules, placement),
  ]);
}

/** An extension is judged by the rules of the day on which it begins, and counted from the placement's first. */
function extensionFindings(journey: Journey, extension: Extension): readonly Finding[] {
  const { law } = rulebook(journey.rulebook);
  const rules = placementRulesAt(law, addDays(extension.endedOn, 1));
  return withNewAct(rules, lengthFindings(law, rules, extension));
}

/**
 * If there is something against a placement by a set of rules that is not certain, that it is not certain is
 * said too.
 */
function withNewAct(rules: PlacementRules, findings: readonly Finding[]): readonly Finding[] {
  if (findings.length === 0 || rules.act.certainty === 'V') return findings;
  return [...findings, onlyWarns(warn('placement-act-expected', { from: rules.from }))];
}

function approvalFindings(
  { approvedBeforeStart }: PlacementRules,
  { approvedOn, startsOn }: Placement,
): readonly Finding[] {
  return approvedBeforeStart.value && approvedOn > startsOn
    ? [finding([approvedBeforeStart], refuse('approval-after-start'), warn('approval-after-start'))]
    : [];
}

function groupFindings(
  { benefitGroups, from }: PlacementRules,
  { benefitGroup }: Placement,
): readonly Finding[] {
  return benefitGroup === undefined || benefitGroups.value.includes(benefitGroup)
    ? []
    : [onlyWarns(warn('benefit-group-expected-to-end', { from }))];
}

function lengthFindings(law: Law, rules: PlacementRules, length: Placement | Extension): readonly Finding[] {
  return length.kind === 'praktik'
    ? praktikFindings(rules, law, length)
    : wageSubsidyLengthFindings(rules, length);
}

function ratioFindings(rules: PlacementRules, placement: Placement): readonly Finding[] {
  const { ordinaryEmployees, supportedEmployees } = placement;
  if (ordinaryEmployees === undefined || supportedEmployees === undefined) return [];
  const allowed = supportedAllowed(ordinaryEmployees, rules);
  return supportedEmployees + 1 > allowed
    ? [
        finding(
          [rules.fairRatio, rules.fairRatioMonths],
          refuse('fair-ratio', { allowed }),
          warn('fair-ratio', { allowed }),
        ),
      ]
    : [];
}

function statementFindings({ statementsBefore }: PlacementRules, placement: Placement): readonly Finding[] {
  return needsStatement(placement) && placement.representativeStated !== true
    ? [finding([statementsBefore], refuse('statement-missing'), warn('statement-missing'))]
    : [];
}

function signatureFindings(
  rules: PlacementRules,
  { vitasSignatures, ordinaryEmployees }: Placement,
): readonly Finding[] {
  const isAlone = ordinaryEmployees !== undefined && ordinaryEmployees <= 1;
  const signatures = isAlone ? 1 : rules.vitasSignatures.value;
  return vitasSignatures !== undefined && vitasSignatures < signatures
    ? [onlyWarns(warn('vitas-signatures', { given: vitasSignatures, signatures }))]
    : [];
}
