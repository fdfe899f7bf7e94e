import type { CalendarDate } from '../domain/calendar.ts';
import type { DigestPurpose, Party } from '../domain/codes.ts';
import type { ObligationKind } from '../domain/rulebook/kinds.ts';
import { dateInWords, PARTY_WORDS, within } from '../domain/words.ts';
import type { Language } from '../domain/words.ts';
import { digestPage } from './digest-page.tsx';
import type { StandIn } from '../db/recording.ts';
import type { DigestParts, DigestSection } from './digest-page.tsx';
import { fillNotice } from './notices/fill-notice.ts';

/** One notice in a digest. */
export interface DigestMember {
  readonly kind: ObligationKind;
  /** The obligation's id in its journey; a monthly one ends with its month. */
  readonly obligation: string;
  readonly voice: 'reminder' | 'escalation';
  readonly due: CalendarDate;
  /** The person's first name, where the vault still has one. */
  readonly firstName?: string;
  readonly municipalityReference: string;
  readonly owedBy: Party;
  /** The name of the organisation that owes it. */
  readonly organisation?: string;
  /** Whom the notice is meant for: the party, and its organisation's name. */
  readonly party: Party;
  readonly partyName?: string;
  readonly standIn?: StandIn;
  /** Where it is answered; absent for whoever is only told of it. */
  readonly link?: string;
}

/** Who is written to. */
export interface Addressee {
  readonly name: string;
  readonly language: Language;
}

/** A digest in words. */
export interface ComposedDigest {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const WORDS = {
  da: {
    greeting: (name: string) => `Til ${name}`,
    labels: {
      due: 'Frist',
      overdue: 'Fristen er overskredet',
      why: 'Hvorfor',
      how: 'Sådan gøres det',
      answer: 'Svar her',
      all: 'Alle dine spørgsmål samlet',
      sendAgain: 'Virker et link ikke? Få dine links igen',
    },
    // Said where somebody asked for the mail.
    again: 'Her er dine links igen. De er bestilt på vores hjemmeside med din mailadresse.',
    // Said where there is something to answer.
    links:
      'Du svarer med linket ved hver opgave. Du skal ikke logge ind. Når du har svaret, stopper påmindelserne.',
    closing: (secretariat: string) => [
      'Du kan også svare på denne mail. Sekretariatet læser svaret og registrerer det.',
      'Skriv ikke CPR-nummer, og skriv ikke noget om helbred.',
      `Fodfæste, sekretariatet, ${secretariat}`,
    ],
    copy: (party: string) => `Kopi til orientering. Påmindelsen er sendt til ${party}.`,
    'no-contact': (party: string) =>
      `Påmindelsen er til ${party}, som ikke har en kontaktperson hos os. Sørg for, at den når frem, og få oprettet en kontaktperson.`,
    undeliverable: (party: string) =>
      `Påmindelsen er til ${party}. Mailen til kontaktpersonen kunne ikke afleveres. Sørg for, at den når frem, og få adressen rettet.`,
    'person-without-post': (party: string) =>
      `Påmindelsen er til ${party}, som ikke får post fra os. Sørg for, at beskeden når frem.`,
    'help-asked-for': (party: string) =>
      `Påmindelsen er til ${party}, som har bedt om hjælp. De får den ikke, før du har afklaret ønsket.`,
  },
  en: {
    greeting: (name: string) => `To ${name}`,
    labels: {
      due: 'Due',
      overdue: 'The deadline has passed',
      why: 'Why',
      how: 'How it is done',
      answer: 'Answer here',
      all: 'All your questions on one page',
      sendAgain: 'Does a link not work? Get your links again',
    },
    again: 'Here are your links again. They were asked for on our website with your mail address.',
    links:
      'You answer with the link beside each task. You need not sign in. When you have answered, the reminders stop.',
    closing: (secretariat: string) => [
      'You can also reply to this mail. The secretariat reads the reply and records it.',
      'Do not write CPR numbers, and do not write anything about health.',
      `Fodfæste, the secretariat, ${secretariat}`,
    ],
    copy: (party: string) => `Copy for your information. The reminder has been sent to ${party}.`,
    'no-contact': (party: string) =>
      `The reminder is for ${party}, which has no contact person with us. See to it that it gets there, and have a contact person added.`,
    undeliverable: (party: string) =>
      `The reminder is for ${party}. The mail to the contact person could not be delivered. See to it that it gets there, and have the address corrected.`,
    'person-without-post': (party: string) =>
      `The reminder is for ${party}, who gets no post from us. See to it that the message gets there.`,
    'help-asked-for': (party: string) =>
      `The reminder is for ${party}, who has asked for help. They do not get it before you have settled that.`,
  },
} as const;

/**
 * The one mail a contact gets for all its notices: most urgent first, overdue ones marked. The subject names
 * nobody; the body names a person by first name and the municipality's reference only.
 */
export function composeDigest(given: {
  readonly addressee: Addressee;
  readonly members: readonly DigestMember[];
  readonly today: CalendarDate;
  /** The secretariat's address, for the closing line. */
  readonly secretariat: string;
  /** Why it is sent; the day's post where that is left out. */
  readonly purpose?: DigestPurpose;
  /** Where everything the addressee is asked stands on one page. */
  readonly allQuestions?: string | undefined;
  /** Where the addressee gets these links again; told where there are any. */
  readonly sendAgain?: string;
}): ComposedDigest {
  const { addressee, today, purpose = 'post', allQuestions, sendAgain } = given;
  const { language } = addressee;
  const members = [...given.members].sort(mostUrgentFirst);
  const words = WORDS[language];
  const parts: DigestParts = {
    language,
    subject: subjectOf(purpose, members, language, today),
    greeting: words.greeting(addressee.name),
    ...(purpose === 'links-again' && { opening: words.again }),
    sections: members.map((member) => sectionOf(member, language, today)),
    labels: words.labels,
    closing: [...(allQuestions === undefined ? [] : [words.links]), ...words.closing(given.secretariat)],
    ...(allQuestions !== undefined && { allQuestions, ...(sendAgain !== undefined && { sendAgain }) }),
  };
  return { subject: parts.subject, text: textOf(parts), html: digestPage(parts) };
}

function mostUrgentFirst(one: DigestMember, other: DigestMember): number {
  if (one.due !== other.due) return one.due < other.due ? -1 : 1;
  if (one.voice !== other.voice) return one.voice === 'escalation' ? -1 : 1;
  return 0;
}

function subjectOf(
  purpose: DigestPurpose,
  members: readonly DigestMember[],
  language: Language,
  today: CalendarDate,
): string {
  const many = members.length !== 1;
  const overdue = members.filter(({ due }) => due < today).length;
  const first = members[0] === undefined ? '' : dateInWords(members[0].due)[language];
  const { one, several } = SUBJECTS[purpose][language];
  const what = many ? several(members.length) : one;
  if (language === 'da') {
    const late = overdue === 0 ? '' : many ? ` (${overdue} overskredet)` : ' (overskredet)';
    return `Fodfæste: ${what}, ${many ? 'første frist' : 'frist'} ${first}${late}`;
  }
  const late = overdue === 0 ? '' : many ? ` (${overdue} overdue)` : ' (overdue)';
  return `Fodfæste: ${what}, ${many ? 'first due' : 'due'} ${first}${late}`;
}

/** What a mail's subject says there is in it. */
const SUBJECTS: Readonly<
  Record<
    DigestPurpose,
    Record<Language, { readonly one: string; readonly several: (count: number) => string }>
  >
> = {
  post: {
    da: { one: '1 påmindelse', several: (count) => `${count} påmindelser` },
    en: { one: '1 reminder', several: (count) => `${count} reminders` },
  },
  'links-again': {
    da: { one: 'dit link igen, 1 spørgsmål', several: (count) => `dine links igen, ${count} spørgsmål` },
    en: { one: 'your link again, 1 question', several: (count) => `your links again, ${count} questions` },
  },
};

function sectionOf(member: DigestMember, language: Language, today: CalendarDate): DigestSection {
  const { person, ...words } = fillNotice(
    { ...member, month: monthOf(member.obligation) },
    language,
    member.voice,
  );
  const because = becauseOf(member, language, person);
  return {
    ...words,
    overdue: member.due < today,
    ...(because !== undefined && { because }),
    ...(member.link !== undefined && { link: member.link }),
  };
}

function becauseOf(member: DigestMember, language: Language, person: string): string | undefined {
  const words = WORDS[language];
  const named = (party: Party, name: string | undefined) =>
    party === 'person' ? person : (name ?? within(PARTY_WORDS[party])[language]);
  if (member.standIn !== undefined) return words[member.standIn](named(member.party, member.partyName));
  const isCopy = member.voice === 'reminder' && member.party !== member.owedBy;
  return isCopy ? words.copy(named(member.owedBy, member.organisation)) : undefined;
}

/** The month of a recurring obligation, which its id ends with; `undefined` for any other. */
function monthOf(obligation: string): string | undefined {
  return /:(\d{4}-\d{2})$/.exec(obligation)?.[1];
}

function textOf(parts: DigestParts): string {
  const { greeting, opening: first, sections, labels, closing, allQuestions, sendAgain } = parts;
  const written = sections.map(({ title, due, overdue, because, what, why, how, link }, index) =>
    [
      `${index + 1}. ${title}`,
      `${labels.due}: ${due}${overdue ? `. ${labels.overdue}.` : ''}`,
      ...(because === undefined ? [] : ['', because]),
      '',
      what,
      '',
      `${labels.why}: ${why}`,
      '',
      `${labels.how}: ${how}`,
      ...(link === undefined ? [] : ['', `${labels.answer}: ${link}`]),
    ].join('\n'),
  );
  const all = allQuestions === undefined ? [] : [`${labels.all}: ${allQuestions}`];
  const again = sendAgain === undefined ? [] : [`${labels.sendAgain}: ${sendAgain}`];
  const head = first === undefined ? greeting : `${greeting}\n\n${first}`;
  return `${[head, ...written, ...all, [...again, ...closing].join('\n')].join('\n\n\n')}\n`;
}
