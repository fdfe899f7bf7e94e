import { dayOne } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The company says whether the person came on the first day of the IGU. */
export const dayOneIgu = {
  name: { da: 'Første dag i IGU', en: 'First day of the IGU' },
  answers: [dayOne('igu', true), dayOne('igu', false)],
  copies: {},
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'confirm-the-first-day', knownDaysBefore: 0 },
} satisfies Kind;
