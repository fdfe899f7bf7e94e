import type { Kind } from './kind.ts';

/** The coordinator reads what a municipality’s system told us and we could not apply. */
export const jobcentreSignal = {
  name: { da: 'Uafklaret besked fra kommunens system', en: 'Unsettled signal of a municipality' },
  answers: [
    {
      id: 'settled',
      command: 'SettleSignal',
      asks: [],
      known: ({ obligation }) => ({ event: obligation.cause }),
    },
  ],
  copies: {},
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'give-the-first-answer' },
} satisfies Kind;
