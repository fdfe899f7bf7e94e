import type { AnswerOption, QuestionContext } from '../obligations/answer-options.ts';
import { KINDS } from '../obligations/kinds/index.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';
import { isJourneyObligation } from '../vocabulary/obligation-kinds.ts';
import type { ObligationKind } from '../vocabulary/obligation-kinds.ts';

/**
 * Every answer that there is to a kind of obligation in a journey, whatever the day and the journey. Empty if
 * an answer needs the console. What is owed for a programme has its own, in `programme-questions.ts`.
 */
export function everyAnswerTo(kind: ObligationKind): readonly AnswerOption[] {
  return isJourneyObligation(kind) ? KINDS[kind].answers : [];
}

/** The answers that can be given to what somebody owes today, in this journey as it stands. */
export function answersTo(asked: QuestionContext): readonly AnswerOption[] {
  return everyAnswerTo(asked.obligation.kind).filter(
    ({ known, from }) => known(asked) !== undefined && (from?.(asked) ?? '') <= asked.today,
  );
}

/**
 * The first day on which something can be answered that cannot be today; `undefined` if there is nothing to
 * wait for.
 */
export function answerableFrom(asked: QuestionContext): CalendarDate | undefined {
  return everyAnswerTo(asked.obligation.kind)
    .flatMap(({ from }) => from?.(asked) ?? [])
    .filter((day) => day > asked.today)
    .toSorted()[0];
}
