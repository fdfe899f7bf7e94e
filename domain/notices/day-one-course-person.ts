import { firstDayPerson } from './first-day-person.ts';
import type { NoticeText } from './notice-text.ts';

/** To the person: did you come on the first day of the class? */
export const dayOneCoursePerson: NoticeText = firstDayPerson({
  da: { begins: 'Du har første dag på dit hold', other: 'skolen' },
  en: { begins: 'You have your first day of class', other: 'the school' },
});
