import { firstDay } from './first-day.ts';
import type { NoticeText } from './notice-text.ts';

/** To the company: say whether the person came on the first day of the placement. */
export const dayOnePlacement: NoticeText = firstDay({
  da: {
    begins: (person) => `${person} begynder i praktik eller løntilskud hos jer`,
    lost: 'Mange falder fra på eller før første dag.',
    help: 'nå at hjælpe',
    onTheDay: 'på første dag i praktik eller løntilskud',
    owner: 'virksomheden',
  },
  en: {
    begins: (person) => `${person} begins a placement with you`,
    lost: 'Many drop out on or before the first day.',
    help: 'still help',
    onTheDay: 'on the first day of the placement',
    owner: 'the company',
  },
});
