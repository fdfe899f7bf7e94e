import type { Party } from '../codes.ts';
import type { EventType } from '../journey.ts';
import type { ObligationKind } from './kinds.ts';

/**
 * The shape of a rulebook: data only, so that it can be frozen, compared with the next version and printed for a
 * lawyer. Labels and mail texts lie outside it.
 */
export interface Rulebook {
  readonly version: number;
  readonly obligations: readonly ObligationRule[];
  readonly law: Law;
  /** Kinds for which this book also holds where they are open already, when a journey takes it up. */
  readonly replaces?: readonly Replacement[];
}

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

/** One obligation (forpligtelse): who owes what by when, and what happens on the way. */
export interface ObligationRule {
  readonly kind: ObligationKind;
  readonly owedBy: Party;
  /** Who gets the reminders too. */
  readonly copyTo?: readonly Party[];
  /** Reminders leave within minutes in office hours instead of with the morning post. */
  readonly urgent?: boolean;
  readonly opensOn: readonly Opening[];
  /** Days before (negative) or after the due date on which its owner is reminded. */
  readonly reminders: readonly number[];
  readonly escalate: readonly { readonly after: number; readonly to: Party }[];
  readonly fulfilledBy: readonly EventMatch[];
  /** What makes it fall away. Closing the journey ends everything, but for what outlives it. */
  readonly endsWith: readonly EventMatch[];
  readonly outlivesClosing?: true;
  /** Opens anew for every month of a period, from one date in the opening event to another. */
  readonly recurs?: {
    readonly from: string;
    readonly until: string;
    /** Ends the recurring; what is open already stays open. */
    readonly endsWith: readonly EventType[];
  };
  /** What a pause does to it: it moves, the law goes on running, or it ends. */
  readonly inPause: 'shifts' | 'stands' | 'ends';
  readonly legal: LegalSource;
  readonly ifMissed: string;
}

/** What opens an obligation, and from which of the event's dates its own are counted. */
export interface Opening extends EventMatch {
  /** A date in the event, or `at`: the day it happened. For a recurring one: `occurrence`, the month's first day. */
  readonly after: string;
  readonly due: Span;
  /** From when it can be done; reminders wait for that day. */
  readonly from?: Span;
}

/** A length of time: whole months first, then days, either of which may be negative or zero. */
export interface Span {
  readonly months?: number;
  readonly days?: number;
  /** A number of days that the event itself carries. */
  readonly daysFrom?: string;
}

/** An event, or only those of its kind whose fields hold one of the values given. */
export interface EventMatch {
  readonly event: EventType;
  readonly where?: Readonly<Record<string, readonly (string | number | boolean)[]>>;
  /** Fields that must equal something of the obligation itself. */
  readonly sameAs?: Readonly<Record<string, 'occurrence' | 'cause'>>;
  /** A date in the event whose month must lie before the obligation's own. */
  readonly monthBefore?: string;
}

/**
 * V: read in a source. B: bill or agreement text read, the enacted wording not seen. U: unverified, or the
 * programme's own proposal. No rule marked U refuses anybody.
 */
export type Certainty = 'V' | 'B' | 'U';

/** Where a rule comes from, and how sure that is. */
export interface LegalSource {
  readonly text: string;
  readonly source: string;
  readonly certainty: Certainty;
}

/** A parameter of the law with its source. */
export interface Parameter<T> extends LegalSource {
  readonly value: T;
}

/** The law's parameters for courses begun under one rule set. */
export interface Law {
  readonly iguLastStart: Parameter<string>;
  readonly iguMonths: Parameter<number>;
  readonly iguMinAge: Parameter<number>;
  readonly iguBelowAge: Parameter<number>;
  readonly iguAddressYears: Parameter<number>;
  readonly iguResidenceBases: Parameter<readonly string[]>;
  readonly iguTargetGroups: Parameter<readonly string[]>;
  readonly iguMinWorkHours: Parameter<number>;
  readonly iguMinHours: Parameter<number>;
  readonly iguMaxHours: Parameter<number>;
  readonly iguBonusMonths: Parameter<number>;
  /** Rules for starts before this date are an earlier rule set. */
  readonly iguFirstStart: Parameter<string>;
}
