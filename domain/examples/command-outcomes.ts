import { decide } from '../decisions/decide.ts';
import { apply } from '../journeys/apply.ts';
import { COMMAND_TYPES } from '../journeys/commands.ts';
import type { CommandType } from '../journeys/commands.ts';
import type { JourneyEvent } from '../journeys/events.ts';
import { isRefusal } from '../refusals/refusals.ts';
import type { RefusalCode } from '../refusals/refusals.ts';
import { dateOf } from '../vocabulary/calendar.ts';
import { STAGES } from '../vocabulary/codes.ts';
import type { Stage } from '../vocabulary/codes.ts';
import { exampleOf } from './examples.ts';
import { situationsOf } from './situations.ts';
import type { Situation } from './situations.ts';

/** What comes of a typical command in a typical situation: its events and the stage after, or why not. */
export interface CommandOutcome {
  readonly stage: Stage;
  readonly situation: Situation;
  readonly command: CommandType;
  readonly decided:
    | { readonly events: readonly JourneyEvent[]; readonly stageAfter: Stage }
    | { readonly refused: RefusalCode };
}

/** Every command in every situation of every stage, decided by the rules themselves. */
export function commandOutcomes(): readonly CommandOutcome[] {
  return STAGES.flatMap((stage) =>
    situationsOf(stage).flatMap((situation) =>
      COMMAND_TYPES.map((command) => ({
        stage,
        situation,
        command,
        decided: outcome(situation, command),
      })),
    ),
  );
}

function outcome({ journey, now }: Situation, command: CommandType): CommandOutcome['decided'] {
  const decided = decide(journey, exampleOf(command, journey, dateOf(now)), now);
  if (isRefusal(decided)) return { refused: decided.refused };
  return { events: decided, stageAfter: decided.reduce(apply, journey).stage };
}
