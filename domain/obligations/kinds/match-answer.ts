import { refusalOfMatch } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The company answers a proposed match. */
export const matchAnswer = {
  name: { da: 'Virksomhedens svar på match', en: 'The company’s answer to a match' },
  answers: [
    {
      id: 'agree',
      command: 'AgreeMatch',
      asks: ['plannedStart'],
      known: ({ journey: { match } }) => match && { company: match.company, kind: match.kind },
    },
    refusalOfMatch('company'),
  ],
  copies: {},
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'answer-the-match' },
} satisfies Kind;
