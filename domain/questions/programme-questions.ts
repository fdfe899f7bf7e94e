import { PROGRAMME_KINDS } from '../obligations/kinds/programme-kinds.ts';
import type { AskedOfProgramme, ProgrammeAnswerOption } from '../obligations/kinds/programme-kinds.ts';
import { isJourneyObligation } from '../vocabulary/obligation-kinds.ts';

/** The answers that can be given to what is owed for a programme today. */
export function programmeAnswersTo(asked: AskedOfProgramme): readonly ProgrammeAnswerOption[] {
  const { kind } = asked.obligation;
  if (isJourneyObligation(kind)) return [];
  return PROGRAMME_KINDS[kind].answers.filter(
    ({ known, from }) => known(asked) !== undefined && (from?.(asked) ?? '') <= asked.today,
  );
}
