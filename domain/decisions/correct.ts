import type { CommandFields } from '../journeys/commands.ts';
import type { EventType, Happening } from '../journeys/events.ts';
import { JOURNEY_PARTS } from '../journeys/journey.ts';
import type { Corrigible, Journey } from '../journeys/journey.ts';
import { CORRIGIBLE } from '../journeys/taken-back.ts';
import { refuse } from '../refusals/refusals.ts';
import type { Refusal } from '../refusals/refusals.ts';

/** Events that come in pairs from one command: the second goes with the first. */
const FOLLOWED_BY: Partial<Readonly<Record<EventType, EventType>>> = {
  ScreeningDeclined: 'JourneyClosed',
  ReleasedFromClass: 'ReturnedToRecruitment',
  CourseBrokenOff: 'ReturnedToRecruitment',
  IguEndedEarly: 'ReturnedToRecruitment',
  JourneyMerged: 'JourneyClosed',
};

/**
 * Takes back a command that was sent by mistake: any of the latest, as long as no later one rests on it. Its
 * events stay on the timeline, struck through. What it opened is struck, and what it ended is open again.
 */
export function correct(
  journey: Journey,
  { event, reason }: CommandFields<'CorrectCommand'>,
): Happening | Refusal {
  const { corrigible } = journey;
  const index = corrigible.findIndex((entry) => entry.event === event);
  const first = corrigible[index];
  if (first === undefined) return refuse('not-correctable');
  const leader = corrigible[index - 1];
  if (leader !== undefined && follows(leader, first)) {
    return refuse('correction-blocked', { event: leader.event });
  }
  const second = corrigible[index + 1];
  const group = second !== undefined && follows(first, second) ? [first, second] : [first];
  const blocking = corrigible.slice(index + group.length).findLast((later) => restsOn(later, group));
  if (blocking !== undefined) return refuse('correction-blocked', { event: blocking.event });
  return {
    type: 'CommandCorrected',
    payload: { event, reason, type: first.type, events: group.map((entry) => entry.event) },
  };
}

function follows(first: Corrigible, second: Corrigible): boolean {
  return FOLLOWED_BY[first.type] === second.type;
}

function restsOn(later: Corrigible, group: readonly Corrigible[]): boolean {
  // Whoever closed the journey knew everything that came before.
  if (later.type === 'JourneyClosed') return true;
  return group.some(({ before }) => {
    if (before.stage !== undefined && CORRIGIBLE[later.type] === 'rests-on-stage') return true;
    return JOURNEY_PARTS.some((part) => part in before && part in later.before);
  });
}
