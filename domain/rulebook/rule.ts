import type { EventType } from '../journeys/events.ts';
import type { Owner, PassedOnTo, Party, Stage } from '../vocabulary/codes.ts';
import type { LegalSource } from '../vocabulary/legal-sources.ts';
import type { ObligationKind } from '../vocabulary/obligation-kinds.ts';
import type { Law } from './law-shape.ts';

/**
 * The shape of a rulebook: data only, so that it can be frozen, compared with the next version and printed for a
 * lawyer. Labels and mail texts lie outside it.
 */
export interface Rulebook extends SubjectRulebook<EventType> {
  readonly law: Law;
}

/** What the rulebooks of every kind of subject have; `T` names the types of its events. */
export interface SubjectRulebook<T extends string = string> {
  readonly version: number;
  readonly obligations: readonly ObligationRule<T>[];
  /** Kinds for which this book also holds where they are open already, when a subject takes it up. */
  readonly replaces?: readonly Replacement[];
}

/** A rule of whichever kind of subject. */
export type AnyRule = ObligationRule<string>;

/**
 * Says that what is open of a kind goes on by this book's rule: its owner, reminders and escalations. A kind that the
 * book no longer has ends. Without this, what is open keeps the rule it was opened under.
 */
export interface Replacement {
  readonly kind: ObligationKind;
  /** Why people may not go on by the old rule, for whoever reads the book. */
  readonly reason: string;
  /** By how many days the due dates that are set move; they stay where it is left out. */
  readonly moveDue?: number;
}

/**
 * One obligation (forpligtelse): who owes what by when, and what happens on the way. `T` names the types of events of the
 * kind of subject that owes it.
 */
export interface ObligationRule<T extends string = EventType> {
  readonly kind: ObligationKind;
  readonly owedBy: Owner;
  /** Who gets the reminders too. */
  readonly copyTo?: readonly Party[];
  /** Reminders leave within minutes in office hours instead of with the morning post. */
  readonly urgent?: boolean;
  readonly opensOn: readonly Opening<T>[];
  /**
   * Days before (negative) or after the due date on which its owner is reminded: before it, on the working day on or
   * before; after it, on the working day on or after.
   */
  readonly reminders: readonly number[];
  /**
   * Whom it is passed on to, so many days after the due date; to a colleague also on that date. A colleague is not told on
   * the day the owner is first asked, but on the next.
   */
  readonly escalate: readonly { readonly after: number; readonly to: PassedOnTo }[];
  readonly fulfilledBy: readonly EventMatch<T>[];
  /** What makes it fall away. Closing its subject ends everything, but for what outlives it. */
  readonly endsWith: readonly EventMatch<T>[];
  readonly outlivesClosing?: true;
  /**
   * Is owed again in a reopened journey if the closing ended it and nobody has done it since: by the same day or, where
   * that has passed, so many days after the reopening.
   */
  readonly returns?: { readonly days: number };
  /** One event answers one of those that are open, the oldest, where each of them asks for an answer of its own. */
  readonly oneEach?: true;
  /** Opens anew for the months of a period that begins with a date in the opening event, or `at`: the day it happened. */
  readonly recurs?: {
    readonly from: string;
    /** A date in the opening event. Without it: `times` occurrences, or else as long as its subject is open. */
    readonly until?: string;
    readonly times?: number;
    /** Every so many months, counted from the first; every month unless it says otherwise. */
    readonly every?: number;
    /** The first is the next that falls in one of these months of the year, 1 to 12. */
    readonly firstIn?: readonly number[];
    /** Ends the recurring; what is open already stays open. */
    readonly endsWith: readonly T[];
  };
  /**
   * Events whose `days` move its due date. For something that recurs they move its last month, to that of their
   * `endsOn`, and what is open already stays as it is.
   */
  readonly movesWith?: readonly EventMatch<T>[];
  /** Does not open where one of these has been done before. */
  readonly unless?: readonly PriorAct[];
  /**
   * What a pause does to it: it moves, the law goes on running, or it ends. Of something that recurs only the months
   * that begin in the pause end; what is owed for those before it is still owed.
   */
  readonly inPause: 'shifts' | 'stands' | 'ends';
  readonly legal: LegalSource;
  readonly ifMissed: string;
}

/**
 * What opens an obligation, and from which of the event's dates its own are counted. Where the event lacks that date,
 * as with a permit whose last day nobody knows, nothing opens.
 */
export interface Opening<T extends string = EventType> extends EventMatch<T> {
  /** A date in the event, or `at`: the day it happened. For a recurring one: `occurrence`, the month's first day. */
  readonly after: string;
  /** Opens only while the journey is in one of these stages once the event has happened. */
  readonly stages?: readonly Stage[];
  /** Opens only where all of these have been done before. */
  readonly given?: readonly PriorAct[];
  readonly due: Span;
  /** From when it can be done; reminders wait for that day. */
  readonly from?: Span;
}

/**
 * Something done earlier in the journey: a talk held or a paper recorded, if need be at most so many days before; or an
 * obligation of a kind fulfilled or, with `orOpen`, owed by somebody still.
 */
export type PriorAct =
  | { readonly state: 'talk' | 'paper'; readonly is: string; readonly withinDays?: number }
  | { readonly state: 'obligation'; readonly is: ObligationKind; readonly orOpen?: true };

/** A length of time: whole months first, then days, either of which may be negative or zero. */
export interface Span {
  readonly months?: number;
  readonly days?: number;
  /** A number of days that the event itself carries. */
  readonly daysFrom?: string;
}

/** An event, or only those of its kind whose fields hold one of the values given. */
export interface EventMatch<T extends string = EventType> {
  readonly event: T;
  readonly where?: Readonly<Record<string, readonly (string | number | boolean)[]>>;
  /** Fields that must equal something of the obligation itself. */
  readonly sameAs?: Readonly<Record<string, 'occurrence' | 'cause'>>;
  /** A date in the event whose month must lie before the obligation's own. */
  readonly monthBefore?: string;
  /** A date in the event that may lie at most so many days before the day from which the obligation can be done. */
  readonly notBefore?: { readonly date: string; readonly days: number };
}
