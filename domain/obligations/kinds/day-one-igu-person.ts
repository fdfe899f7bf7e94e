import { dayOne } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The person says whether they came on the first day of the IGU. */
export const dayOneIguPerson = {
  name: {
    da: 'Personens svar om første dag i IGU',
    en: 'The person’s answer on the first day of the IGU',
  },
  answers: [dayOne('igu', true)],
  copies: {},
  askedOf: 'person',
  shows: 'nothing-more',
  rehearsed: { does: 'confirm-the-first-day', knownDaysBefore: 0 },
} satisfies Kind;
