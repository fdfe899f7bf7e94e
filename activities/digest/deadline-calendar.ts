import { createHash } from 'node:crypto';
import ical, {
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventClass,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import type { ICalEventData } from 'ical-generator';
import { calendarTitle } from '../../domain/notices/calendar-titles.ts';
import { dateOf } from '../../domain/vocabulary/calendar.ts';
import type { CalendarDate, Instant } from '../../domain/vocabulary/calendar.ts';
import type { ObligationKind } from '../../domain/vocabulary/obligation-kinds.ts';
import type { Language } from '../../domain/vocabulary/sentence.ts';
import type { CalendarFile } from '../doors/calendar-file.ts';
import { DIGEST_WORDS } from './digest-words.ts';

/** A question with its due date, as it goes into the calendar of whoever is asked. */
export interface Deadline {
  /** The id of the subject it is about. */
  readonly subject: string;
  readonly obligation: string;
  readonly kind: ObligationKind;
  readonly due: CalendarDate;
  /** Where it is answered. */
  readonly link: string;
}

const FILENAMES_GONE: Readonly<Record<Language, string>> = {
  da: 'fodfaeste-frister-der-er-vaek.ics',
  en: 'fodfaeste-deadlines-that-are-gone.ics',
};

const FILENAMES: Readonly<Record<Language, string>> = {
  da: 'fodfaeste-frister.ics',
  en: 'fodfaeste-deadlines.ics',
};

/**
 * The due dates of what a mail asks its contact, as whole days for the contact's calendar. The same question
 * is the same entry in every mail, and a later mail's entry is the one that counts: what has moved moves
 * there too. An entry says what sort of thing is to be done and where it is answered, is private in a shared
 * calendar, and does not block the time. It rings no alarm: the reminders are the mails.
 */
export function deadlineCalendar(given: {
  readonly contact: string;
  readonly language: Language;
  readonly deadlines: readonly Deadline[];
  readonly sentAt: Instant;
}): CalendarFile {
  const entries = given.deadlines.map((deadline) => ({
    ...entryOf(deadline, given),
    description: `${DIGEST_WORDS[given.language].answer}: ${deadline.link}`,
  }));
  return calendarOf(ICalCalendarMethod.PUBLISH, entries, FILENAMES, given.language);
}

/**
 * Takes out of the contact's calendar what earlier mails have put there: the same entries by their ids, with a higher number,
 * as cancelled. A calendar removes those it has, and takes in none that it has not.
 */
export function cancelledDeadlines(given: {
  readonly contact: string;
  readonly language: Language;
  readonly deadlines: readonly Omit<Deadline, 'link'>[];
  readonly sentAt: Instant;
}): CalendarFile {
  const entries = given.deadlines.map((deadline) => ({
    ...entryOf(deadline, given),
    status: ICalEventStatus.CANCELLED,
  }));
  return calendarOf(ICalCalendarMethod.CANCEL, entries, FILENAMES_GONE, given.language);
}

function calendarOf(
  method: ICalCalendarMethod,
  entries: readonly ICalEventData[],
  filenames: Readonly<Record<Language, string>>,
  language: Language,
): CalendarFile {
  const calendar = ical({
    method,
    prodId: { company: 'Fodfæste', product: 'Fodfæste', language: language.toUpperCase() },
  });
  for (const entry of entries) calendar.createEvent(entry);
  return { filename: filenames[language], content: calendar.toString() };
}

function entryOf(
  deadline: Omit<Deadline, 'link'>,
  { contact, language, sentAt }: { contact: string; language: Language; sentAt: Instant },
) {
  return {
    id: uidOf(deadline, contact),
    sequence: sequenceOf(dateOf(sentAt)),
    stamp: new Date(sentAt),
    start: new Date(deadline.due),
    allDay: true,
    summary: calendarTitle(deadline.kind, language),
    class: ICalEventClass.PRIVATE,
    transparency: ICalEventTransparency.TRANSPARENT,
    busystatus: ICalEventBusyStatus.FREE,
  };
}

/** It must not show what it is made from: an obligation's id names its kind. */
function uidOf({ subject, obligation }: Pick<Deadline, 'subject' | 'obligation'>, contact: string): string {
  return createHash('sha256').update(`${subject} ${obligation} ${contact}`).digest('hex').slice(0, 32);
}

/** Rises from day to day; between two mails of one day, calendars go by the stamp. */
function sequenceOf(sentOn: CalendarDate): number {
  return Number(sentOn.replaceAll('-', ''));
}
