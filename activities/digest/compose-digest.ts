import { entriesIn } from '../../db/worklist/worklist.ts';
import type { Worklist } from '../../db/worklist/worklist.ts';
import { fillNotice } from '../../domain/notices/fill-notice.ts';
import type { StandIn } from '../../domain/post/stand-in.ts';
import { daysBetween } from '../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import type { AskedHow, Party } from '../../domain/vocabulary/codes.ts';
import type { ObligationKind } from '../../domain/vocabulary/obligation-kinds.ts';
import type { Language } from '../../domain/vocabulary/sentence.ts';
import { dateInWords, dayInWords, PARTY_WORDS, within } from '../../domain/words/index.ts';
import { nameInText } from '../../domain/words/names.ts';
import { digestPage } from './digest-page.tsx';
import type { DigestGroup, DigestParts, DigestSection } from './digest-parts.ts';
import { digestText } from './digest-text.ts';
import { DIGEST_WORDS } from './digest-words.ts';
import type { ReplacedColleague, Urgency } from './digest-words.ts';
import type { NoticePurpose } from './digest-words.ts';
import type { ItemTitles } from './items-of-notices.ts';
import { worklistParts } from './worklist-parts.ts';
import { WORKLIST_WORDS } from './worklist-words.ts';

/** Something that was sent before about the same obligation. */
export interface SentBefore {
  readonly kind: AskedHow;
  /** The name of the organisation it went to; null if it went to the person. */
  readonly organisation: string | null;
  readonly on: CalendarDate;
}

/** One notice in a digest. */
export interface DigestMember {
  readonly kind: ObligationKind;
  /** The obligation's id in its journey; that of a monthly one ends with its month. */
  readonly obligation: string;
  /** A colleague is asked in the words of a reminder, and told who has been silent. */
  readonly voice: AskedHow;
  readonly due: CalendarDate;
  /** The person's first name, if the vault still has one. */
  readonly firstName?: string;
  /** What of a programme it is about, in the addressee's language. */
  readonly item?: string;
  /** By what the municipality knows the person, empty if the vault has it no more; null if it is about nobody. */
  readonly municipalityReference: string | null;
  readonly owedBy: Party;
  /** The name of the organisation that owes it. */
  readonly organisation?: string;
  /** For whom the notice is meant: the party, and its organisation's name. */
  readonly party: Party;
  readonly partyName?: string;
  readonly standIn?: StandIn;
  /** Instead of whom the addressee gets it, and the last day on which they are away. */
  readonly inPlace?: { readonly name: string; readonly until: CalendarDate | null };
  /** What was sent before, if this is an escalation. */
  readonly sentBefore?: readonly SentBefore[];
  /** Nobody else in the organisation that owes it could be told before. */
  readonly hasNoColleague?: boolean;
  /** Where it is answered; absent for somebody who is only told of it. */
  readonly link?: string;
}

/** Who is written to. */
export interface MailReader {
  readonly name: string;
  readonly language: Language;
}

/** A digest in words. */
export interface ComposedDigest {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/**
 * The one mail a contact gets for all its notices: most urgent first, overdue ones marked; then what else waits for the
 * addressee. The subject names nobody; the body names a person by first name and the municipality's reference only.
 */
export function composeDigest(given: {
  readonly addressee: MailReader;
  readonly members: readonly DigestMember[];
  readonly today: CalendarDate;
  /** The secretariat's address, for the closing line. */
  readonly secretariat: string;
  /** Why it is sent; the day's post where that is left out. */
  readonly purpose?: NoticePurpose;
  /** Where everything the addressee is asked stands on one page. */
  readonly allQuestions?: string | undefined;
  /** Where the addressee gets these links again; told if there are any. */
  readonly sendAgain?: string;
  /** Where the addressee can say how they want to be written to. */
  readonly wishes?: string | undefined;
  /** Whether the mail is a list to work through, divided by how urgent things are. */
  readonly isWorklist?: boolean;
  /** What else waits for the addressee; a mail without notices has some of it. */
  readonly worklist?: Worklist | undefined;
  /** By what the municipalities know the persons of the journeys that the worklist names, by the journeys' ids. */
  readonly references?: ReadonlyMap<string, string>;
  /** What of programmes the worklist tells of, as their files call it. */
  readonly titles?: ItemTitles;
  /** Whether the deadlines go with it as a calendar file. */
  readonly hasCalendar?: boolean;
  /** Whether another file takes deadlines out of the calendar that were answered or fell away. */
  readonly hasCancelled?: boolean;
}): ComposedDigest {
  const { addressee, today, purpose = 'post', allQuestions, sendAgain } = given;
  const { language } = addressee;
  const members = given.members.map(withNames).sort(mostUrgentFirst);
  const words = DIGEST_WORDS[language];
  const sections = members.map((member, index) => sectionOf(member, { language, today, number: index + 1 }));
  const first = members[0] === undefined ? '' : dateInWords(members[0].due)[language];
  const overdue = members.filter(({ due }) => due < today).length;
  const lists =
    given.worklist === undefined
      ? []
      : worklistParts(given.worklist, {
          language,
          today,
          references: given.references ?? new Map<string, string>(),
          ...(given.titles && { titles: given.titles }),
        });
  const isOwnLink = purpose === 'links-again' && members.length === 0;
  const heading = isOwnLink
    ? words.ownLink.heading
    : members.length === 0 && given.worklist !== undefined
      ? WORKLIST_WORDS[language].counted(entriesIn(given.worklist))
      : `${words.counted[purpose](members.length)}, ${words.firstDue(members.length, first, overdue)}`;
  const lead = isOwnLink
    ? words.ownLink.lead
    : words.lead({ purpose, many: members.length > 1, links: allQuestions !== undefined });
  const { announced } = WORKLIST_WORDS[language];
  const parts: DigestParts = {
    language,
    subject: `Fodfæste: ${heading}`,
    greeting: words.greeting(nameInText(addressee.name)),
    heading: heading.charAt(0).toUpperCase() + heading.slice(1),
    lead: lists.length === 0 ? lead : `${lead} ${announced[members.length === 0 ? 'alone' : 'afterNotices']}`,
    groups:
      given.isWorklist === true
        ? byUrgency(
            sections,
            members.map(({ due }) => urgencyOf(due, today)),
            language,
          )
        : [{ sections }],
    lists,
    closing: [
      ...(given.hasCalendar === true ? [words.calendar] : []),
      ...(given.hasCancelled === true ? [words.cancelled] : []),
      ...words.closing(given.secretariat),
    ],
    ...(given.wishes !== undefined && { wishes: given.wishes }),
    ...(allQuestions !== undefined && { allQuestions, ...(sendAgain !== undefined && { sendAgain }) }),
  };
  return { subject: parts.subject, text: digestText(parts), html: digestPage(parts) };
}

/** A member whose names stand in a text as names do. */
function withNames(member: DigestMember): DigestMember {
  const { firstName, organisation, partyName, inPlace, sentBefore } = member;
  return {
    ...member,
    ...(firstName !== undefined && { firstName: nameInText(firstName) }),
    ...(organisation !== undefined && { organisation: nameInText(organisation) }),
    ...(partyName !== undefined && { partyName: nameInText(partyName) }),
    ...(inPlace !== undefined && { inPlace: { ...inPlace, name: nameInText(inPlace.name) } }),
    ...(sentBefore !== undefined && {
      sentBefore: sentBefore.map((sent) => ({
        ...sent,
        organisation: sent.organisation === null ? null : nameInText(sent.organisation),
      })),
    }),
  };
}

function mostUrgentFirst(one: DigestMember, other: DigestMember): number {
  if (one.due !== other.due) return one.due < other.due ? -1 : 1;
  if (one.voice !== other.voice) return one.voice === 'escalation' ? -1 : 1;
  return 0;
}

function urgencyOf(due: CalendarDate, today: CalendarDate): Urgency {
  if (due === today) return 'today';
  return due < today ? 'overdue' : 'later';
}

/** The sections, each under a heading for its urgency, with how many there are. */
function byUrgency(
  sections: readonly DigestSection[],
  urgencies: readonly Urgency[],
  language: Language,
): DigestGroup[] {
  return (['overdue', 'today', 'later'] as const).flatMap((urgency) => {
    const pressing = sections.filter((_, index) => urgencies[index] === urgency);
    const heading = `${DIGEST_WORDS[language].urgency[urgency]} (${pressing.length})`;
    return pressing.length === 0 ? [] : [{ heading, sections: pressing }];
  });
}

function sectionOf(
  member: DigestMember,
  given: { readonly language: Language; readonly today: CalendarDate; readonly number: number },
): DigestSection {
  const { language, today, number } = given;
  const words = DIGEST_WORDS[language];
  const { due, person, ...paragraphs } = fillNotice(
    { ...member, month: monthOf(member.obligation) },
    language,
    member.voice === 'escalation' ? 'escalation' : 'reminder',
  );
  const because = becauseOf(member, language, person);
  const name = words.answerTo(number, paragraphs.title, member.municipalityReference);
  return {
    number,
    ...paragraphs,
    due,
    ...(member.due < today && { overdue: words.overdue(daysBetween(member.due, today)) }),
    ...(member.voice !== 'reminder' && { tried: triedOf(member, language, today) }),
    ...(because !== undefined && { because }),
    ...(member.link !== undefined && { link: { url: member.link, name } }),
  };
}

/** "Påmindet den 12. maj og 20. maj: Eksempel Byg ApS." */
function triedOf(member: DigestMember, language: Language, today: CalendarDate): string {
  const { sentBefore: sent = [], hasNoColleague = false, organisation } = member;
  const words = DIGEST_WORDS[language];
  const told = (kind: SentBefore['kind'], say: (dates: string, organisation: string) => string) => {
    const ofKind = sent.filter((each) => each.kind === kind);
    return [...new Set(ofKind.map(({ organisation }) => organisation))].map((organisation) => {
      const days = new Set(ofKind.filter((each) => each.organisation === organisation).map(({ on }) => on));
      const whom = organisation ?? within(PARTY_WORDS.person)[language];
      return say(listed([...days].sort(), language, today), whom);
    });
  };
  const reminded = told('reminder', words.reminded);
  return [
    ...(reminded.length === 0 ? [words.neverReminded] : reminded),
    ...told('colleague', words.toldColleague),
    ...(hasNoColleague && organisation !== undefined ? [words.noColleague(organisation)] : []),
    ...told('escalation', words.passedOn),
  ].join(' ');
}

/** Days in a list, with the year if it is not this year. */
function listed(days: readonly CalendarDate[], language: Language, today: CalendarDate): string {
  const said = days.map(
    (day) => (day.slice(0, 4) === today.slice(0, 4) ? dayInWords(day) : dateInWords(day))[language],
  );
  return new Intl.ListFormat(language === 'da' ? 'da-DK' : 'en-GB').format(said);
}

/**
 * Why the addressee gets it, if that is not plain; also instead of whom, unless the first says so already.
 */
function becauseOf(member: DigestMember, language: Language, person: string): string | undefined {
  const { standIn, inPlace } = member;
  const words = DIGEST_WORDS[language];
  const until = inPlace?.until ?? null;
  const replaced = {
    name: inPlace?.name ?? '',
    ...(until !== null && { until: dateInWords(until)[language] }),
  };
  const isSaid = inPlace === undefined || standIn === 'away' || standIn === 'opted-out';
  const because = [
    meantFor(member, replaced, language, person),
    isSaid ? undefined : words.inPlace(replaced),
  ].filter((sentence) => sentence !== undefined);
  return because.length === 0 ? undefined : because.join(' ');
}

function meantFor(
  member: DigestMember,
  replaced: ReplacedColleague,
  language: Language,
  person: string,
): string | undefined {
  const words = DIGEST_WORDS[language];
  const named = (party: Party, name: string | undefined) => {
    if (party === 'person') return person;
    const word = within(PARTY_WORDS[party])[language];
    // An organisation has many contacts, and only one of them may be meant.
    return party === 'steering-chair' && name !== undefined ? `${word} (${name})` : (name ?? word);
  };
  if (member.standIn !== undefined)
    return words.standIn[member.standIn](named(member.party, member.partyName), replaced);
  if (member.voice === 'colleague') return words.colleague(named(member.owedBy, member.organisation));
  const isCopy = member.voice === 'reminder' && member.party !== member.owedBy;
  return isCopy ? words.copy(named(member.owedBy, member.organisation)) : undefined;
}

/** The month of a recurring obligation, with which its id ends; `undefined` for any other. */
function monthOf(obligation: string): string | undefined {
  return /:(\d{4}-\d{2})$/.exec(obligation)?.[1];
}
