import { dayOne } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The person says whether they came on the first day of the placement. */
export const dayOnePlacementPerson = {
  name: {
    da: 'Personens svar om første dag i praktik eller løntilskud',
    en: 'The person’s answer on the first day of the placement',
  },
  answers: [dayOne('placement', true)],
  copies: {},
  askedOf: 'person',
  shows: 'nothing-more',
  rehearsed: { does: 'confirm-the-first-day', knownDaysBefore: 0 },
} satisfies Kind;
