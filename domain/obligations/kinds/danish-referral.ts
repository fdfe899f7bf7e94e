import { paper } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The municipality refers the person to Danish education. */
export const danishReferral = {
  name: { da: 'Henvisning til danskuddannelse', en: 'Referral to Danish education' },
  answers: paper('danish-referral'),
  copies: { 'language-centre': 'told' },
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'give-the-first-answer' },
} satisfies Kind;
