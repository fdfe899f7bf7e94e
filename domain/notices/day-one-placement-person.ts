import { firstDayPerson } from './first-day-person.ts';
import type { NoticeText } from './notice-text.ts';

/** To the person: did you come on the first day of the placement? */
export const dayOnePlacementPerson: NoticeText = firstDayPerson({
  da: { begins: 'Du begynder i praktik eller løntilskud', other: 'virksomheden' },
  en: { begins: 'You begin your placement', other: 'the company' },
});
