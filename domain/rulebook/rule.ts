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
 * What opens an obligation, and from which of the event's dates its due date is counted. Nothing opens if the event
 * lacks that date, as with a permit whose last day nobody knows.
 *
 * For example, `{ event: 'IguAgreementSigned', after: 'signedOn', due: { months: 1 } }`: an agreement signed on
 * 2026-01-31 opens an obligation that is due on 2026-02-28. `{ event: 'JourneyPaused', stages: ['igu'], after:
 * 'from', due: { days: 57 } }` counts from the pause's first day, and opens only during an IGU.
 */
export interface Opening<T extends string = EventType> extends EventMatch<T> {
  /** A date in the event, or `at`: the day it happened. For a recurring one: `occurrence`, the month's first day. */
  readonly after: string;
  /** Opens only if the journey is in one of these stages after the event. */
  readonly stages?: readonly Stage[];
  /** Opens only if all of these have been done before. */
  readonly given?: readonly PriorAct[];
  readonly due: Span;
  /** From when it can be done; reminders wait for that day. */
  readonly from?: Span;
}

/**
 * Something done earlier in the journey: a talk held or a paper recorded, at most `withinDays` days before the
 * event if that is given; or an obligation of a kind that was fulfilled or, with `orOpen`, is still owed. For
 * example, `{ state: 'paper', is: 'eligibility', withinDays: 90 }`.
 */
export type PriorAct =
  | { readonly state: 'talk' | 'paper'; readonly is: string; readonly withinDays?: number }
  | { readonly state: 'obligation'; readonly is: ObligationKind; readonly orOpen?: true };

/**
 * A length of time: months first, then days. Either may be negative or zero. For example, `{ months: 1, days: -1 }`
 * after 2026-03-15 is 2026-04-14; a day that the month lacks is its last day. `{ daysFrom: 'placementDays' }` adds
 * as many days as the event's field `placementDays` says.
 */
export interface Span {
  readonly months?: number;
  readonly days?: number;
  /** A field of the event that holds a number of days to add. */
  readonly daysFrom?: string;
}

/**
 * Which events a rule means: all of a type, or only those that meet every further condition. An event that is asked
 * about an obligation is compared with that obligation.
 *
 * For example:
 *
 * - `{ event: 'JourneyPaused', where: { kind: ['leave-by-law', 'long-absence'] } }` means pauses of these two
 *   kinds.
 * - `{ event: 'AllowanceClaimed', sameAs: { month: 'occurrence' } }` means the claim whose `month` is the
 *   obligation's own month: a claim for `2026-03` answers the obligation of `2026-03`, no other.
 * - `{ event: 'ReturnedToRecruitment', monthBefore: 'on' }` means a return in a month before the obligation's: a
 *   return on 2026-03-10 matches the obligation of `2026-04`, not that of `2026-03`.
 * - `{ event: 'SchoolHoursRecorded', notBefore: { date: 'asOf', days: 14 } }` means a count at most 14 days before
 *   the obligation can be done: with `from` 2026-05-15, a count as of 2026-05-01 matches, and one as of 2026-04-30
 *   does not.
 */
export interface EventMatch<T extends string = EventType> {
  readonly event: T;
  readonly where?: Readonly<Record<string, readonly (string | number | boolean)[]>>;
  /**
   * Fields of the event that must equal something of the obligation: its month (`occurrence`), or the number of the
   * event that gave rise to it (`cause`).
   */
  readonly sameAs?: Readonly<Record<string, 'occurrence' | 'cause'>>;
  /** A date field of the event. Its month must be before the obligation's own month. */
  readonly monthBefore?: string;
  /**
   * A date field of the event. The date may be at most `days` days before the day from which the obligation can be
   * done; an obligation without such a day is not limited.
   */
  readonly notBefore?: { readonly date: string; readonly days: number };
}
