import { paper } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The language centre registers the person for a Danish test. */
export const testRegistration = {
  name: { da: 'Tilmelding til danskprøve', en: 'Registration for a Danish test' },
  answers: paper('test-registration'),
  copies: {},
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'give-the-first-answer' },
} satisfies Kind;
