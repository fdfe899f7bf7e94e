import type { ReportType } from './events.ts';
import type { SubjectState } from '../subjects/subject.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';
import type { ItemKind, MeetingKind } from '../vocabulary/codes.ts';

/** A programme as it goes: what its file plans, which of that is done, and what the secretariat owes. */
export interface Programme extends SubjectState {
  /** Its name, which is that of its file. */
  readonly slug: string;
  /** The shape of this record: a change of it that is more than an optional field gets a new number. */
  readonly stateVersion: 1;
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate;
  /** Everything that has ever been planned, in that order; what is done or cancelled stays. */
  readonly items: readonly Item[];
  /** Signals that could not be read and wait for the coordinator: the numbers of their events. */
  readonly unsettledSignals?: readonly number[];
}

/** A milestone, a meeting or a running task of a programme. */
export interface Item {
  /** Its name in the programme's file; for a meeting, the group's name with a number. */
  readonly item: string;
  readonly kind: ItemKind;
  /** For a meeting: whose it is, and what kind of meeting. */
  readonly group?: string;
  readonly meeting?: MeetingKind;
  /** The first day of a task, or of the time in which a milestone is to be reached. */
  readonly from?: CalendarDate;
  /** Its day; for a milestone or a task, the last. */
  readonly on: CalendarDate;
  /** What the file said last. If somebody has moved the day, an unchanged file does not move it back. */
  readonly filed: { readonly from?: CalendarDate; readonly on: CalendarDate };
  /**
   * The day from which what is owed for it is counted; for a task, its next report. Absent if nothing is
   * owed.
   */
  readonly dueOn?: CalendarDate;
  readonly state: 'planned' | 'done' | 'cancelled';
  readonly doneOn?: CalendarDate;
  /** The last day on which a task was reported on. */
  readonly reportedOn?: CalendarDate;
  /** What somebody said of it last, and how it stood before, so that it can be taken back; absent once the file has spoken. */
  readonly lastReport?: { readonly event: number; readonly type: ReportType; readonly before: ItemBefore };
  /** The file no longer has it; if it comes back, it is planned again. */
  readonly withdrawn?: true;
  /** The numbers of the events that asked for it, the latest last: each is the cause of an obligation. */
  readonly asked: readonly number[];
  /** How many times its day has changed: its invitation is numbered by this. */
  readonly moves: number;
}

/** What a report changes of an item. */
export type ItemBefore = Pick<Item, 'from' | 'on' | 'dueOn' | 'state' | 'doneOn' | 'reportedOn' | 'asked'>;

/** A programme of which nothing is known yet: the state before `ProgrammeOpened`. */
export function unopenedProgramme(id: string): Programme {
  return {
    id,
    slug: '',
    stateVersion: 1,
    rulebook: 0,
    sequence: 0,
    startsOn: '',
    endsOn: '',
    items: [],
    obligations: [],
    recurrences: [],
  };
}

/** Something that is planned in a programme, by its name. */
export function itemNamed({ items }: Programme, name: string): Item | undefined {
  return items.find(({ item }) => item === name);
}

/** What an obligation of a programme is about, by the event that gave rise to it; `undefined` if it is about a Signal. */
export function itemOwed({ items }: Programme, { cause }: { readonly cause: number }): Item | undefined {
  return items.find(({ asked }) => asked.includes(cause));
}
