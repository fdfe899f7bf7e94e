import { talk } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The municipality shows the person what an IGU pays before it begins. */
export const moneyTalk = {
  name: { da: 'Samtale om økonomien i IGU', en: 'Talk about the money of an IGU' },
  answers: talk('money'),
  copies: {},
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'give-the-first-answer' },
} satisfies Kind;
