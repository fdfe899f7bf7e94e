import { refusalOfMatch } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The person answers a proposed match. */
export const matchAnswerPerson = {
  name: { da: 'Personens svar på match', en: 'The person’s answer to a match' },
  answers: [
    // It settles nothing between them and the company, which still has to answer.
    {
      id: 'yes-please',
      command: 'AcceptMatch',
      asks: [],
      known: ({ journey: { match }, today }) => match && { company: match.company, on: today },
    },
    refusalOfMatch('person'),
  ],
  copies: {},
  askedOf: 'person',
  shows: 'nothing-more',
  rehearsed: { does: 'answer-the-match' },
} satisfies Kind;
