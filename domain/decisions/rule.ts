import type { Command } from '../journeys/command.ts';
import type { CommandType } from '../journeys/commands.ts';
import type { Happening } from '../journeys/events.ts';
import type { Journey } from '../journeys/journey.ts';
import type { Refusal } from '../refusals/refusals.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';

/** A command of one type, with its fields. */
export type CommandOf<T extends CommandType> = { [P in T]: Extract<Command, { readonly type: P }> }[T];

/** What a rule answers: what happens, in order, or why it may not happen. */
export type Ruling = Happening | readonly Happening[] | Refusal;

/**
 * What a command of one type leads to. `decide` has already checked the fields and the stage: a rule says
 * what else the command needs.
 */
export type Rule<T extends CommandType> = (
  journey: Journey,
  command: CommandOf<T>,
  today: CalendarDate,
) => Ruling;

/** The rules of some commands, such as those of one stage. */
export type Rules = { readonly [T in CommandType]?: Rule<T> };
