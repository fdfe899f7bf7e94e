import { retention } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The employer says whether the person is still employed after 3 months. */
export const retention3 = {
  name: { da: 'Fastholdelse efter 3 måneder', en: 'Retention after 3 months' },
  answers: retention(3),
  copies: {},
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'say-whether-employed' },
} satisfies Kind;
