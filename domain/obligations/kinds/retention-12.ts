import { retention } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The employer says whether the person is still employed after 12 months. */
export const retention12 = {
  name: { da: 'Fastholdelse efter 12 måneder', en: 'Retention after 12 months' },
  answers: retention(12),
  copies: {},
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'say-whether-employed' },
} satisfies Kind;
