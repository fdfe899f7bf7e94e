import type { CalendarDate } from '../vocabulary/calendar.ts';
import type { CommandType, CommandFields } from './commands.ts';

/** What the API knows from the vault and a rule needs: ages in whole years, never a date of birth. */
export interface Facts {
  /** The day for which they were worked out, if the command itself does not plan it. */
  readonly startsOn?: CalendarDate;
  readonly ageAtStart?: number;
  /** The age on the day that lies the law's `iguLimitNearDays` after the start. */
  readonly ageSoonAfterStart?: number;
}

/** A command with its fields, checked against the table in `commands.ts`. */
export type Command = {
  [T in CommandType]: {
    readonly type: T;
    readonly fields: CommandFields<T>;
    readonly facts?: Facts;
    /** The id of the obligation that it answers: refused if that is no longer open. */
    readonly answers?: string;
  };
}[CommandType];
