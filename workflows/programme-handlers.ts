import { hearFile } from '../domain/decisions/programme-file.ts';
import { decideProgramme } from '../domain/decisions/programme.ts';
import { PROGRAMME_COMMAND_TYPES } from '../domain/programme/commands.ts';
import type { ProgrammeCommand, ProgrammeCommandType } from '../domain/programme/commands.ts';
import type { ProgrammeEvent } from '../domain/programme/events.ts';
import type { Programme } from '../domain/programme/programme.ts';
import { updateName } from '../domain/subjects/command-names.ts';
import { SIGNALS } from '../engine/messages.ts';
import type { CommandMessage } from '../engine/messages.ts';
import type { SubjectHandlers } from './subject-handlers.ts';

/** What comes to a programme from outside: its commands, and what its file says now. */
export const PROGRAMME_HANDLERS: SubjectHandlers<Programme, ProgrammeEvent> = {
  commands: PROGRAMME_COMMAND_TYPES.map((type) => ({
    update: updateName(type),
    decide: (programme, message, now) => decideProgramme(programme, toCommand(type, message), now),
  })),
  signals: [SIGNALS.programmeFile],
  hear: hearFile,
};

function toCommand(type: ProgrammeCommandType, { fields, answers }: CommandMessage): ProgrammeCommand {
  // `decideProgramme` checks the fields against the command's own table before it reads any of them.
  return { type, fields, ...(answers !== undefined && { answers }) } as ProgrammeCommand;
}
