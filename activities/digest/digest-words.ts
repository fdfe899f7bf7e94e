import type { StandIn } from '../../domain/post/stand-in.ts';
import type { DigestPurpose } from '../../domain/vocabulary/codes.ts';
import type { Language } from '../../domain/vocabulary/sentence.ts';

/** How urgent something is, as a worklist is divided. */
export type Urgency = 'overdue' | 'today' | 'later';

/** Why a mail with notices is sent: one with an invitation has words of its own. */
export type NoticePurpose = Exclude<DigestPurpose, 'invitation'>;

/** The words of a digest around its notices. A party is given as its organisation's name, or as a word for it. */
export interface DigestWords {
  readonly greeting: (name: string) => string;
  /** How many notices there are, and by when the first is due: the subject and the mail's heading. */
  readonly counted: Readonly<Record<NoticePurpose, (count: number) => string>>;
  readonly firstDue: (count: number, first: string, overdue: number) => string;
  /**
   * What stands before the first notice. It is long enough that a mail program which shows a mail's first
   * words before the mail is opened shows only this text, and nothing about a person.
   */
  readonly lead: (given: {
    readonly purpose: NoticePurpose;
    readonly many: boolean;
    readonly links: boolean;
  }) => string;
  /** The mail with which a person gets a new link to their own page: its heading, and what it says. */
  readonly ownLink: { readonly heading: string; readonly lead: string };
  readonly urgency: Readonly<Record<Urgency, string>>;
  readonly due: string;
  readonly overdue: (days: number) => string;
  readonly reminded: (dates: string, organisation: string) => string;
  readonly toldColleague: (dates: string, organisation: string) => string;
  readonly noColleague: (organisation: string) => string;
  readonly passedOn: (dates: string, organisation: string) => string;
  readonly neverReminded: string;
  readonly why: string;
  readonly how: string;
  readonly answer: string;
  /** The same link if it has no line of its own, told apart from all others in the mail. */
  readonly answerTo: (number: number, title: string, reference: string | null) => string;
  readonly all: string;
  readonly sendAgain: string;
  readonly wishes: string;
  /** Said if the mail brings a calendar file. */
  readonly calendar: string;
  /** Said if it brings one that takes deadlines out of the calendar again. */
  readonly cancelled: string;
  readonly closing: (secretariat: string) => readonly string[];
  readonly copy: (party: string) => string;
  readonly colleague: (organisation: string) => string;
  readonly standIn: Readonly<Record<StandIn, (party: string, replaced: ReplacedColleague) => string>>;
  /** Said to somebody who gets it instead of a colleague. */
  readonly inPlace: (replaced: ReplacedColleague) => string;
  readonly theCitizen: string;
}

/**
 * Instead of whom somebody gets a notice, and the last day on which they are away. Without a day, they are
 * not coming back.
 */
export interface ReplacedColleague {
  readonly name: string;
  readonly until?: string | undefined;
}

/** A digest's words in each language. */
export const DIGEST_WORDS: Readonly<Record<Language, DigestWords>> = {
  da: {
    greeting: (name) => `Til ${name}`,
    counted: {
      post: (count) => (count === 1 ? '1 påmindelse' : `${count} påmindelser`),
      'links-again': (count) =>
        count === 1 ? 'dit link igen, 1 spørgsmål' : `dine links igen, ${count} spørgsmål`,
    },
    firstDue: (count, first, overdue) =>
      count === 1
        ? `frist ${first}${overdue === 0 ? '' : ' (overskredet)'}`
        : `første frist ${first}${overdue === 0 ? '' : ` (${overdue} overskredet)`}`,
    lead: ({ purpose, many, links }) =>
      [
        ...(purpose === 'links-again'
          ? ['Her er dine links igen. De er bestilt på vores hjemmeside med din mailadresse.']
          : []),
        ...(links
          ? [
              `Du svarer med linket ved hver opgave. Du skal ikke logge ind. Når du har svaret, stopper påmindelserne.`,
            ]
          : []),
        ...(many ? ['Det, der haster mest, står først.'] : []),
        'Mailen er kun til dig, så send den ikke videre.',
      ].join(' '),
    ownLink: {
      heading: 'dit nye link',
      lead: 'Her er et nyt link til din side. Nogen har bedt om det på vores hjemmeside med din mailadresse eller dit telefonnummer. Linket er kun til dig, så send det ikke videre.',
    },
    urgency: { overdue: 'Overskredet', today: 'Frist i dag', later: 'Frist senere' },
    due: 'Frist',
    overdue: (days) => `Fristen er overskredet med ${days} ${days === 1 ? 'dag' : 'dage'}.`,
    reminded: (dates, organisation) => `Påmindet den ${dates}: ${organisation}.`,
    toldColleague: (dates, organisation) => `En anden kontaktperson spurgt den ${dates}: ${organisation}.`,
    noColleague: (organisation) => `Vi har ingen anden kontaktperson hos ${organisation}.`,
    passedOn: (dates, organisation) => `Sendt videre den ${dates}: ${organisation}.`,
    neverReminded: 'Der er ikke sendt nogen påmindelse før.',
    why: 'Hvorfor',
    how: 'Sådan gøres det',
    answer: 'Svar her',
    answerTo: (number, title, reference) => `Svar på nr. ${number}: ${title}${inBrackets(reference)}`,
    all: 'Alle dine spørgsmål samlet',
    sendAgain: 'Virker et link ikke? Få dine links igen',
    wishes: 'Er du væk, eller er du ikke længere den rette? Skriv dine ønsker her',
    calendar:
      'Fristerne er vedhæftet som kalenderfil. Hvis en frist flytter sig, kommer den nye dato med næste mail.',
    cancelled:
      'Frister, der er besvaret eller faldet væk, er vedhæftet for sig. Åbn den fil, så forsvinder de fra din kalender.',
    closing: (secretariat) => [
      'Du kan også svare på denne mail. Sekretariatet læser svaret og registrerer det.',
      'Skriv ikke CPR-nummer, og skriv ikke noget om helbred.',
      `Fodfæste, sekretariatet, ${secretariat}`,
    ],
    copy: (party) => `Kopi til orientering. Påmindelsen er sendt til ${party}.`,
    colleague: (organisation) =>
      `Du får den, fordi vi endnu ikke har fået svar fra din kollega hos ${organisation}. Svar, hvis du kan, eller sørg for, at det bliver gjort.`,
    standIn: {
      'no-contact': (party) =>
        `Påmindelsen er til ${party}, som ikke har en kontaktperson hos os. Sørg for, at den når frem, og få oprettet en kontaktperson.`,
      undeliverable: (party) =>
        `Påmindelsen er til ${party}. Mailen til kontaktpersonen kunne ikke afleveres. Sørg for, at den når frem, og få adressen rettet.`,
      'person-without-post': (party) =>
        `Påmindelsen er til ${party}, som ikke får post fra os. Sørg for, at beskeden når frem.`,
      'help-asked-for': (party) =>
        `Påmindelsen er til ${party}, som har bedt om hjælp. De får den ikke, før du har afklaret ønsket.`,
      away: (party, { name, until = '' }) =>
        `Påmindelsen er til ${party}. ${name} er væk til og med den ${until}, og der er ingen anden at skrive til. Sørg for, at den når frem.`,
      'opted-out': (party, { name }) =>
        `Påmindelsen er en kopi til ${party}. ${name} har valgt den slags kopier fra, så du får den.`,
    },
    inPlace: ({ name, until }) =>
      until === undefined
        ? `Du får den i stedet for ${name}, som ikke længere er kontaktperson.`
        : `Du får den i stedet for ${name}, som er væk til og med den ${until}.`,
    theCitizen: 'borgeren',
  },
  en: {
    greeting: (name) => `To ${name}`,
    counted: {
      post: (count) => (count === 1 ? '1 reminder' : `${count} reminders`),
      'links-again': (count) =>
        count === 1 ? 'your link again, 1 question' : `your links again, ${count} questions`,
    },
    firstDue: (count, first, overdue) =>
      count === 1
        ? `due ${first}${overdue === 0 ? '' : ' (overdue)'}`
        : `first due ${first}${overdue === 0 ? '' : ` (${overdue} overdue)`}`,
    lead: ({ purpose, many, links }) =>
      [
        ...(purpose === 'links-again'
          ? ['Here are your links again. They were asked for on our website with your mail address.']
          : []),
        ...(links
          ? [
              `You answer with the link beside each task. You need not sign in. When you have answered, the reminders stop.`,
            ]
          : []),
        ...(many ? ['The most urgent comes first.'] : []),
        'This mail is for you only, so please do not forward it.',
      ].join(' '),
    ownLink: {
      heading: 'your new link',
      lead: 'Here is a new link to your page. Somebody has asked for it on our website with your mail address or your telephone number. The link is for you only, so please do not forward it.',
    },
    urgency: { overdue: 'Overdue', today: 'Due today', later: 'Due later' },
    due: 'Due',
    overdue: (days) => `The deadline passed ${days} ${days === 1 ? 'day' : 'days'} ago.`,
    reminded: (dates, organisation) => `Reminded on ${dates}: ${organisation}.`,
    toldColleague: (dates, organisation) => `Another contact person asked on ${dates}: ${organisation}.`,
    noColleague: (organisation) => `We have no other contact person at ${organisation}.`,
    passedOn: (dates, organisation) => `Passed on to ${organisation} on ${dates}.`,
    neverReminded: 'No reminder has been sent before.',
    why: 'Why',
    how: 'How it is done',
    answer: 'Answer here',
    answerTo: (number, title, reference) => `Answer no. ${number}: ${title}${inBrackets(reference)}`,
    all: 'All your questions on one page',
    sendAgain: 'Does a link not work? Get your links again',
    wishes: 'Are you away, or no longer the right person? Tell us your wishes here',
    calendar:
      'The deadlines are attached as a calendar file. If one moves, the next mail brings its new date.',
    cancelled:
      'Deadlines that were answered or fell away are attached in a file of their own. Open it, and they leave your calendar.',
    closing: (secretariat) => [
      'You can also reply to this mail. The secretariat reads the reply and records it.',
      'Do not write CPR numbers, and do not write anything about health.',
      `Fodfæste, the secretariat, ${secretariat}`,
    ],
    copy: (party) => `Copy for your information. The reminder has been sent to ${party}.`,
    colleague: (organisation) =>
      `You get this because we have no answer yet from your colleague at ${organisation}. Answer if you can, or see to it that it is done.`,
    standIn: {
      'no-contact': (party) =>
        `The reminder is for ${party}, which has no contact person with us. See to it that it gets there, and have a contact person added.`,
      undeliverable: (party) =>
        `The reminder is for ${party}. The mail to the contact person could not be delivered. See to it that it gets there, and have the address corrected.`,
      'person-without-post': (party) =>
        `The reminder is for ${party}, who gets no post from us. See to it that the message gets there.`,
      'help-asked-for': (party) =>
        `The reminder is for ${party}, who has asked for help. They do not get it before you have settled that.`,
      away: (party, { name, until = '' }) =>
        `The reminder is for ${party}. ${name} is away until ${until}, that day included, and there is nobody else to write to. See to it that it gets there.`,
      'opted-out': (party, { name }) =>
        `The reminder is a copy for ${party}. ${name} has opted out of such copies, so you get it.`,
    },
    inPlace: ({ name, until }) =>
      until === undefined
        ? `You get it in place of ${name}, who is no longer a contact person.`
        : `You get it in place of ${name}, who is away until ${until}, that day included.`,
    theCitizen: 'the citizen',
  },
};

function inBrackets(reference: string | null): string {
  return reference === null || reference === '' ? '' : ` (${reference})`;
}
