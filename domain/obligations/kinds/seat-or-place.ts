import type { Kind } from './kind.ts';

/** The coordinator finds a seat in a class or a place in a company. */
export const seatOrPlace = {
  name: { da: 'Plads på hold eller i virksomhed', en: 'Seat in a class or place in a company' },
  answers: [],
  copies: {},
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'find-a-road', takes: 'daysToFindPlace' },
} satisfies Kind;
