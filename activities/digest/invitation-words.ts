import type { Language } from '../../domain/vocabulary/sentence.ts';

/**
 * What an invitation to a meeting is about, as its mail says it:
 *
 * - the first one;
 * - another day;
 * - a meeting that is off;
 * - for somebody who no longer sits in the group, that it is off for them.
 */
export type InvitationNews = 'called' | 'moved' | 'off' | 'left';

/** The words of the mail with an invitation. The group and the meeting are given as the programme's file names them. */
interface InvitationWords {
  /** The mail's subject and heading: with the meeting and its day. */
  readonly heading: Readonly<Record<InvitationNews, (meeting: string, day: string) => string>>;
  readonly lead: Readonly<Record<InvitationNews, string>>;
  readonly because: (group: string) => string;
  readonly noMore: (group: string) => string;
  readonly day: string;
  readonly time: string;
  /** When a meeting begins and ends, as `13:00`. */
  readonly hours: (from: string, until: string) => string;
  readonly noHours: string;
  readonly place: string;
}

/** These words in each language. */
export const INVITATION_WORDS: Readonly<Record<Language, InvitationWords>> = {
  da: {
    heading: {
      called: (meeting, day) => `Indkaldelse: ${meeting}, ${day}`,
      moved: (meeting, day) => `Flyttet: ${meeting}, ny dag ${day}`,
      off: (meeting, day) => `Aflyst: ${meeting}, ${day}`,
      left: (meeting, day) => `Ikke længere til dig: ${meeting}, ${day}`,
    },
    lead: {
      called: 'Indkaldelsen kan lægges i din kalender. Flytter mødet sig, flytter det også i kalenderen.',
      moved: 'Mødet har fået en ny dag. Tag imod indkaldelsen, så flytter det også i din kalender.',
      off: 'Mødet er aflyst. Tag imod aflysningen, så forsvinder det fra din kalender.',
      left: 'Mødet holdes uden dig. Tag imod aflysningen, så forsvinder det fra din kalender.',
    },
    because: (group) => `Du får mailen, fordi du sidder i denne gruppe: ${group}.`,
    noMore: (group) => `Du får mailen, fordi du ikke længere sidder i denne gruppe: ${group}.`,
    day: 'Dag',
    time: 'Tid',
    hours: (from, until) => `kl. ${from.replace(':', '.')}-${until.replace(':', '.')}`,
    noHours: 'Klokkeslættet følger med dagsordenen.',
    place: 'Sted',
  },
  en: {
    heading: {
      called: (meeting, day) => `Invitation: ${meeting}, ${day}`,
      moved: (meeting, day) => `Moved: ${meeting}, now on ${day}`,
      off: (meeting, day) => `Called off: ${meeting}, ${day}`,
      left: (meeting, day) => `No longer for you: ${meeting}, ${day}`,
    },
    lead: {
      called: 'You can put the invitation into your calendar. If the meeting moves, it moves there too.',
      moved: 'The meeting has a new day. Accept the invitation, and it moves in your calendar too.',
      off: 'The meeting has been called off. Accept that, and it goes from your calendar.',
      left: 'The meeting is held without you. Accept that, and it goes from your calendar.',
    },
    because: (group) => `You get this mail because you sit in this group: ${group}.`,
    noMore: (group) => `You get this mail because you no longer sit in this group: ${group}.`,
    day: 'Day',
    time: 'Time',
    hours: (from, until) => `${from} to ${until}`,
    noHours: 'The time of day comes with the agenda.',
    place: 'Place',
  },
};
