import ICAL from 'ical.js';
import type { Attachment, ParsedMail } from 'mailparser';

/** A meeting as it stands in somebody's calendar. */
export interface CalendarMeeting {
  readonly title: string;
  /** As `2027-03-04T13:00` in Copenhagen, or the day alone. */
  readonly starts: string;
  readonly ends: string;
  readonly place: string | null;
  readonly organiser: string;
  readonly asked: readonly string[];
}

/**
 * A calendar program that takes in what its owner's mails ask of it, as Thunderbird does with the same
 * library. A request puts a meeting in or changes it, a cancellation takes it out, and what is older than
 * what the program knows changes nothing.
 */
export class CalendarProgram {
  readonly #known = new Map<
    string,
    { readonly sequence: number; readonly meeting: CalendarMeeting | undefined }
  >();

  /** Takes in what a mail holds for it. Returns what was asked; `undefined` if the mail is no invitation. */
  opens(mail: ParsedMail): 'REQUEST' | 'CANCEL' | undefined {
    const part = invitationIn(mail);
    if (part === undefined) return undefined;
    const calendar = new ICAL.Component(ICAL.parse(part.content.toString('utf8')));
    const method = calendar.getFirstPropertyValue('method');
    if (method !== 'REQUEST' && method !== 'CANCEL') return undefined;
    const [component, ...others] = calendar.getAllSubcomponents('vevent');
    if (component === undefined || others.length > 0)
      throw new Error('It is one meeting that a mail asks to');
    const event = new ICAL.Event(component);
    const known = this.#known.get(event.uid);
    if (known !== undefined && known.sequence > event.sequence) return method;
    this.#known.set(event.uid, {
      sequence: event.sequence,
      meeting: method === 'CANCEL' ? undefined : meetingOf(event),
    });
    return method;
  }

  /** What stands in it now. */
  get meetings(): readonly CalendarMeeting[] {
    return [...this.#known.values()].flatMap(({ meeting }) => (meeting === undefined ? [] : [meeting]));
  }
}

/** The part of a mail by which mail programs know an invitation: the mail in another form, whose method its type names. */
export function invitationIn(mail: ParsedMail): Attachment | undefined {
  return mail.attachments.find(({ contentType }) => contentType === 'text/calendar');
}

function meetingOf(event: ICAL.Event): CalendarMeeting {
  return {
    title: event.summary,
    starts: inCopenhagen(event.startDate),
    ends: inCopenhagen(event.endDate),
    place: event.location,
    organiser: event.organizer.replace(/^mailto:/i, ''),
    asked: event.attendees.map((attendee) => String(attendee.getFirstValue()).replace(/^mailto:/i, '')),
  };
}

function inCopenhagen(time: ICAL.Time): string {
  if (time.isDate) return time.toString();
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Copenhagen',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return parts.format(time.toJSDate()).replace(' ', 'T');
}
