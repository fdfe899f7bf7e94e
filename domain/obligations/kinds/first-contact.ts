import { talk } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The municipality talks with the person for the first time. */
export const firstContact = {
  name: { da: 'Første samtale med personen', en: 'First talk with the person' },
  answers: talk('first-contact'),
  copies: {},
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'give-the-first-answer' },
} satisfies Kind;
