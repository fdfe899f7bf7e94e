import { JOURNEY_QUESTIONS } from './journey-questions.ts';
import { PROGRAMME_QUESTIONS } from './programme-questions.ts';
import type { LinkQuestion } from './question-by-link.ts';
import type { SubjectQuestions } from './subject-questions.ts';

const QUESTIONS: { readonly [K in LinkQuestion['kind']]: SubjectQuestions<LinkQuestion> } = {
  journey: JOURNEY_QUESTIONS,
  programme: PROGRAMME_QUESTIONS,
};

/** What the pages must know of a question, by the kind of subject that it is about. */
export function questionsAbout({ kind }: Pick<LinkQuestion, 'kind'>): SubjectQuestions<LinkQuestion> {
  return QUESTIONS[kind];
}
