import { retention } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The employer says whether the person is still employed after 6 months. */
export const retention6 = {
  name: { da: 'Fastholdelse efter 6 måneder', en: 'Retention after 6 months' },
  answers: retention(6),
  copies: {},
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'say-whether-employed' },
} satisfies Kind;
