import type { Sentence, Language } from '../vocabulary/sentence.ts';

/** What a notice's text is filled with. Everything is in words already, in the language of the text. */
export interface NoticeSubject {
  /** The due date: "1. januar 2027". */
  readonly due: string;
  /** Who it is about: first name and the municipality's reference, "Amina (KBH-0001)"; empty if it is about nobody. */
  readonly person: string;
  /** Who owes it: the organisation's name, or the party's word ("virksomheden"). */
  readonly organisation: string;
  /** The month of a monthly obligation: "november 2026"; empty for all others. */
  readonly month: string;
  /** What of the programme it is about, as its file has it: "Projektets brancher er valgt"; empty if it is about a person. */
  readonly item: string;
}

/** One notice as paragraphs: what is owed, why, and how it is done. */
export interface NoticeParagraphs {
  readonly title: string;
  readonly what: string;
  readonly why: string;
  readonly how: string;
}

/** A notice in one language: to the one who owes it, and to the one told that it was not done. */
export interface NoticeVoices {
  readonly reminder: (subject: NoticeSubject) => NoticeParagraphs;
  readonly escalation: (subject: NoticeSubject) => NoticeParagraphs;
}

/** What is sent about one kind of obligation: the mail's text, Danish and English, and what a calendar calls it. */
export interface NoticeText extends Readonly<Record<Language, NoticeVoices>> {
  readonly calendar: CalendarTitle;
}

/**
 * What is to be done, as it may stand in a calendar that others can see: nobody's name, and no word that
 * shows that it is about a refugee.
 */
export const CALENDAR_TITLES = {
  answer: { da: 'frist for svar', en: 'deadline for an answer' },
  result: { da: 'frist for resultat', en: 'deadline for a result' },
  decision: { da: 'frist for beslutning', en: 'deadline for a decision' },
  place: { da: 'frist for at finde en plads', en: 'deadline for finding a place' },
  signature: { da: 'frist for underskrift', en: 'deadline for a signature' },
  registration: { da: 'frist for registrering', en: 'deadline for a registration' },
  plan: { da: 'frist for plan', en: 'deadline for a plan' },
  application: { da: 'frist for ansøgning', en: 'deadline for an application' },
  statement: { da: 'frist for erklæring', en: 'deadline for a statement' },
  papers: { da: 'frist for papirer', en: 'deadline for papers' },
  check: { da: 'frist for kontrol', en: 'deadline for a check' },
  approval: { da: 'frist for godkendelse', en: 'deadline for an approval' },
  talk: { da: 'frist for samtale', en: 'deadline for a talk' },
  'first-day': { da: 'svar om første dag', en: 'answer about a first day' },
  ending: { da: 'frist for afslutning', en: 'deadline for an ending' },
  hours: { da: 'frist for timetal', en: 'deadline for hours' },
  milestone: { da: 'frist for milepæl', en: 'deadline for a milestone' },
  report: { da: 'frist for status', en: 'deadline for a status report' },
  minutes: { da: 'frist for referat', en: 'deadline for minutes' },
  'follow-up': { da: 'frist for opfølgning', en: 'deadline for a follow-up' },
} as const satisfies Readonly<Record<string, Sentence>>;

/** One of these titles. */
export type CalendarTitle = keyof typeof CALENDAR_TITLES;
