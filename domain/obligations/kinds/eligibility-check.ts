import { paper } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The company checks that the person may take an IGU. */
export const eligibilityCheck = {
  name: {
    da: 'Virksomhedens tjek af ret til IGU',
    en: 'The company’s check of the right to an IGU',
  },
  answers: paper('eligibility'),
  copies: {},
  askedOf: 'others',
  shows: 'nothing-more',
  // One paper shows it all: the first of the two who gets to it has it recorded.
  rehearsed: { does: 'give-the-first-answer' },
} satisfies Kind;
