import { nothing, paper } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The company says whether the IGU is made longer by an absence. */
export const iguExtension = {
  name: { da: 'Forlængelse af IGU efter fravær', en: 'Extension of the IGU after an absence' },
  answers: [
    {
      id: 'extended',
      command: 'ExtendIgu',
      asks: ['reason', 'agreedOn', 'absentFrom', 'backOn'],
      known: nothing,
      suggests: ({ journey: { pauses } }) => ({
        absentFrom: pauses.at(-1)?.from,
        backOn: pauses.at(-1)?.backOn,
      }),
    },
    ...paper('no-extension', 'not-extended'),
  ],
  copies: {},
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'extend-the-igu' },
} satisfies Kind;
