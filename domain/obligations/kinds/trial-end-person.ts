import { trial } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The person says whether a vocational education goes on after its trial. */
export const trialEndPerson = {
  name: {
    da: 'Personens svar ved prøvetidens udløb',
    en: 'The person’s answer at the end of the trial period',
  },
  answers: [trial(true), trial(false)],
  copies: {},
  askedOf: 'person',
  shows: 'nothing-more',
  rehearsed: { does: 'end-the-trial', knownDaysBefore: 14 },
} satisfies Kind;
