import type { CalendarDate } from '../calendar.ts';
import type {
  DanishTest,
  PassedOnTo,
  Party,
  ResidenceBasis,
  SchoolSubject,
  Stage,
  TargetGroup,
} from '../codes.ts';
import type { EventType } from '../journey.ts';
import type { RefusalCode } from '../refusals.ts';
import type { WarningCode } from '../warnings.ts';
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
  readonly fulfilledBy: readonly EventMatch[];
  /** What makes it fall away. Closing the journey ends everything, but for what outlives it. */
  readonly endsWith: readonly EventMatch[];
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
    /** A date in the opening event. Without it: `times` occurrences, or else as long as the journey is open. */
    readonly until?: string;
    readonly times?: number;
    /** Every so many months, counted from the first; every month unless it says otherwise. */
    readonly every?: number;
    /** The first is the next that falls in one of these months of the year, 1 to 12. */
    readonly firstIn?: readonly number[];
    /** Ends the recurring; what is open already stays open. */
    readonly endsWith: readonly EventType[];
  };
  /**
   * Events whose `days` move its due date. For something that recurs they move its last month, to that of their
   * `endsOn`, and what is open already stays as it is.
   */
  readonly movesWith?: readonly EventMatch[];
  /** Does not open where one of these has been done before. */
  readonly unless?: readonly Done[];
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
export interface Opening extends EventMatch {
  /** A date in the event, or `at`: the day it happened. For a recurring one: `occurrence`, the month's first day. */
  readonly after: string;
  /** Opens only while the journey is in one of these stages once the event has happened. */
  readonly stages?: readonly Stage[];
  /** Opens only where all of these have been done before. */
  readonly given?: readonly Done[];
  readonly due: Span;
  /** From when it can be done; reminders wait for that day. */
  readonly from?: Span;
}

/**
 * Something done earlier in the journey: a talk held or a paper recorded, if need be at most so many days before; or an
 * obligation of a kind fulfilled or, with `orOpen`, owed by somebody still.
 */
export type Done =
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
export interface EventMatch {
  readonly event: EventType;
  readonly where?: Readonly<Record<string, readonly (string | number | boolean)[]>>;
  /** Fields that must equal something of the obligation itself. */
  readonly sameAs?: Readonly<Record<string, 'occurrence' | 'cause'>>;
  /** A date in the event whose month must lie before the obligation's own. */
  readonly monthBefore?: string;
  /** A date in the event that may lie at most so many days before the day from which the obligation can be done. */
  readonly notBefore?: { readonly date: string; readonly days: number };
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
  /** With which code a rule says no by it. Only while it is certain; otherwise the rule warns. */
  readonly refuses?: RefusalCode;
  /** With which codes a rule warns by it. */
  readonly warns?: readonly WarningCode[];
}

/** The law's parameters, apart from deadlines, which are obligations. */
export interface Law {
  readonly iguLastStart: Parameter<CalendarDate>;
  readonly iguMonths: Parameter<number>;
  readonly iguTargetGroups: Parameter<readonly TargetGroup[]>;
  readonly iguMinWorkHours: Parameter<number>;
  readonly iguMinHours: Parameter<number>;
  readonly iguMaxHours: Parameter<number>;
  /** What one source says the least hours are, against the others. */
  readonly iguMinHoursDisputed: Parameter<number>;
  readonly iguBonusMonths: Parameter<number>;
  readonly iguPerPerson: Parameter<number>;
  /** How many days after the planned start a limit may pass and still be warned of. */
  readonly iguLimitNearDays: Parameter<number>;
  /** What depends on the day the course begins: one set of rules after the other, without a gap. */
  readonly igu: readonly IguRules[];
  readonly school: SchoolLaw;
  readonly placement: PlacementLaw;
  readonly stateAid: StateAidLaw;
}

/** The rules for an IGU that begins on a day from `from` to `to`, both included. */
export interface IguRules {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly ageFrom: Parameter<number>;
  readonly ageBelow: Parameter<number>;
  readonly addressYears: Parameter<number>;
  /** Whether one may still begin on the day those years are out: "up to" against "less than". */
  readonly addressAnniversaryIncluded: Parameter<boolean>;
  readonly residenceBases: Parameter<readonly ResidenceBasis[]>;
  /** Bases that came in during a year of this period; on which day was not found. */
  readonly residenceBasesSinceYear?: Parameter<Readonly<Partial<Record<ResidenceBasis, number>>>>;
  /** Bases that count only for the family of a refugee, which the basis alone does not show. */
  readonly onlyFamilyOfRefugees?: Parameter<readonly ResidenceBasis[]>;
  readonly monthsSinceOrdinaryJob: Parameter<number>;
  readonly schoolWeeks: Parameter<number>;
  /** AMU weeks for those who have passed one of the Danish tests. */
  readonly amuWeeks?: Parameter<number>;
  readonly newCoursesPerYear?: Parameter<number>;
  readonly monthsOfStop?: Parameter<number>;
}

/** How the school part of an IGU is counted. */
export interface SchoolLaw {
  readonly weeklyHours: Parameter<number>;
  /** How many hours one lesson counts for. */
  readonly hoursPerLesson: Parameter<Readonly<Record<SchoolSubject, number>>>;
  /** A subject that every IGU has. */
  readonly requiredSubject: Parameter<SchoolSubject>;
  /** The Danish tests after which AMU has its least number of weeks. */
  readonly testsForAmu: Parameter<readonly DanishTest[]>;
  /** What nobody is taught any more who has passed one of those. */
  readonly notAfterTest: Parameter<SchoolSubject>;
}

/** Company placement (virksomhedspraktik) and wage subsidy (løntilskud). */
export interface PlacementLaw {
  readonly praktikWeeks: Parameter<Readonly<Record<'dagpenge' | 'job-ready' | 'other', number>>>;
  readonly praktikWeeksExtended: Parameter<number>;
  readonly praktikWeeksMore: Parameter<number>;
  readonly praktikWeeksUncertain: Parameter<number>;
  readonly wageSubsidyMonths: Parameter<Readonly<Record<'private' | 'public', number>>>;
  readonly wageSubsidyMonthsUncertain: Parameter<Readonly<Record<'private' | 'public', number>>>;
  readonly wageSubsidyMonthsUnemployed: Parameter<number>;
  readonly approvedBeforeStart: Parameter<boolean>;
  readonly fairRatio: Parameter<{
    readonly always: number;
    readonly onePer: number;
    readonly upTo: number;
    readonly thenOnePer: number;
  }>;
  readonly fairRatioMonths: Parameter<number>;
  readonly statementsBefore: Parameter<readonly string[]>;
  readonly extraEmployment: Parameter<boolean>;
  readonly vitasSignatures: Parameter<number>;
}

/** The IGU bonus as aid under the EU's de minimis rules. */
export interface StateAidLaw {
  readonly countsFrom: Parameter<CalendarDate>;
  readonly ceilingEuro: Parameter<number>;
  readonly ceilingYears: Parameter<number>;
  readonly bonusKroner: Parameter<number>;
  readonly kronerPerEuro: Parameter<number>;
}
