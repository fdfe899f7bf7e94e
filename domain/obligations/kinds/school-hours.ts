import { byToday, nothing } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The school counts the school hours of a quarter. */
export const schoolHours = {
  name: { da: 'Kvartalets skoletimer', en: 'The quarter’s school hours' },
  answers: [
    {
      id: 'hours-counted',
      command: 'RecordSchoolHours',
      asks: ['asOf', 'hoursDone'],
      known: nothing,
      suggests: byToday('asOf'),
    },
  ],
  copies: { company: 'told' },
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'count-school-hours' },
} satisfies Kind;
