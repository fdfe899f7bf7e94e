import { paper } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The person has the new residence card, which is sent unasked. */
export const residenceCard = {
  name: { da: 'Nyt opholdskort', en: 'New residence card' },
  answers: paper('residence-permit'),
  copies: {},
  askedOf: 'person',
  shows: 'nothing-more',
  // The card comes from about the first reminder on.
  rehearsed: { does: 'give-the-first-answer', knownDaysBefore: 46 },
} satisfies Kind;
