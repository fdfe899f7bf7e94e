import { jobInSameCompany, returned } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The municipality decides what follows a placement. */
export const stepAfterPlacement = {
  name: {
    da: 'Næste skridt efter praktik eller løntilskud',
    en: 'Next step after the placement',
  },
  answers: [jobInSameCompany, returned('placement')],
  copies: {},
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'find-a-road-after-the-placement' },
} satisfies Kind;
