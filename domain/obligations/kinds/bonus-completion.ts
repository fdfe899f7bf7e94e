import { bonus } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The company applies for the bonus of the completed IGU. */
export const bonusCompletion = {
  name: { da: 'Bonus ved gennemført IGU', en: 'Bonus for the completed IGU' },
  answers: bonus('completion'),
  copies: {},
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'give-the-first-answer' },
} satisfies Kind;
