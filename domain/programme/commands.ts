import { MEETING_CANCEL_REASONS, MOVE_REASONS, REPORT_CORRECTION_REASONS } from '../vocabulary/codes.ts';
import { code, date, text, whole } from '../vocabulary/fields.ts';
import type { Fields, ValuesOf } from '../vocabulary/fields.ts';

/** A milestone, a meeting or a task, by its name in the programme's file. */
const item = text('^[a-z0-9][a-z0-9-]{1,63}$', 'sectors-chosen');

/**
 * Every command of a programme: who may give it beside the secretariat, and what it carries. Its Update has
 * the command's name in camelCase. `decisions/programme.ts` says what each does.
 */
export const PROGRAMME_COMMANDS = {
  /** A milestone is reached, a meeting held, a task finished. */
  ReportDone: { fields: { item, doneOn: date } },
  /** A running task has been reported on, and goes on. */
  ReportTask: { fields: { item, reportedOn: date } },
  /** To another day: of a task it is the last day that moves. */
  MoveItem: { fields: { item, on: date, reason: code(MOVE_REASONS) } },
  CancelMeeting: { fields: { item, reason: code(MEETING_CANCEL_REASONS) } },
  /** What was said last of something was a mistake: done, reported on, moved or called off. */
  TakeBackReport: { fields: { event: whole(1, 1_000_000), reason: code(REPORT_CORRECTION_REASONS) } },
  SettleProgrammeSignal: { fields: { event: whole(1, 1_000_000) } },
} as const satisfies Readonly<Record<string, { readonly fields: Fields }>>;

/** The name of a command of a programme. */
export type ProgrammeCommandType = keyof typeof PROGRAMME_COMMANDS;

/** Every command's name. */
export const PROGRAMME_COMMAND_TYPES = Object.keys(PROGRAMME_COMMANDS) as readonly ProgrammeCommandType[];

/** The fields of one of them. */
export type ProgrammeCommandFields<T extends ProgrammeCommandType> = ValuesOf<
  (typeof PROGRAMME_COMMANDS)[T]['fields']
>;

/** A command of a programme with its fields, checked against the table. */
export type ProgrammeCommand = {
  [T in ProgrammeCommandType]: {
    readonly type: T;
    readonly fields: ProgrammeCommandFields<T>;
    /** The id of the obligation that it answers: refused if that is no longer open. */
    readonly answers?: string;
  };
}[ProgrammeCommandType];

/** Whether a text names a command of a programme. */
export function isProgrammeCommandType(name: string): name is ProgrammeCommandType {
  return Object.hasOwn(PROGRAMME_COMMANDS, name);
}
