import { paper } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The municipality offers the person something in a company. */
export const companyOffer = {
  name: { da: 'Virksomhedsrettet tilbud', en: 'Company-directed offer' },
  answers: paper('company-offer'),
  copies: {},
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'give-the-first-answer' },
} satisfies Kind;
