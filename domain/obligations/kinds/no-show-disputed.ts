import { cameAfterAll, ofThisStage } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The coordinator asks both sides whether a person came on a first day. */
export const noShowDisputed = {
  name: { da: 'Afklaring af udeblivelse', en: 'Settling of a no-show' },
  answers: [cameAfterAll, { id: 'did-not-come', command: 'UpholdNoShow', asks: [], known: ofThisStage({}) }],
  copies: {},
  askedOf: 'others',
  shows: 'what-was-told',
  rehearsed: { does: 'uphold-the-no-show' },
} satisfies Kind;
