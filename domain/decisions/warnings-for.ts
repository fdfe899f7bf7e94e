import type { Command } from '../journeys/command.ts';
import type { CommandFields } from '../journeys/commands.ts';
import type { Journey } from '../journeys/journey.ts';
import { beganOn } from '../journeys/served-time.ts';
import { correctedAgeWarnings } from '../law/igu-eligibility.ts';
import { iguAgreementWarnings, iguMatchWarnings } from '../law/igu.ts';
import { extensionOf, extensionWarnings, placementWarnings } from '../law/placement-law.ts';
import { paceWarnings, schoolPace } from '../law/school-hours.ts';
import { planWarnings } from '../law/training-plan.ts';
import type { Warning } from '../refusals/warnings.ts';
import { iguRulesAt, rulebook } from '../rulebook/index.ts';

/**
 * What the law has to say about a command that is accepted: the rules that are not certain enough to refuse
 * it, and the limits that will be reached. `journey` is the journey as it was before the command.
 */
export function warningsFor(journey: Journey, command: Command): readonly Warning[] {
  switch (command.type) {
    case 'AgreeMatch':
      return command.fields.kind === 'igu' ? iguMatchWarnings(journey, command.fields, command.facts) : [];
    case 'SignIguAgreement':
      return iguAgreementWarnings(journey, command.fields, command.facts);
    case 'SubmitTrainingPlan':
      return planWarnings(journey, command.fields);
    case 'ApprovePlacement':
      return placementWarnings(journey, command.fields);
    case 'RecordSchoolHours':
      return schoolWarnings(journey, command.fields);
    case 'CorrectPerson':
      return command.fields.fields.includes('birthDate') ? correctedAgeWarnings(journey, command.facts) : [];
    case 'ExtendPlacement':
      return journey.placement === undefined
        ? []
        : extensionWarnings(journey, extensionOf(journey.placement, command.fields.endsOn));
    default:
      return [];
  }
}

function schoolWarnings(
  { igu, rulebook: version }: Journey,
  { hoursDone: hours, asOf: today }: CommandFields<'RecordSchoolHours'>,
): readonly Warning[] {
  const { law } = rulebook(version);
  const rules = igu && iguRulesAt(law, beganOn(igu));
  return igu === undefined || rules === undefined
    ? []
    : paceWarnings(schoolPace(law, rules, { hours, today, endsOn: igu.endsOn }));
}
