import type { Kind } from './kind.ts';

/** The person applies for the month’s school allowance and transport. */
export const monthlyAllowance = {
  name: { da: 'Månedens skolegodtgørelse', en: 'Monthly school allowance' },
  answers: [
    {
      id: 'claimed',
      command: 'ClaimAllowance',
      asks: [],
      known: ({ obligation: { occurrence } }) =>
        occurrence === undefined ? undefined : { month: occurrence },
    },
  ],
  copies: { municipality: 'told' },
  askedOf: 'person',
  shows: 'nothing-more',
  rehearsed: { does: 'give-the-first-answer' },
} satisfies Kind;
