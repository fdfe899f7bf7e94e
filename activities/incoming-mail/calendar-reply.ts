import ICAL from 'ical.js';
import type { CalendarAnswer } from '../../db/post/replies.ts';

/** What somebody's calendar program answers to an invitation (iTIP, RFC 5546). It is that program's word. */
export interface CalendarReply {
  /** The meeting, by the id its invitation gave it. */
  readonly uid: string;
  /** Which of the invitations to it is answered, by its number; `undefined` if the reply leaves it out. */
  readonly number?: number;
  readonly answer: CalendarAnswer;
  /** Whose answer it is: a mail address, as the reply has it. */
  readonly attendee?: string;
  /** What the person has written beside it. */
  readonly comment: string;
}

/** A part of a mail. */
interface MailPart {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** A reply has a few lines. */
const MAX_BYTES = 64 * 1024;

const ANSWERS: ReadonlyMap<string, CalendarAnswer> = new Map([
  ['ACCEPTED', 'accepted'],
  ['DECLINED', 'declined'],
  ['TENTATIVE', 'tentative'],
]);

/** The answer to an invitation among the parts of a mail; `undefined` if there is none that can be read. */
export function calendarReplyIn(parts: readonly MailPart[]): CalendarReply | undefined {
  for (const { mediaType, bytes } of parts) {
    if (mediaType !== 'text/calendar' || bytes.length > MAX_BYTES) continue;
    const reply = replyIn(Buffer.from(bytes).toString('utf8'));
    if (reply !== undefined) return reply;
  }
  return undefined;
}

function replyIn(text: string): CalendarReply | undefined {
  try {
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
    if (said(calendar.getFirstPropertyValue('method')).toUpperCase() !== 'REPLY') return undefined;
    const event = calendar.getFirstSubcomponent('vevent');
    const attendee = event?.getFirstProperty('attendee');
    const answer = ANSWERS.get(said(attendee?.getFirstParameter('partstat')).toUpperCase());
    const uid = said(event?.getFirstPropertyValue('uid'));
    if (event === null || answer === undefined || uid === '') return undefined;
    const address = said(attendee?.getFirstValue()).replace(/^mailto:/i, '');
    const number = event?.getFirstPropertyValue('sequence');
    return {
      uid,
      answer,
      comment: said(event?.getFirstPropertyValue('comment')),
      ...(typeof number === 'number' && { number }),
      ...(address !== '' && { attendee: address }),
    };
  } catch {
    // What cannot be read stays an attachment.
    return undefined;
  }
}

function said(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
