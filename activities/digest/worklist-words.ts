import type { TwiceOnRecord } from '../../db/worklist/twice-on-record.ts';
import type { UnreadReplies } from '../../db/worklist/unread-replies.ts';
import type { UnsettledSignal } from '../../db/worklist/unsettled-signals.ts';
import type { Worklist } from '../../db/worklist/worklist.ts';
import type { PostChannel } from '../../domain/vocabulary/codes.ts';
import type { Language } from '../../domain/vocabulary/sentence.ts';

/**
 * The words around the lines of one part of a worklist: what it is a list of, and what must be done about it.
 */
interface PartWords {
  readonly heading: string;
  readonly lead: string;
}

/** The words of a worklist beside its notices. Dates are given as people write them. */
export interface WorklistWords {
  /** The subject of a mail that brings no notices, and its heading. */
  readonly counted: (entries: number) => string;
  /** Said at the start of the mail, where the list follows notices, and where there are none. */
  readonly announced: Readonly<Record<'afterNotices' | 'alone', string>>;
  readonly parts: Readonly<Record<keyof Worklist, PartWords>>;
  /** What is wrong with a person's journey, or with a programme, that does not act. */
  readonly stuckJourney: string;
  readonly stuckProgramme: string;
  readonly stuckSince: (since: string) => string;
  /** The operators' address is given if it is known. */
  readonly tellOperators: (address: string | null) => string;
  readonly silent: (organisation: string, questions: number, since: string) => string;
  readonly call: (contact: string, phone: string) => string;
  readonly noPhone: (contact: string) => string;
  readonly noContact: string;
  /** A message is given as the name of its command, in quotation marks, if that is known. */
  readonly signal: Readonly<Record<UnsettledSignal['why'], (message: string) => string>>;
  readonly command: (name: string) => string;
  readonly message: string;
  readonly received: (on: string) => string;
  readonly refusedSince: (since: string) => string;
  readonly waiting: (questions: number) => string;
  /** That an address has not been confirmed, by way of post: whose, and when it was first asked. */
  readonly notConfirmed: Readonly<Record<PostChannel, (contact: string, asked: string) => string>>;
  /** That whoever has an address says they are not the contact: whose, and when they said so. */
  readonly denied: Readonly<Record<PostChannel, (contact: string, on: string) => string>>;
  readonly left: (contact: string, on: string) => string;
  /** Whom a contact who has left names as successor: their name, their address, or both. */
  readonly successor: (named: string) => string;
  readonly noSuccessor: string;
  /** Two journeys whose persons may be one: which, by what they look alike, and since when. */
  readonly twice: (journeys: string, alikeBy: string, since: string) => string;
  readonly and: string;
  readonly alikeBy: Readonly<Record<TwiceOnRecord['alikeBy'], string>>;
  /** When the note of a proposal came, and the proposal's number. */
  readonly noted: (proposal: number, on: string, fromElsewhere: boolean) => string;
  readonly proposedChanges: (by: string, changes: number, since: string) => string;
  readonly replies: (from: string, replies: number, since: string) => string;
  readonly undecided: (mails: number, since: string) => string;
  /** What a programme owes: what sort of thing, which, as its file calls it, and by when. */
  readonly owed: (sort: string, title: string | undefined) => string;
  readonly wasDue: (on: string) => string;
  readonly isDue: (on: string) => string;
  readonly from: Readonly<Record<Exclude<UnreadReplies['from'], 'organisation'>, string>>;
}

/** A worklist's words in each language. */
export const WORKLIST_WORDS: Readonly<Record<Language, WorklistWords>> = {
  da: {
    counted: (entries) => `arbejdsliste, ${entries} ${entries === 1 ? 'punkt' : 'punkter'}`,
    announced: {
      afterNotices: 'Sidst i mailen står, hvad der ellers venter på dig.',
      alone: 'Du har ingen nye påmindelser i dag, men det her venter på dig.',
    },
    parts: {
      stuck: {
        heading: 'Kommer ikke videre',
        lead: 'Systemet er gået i stå for dem. Der går ingen påmindelser ud om dem, og svar bliver ikke modtaget, før fejlen er rettet. Hold selv øje med deres frister så længe, og gem det, I får at vide.',
      },
      silent: {
        heading: 'Har ikke svaret',
        lead: 'Vi har ikke hørt fra dem, siden vi skrev, og en frist er overskredet. Ring, og registrér svaret på deres vegne.',
      },
      signals: {
        heading: 'Beskeder fra kommunernes systemer',
        lead: 'De er ikke afklaret. Se forløbets tidslinje, spørg kommunen, hvad beskeden skulle betyde, og registrér det rigtige.',
      },
      addresses: {
        heading: 'Adresser, der ikke tager imod mail',
        lead: 'De får ikke flere mails. Ring, få den rigtige adresse, og ret den hos kontaktpersonen.',
      },
      unproven: {
        heading: 'Adresser, der ikke er bekræftet',
        lead: 'Vi skriver ikke om nogen til dem, før de har svaret på en mail, der ikke handler om nogen. Ring til organisationen på et nummer, du selv har fundet, og spørg, om personen og adressen er rigtige. Gem adressen igen hos kontaktpersonen, så spørger vi forfra; ret den, hvis den er forkert, eller gør kontaktpersonen inaktiv.',
      },
      departures: {
        heading: 'Kontaktpersoner, der er stoppet',
        lead: 'Spørg organisationen, hvem der er den rette nu, opret den nye kontaktperson, og registrér, at det er afklaret. Vi skriver ikke til en foreslået efterfølger, før du har oprettet dem.',
      },
      proposals: {
        heading: 'Automatiske svar om fravær',
        lead: 'Et program har læst dem sådan her, og det kan tage fejl. Læs selv beskeden, og sig ja eller nej til forslaget. Siger du ja, skriver vi det ned, og posten går til en anden. Siger du nej, sker der ingenting.',
      },
      changes: {
        heading: 'Ændringer, der venter på dit ja',
        lead: 'En brancheorganisation har foreslået dem. Se dem i API’et (/api/changes?open=true). Ring til virksomheden, før du siger ja til en ny adresse eller kontaktperson: posten går derhen.',
      },
      replies: {
        heading: 'Ulæste svar på mail',
        lead: 'Læs dem, registrér det, der skal registreres, og luk hvert svar, når det er klaret.',
      },
      twice: {
        heading: 'Måske samme person to gange',
        lead: 'Se de to forløb på listen over dubletter. Er det én person, så vælg, hvilket forløb der går videre; er det to, så skriv det ned. Kommunerne får intet at vide om hinandens borgere.',
      },
      undecided: {
        heading: 'Mail, der kom tilbage og ikke blev forstået',
        lead: 'Vi kan ikke se, hvem den handler om, eller om det er sandt. Se listen i API’et (/api/post/undecided), læs hver mail, ret det, der skal rettes, og luk den.',
      },
      programme: {
        heading: 'Programmets frister',
        lead: 'Fristen er overskredet eller ligger inden for en uge. Den, der har fået påmindelsen, svarer med linket i den. Flyt det, der ikke kan nås.',
      },
    },
    stuckJourney: 'Denne persons forløb står stille.',
    stuckProgramme: 'Programmet står stille.',
    stuckSince: (since) => `Siden den ${since}.`,
    tellOperators: (address) =>
      address === null ? 'Sig det til driften.' : `Sig det til driften (${address}).`,
    silent: (organisation, questions, since) =>
      `${organisation}: ${questions} spørgsmål uden svar siden den ${since}.`,
    call: (contact, phone) => `Ring til ${contact} på ${phone}.`,
    noPhone: (contact) => `Kontaktperson er ${contact}, men vi har ikke noget telefonnummer.`,
    noContact: 'Vi har ingen kontaktperson.',
    signal: {
      'not-applied': (message) => `${message} kunne ikke bruges.`,
      'not-understood': (message) => `${message} kunne ikke læses.`,
      late: (message) => `${message} kom, da forløbet ikke kunne tage imod. Driften har en alarm om den.`,
    },
    command: (name) => `»${name}«`,
    message: 'Beskeden',
    received: (on) => `Modtaget den ${on}.`,
    refusedSince: (since) => `Siden den ${since}.`,
    waiting: (questions) =>
      questions === 0 ? 'Ingen spørgsmål venter på svar.' : `${questions} spørgsmål venter på svar.`,
    left: (contact, on) => `${contact} stoppede den ${on}.`,
    notConfirmed: {
      mail: (contact, asked) =>
        `${contact} har ikke bekræftet sin mailadresse, spurgt første gang den ${asked}.`,
      text: (contact, asked) =>
        `${contact} har ikke bekræftet sit telefonnummer til sms, spurgt første gang den ${asked}.`,
    },
    denied: {
      mail: (contact, on) =>
        `Den, der har mailadressen, svarede den ${on}, at det ikke er rigtigt: ${contact} er ikke kontaktperson dér.`,
      text: (contact, on) => `Den, der har telefonnummeret, svarede den ${on}, at det ikke er ${contact}.`,
    },
    successor: (named) => `Foreslået efterfølger: ${named}.`,
    noSuccessor: 'Ingen efterfølger er foreslået.',
    twice: (journeys, alikeBy, since) => `${journeys}: ${alikeBy}. Set den ${since}.`,
    and: ' og ',
    alikeBy: {
      cpr: 'samme CPR-nummer',
      'substitute-cpr': 'samme erstatningsnummer',
      'name-and-birth-date': 'samme navn og fødselsdato',
    },
    noted: (proposal, on, fromElsewhere) =>
      `Beskeden kom den ${on}${fromElsewhere ? ' fra en anden adresse end den, vi skrev til' : ''}. Forslag nr. ${proposal}.`,
    proposedChanges: (by, changes, since) =>
      `${changes} ${changes === 1 ? 'ændring' : 'ændringer'} foreslået af ${by}. ${changes === 1 ? 'Den' : 'Den ældste'} kom den ${since}.`,
    replies: (from, replies, since) =>
      `${from}: ${replies} svar. ${replies === 1 ? 'Det' : 'Det ældste'} kom den ${since}.`,
    undecided: (mails, since) =>
      mails === 1 ? `1 mail, som kom den ${since}.` : `${mails} mails. Den ældste kom den ${since}.`,
    owed: (sort, title) => (title === undefined ? `${sort}.` : `${sort}: »${title}«.`),
    wasDue: (on) => `Fristen var den ${on}.`,
    isDue: (on) => `Fristen er den ${on}.`,
    from: { person: 'Borgere, der får post fra os', unknown: 'Andre, der ikke svarer på en mail fra os' },
  },
  en: {
    counted: (entries) => `worklist, ${entries} ${entries === 1 ? 'entry' : 'entries'}`,
    announced: {
      afterNotices: 'What else is waiting for you stands at the end of the mail.',
      alone: 'You have no new reminders today, but this is waiting for you.',
    },
    parts: {
      stuck: {
        heading: 'Do not move on',
        lead: 'The system is stuck for them. No reminders go out about them, and answers are not received, until the fault has been corrected. Watch their deadlines yourself until then, and keep what you are told.',
      },
      silent: {
        heading: 'Have not answered',
        lead: 'We have not heard from them since we wrote, and a deadline has passed. Call, and record the answer on their behalf.',
      },
      signals: {
        heading: 'Messages from municipalities’ systems',
        lead: 'They have not been settled. See the journey’s timeline, ask the municipality what the message was to mean, and record what is right.',
      },
      addresses: {
        heading: 'Addresses that take no mail',
        lead: 'They get no more mails. Call, get the right address, and correct it for the contact person.',
      },
      unproven: {
        heading: 'Addresses that are not confirmed',
        lead: 'We write about nobody to them before they have answered a mail that is about nobody. Call the organisation on a number you have found yourself, and ask whether the person and the address are right. Save the address again for the contact person, and we ask once more; correct it if it is wrong, or make the contact person inactive.',
      },
      departures: {
        heading: 'Contacts who have left',
        lead: 'Ask the organisation who is the right person now, add the new contact person, and record that it is settled. We do not write to a proposed successor before you have added them.',
      },
      proposals: {
        heading: 'Automatic replies about absence',
        lead: 'A program has read them like this, and it may be wrong. Read the note yourself, and say yes or no to the proposal. If you say yes, it is written down and the post goes to somebody else. If you say no, nothing happens.',
      },
      changes: {
        heading: 'Changes that wait for your yes',
        lead: 'A trade body has proposed them. See them in the API (/api/changes?open=true). Call the company before you say yes to a new address or contact person: the post goes there.',
      },
      replies: {
        heading: 'Unread replies by mail',
        lead: 'Read them, record what is to be recorded, and close each reply when it is dealt with.',
      },
      twice: {
        heading: 'Perhaps the same person twice',
        lead: 'See both journeys on the list of duplicates. If they are one person, choose which journey goes on; if they are two, write that down. The municipalities are told nothing of each other’s people.',
      },
      undecided: {
        heading: 'Mail that came back and was not understood',
        lead: 'We cannot tell whom it is about, or whether it is true. See the list in the API (/api/post/undecided), read each mail, put right what is to be put right, and close it.',
      },
      programme: {
        heading: 'The programme’s deadlines',
        lead: 'The deadline has passed or lies within a week. Whoever has had the reminder answers with its link. Move what cannot be kept.',
      },
    },
    stuckJourney: 'This person’s journey does not move.',
    stuckProgramme: 'The programme does not move.',
    stuckSince: (since) => `Since ${since}.`,
    tellOperators: (address) =>
      address === null ? 'Tell the operators.' : `Tell the operators (${address}).`,
    silent: (organisation, questions, since) =>
      `${organisation}: ${questions} ${questions === 1 ? 'question' : 'questions'} without an answer since ${since}.`,
    call: (contact, phone) => `Call ${contact} on ${phone}.`,
    noPhone: (contact) => `The contact person is ${contact}, but we have no telephone number.`,
    noContact: 'We have no contact person.',
    signal: {
      'not-applied': (message) => `${message} could not be applied.`,
      'not-understood': (message) => `${message} could not be read.`,
      late: (message) =>
        `${message} came when the journey could not take it in. The operators have an alarm about it.`,
    },
    command: (name) => `“${name}”`,
    message: 'The message',
    received: (on) => `Received on ${on}.`,
    refusedSince: (since) => `Since ${since}.`,
    waiting: (questions) =>
      questions === 0
        ? 'No questions are waiting for an answer.'
        : `${questions} ${questions === 1 ? 'question is' : 'questions are'} waiting for an answer.`,
    left: (contact, on) => `${contact} left on ${on}.`,
    notConfirmed: {
      mail: (contact, asked) => `${contact} has not confirmed their mail address, first asked on ${asked}.`,
      text: (contact, asked) =>
        `${contact} has not confirmed their number for text messages, first asked on ${asked}.`,
    },
    denied: {
      mail: (contact, on) =>
        `Whoever has the mail address answered on ${on} that it is wrong: ${contact} is not the contact person there.`,
      text: (contact, on) => `Whoever has the telephone number answered on ${on} that it is not ${contact}.`,
    },
    successor: (named) => `Proposed successor: ${named}.`,
    noSuccessor: 'No successor is proposed.',
    twice: (journeys, alikeBy, since) => `${journeys}: ${alikeBy}. Seen on ${since}.`,
    and: ' and ',
    alikeBy: {
      cpr: 'the same CPR number',
      'substitute-cpr': 'the same substitute number',
      'name-and-birth-date': 'the same name and date of birth',
    },
    noted: (proposal, on, fromElsewhere) =>
      `The note came on ${on}${fromElsewhere ? ' from another address than the one we wrote to' : ''}. Proposal no. ${proposal}.`,
    proposedChanges: (by, changes, since) =>
      `${changes} ${changes === 1 ? 'change' : 'changes'} proposed by ${by}. ${changes === 1 ? 'It' : 'The oldest'} came on ${since}.`,
    replies: (from, replies, since) =>
      `${from}: ${replies} ${replies === 1 ? 'reply. It' : 'replies. The oldest'} came on ${since}.`,
    undecided: (mails, since) =>
      mails === 1 ? `1 mail, which came on ${since}.` : `${mails} mails. The oldest came on ${since}.`,
    owed: (sort, title) => (title === undefined ? `${sort}.` : `${sort}: “${title}”.`),
    wasDue: (on) => `It was due on ${on}.`,
    isDue: (on) => `It is due on ${on}.`,
    from: { person: 'Citizens who get post from us', unknown: 'Others, who answer no mail of ours' },
  },
};
