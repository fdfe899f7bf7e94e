import type { QuestionRef } from '../../db/links/answer-links.ts';
import type { Queryable } from '../../db/pool.ts';
import { livingProgrammes } from '../../db/programme/living-programmes.ts';
import { itemOwed } from '../../domain/programme/programme.ts';
import type { Sentence } from '../../domain/vocabulary/sentence.ts';
import { itemInWords, titlesIn } from '../../domain/words/programme.ts';

/** What questions are about in a programme, as the programme's file calls it; by `questionKey`. */
export type ItemTitles = ReadonlyMap<string, Sentence>;

/** A question, as a key to what it is about. */
export function questionKey({ subject, obligation }: QuestionRef): string {
  return `${subject} ${obligation}`;
}

/** What in programmes questions are about; of a meeting with its day. What is about anything else is left out. */
export async function itemsOf(db: Queryable, questions: readonly QuestionRef[]): Promise<ItemTitles> {
  const programmes = await livingProgrammes(
    db,
    questions.map(({ subject }) => subject),
  );
  return new Map(
    questions.flatMap((question) => {
      const { state, file } = programmes.get(question.subject) ?? {};
      const owed = state?.obligations.find(({ id }) => id === question.obligation);
      const item = state && owed && itemOwed(state, owed);
      if (item === undefined || file === undefined) return [];
      return [[questionKey(question), itemInWords(item, titlesIn(file))] as const];
    }),
  );
}
