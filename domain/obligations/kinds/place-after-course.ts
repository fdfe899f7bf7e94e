import type { Kind } from './kind.ts';

/** The coordinator finds a place in a company before the class ends. */
export const placeAfterCourse = {
  name: { da: 'Plads i virksomhed efter holdet', en: 'Place in a company after the class' },
  answers: [],
  copies: {},
  askedOf: 'others',
  shows: 'nothing-more',
  // People look for a place from six weeks before the class ends. The prompt begin three weeks before it
  // ends.
  rehearsed: { does: 'find-a-road-after-the-class', knownDaysBefore: 42, begunDaysBefore: 21 },
} satisfies Kind;
