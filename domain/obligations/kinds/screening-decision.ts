import { byToday, nothing } from '../shared-answers.ts';
import type { Kind } from './kind.ts';

/** The municipality decides whether a screened person goes on to recruitment. */
export const screeningDecision = {
  name: { da: 'Beslutning efter screening', en: 'Decision after the screening' },
  answers: [
    {
      id: 'accept',
      command: 'AcceptScreening',
      asks: ['acceptedOn'],
      known: nothing,
      suggests: byToday('acceptedOn'),
    },
    {
      id: 'decline',
      command: 'DeclineScreening',
      asks: ['declinedOn', 'cause'],
      known: nothing,
      suggests: byToday('declinedOn'),
    },
  ],
  copies: {},
  askedOf: 'others',
  shows: 'nothing-more',
  rehearsed: { does: 'decide-after-the-screening' },
} satisfies Kind;
