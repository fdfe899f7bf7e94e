import type { CommandFields } from '../journeys/commands.ts';
import type { Happening } from '../journeys/events.ts';
import type { DayOne, Journey } from '../journeys/journey.ts';
import { inOrder } from '../refusals/date-order.ts';
import { refuse } from '../refusals/refusals.ts';
import type { Refusal } from '../refusals/refusals.ts';

/**
 * What a person says after somebody reported that they did not come. It is said once; to say something else
 * is to correct the first.
 */
export function answerNoShow(journey: Journey, fields: CommandFields<'AnswerNoShow'>): Happening | Refusal {
  const { of, came, cause, canStartOn } = fields;
  const told = noShowOf(journey, of);
  if ('refused' in told) return told;
  if (told.saysCame !== undefined) return refuse('already-done');
  // Whoever came has nothing to explain, and has begun.
  if (came && (cause !== undefined || canStartOn !== undefined)) {
    return refuse('fields-malformed', { fields: 'cause, canStartOn' });
  }
  const disorder =
    canStartOn === undefined
      ? undefined
      : inOrder('startsOn', journey[of]?.startsOn, 'canStartOn', canStartOn);
  return disorder ?? { type: 'NoShowAnswered', payload: fields };
}

/** The coordinator has asked both sides: the person did not come, though they say that they came. */
export function upholdNoShow(journey: Journey, fields: CommandFields<'UpholdNoShow'>): Happening | Refusal {
  const told = noShowOf(journey, fields.of);
  if ('refused' in told) return told;
  if (told.saysCame !== true) return refuse('no-show-not-disputed');
  if (told.upheld === true) return refuse('already-done');
  return { type: 'NoShowUpheld', payload: fields };
}

function noShowOf(journey: Journey, of: CommandFields<'AnswerNoShow'>['of']): DayOne | Refusal {
  if (of !== journey.stage) return refuse('not-this-stage', { stage: journey.stage, given: of });
  const dayOne = journey[of]?.dayOne;
  return dayOne === undefined || dayOne.came ? refuse('no-show-not-told') : dayOne;
}
