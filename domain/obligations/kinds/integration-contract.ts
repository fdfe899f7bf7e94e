import { paper } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The municipality signs a contract with the person. */
export const integrationContract = {
  name: { da: 'Kontrakt med kommunen', en: 'Contract with the municipality' },
  answers: paper('integration-contract'),
  copies: {},
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'give-the-first-answer' },
} satisfies Kind;
