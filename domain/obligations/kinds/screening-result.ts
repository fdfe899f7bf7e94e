import { nothing } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The language centre records what the screening showed. */
export const screeningResult = {
  name: { da: 'Resultat af screening', en: 'Screening result' },
  answers: [
    {
      id: 'screened',
      command: 'RecordScreening',
      asks: [
        'screenedOn',
        'schoolYears',
        'latinScript',
        'trade',
        'yearsWorked',
        'danishTrack',
        'danishModule',
        'testsPassed',
        'wishedSector',
      ],
      known: nothing,
    },
  ],
  copies: {},
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'record-the-screening' },
} satisfies Kind;
