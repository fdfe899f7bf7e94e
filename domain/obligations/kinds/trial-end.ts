import { trial } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The company says whether a vocational education goes on after its trial. */
export const trialEnd = {
  name: { da: 'Prøvetidens udløb', en: 'End of the trial period' },
  answers: [trial(true), trial(false)],
  copies: {},
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'end-the-trial', knownDaysBefore: 14 },
} satisfies Kind;
