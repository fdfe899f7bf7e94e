import type { Journey } from '../journey.ts';
import type { Folds } from './fold.ts';
import { without } from './without.ts';

/** A match with a company, and what is said to it. */
export const matching = {
  MatchProposed: (journey, { payload }) => ({ ...journey, match: payload }),

  MatchAccepted: (journey, { payload }) => withMatch(journey, { acceptedOn: payload.on }),

  MatchAgreed: (journey, { payload: { plannedStart } }) => withMatch(journey, { plannedStart }),

  MatchRefused: (journey) => without(journey, 'match'),
} satisfies Folds;

function withMatch(journey: Journey, changes: Partial<NonNullable<Journey['match']>>): Journey {
  return { ...journey, ...(journey.match && { match: { ...journey.match, ...changes } }) };
}
