import { talk } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The municipality talks with person and company when a placement has begun. */
export const placementTalk = {
  name: { da: 'Opfølgning i praktik eller løntilskud', en: 'Follow-up in the placement' },
  answers: talk('placement'),
  // The company comes to the talk.
  copies: { company: 'takes-part' },
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'give-the-first-answer' },
} satisfies Kind;
