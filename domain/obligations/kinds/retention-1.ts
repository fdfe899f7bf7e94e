import { retention } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The employer says whether the person is still employed after 1 month. */
export const retention1 = {
  name: { da: 'Fastholdelse efter 1 måned', en: 'Retention after 1 month' },
  answers: retention(1),
  copies: {},
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'say-whether-employed' },
} satisfies Kind;
