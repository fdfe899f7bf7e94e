import type { AnswerId } from '../obligations/answer-options.ts';
import { KINDS } from '../obligations/kinds/index.ts';
import { PROGRAMME_KINDS } from '../obligations/kinds/programme-kinds.ts';
import { isJourneyObligation } from '../vocabulary/obligation-kinds.ts';
import type { ObligationKind } from '../vocabulary/obligation-kinds.ts';

/**
 * What can be answered to a kind of obligation, of any kind of subject; empty if an answer needs the console.
 */
export function answersOf(kind: ObligationKind): readonly AnswerId[] {
  const options = isJourneyObligation(kind) ? KINDS[kind].answers : PROGRAMME_KINDS[kind].answers;
  return options.map(({ id }) => id);
}
