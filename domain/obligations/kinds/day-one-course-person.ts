import { dayOne } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The person says whether they came on the first day of the class. */
export const dayOneCoursePerson = {
  name: {
    da: 'Personens svar om første dag på holdet',
    en: 'The person’s answer on the first day of class',
  },
  answers: [dayOne('course', true)],
  copies: {},
  askedOf: 'person',
  shows: 'nothing-more',
  rehearsed: { does: 'confirm-the-first-day', knownDaysBefore: 0 },
} satisfies Kind;
