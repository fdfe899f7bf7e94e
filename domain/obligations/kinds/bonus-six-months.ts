import { bonus } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The company applies for the bonus of the first six months. */
export const bonusSixMonths = {
  name: { da: 'Bonus efter 6 måneder', en: 'Bonus after 6 months' },
  answers: bonus('six-months'),
  copies: {},
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'give-the-first-answer' },
} satisfies Kind;
