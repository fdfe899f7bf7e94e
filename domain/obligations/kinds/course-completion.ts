import { nothing } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The school says whether the class was completed, and with a certificate. */
export const courseCompletion = {
  name: { da: 'Gennemført hold', en: 'Completion of the class' },
  answers: [
    {
      id: 'completed',
      command: 'CompleteCourse',
      asks: ['completedOn', 'certificate'],
      known: nothing,
      suggests: ({ journey }) => ({ completedOn: journey.course?.endsOn }),
    },
  ],
  copies: {},
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'complete-the-class', knownDaysBefore: 7 },
} satisfies Kind;
