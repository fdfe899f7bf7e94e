import { paper } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The employer states that supported jobs stand in a fair ratio to ordinary ones. */
export const fairRatio = {
  name: { da: 'Erklæring om rimelighedskravet', en: 'Statement on the fair ratio' },
  answers: paper('fair-ratio'),
  copies: {},
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'state-before-a-placement' },
} satisfies Kind;
