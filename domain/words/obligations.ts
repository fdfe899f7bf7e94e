import { KINDS } from '../obligations/kinds/index.ts';
import { OBLIGATION_KINDS } from '../vocabulary/obligation-kinds.ts';
import type { ObligationKind } from '../vocabulary/obligation-kinds.ts';
import type { Sentence } from '../vocabulary/sentence.ts';

/** What each obligation (forpligtelse) is called in lists, on the timeline and in Temporal's UI. */
export const OBLIGATION_WORDS = Object.fromEntries(
  OBLIGATION_KINDS.map((kind) => [kind, KINDS[kind].name]),
) as Readonly<Record<ObligationKind, Sentence>>;
