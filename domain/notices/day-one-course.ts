import { firstDay } from './first-day.ts';
import type { NoticeText } from './notice-text.ts';

/** To the school: say whether the person came on the first day of the class. */
export const dayOneCourse: NoticeText = firstDay({
  da: {
    begins: (person) => `${person} har første dag på holdet`,
    lost: 'Mange falder fra på eller før første dag.',
    help: 'nå at hjælpe personen tilbage på holdet',
    onTheDay: 'på holdets første dag',
    owner: 'skolen',
  },
  en: {
    begins: (person) => `${person} has the first day of class`,
    lost: 'Many drop out on or before the first day.',
    help: 'still help the person back to the class',
    onTheDay: 'on the first day of class',
    owner: 'the school',
  },
});
