import { decide } from '../domain/decisions/decide.ts';
import { hear } from '../domain/decisions/signals.ts';
import type { Command } from '../domain/journeys/command.ts';
import { COMMAND_TYPES } from '../domain/journeys/commands.ts';
import type { CommandType } from '../domain/journeys/commands.ts';
import type { JourneyEvent } from '../domain/journeys/events.ts';
import type { Journey } from '../domain/journeys/journey.ts';
import { updateName } from '../domain/subjects/command-names.ts';
import { SIGNALS } from '../engine/messages.ts';
import type { CommandMessage } from '../engine/messages.ts';
import { withoutReferences } from '../engine/upcast.ts';
import type { SubjectHandlers } from './subject-handlers.ts';

/** What comes to a journey from outside: its commands, and what a jobcentre's own system tells it. */
export const JOURNEY_HANDLERS: SubjectHandlers<Journey, JourneyEvent> = {
  commands: COMMAND_TYPES.map((type) => ({
    update: updateName(type),
    decide: (journey, message, now) => decide(journey, toCommand(type, message), now),
  })),
  signals: [SIGNALS.jobcentre],
  hear,
};

function toCommand(type: CommandType, { fields, facts, answers }: CommandMessage): Command {
  // `decide` checks the fields against the command's own table before it reads any of them. A transfer of before brought the
  // reference itself.
  return {
    type,
    fields: withoutReferences(fields),
    ...(facts && { facts }),
    ...(answers !== undefined && { answers }),
  } as Command;
}
