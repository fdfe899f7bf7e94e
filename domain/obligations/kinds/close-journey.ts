import { byToday, nothing } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The municipality closes the journey after a year in work. */
export const closeJourney = {
  name: { da: 'Afslutning af forløbet', en: 'Closing of the journey' },
  answers: [
    {
      id: 'closed',
      command: 'CloseJourney',
      asks: ['outcome', 'cause', 'on'],
      known: nothing,
      suggests: byToday('on'),
    },
  ],
  copies: {},
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'close-the-journey' },
} satisfies Kind;
