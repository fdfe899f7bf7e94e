import { dateInWords } from '../domain/words.ts';
import type { CalendarDate } from '../domain/calendar.ts';
import type { Language } from '../domain/words.ts';

/** What a text message tells: how much there is, by when the first of it is due, and where it stands. */
export interface TextFacts {
  /** How many things its reader is to answer, and how many they are only told of. */
  readonly questions: number;
  readonly news: number;
  readonly firstDue: CalendarDate;
  readonly isOverdue: boolean;
  readonly url: string;
}

/**
 * A digest as a text message: no name, and not a word of what it is about, since others may see a telephone's screen. Short
 * enough for two texts whatever the address.
 */
export function textMessage(facts: TextFacts, language: Language): string {
  return WORDS[language](facts, dateInWords(facts.firstDue)[language]);
}

const WORDS: Readonly<Record<Language, (facts: TextFacts, due: string) => string>> = {
  da: ({ questions, isOverdue, url }, due) => {
    const what = questions === 0 ? 'Der er nyt til dig.' : `Vi har ${spoergsmaal(questions)} til dig.`;
    const when = questions === 0 ? '' : isOverdue ? ` Du skulle have svaret ${due}.` : ` Svar senest ${due}.`;
    return `Fodfæste: ${what}${when} Læs og svar her: ${url}`;
  },
  en: ({ questions, isOverdue, url }, due) => {
    const what = questions === 0 ? 'There is news for you.' : `We have ${questionsOf(questions)} for you.`;
    const when =
      questions === 0 ? '' : isOverdue ? ` Your answer was due ${due}.` : ` Please answer by ${due}.`;
    return `Fodfæste: ${what}${when} Read and answer here: ${url}`;
  },
};

function spoergsmaal(count: number): string {
  return count === 1 ? '1 spørgsmål' : `${count} spørgsmål`;
}

function questionsOf(count: number): string {
  return count === 1 ? '1 question' : `${count} questions`;
}
