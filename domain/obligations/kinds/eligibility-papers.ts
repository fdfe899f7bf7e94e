import { paper } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The person finds the papers that show the right to an IGU. */
export const eligibilityPapers = {
  name: { da: 'Papirer på ret til IGU', en: 'Papers on the right to an IGU' },
  answers: paper('eligibility'),
  copies: {},
  askedOf: 'person',
  shows: 'nothing-more',
  // One paper shows it all: the first of the two who gets to it has it recorded.
  rehearsed: { does: 'give-the-first-answer' },
} satisfies Kind;
