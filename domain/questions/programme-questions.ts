import { PROGRAMME_KINDS } from '../obligations/kinds/programme-kinds.ts';
import type { AskedOfProgramme, ProgrammeAnswerOption } from '../obligations/kinds/programme-kinds.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';
import { isJourneyObligation } from '../vocabulary/obligation-kinds.ts';

/** The answers that can be given to what is owed for a programme today. */
export function programmeAnswersTo(asked: AskedOfProgramme): readonly ProgrammeAnswerOption[] {
  const { kind } = asked.obligation;
  if (isJourneyObligation(kind)) return [];
  return PROGRAMME_KINDS[kind].answers.filter(
    ({ known, from }) => known(asked) !== undefined && (from?.(asked) ?? '') <= asked.today,
  );
}

/**
 * The first day on which something can be answered that cannot be today; `undefined` if there is nothing to
 * wait for.
 */
export function programmeAnswerableFrom(asked: AskedOfProgramme): CalendarDate | undefined {
  const { kind } = asked.obligation;
  if (isJourneyObligation(kind)) return undefined;
  return PROGRAMME_KINDS[kind].answers
    .flatMap(({ from }) => from?.(asked) ?? [])
    .filter((day) => day > asked.today)
    .toSorted()[0];
}
