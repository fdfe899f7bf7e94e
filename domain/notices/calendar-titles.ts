import type { ObligationKind } from '../vocabulary/obligation-kinds.ts';
import type { Language } from '../vocabulary/sentence.ts';
import { NOTICES } from './index.ts';
import { CALENDAR_TITLES } from './notice-text.ts';

/** What the due date of a kind of obligation is called in the calendar of whoever is asked. */
export function calendarTitle(kind: ObligationKind, language: Language): string {
  return `Fodfæste: ${CALENDAR_TITLES[NOTICES[kind].calendar][language]}`;
}
