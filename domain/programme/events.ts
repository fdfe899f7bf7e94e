import type { ObligationPayloads } from '../subjects/obligation-events.ts';
import type { CalendarDate, Instant } from '../vocabulary/calendar.ts';
import type {
  ItemKind,
  MeetingCancelReason,
  MeetingKind,
  MoveReason,
  ReportCorrectionReason,
} from '../vocabulary/codes.ts';

/**
 * What each event of a programme carries. Titles stand in the file and notes lie apart: here are names and
 * dates only.
 */
export interface ProgrammeEventPayloads extends ObligationPayloads {
  ProgrammeOpened: {
    readonly slug: string;
    readonly rulebook: number;
    readonly startsOn: CalendarDate;
    readonly endsOn: CalendarDate;
  };
  /** Its file has another first or last day. */
  ProgrammeRescheduled: { readonly startsOn: CalendarDate; readonly endsOn: CalendarDate };
  /** Its file has something new: `on` is its day, or the last one if it is a task. */
  ItemPlanned: {
    readonly item: string;
    readonly kind: ItemKind;
    readonly group?: string;
    readonly meeting?: MeetingKind;
    readonly from?: CalendarDate;
    readonly on: CalendarDate;
    /**
     * The day from which its obligation is counted; absent if nothing is owed, as with a task that is over.
     */
    readonly dueOn?: CalendarDate;
  };
  ItemMoved: AboutItem & {
    readonly from?: CalendarDate;
    readonly on: CalendarDate;
    /** By how many days what is owed moves. */
    readonly days: number;
    /** The new day from which its obligation is counted; for a task, only if it is asked about again. */
    readonly dueOn?: CalendarDate;
    /** `programme-file`: the file says so, and nobody gave a reason. */
    readonly reason: MoveReason | 'programme-file';
  };
  ItemDone: AboutItem & { readonly doneOn: CalendarDate };
  /** With the day of the next report, if there is one. */
  TaskReported: AboutItem & { readonly reportedOn: CalendarDate; readonly dueOn?: CalendarDate };
  MeetingCancelled: AboutItem & { readonly reason: MeetingCancelReason };
  /** What was said last of it was a mistake: it stands again as it stood before. */
  ReportTakenBack: {
    readonly item: string;
    readonly kind: ItemKind;
    /** The event that is struck through, and what it said. */
    readonly event: number;
    readonly type: ReportType;
    readonly reason: ReportCorrectionReason;
  };
  /** Its file no longer has it. */
  ItemWithdrawn: AboutItem;
  ProgrammeSignalNotUnderstood: Record<string, never>;
  ProgrammeSignalSettled: { readonly event: number };
}

/** What somebody can say of a milestone, a meeting or a task, and take back: the events of those commands. */
export type ReportType = 'ItemDone' | 'TaskReported' | 'ItemMoved' | 'MeetingCancelled';

interface AboutItem {
  readonly item: string;
  readonly kind: ItemKind;
  /** The number of the event since which it is owed: the cause of its obligation. */
  readonly askedBy: number;
}

/** What happens in programmes only: all other events belong to every kind of subject. */
export const PROGRAMME_EVENT_TYPES = [
  'ProgrammeOpened',
  'ProgrammeRescheduled',
  'ItemPlanned',
  'ItemMoved',
  'ItemDone',
  'TaskReported',
  'MeetingCancelled',
  'ReportTakenBack',
  'ItemWithdrawn',
  'ProgrammeSignalNotUnderstood',
  'ProgrammeSignalSettled',
] as const satisfies readonly Exclude<keyof ProgrammeEventPayloads, keyof ObligationPayloads>[];

/** The name of an event of a programme, past tense. */
export type ProgrammeEventType = keyof ProgrammeEventPayloads;

/** Something that happened in a programme: what, its number, and when it was decided. */
export type ProgrammeEvent = {
  [T in ProgrammeEventType]: {
    readonly type: T;
    readonly payload: ProgrammeEventPayloads[T];
    readonly sequence: number;
    readonly at: Instant;
  };
}[ProgrammeEventType];

/** What happened, before it has a number and a time. */
export type ProgrammeHappening = {
  [T in ProgrammeEventType]: { readonly type: T; readonly payload: ProgrammeEventPayloads[T] };
}[ProgrammeEventType];
