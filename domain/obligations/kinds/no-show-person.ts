import { ofThisStage } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The person is heard before anybody else is told that they did not come. */
export const noShowPerson = {
  name: {
    da: 'Personens svar om udeblivelse',
    en: 'The person’s answer to a no-show',
  },
  answers: [
    { id: 'i-was-there', command: 'AnswerNoShow', asks: [], known: ofThisStage({ came: true }) },
    {
      id: 'i-did-not-come',
      command: 'AnswerNoShow',
      asks: ['cause', 'canStartOn'],
      known: ofThisStage({ came: false }),
    },
  ],
  copies: {},
  askedOf: 'person-first',
  shows: 'what-was-told',
  rehearsed: { does: 'say-not-come' },
} satisfies Kind;
