import type { Kind } from './kind.ts';

/** The coordinator finds a new company for an IGU that ended early. */
export const successorCompany = {
  name: {
    da: 'Ny virksomhed til en afbrudt IGU',
    en: 'New company for an IGU that ended early',
  },
  answers: [],
  // The person's IGU depends on it, and the municipality looks for a company too.
  copies: { municipality: 'takes-part' },
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'find-another-igu', takes: 'daysToFindPlace' },
} satisfies Kind;
