import { createHash } from 'node:crypto';
import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import type { Item } from '../../domain/programme/programme.ts';
import { instantAt, plusMs } from '../../domain/vocabulary/calendar.ts';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import type { Language } from '../../domain/vocabulary/sentence.ts';
import type { CalendarFile } from '../doors/calendar-file.ts';

/** Somebody who is invited to a meeting, or invites to it. */
export interface MeetingGuest {
  readonly name: string;
  readonly mail: string;
}

/**
 * From when to when a meeting lasts on its day. Without it, the meeting is in the calendar as a whole day
 * that does not block the time.
 */
export interface MeetingHours {
  /** As `13:00`, in Copenhagen. */
  readonly at: string;
  readonly minutes: number;
}

const MINUTE_MS = 60_000;

const FILENAMES: Readonly<Record<Language, string>> = {
  da: 'fodfaeste-moede.ics',
  en: 'fodfaeste-meeting.ics',
};

/**
 * The invitation to a meeting of a programme, as a calendar reads it. It has the same id however often the
 * meeting moves, and a number that rises each time, so that the entry moves with it and goes when the meeting
 * is called off. `undefined` if there is nothing to invite anybody to: it has been held, or is not a meeting.
 */
export function meetingInvitation(given: {
  readonly programme: string;
  readonly item: Item;
  readonly title: string;
  readonly language: Language;
  readonly hours?: MeetingHours | undefined;
  readonly place?: string | undefined;
  readonly organiser: MeetingGuest;
  readonly invited: readonly MeetingGuest[];
  readonly sentAt: Instant;
}): CalendarFile | undefined {
  const { item, language, organiser, invited, place } = given;
  if (item.kind !== 'meeting' || item.state === 'done') return undefined;
  const isOff = item.state === 'cancelled';
  const calendar = ical({
    method: isOff ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
    prodId: { company: 'Fodfæste', product: 'Fodfæste', language: language.toUpperCase() },
  });
  calendar.createEvent({
    id: meetingUid(given.programme, item.item),
    sequence: item.moves,
    stamp: new Date(given.sentAt),
    ...timeOf(item, given.hours),
    summary: given.title,
    status: isOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: { name: organiser.name, email: organiser.mail },
    attendees: invited.map(({ name, mail }) => ({
      name,
      email: mail,
      rsvp: true,
      role: ICalAttendeeRole.REQ,
      status: ICalAttendeeStatus.NEEDSACTION,
    })),
    ...(place !== undefined && { location: place }),
  });
  return { filename: FILENAMES[language], content: calendar.toString() };
}

function timeOf({ on }: Item, hours: MeetingHours | undefined) {
  if (hours === undefined) {
    return {
      start: new Date(on),
      allDay: true,
      transparency: ICalEventTransparency.TRANSPARENT,
      busystatus: ICalEventBusyStatus.FREE,
    };
  }
  const start = instantAt(on, hours.at);
  return { start: new Date(start), end: new Date(plusMs(start, hours.minutes * MINUTE_MS)) };
}

/**
 * The id of a meeting in calendars, of the subject of its programme and the meeting's name there. It is the same
 * for everybody who is invited: it is one meeting, and whoever forwards it forwards that one.
 */
export function meetingUid(programme: string, item: string): string {
  return createHash('sha256').update(`${programme} ${item}`).digest('hex').slice(0, 32);
}
