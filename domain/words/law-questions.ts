import { isDueBy } from '../programme/law-checks.ts';
import { AUTHORITIES, LAW_QUESTIONS } from '../vocabulary/law-questions.ts';
import type { Authority, OpenQuestion } from '../vocabulary/law-questions.ts';
import type { Language } from '../vocabulary/sentence.ts';
import { dateInWords } from './dates.ts';

/** One question about the law as a page lists it: whom to ask, and what, with the day it was last looked at. */
export interface QuestionToAsk {
  readonly label: string;
  readonly text: string;
}

/** The questions about the law that must be looked at by the end of a month, each with whom to ask. */
export function lawQuestionsDue(
  month: string,
  language: Language,
  questions: readonly OpenQuestion[] = Object.values(LAW_QUESTIONS),
): QuestionToAsk[] {
  const last = { da: 'Sidst set på', en: 'Last looked at' }[language];
  return questions
    .filter((question) => isDueBy(question, month))
    .map(({ ask, asks, lastChecked }) => ({
      label: `${{ da: 'Spørg', en: 'Ask' }[language]} ${authoritiesInWords(ask, language)}`,
      text: `${asks[language]} ${last} ${dateInWords(lastChecked)[language]}.`,
    }));
}

/** Whom to ask, as it stands within a sentence: "SIRI, UIM og KL". */
export function authoritiesInWords(ask: readonly Authority[], language: Language): string {
  const names = ask.map((authority) => AUTHORITIES[authority][language]);
  const and = { da: ' og ', en: ' and ' }[language];
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')}${and}${names.at(-1) ?? ''}`;
}
