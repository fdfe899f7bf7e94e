import { refusalOfMatch, sign } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The company signs the IGU agreement before the first day. */
export const agreementSigned = {
  name: {
    da: 'IGU-aftale underskrevet før start',
    en: 'IGU agreement signed before the start',
  },
  answers: [sign, refusalOfMatch('company')],
  copies: {},
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'sign-together' },
} satisfies Kind;
