import { paper } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The coordinator finds out whether a new IGU may begin. */
export const iguStartAllowed = {
  name: { da: 'Adgang til at begynde en ny IGU', en: 'Leave to begin a new IGU' },
  answers: paper('igu-intake'),
  copies: {},
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'give-the-first-answer' },
} satisfies Kind;
