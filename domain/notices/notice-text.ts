import type { Language } from '../vocabulary/sentence.ts';

/** What a notice's text is filled with. Everything is in words already, in the language of the text. */
export interface NoticeSubject {
  /** The due date: "1. januar 2027". */
  readonly due: string;
  /** Who it is about: first name and the municipality's reference, "Amina (KBH-0001)". */
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

/** The text of one kind of obligation, Danish and English. */
export type NoticeText = Readonly<Record<Language, NoticeVoices>>;
