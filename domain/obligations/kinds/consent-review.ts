import { paper } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The coordinator asks the person whether the consent is still given. */
export const consentReview = {
  name: { da: 'Gennemgang af samtykke', en: 'Review of the consent' },
  answers: paper('consent-review'),
  copies: {},
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'give-the-first-answer', knownDaysBefore: 30 },
} satisfies Kind;
