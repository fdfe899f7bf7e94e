import type { Kind } from './kind.ts';

/** The coordinator helps whoever asked for help. */
export const helpAskedFor = {
  name: { da: 'Ønske om hjælp', en: 'Call for help' },
  answers: [
    {
      id: 'settled',
      command: 'SettleHelp',
      asks: [],
      known: ({ obligation }) => ({ event: obligation.cause }),
    },
  ],
  copies: {},
  askedOf: 'others',
  shows: 'who-asks-for-help',
  rehearsed: { does: 'give-the-first-answer' },
} satisfies Kind;
