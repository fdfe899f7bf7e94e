import type { LawQuestion } from './law-questions.ts';

/**
 * V: read in a source. B: bill or agreement text read, the enacted wording not seen. U: unverified, or the
 * programme's own proposal. No rule marked U refuses anybody.
 */
export type Certainty = 'V' | 'B' | 'U';

/** Where a rule comes from, and how sure that is. */
export interface LegalSource {
  readonly text: string;
  readonly source: string;
  readonly certainty: Certainty;
  /** What is not verified about it, by its name in `law-questions.ts`: whom to ask, and when that was last done. */
  readonly question?: LawQuestion;
}
