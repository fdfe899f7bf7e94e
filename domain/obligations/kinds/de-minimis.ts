import { paper } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The company declares what state aid it has had. */
export const deMinimis = {
  name: { da: 'De minimis-erklæring', en: 'De minimis declaration' },
  answers: paper('de-minimis'),
  copies: {},
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'give-the-first-answer' },
} satisfies Kind;
