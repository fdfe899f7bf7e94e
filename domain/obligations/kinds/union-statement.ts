import { paper } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The employees’ representative states that the fair ratio is kept. */
export const unionStatement = {
  name: {
    da: 'Udtalelse fra medarbejderrepræsentanten',
    en: 'Statement from the employees’ representative',
  },
  answers: paper('union-statement'),
  copies: {},
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'state-before-a-placement' },
} satisfies Kind;
