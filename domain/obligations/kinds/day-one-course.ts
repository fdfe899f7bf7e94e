import { dayOne } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The school says whether the person came on the first day of the class. */
export const dayOneCourse = {
  name: { da: 'Første dag på holdet', en: 'First day of the class' },
  answers: [dayOne('course', true), dayOne('course', false)],
  copies: {},
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'confirm-the-first-day', knownDaysBefore: 0 },
} satisfies Kind;
