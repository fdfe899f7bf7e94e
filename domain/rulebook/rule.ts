import type { EventType } from '../journeys/events.ts';
import type { Owner, PassedOnTo, Party, Stage } from '../vocabulary/codes.ts';
import type { LegalSource } from '../vocabulary/legal-sources.ts';
import type { ObligationKind } from '../vocabulary/obligation-kinds.ts';
import type { Law } from './law-shape.ts';

/**
 * The shape of a rulebook: data only, so that it can be frozen, compared with the next version and printed
 * for a lawyer. Labels and mail texts are not part of it.
 */
export interface Rulebook extends SubjectRulebook<EventType> {
  readonly law: Law;
}

/** What the rulebooks of every kind of subject have; `T` names the types of its events. */
export interface SubjectRulebook<T extends string = string> {
  readonly version: number;
  readonly obligations: readonly ObligationRule<T>[];
  /** The kinds whose open obligations this book also holds for, from when a subject takes it up. */
  readonly replaces?: readonly Replacement[];
}

/** A rule of any kind of subject. */
export type AnyRule = ObligationRule<string>;

/**
 * Says that open obligations of a kind go on by this book's rule: its owner, reminders and escalations. If
 * the book no longer has the kind, they end. Without this, what is open keeps the rule it was opened under.
 */
export interface Replacement {
  readonly kind: ObligationKind;
  /** Why people may not go on by the old rule, for the reader of the book. */
  readonly reason: string;
  /** By how many days the due dates that are set move; if it is left out, they stay. */
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
   * Days before (negative) or after the due date on which its owner is reminded. Before the due date, the
   * reminder comes on the working day on or before; after it, on the working day on or after.
   */
  readonly reminders: readonly number[];
  /**
   * To whom it is passed on, and how many days after the due date; to a colleague also on the due date
   * itself. A colleague is not told on the day the owner is first asked, but on the next.
   */
  readonly escalate: readonly { readonly after: number; readonly to: PassedOnTo }[];
  readonly fulfilledBy: readonly EventMatch<T>[];
  /** What makes it fall away. When its subject closes, everything ends except what outlives it. */
  readonly endsWith: readonly EventMatch<T>[];
  readonly outlivesClosing?: true;
  /**
   * It is owed again in a reopened journey if the closing ended it and nobody has done it since: by the same
   * day or, if that has passed, this many days after the reopening.
   */
  readonly returns?: { readonly days: number };
  /** One event answers only the oldest of those that are open, if each of them needs an answer of its own. */
  readonly oneEach?: true;
  /**
   * It opens again for each month of a period that begins with a date in the opening event, or with `at`: the
   * day it happened.
   */
  readonly recurs?: {
    readonly from: string;
    /**
     * A date in the opening event. Without it, there are `times` occurrences or, without that too, as many as
     * come while its subject is open.
     */
    readonly until?: string;
    readonly times?: number;
    /**
     * How many months lie between one and the next, counted from the first; every month if it is left out.
     */
    readonly every?: number;
    /** The first is the next that falls in one of these months of the year, 1 to 12. */
    readonly firstIn?: readonly number[];
    /** Ends the recurring; what is open already stays open. */
    readonly endsWith: readonly T[];
  };
  /**
   * Events whose `days` move its due date. For something that recurs they move its last month to the month of
   * their `endsOn`, and what is open already stays as it is.
   */
  readonly movesWith?: readonly EventMatch<T>[];
  /** Does not open if one of these has been done before. */
  readonly unless?: readonly PriorAct[];
  /**
   * What a pause does to it: it moves, it stands because the law's time goes on, or it ends. If it recurs,
   * only the months that begin in the pause end; those before it are still owed.
   */
  readonly inPause: 'shifts' | 'stands' | 'ends';
  readonly legal: LegalSource;
  readonly ifMissed: string;
}

/**
 * What opens an obligation, and from which of the event's dates its own are counted. If the event lacks that
 * date, as with a permit whose last day nobody knows, nothing opens.
 */
export interface Opening<T extends string = EventType> extends EventMatch<T> {
  /** A date in the event, or `at`: the day it happened. For a recurring one: `occurrence`, the month's first day. */
  readonly after: string;
  /** Opens only while the journey is in one of these stages once the event has happened. */
  readonly stages?: readonly Stage[];
  /** Opens only if all of these have been done before. */
  readonly given?: readonly PriorAct[];
  readonly due: Span;
  /** From when it can be done; reminders wait for that day. */
  readonly from?: Span;
}

/**
 * Something done earlier in the journey. Either a talk held or a paper recorded, perhaps at most some days
 * before; or an obligation of a kind that is fulfilled or, with `orOpen`, still owed by somebody.
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
  /**
   * A date in the event that may lie at most this many days before the day from which the obligation can be
   * done.
   */
  readonly notBefore?: { readonly date: string; readonly days: number };
}
