import { apply } from './apply.ts';
import { dateOf } from './calendar.ts';
import { STAGES } from './codes.ts';
import type { Stage } from './codes.ts';
import { COMMAND_TYPES } from './commands.ts';
import type { CommandType } from './commands.ts';
import { decide } from './decide.ts';
import { exampleOf } from './examples.ts';
import type { JourneyEvent } from './journeys/events.ts';
import { isRefusal } from './refusals.ts';
import type { RefusalCode } from './refusals.ts';
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

/** Every command in every situation of every stage: asked of the rules themselves. */
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
