import { refusalOfMatch } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The person signs the IGU agreement before the first day. */
export const agreementSignedPerson = {
  name: {
    da: 'Personens underskrift på IGU-aftalen',
    en: 'The person’s signature on the IGU agreement',
  },
  answers: [refusalOfMatch('person')],
  copies: {},
  askedOf: 'person',
  shows: 'nothing-more',
  rehearsed: { does: 'sign-together' },
} satisfies Kind;
