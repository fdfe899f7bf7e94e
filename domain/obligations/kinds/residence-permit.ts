import { paper } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The person renews the residence permit. */
export const residencePermit = {
  name: { da: 'Forlængelse af opholdstilladelse', en: 'Renewal of the residence permit' },
  answers: paper('residence-permit'),
  copies: {},
  askedOf: 'person',
  shows: 'nothing-more',
  // The person can apply from about the first reminder on.
  rehearsed: { does: 'give-the-first-answer', knownDaysBefore: 76 },
} satisfies Kind;
