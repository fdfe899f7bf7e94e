import { cameAfterAll, returned, talk } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The municipality talks with a person who did not come on a first day. */
export const noShow = {
  name: { da: 'Samtale efter udeblivelse', en: 'Talk after a no-show' },
  answers: [...talk('no-show'), cameAfterAll, returned('stage')],
  copies: {},
  askedOf: 'others',
  shows: 'what-was-told',
  rehearsed: { does: 'talk-after-the-no-show' },
} satisfies Kind;
