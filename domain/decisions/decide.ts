import { applySoFar } from '../journeys/apply.ts';
import type { Command } from '../journeys/command.ts';
import { COMMANDS } from '../journeys/commands.ts';
import type { CommandType, Referral } from '../journeys/commands.ts';
import type { Happening, JourneyEvent } from '../journeys/events.ts';
import { isOpen } from '../journeys/is-open.ts';
import type { Journey } from '../journeys/journey.ts';
import { isTakenIn } from '../journeys/stages.ts';
import { journeyRules } from '../obligations/journey-rules.ts';
import { unfold } from '../obligations/unfold.ts';
import { isRefusal, refuse } from '../refusals/refusals.ts';
import type { Refusal } from '../refusals/refusals.ts';
import { dateOf } from '../vocabulary/calendar.ts';
import type { CalendarDate, Instant } from '../vocabulary/calendar.ts';
import { faultsIn } from '../vocabulary/fields.ts';
import { anyStage } from './any-stage.ts';
import { course } from './course.ts';
import { employment } from './employment.ts';
import { firstDay } from './first-day.ts';
import { igu } from './igu.ts';
import { matching } from './matching.ts';
import { placement } from './placement.ts';
import type { CommandOf, Rule, Ruling } from './rule.ts';
import { screening } from './screening.ts';
import { warningsFor } from './warnings-for.ts';

/** What each command leads to, stage by stage; the compiler asks for a command that no stage has. */
const RULES: { readonly [T in CommandType]: Rule<T> } = {
  ...screening,
  ...matching,
  ...course,
  ...firstDay,
  ...igu,
  ...placement,
  ...employment,
  ...anyStage,
};

/** Opens a journey. */
export function refer(
  journey: Journey,
  referral: Referral,
  programme: { readonly slug: string; readonly placementDays: number; readonly rulebook: number },
  now: Instant,
): JourneyEvent[] {
  const { slug, placementDays, rulebook: version } = programme;
  const referredOn = dateOf(now);
  const payload = { ...referral, programme: slug, placementDays, rulebook: version, referredOn };
  return unfold(journeyRules, journey, [{ type: 'PersonReferred', payload }], now);
}

/**
 * What a command leads to: the events that follow from it, in order, or a refusal that says why not. Pure: the
 * same journey, command and time always give the same answer.
 */
export function decide(journey: Journey, command: Command, now: Instant): JourneyEvent[] | Refusal {
  const faults = faultsIn(COMMANDS[command.type].fields, command.fields);
  if (faults.length > 0) {
    return refuse('fields-malformed', { fields: faults.map(({ field }) => field).join(', ') });
  }
  if (command.answers !== undefined && !isOpen(journey, command.answers)) return refuse('not-open');
  // Of somebody who was erased nothing is taken in any more, not even what a closed journey takes.
  if (journey.erasedBy !== undefined || !isTakenIn(journey.stage, command.type)) {
    return refuse('wrong-stage', { stage: journey.stage, command: command.type });
  }
  const ruled = rule(journey, command, dateOf(now));
  if (isRefusal(ruled)) return ruled;
  // Warnings come after what has happened, as news about its first event.
  const cause = journey.sequence + 1;
  const warnings = warningsFor(journey, command).map((warning): Happening => ({
    type: 'WarningRaised',
    payload: { ...warning, cause },
  }));
  const events = unfold(journeyRules, journey, [...('type' in ruled ? [ruled] : ruled), ...warnings], now);
  // Whoever answers must be done with the question: if an answer left it open, it would be asked again.
  if (command.answers !== undefined && isOpen(applySoFar(journey, events), command.answers)) {
    return refuse('leaves-open');
  }
  return events;
}

function rule<T extends CommandType>(journey: Journey, command: CommandOf<T>, today: CalendarDate): Ruling {
  return RULES[command.type](journey, command, today);
}
