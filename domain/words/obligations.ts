import { KINDS } from '../obligations/kinds/index.ts';
import { PROGRAMME_KINDS } from '../obligations/kinds/programme-kinds.ts';
import { isJourneyObligation, OBLIGATION_KINDS } from '../vocabulary/obligation-kinds.ts';
import type { ObligationKind } from '../vocabulary/obligation-kinds.ts';
import type { Sentence } from '../vocabulary/sentence.ts';

/** What each obligation (forpligtelse) is called in lists, on the timeline and in Temporal's UI. */
export const OBLIGATION_WORDS = Object.fromEntries(
  OBLIGATION_KINDS.map((kind) => [
    kind,
    isJourneyObligation(kind) ? KINDS[kind].name : PROGRAMME_KINDS[kind].name,
  ]),
) as Readonly<Record<ObligationKind, Sentence>>;
