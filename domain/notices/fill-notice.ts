import type { CalendarDate } from '../vocabulary/calendar.ts';
import type { Party } from '../vocabulary/codes.ts';
import type { ObligationKind } from '../vocabulary/obligation-kinds.ts';
import type { Sentence, Language } from '../vocabulary/sentence.ts';
import { dateInWords, monthInWords, PARTY_WORDS, within } from '../words/index.ts';
import { NOTICES } from './index.ts';
import type { NoticeParagraphs } from './notice-text.ts';

/** What a notice is about, before it is in words. */
export interface NoticeFacts {
  readonly kind: ObligationKind;
  readonly due: CalendarDate;
  /** The person's first name, if the vault still has one. */
  readonly firstName?: string | undefined;
  /** By what the municipality knows the person, empty if the vault has it no more; null if it is about nobody. */
  readonly municipalityReference: string | null;
  readonly owedBy: Party;
  /** The name of the organisation that owes it. */
  readonly organisation?: string | undefined;
  /** The month of a monthly obligation, as `2026-11`. */
  readonly month?: string | undefined;
  /** What of the programme it is about, in the language of the text. */
  readonly item?: string | undefined;
}

/** A notice in words, with its due date and whom it is about as they stand in it. */
export interface FilledNotice extends NoticeParagraphs {
  readonly due: string;
  readonly person: string;
}

/** Fills in the text of a notice: for a mail, for the page where it is answered, and for whoever reads through the texts. */
export function fillNotice(
  facts: NoticeFacts,
  language: Language,
  voice: 'reminder' | 'escalation',
): FilledNotice {
  const { kind, firstName, municipalityReference, owedBy, organisation, month, item = '' } = facts;
  const due = dateInWords(facts.due)[language];
  const name = firstName ?? THE_CITIZEN[language];
  const person = municipalityReference === null ? '' : [name, ...bracketed(municipalityReference)].join(' ');
  const { title, what, why, how } = NOTICES[kind][language][voice]({
    due,
    person,
    organisation: organisation ?? within(PARTY_WORDS[owedBy])[language],
    month: month === undefined ? '' : monthInWords(month)[language],
    item,
  });
  return { title: opening(title), what: opening(what), why: opening(why), how: opening(how), due, person };
}

function bracketed(reference: string): string[] {
  return reference === '' ? [] : [`(${reference})`];
}

const THE_CITIZEN: Sentence = { da: 'borgeren', en: 'the citizen' };

/**
 * A paragraph may begin with "virksomheden" or "borgeren", and a title with its month: then it needs a
 * capital letter.
 */
function opening(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
