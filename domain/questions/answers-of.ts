import { isJourneyObligation } from '../vocabulary/obligation-kinds.ts';
import type { ObligationKind } from '../vocabulary/obligation-kinds.ts';
import type { AnswerId } from './answer-options.ts';
import { PROGRAMME_QUESTIONS } from './programme-questions.ts';
import { QUESTIONS } from './questions.ts';

/** What can be answered to a kind of obligation, of whichever subject; empty if an answer needs the whole console. */
export function answersOf(kind: ObligationKind): readonly AnswerId[] {
  const options = isJourneyObligation(kind) ? QUESTIONS[kind] : PROGRAMME_QUESTIONS[kind];
  return options.map(({ id }) => id);
}
