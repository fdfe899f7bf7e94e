import { nothing } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The company says when the placement ended, and what came of it. */
export const placementEnd = {
  name: { da: 'Afslutning af praktik eller løntilskud', en: 'End of the placement' },
  answers: [
    {
      id: 'ended',
      command: 'EndPlacement',
      asks: ['endedOn', 'outcome'],
      known: nothing,
      suggests: ({ journey }) => ({ endedOn: journey.placement?.endsOn }),
    },
  ],
  // The municipality is asked itself what comes next, as an obligation of its own.
  copies: { municipality: 'told' },
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'end-the-placement', knownDaysBefore: 0 },
} satisfies Kind;
