import { firstDay } from './first-day.ts';
import type { NoticeText } from './notice-text.ts';

/** To the company: say whether the person came on the first day of the IGU. */
export const dayOneIgu: NoticeText = firstDay({
  da: {
    begins: (person) => `${person} begynder sin IGU hos jer`,
    lost: 'Mere end hver tredje stopper tidligt eller møder ikke op på første dag.',
    help: 'nå at hjælpe',
    onTheDay: 'på første dag i sin IGU',
    owner: 'virksomheden',
  },
  en: {
    begins: (person) => `${person} begins an IGU with you`,
    lost: 'More than one in three stop early or never turn up on the first day.',
    help: 'still help',
    onTheDay: 'on the first day of the IGU',
    owner: 'the company',
  },
});
