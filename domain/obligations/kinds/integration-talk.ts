import { talk } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The municipality follows up its contract with the person in a talk. */
export const integrationTalk = {
  name: { da: 'Kommunens opfølgningssamtale', en: 'The municipality’s follow-up talk' },
  answers: talk('integration'),
  copies: {},
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'give-the-first-answer' },
} satisfies Kind;
