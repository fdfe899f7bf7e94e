import { paper } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The company documents the part of an IGU that was completed. */
export const partialProof = {
  name: { da: 'Dokumentation for en del af IGU', en: 'Proof of a part of the IGU' },
  answers: paper('partial-proof'),
  copies: { municipality: 'told' },
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'give-the-first-answer' },
} satisfies Kind;
