import type { CalendarDate, Instant } from '../vocabulary/calendar.ts';
import type { Obligation, Recurrence } from './obligation.ts';

/**
 * Every kind of subject: anything that has a life of its own, can owe something, and is read on a timeline.
 */
export const SUBJECT_KINDS = ['journey', 'programme'] as const;

/** One kind of subject. */
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** Which subject: its kind, and its id (a uuid). */
export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
}

/**
 * What the state of every kind of subject has: the obligations engine, the recorder and the fence work on it.
 */
export interface SubjectState {
  readonly id: string;
  /** The rulebook under which new obligations open: a version of its own kind's rulebook. */
  readonly rulebook: number;
  /** How many events have happened; the number of the latest. */
  readonly sequence: number;
  /** Everything anybody has owed, in the order it was opened; ended ones stay, as the ledger. */
  readonly obligations: readonly Obligation[];
  /** What opens again every month, or every few months. */
  readonly recurrences: readonly Recurrence[];
  /** The pause that is going on, for kinds that know pauses; absent if there is none. */
  readonly paused?: { readonly since: CalendarDate };
}

/** What every event of every kind has: what happened, its number in its subject, and when it was decided. */
export interface SubjectEvent {
  readonly type: string;
  readonly payload: object;
  readonly sequence: number;
  readonly at: Instant;
}
