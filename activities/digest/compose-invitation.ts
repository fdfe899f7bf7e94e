import type { KeptFile } from '../../db/programme/living-programmes.ts';
import type { InvitationMethod } from '../../domain/programme/invitations.ts';
import type { Item, Programme } from '../../domain/programme/programme.ts';
import { instantAt, plusMs, timeOf } from '../../domain/vocabulary/calendar.ts';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { dateInWords } from '../../domain/words/index.ts';
import { nameInText } from '../../domain/words/names.ts';
import { titlesIn } from '../../domain/words/programme.ts';
import type { Mail } from '../doors/mailer.ts';
import type { MailReader } from './compose-digest.ts';
import { digestPage } from './digest-page.tsx';
import type { DigestParts } from './digest-parts.ts';
import { digestText } from './digest-text.ts';
import { DIGEST_WORDS } from './digest-words.ts';
import { INVITATION_WORDS } from './invitation-words.ts';
import type { InvitationNews } from './invitation-words.ts';
import { meetingInvitation } from './meeting-invitation.ts';
import type { MeetingGuest, MeetingHours } from './meeting-invitation.ts';

/**
 * The mail that asks somebody to a meeting of a group they sit in, or tells that it has moved or is off: in words, and as
 * their calendar takes it in. It names them and the secretariat and nobody else, not the others who are asked either.
 * `undefined` if there is nothing to ask anybody to any more.
 */
export function composeInvitation(given: {
  readonly programme: Programme;
  readonly file: KeptFile;
  readonly item: Item;
  readonly addressee: MailReader & MeetingGuest;
  readonly organiser: MeetingGuest;
  /** The secretariat's address, for the closing line. */
  readonly secretariat: string;
  readonly method: InvitationMethod;
  /** Whether the addressee has been asked to the meeting before. */
  readonly wasAsked: boolean;
  readonly sentAt: Instant;
}): Pick<Mail, 'subject' | 'text' | 'html' | 'invitation'> | undefined {
  const { programme, file, item, method, addressee, organiser, secretariat, wasAsked, sentAt } = given;
  const { language } = addressee;
  const words = INVITATION_WORDS[language];
  const group = file.groups.find(({ id }) => id === item.group);
  const { hours, place } = group?.meetings ?? {};
  const title = titlesIn(file)(item.item)[language];
  const calendar = meetingInvitation({
    programme: programme.id,
    // Whoever sits there no more is to have it in their calendar as little as a meeting that is off.
    item: method === 'cancel' ? { ...item, state: 'cancelled' } : item,
    title,
    language,
    hours,
    place,
    organiser,
    invited: [addressee],
    sentAt,
  });
  if (calendar === undefined) return undefined;
  const news = newsOf(item, method, wasAsked);
  const day = dateInWords(item.on)[language];
  const heading = words.heading[news](title, day);
  const parts: DigestParts = {
    language,
    subject: `Fodfæste: ${heading}`,
    greeting: DIGEST_WORDS[language].greeting(nameInText(addressee.name)),
    heading,
    lead: words.lead[news],
    groups: [],
    lists: [
      {
        heading: title,
        lead: words[news === 'left' ? 'noMore' : 'because'](group?.name[language] ?? title),
        lines: [
          `${words.day}: ${day}`,
          hours === undefined ? words.noHours : `${words.time}: ${words.hours(...fromTo(item, hours))}`,
          ...(place === undefined ? [] : [`${words.place}: ${nameInText(place)}`]),
        ],
      },
    ],
    closing: DIGEST_WORDS[language].closing(secretariat),
  };
  return {
    subject: parts.subject,
    text: digestText(parts),
    html: digestPage(parts),
    invitation: { ...calendar, method },
  };
}

function newsOf({ state }: Item, method: InvitationMethod, wasAsked: boolean): InvitationNews {
  if (method === 'cancel') return state === 'cancelled' ? 'off' : 'left';
  return wasAsked ? 'moved' : 'called';
}

const MINUTE_MS = 60_000;

function fromTo({ on }: Item, { at, minutes }: MeetingHours): [from: string, until: string] {
  return [at, timeOf(plusMs(instantAt(on, at), minutes * MINUTE_MS))];
}
