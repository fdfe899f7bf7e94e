import { byToday, nothing } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The municipality says whether a person who was away is back. */
export const pauseOver = {
  name: { da: 'Personens tilbagekomst efter fravær', en: 'The person’s return after an absence' },
  answers: [{ id: 'back', command: 'ResumeJourney', asks: ['on'], known: nothing, suggests: byToday('on') }],
  copies: {},
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'come-back-from-absence', knownDaysBefore: 0 },
} satisfies Kind;
