import { nothing } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The company records that the IGU is completed, with its certificate. */
export const iguCertificate = {
  name: { da: 'Bevis for gennemført IGU', en: 'Certificate of the completed IGU' },
  answers: [
    {
      id: 'completed',
      command: 'CompleteIgu',
      asks: ['completedOn', 'certificateOn'],
      known: nothing,
      from: ({ journey }) => journey.igu?.endsOn,
      suggests: ({ journey }) => ({ completedOn: journey.igu?.endsOn }),
    },
  ],
  copies: {},
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'complete-the-igu' },
} satisfies Kind;
