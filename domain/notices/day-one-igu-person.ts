import { firstDayPerson } from './first-day-person.ts';
import type { NoticeText } from './notice-text.ts';

/** To the person: did you come on the first day of the IGU? */
export const dayOneIguPerson: NoticeText = firstDayPerson({
  da: { begins: 'Du begynder din IGU', other: 'virksomheden' },
  en: { begins: 'You begin your IGU', other: 'the company' },
});
