import { talk } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The municipality talks with company and person about what follows the IGU. */
export const endOfIguTalk = {
  name: { da: 'Samtale om job efter IGU', en: 'Talk about the job after the IGU' },
  answers: talk('before-end-of-igu'),
  // Both come to the talk.
  copies: { company: 'takes-part', school: 'takes-part' },
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'give-the-first-answer', knownDaysBefore: 30 },
} satisfies Kind;
