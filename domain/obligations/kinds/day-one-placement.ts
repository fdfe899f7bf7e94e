import { dayOne } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The company says whether the person came on the first day of the placement. */
export const dayOnePlacement = {
  name: { da: 'Første dag i praktik eller løntilskud', en: 'First day of the placement' },
  answers: [dayOne('placement', true), dayOne('placement', false)],
  copies: {},
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'confirm-the-first-day', knownDaysBefore: 0 },
} satisfies Kind;
