import { KINDS } from '../obligations/kinds/index.ts';
import type { AskedOf } from '../obligations/kinds/index.ts';
import { isJourneyObligation, JOURNEY_OBLIGATION_KINDS } from '../vocabulary/obligation-kinds.ts';
import type { ObligationKind } from '../vocabulary/obligation-kinds.ts';

/**
 * A kind that a person is asked themselves, whatever the rulebook; every language of their own page has words
 * for each.
 */
export type AskedOfThePerson = {
  [K in keyof AskedOf]: AskedOf[K] extends 'others' ? never : K;
}[keyof AskedOf];

/** Whether a kind of obligation is asked of the person themselves. */
export function isAskedOfThePerson(kind: ObligationKind): kind is AskedOfThePerson {
  return isJourneyObligation(kind) && KINDS[kind].askedOf !== 'others';
}

/** What a person is asked themselves, in the order of all kinds. */
export const ASKED_OF_THE_PERSON = JOURNEY_OBLIGATION_KINDS.filter(isAskedOfThePerson);

/**
 * Whether a person is asked this before the municipality hears of it, so that the municipality may not be
 * asked instead of them.
 */
export function isHeardFirst(kind: ObligationKind): boolean {
  return isJourneyObligation(kind) && KINDS[kind].askedOf === 'person-first';
}
