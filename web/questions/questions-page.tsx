import type { Language } from '../../domain/vocabulary/sentence.ts';
import { inLanguage } from '../frame/in-language.ts';
import { page } from '../frame/page.tsx';
import { Said } from '../frame/said.tsx';
import type { Secretariat } from '../frame/secretariat.ts';
import { ANSWER_PAGE_WORDS } from './answer-words.ts';

/** One question in the list: what it asks, about whom, by when, and where it is answered. */
export interface ListedQuestion {
  readonly title: string;
  readonly about: string;
  readonly due: string;
  readonly overdue: boolean;
  readonly path: string;
}

/** Everything a contact is asked and nobody has answered, with what is due first at the top. */
export function questionsPage(parts: {
  readonly language: Language;
  readonly path: string;
  readonly secretariat: Secretariat;
  readonly questions: readonly ListedQuestion[];
}): string {
  const { language, path, secretariat, questions } = parts;
  return page({
    language,
    title: ANSWER_PAGE_WORDS.allQuestions[language],
    path,
    secretariat,
    children:
      questions.length === 0 ? (
        <p class="font-lead">{ANSWER_PAGE_WORDS.nothingOpen[language]}</p>
      ) : (
        <ol>
          {questions.map((question) => (
            <li>
              <a href={inLanguage(question.path, language)}>
                <Said>{question.title}</Said>
              </a>
              <p>
                <Said>{question.about}</Said>
                {`. ${ANSWER_PAGE_WORDS.due[language]}: ${question.due}`}
                {question.overdue && <strong>{` (${ANSWER_PAGE_WORDS.overdue[language]})`}</strong>}
              </p>
            </li>
          ))}
        </ol>
      ),
  });
}
