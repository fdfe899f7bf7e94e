import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import type { Language } from '../../domain/vocabulary/sentence.ts';
import { dateInWords } from '../../domain/words/index.ts';

/** What a text message tells: how many questions there are, by when the first is due, and where they are. */
export interface TextFacts {
  /** None if its reader is only told of something. */
  readonly questions: number;
  readonly firstDue: CalendarDate;
  readonly today: CalendarDate;
  readonly url: string;
  /** Whether it is a new link that its reader has asked for. */
  readonly isNewLink?: boolean;
}

/**
 * A digest as a text message: no name, and not a word of what it is about, since others may see a telephone's
 * screen. Short enough for two texts, however long the address is.
 */
export function textMessage(
  { questions, firstDue, today, url, isNewLink = false }: TextFacts,
  language: Language,
): string {
  const words = WORDS[language];
  if (isNewLink) return `Fodfæste: ${words.newLink} ${url}`;
  const due = dateInWords(firstDue)[language];
  const said =
    questions === 0
      ? words.news
      : words.questions(questions) + (firstDue < today ? words.late(due) : words.by(due));
  return `Fodfæste: ${said} ${words.read} ${url}`;
}

interface TextWords {
  readonly newLink: string;
  readonly news: string;
  readonly questions: (count: number) => string;
  readonly by: (due: string) => string;
  readonly late: (due: string) => string;
  readonly read: string;
}

const WORDS: Readonly<Record<Language, TextWords>> = {
  da: {
    newLink: 'Her er et nyt link til din side:',
    news: 'Der er nyt til dig.',
    questions: (count) => `Vi har ${count} spørgsmål til dig.`,
    by: (due) => ` Svar senest ${due}.`,
    late: (due) => ` Du skulle have svaret ${due}.`,
    read: 'Læs og svar her:',
  },
  en: {
    newLink: 'Here is a new link to your page:',
    news: 'There is news for you.',
    questions: (count) => `We have ${count === 1 ? '1 question' : `${count} questions`} for you.`,
    by: (due) => ` Please answer by ${due}.`,
    late: (due) => ` Your answer was due ${due}.`,
    read: 'Read and answer here:',
  },
};
