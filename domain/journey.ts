import type { CalendarDate, Instant } from './calendar.ts';
import type { CHANNELS, Outcome, Party, Stage } from './codes.ts';
import type { CommandFields, CommandType, Referral } from './commands.ts';
import type { ObligationKind } from './rulebook/kinds.ts';

/**
 * One person's way (forløb) from a jobcentre's referral to an ordinary job. This file is its vocabulary: what can
 * be asked (`Command`), what has happened (`JourneyEvent`) and what is known (`Journey`). People appear by
 * reference only; their names and everything written about them stay in the vault.
 */
export interface Journey {
  readonly id: string;
  /** The shape of this record; older ones are lifted by `upcast.ts`. */
  readonly stateVersion: 1;
  readonly programme: string;
  /** Days the secretariat gives itself to find a seat or a place: the programme's `placementDays`. */
  readonly placementDays: number;
  /** The rulebook under which new obligations open. */
  readonly rulebook: number;
  /** How many events have happened; the number of the latest. */
  readonly sequence: number;
  readonly stage: Stage;
  readonly referral?: Referral & { readonly referredOn: CalendarDate };
  readonly screening?: CommandFields<'RecordScreening'> & { readonly acceptedOn?: CalendarDate };
  readonly match?: CommandFields<'ProposeMatch'> & { readonly plannedStart?: CalendarDate };
  readonly course?: CommandFields<'AdmitToCourse'> & {
    readonly dayOne?: DayOne;
    readonly completedOn?: CalendarDate;
    readonly certificate?: boolean;
  };
  readonly igu?: Igu;
  readonly placement?: CommandFields<'ApprovePlacement'> & {
    readonly dayOne?: DayOne;
    readonly endedOn?: CalendarDate;
  };
  readonly employment?: CommandFields<'StartEmployment'> & {
    /** The months confirmed so far, with whether the person was still employed. */
    readonly retention: readonly { readonly month: number; readonly employed: boolean }[];
  };
  readonly closed?: { readonly outcome: Outcome; readonly cause?: string; readonly on: CalendarDate };
  /** Everything anybody has owed in this journey, in the order it was opened; ended ones stay, as the ledger. */
  readonly obligations: readonly Obligation[];
  /** What opens again every month. */
  readonly recurrences: readonly Recurrence[];
  /** Jobcentre Signals that wait for the coordinator: the numbers of their events. */
  readonly unsettledSignals: readonly number[];
}

/** Whether the person came on the first day, and which day that was. */
export interface DayOne {
  readonly came: boolean;
  readonly on: CalendarDate;
}

/** An integration basic training (integrationsgrunduddannelse, IGU): two years in one company. */
export type Igu = CommandFields<'SignIguAgreement'> & {
  readonly dayOne?: DayOne;
  readonly registeredOn?: CalendarDate;
  readonly planSubmittedOn?: CalendarDate;
  /** Months whose school allowance has been applied for. */
  readonly allowancesClaimed: readonly string[];
  readonly bonusesClaimed: readonly string[];
  readonly completedOn?: CalendarDate;
  readonly certificateOn?: CalendarDate;
  /** The day it was left for something else before or after its completion. */
  readonly leftOn?: CalendarDate;
};

/**
 * What somebody owes by a date (forpligtelse). Its rule stands in the rulebook it was opened under; the dates on
 * which something happens are derived from `due` and that rule, never stored.
 */
export interface Obligation {
  /** Unique in its journey: its kind, the number of the event that gave rise to it, and its month if it has one. */
  readonly id: string;
  readonly kind: ObligationKind;
  readonly rulebook: number;
  readonly owedBy: Party;
  /** The organisation that owes it, where the opening event named one. */
  readonly organisation?: string;
  readonly due: CalendarDate;
  /** The day from which it can be done; no reminder falls before it. */
  readonly from?: CalendarDate;
  /** Which one of a recurring obligation: its month. */
  readonly occurrence?: string;
  /** The number of the event that gave rise to it. */
  readonly cause: number;
  readonly openedBy: number;
  /** Steps already taken or skipped, by their names. */
  readonly taken: readonly string[];
  /** The event that noted it as missed, by the due date it has. */
  readonly missedBy?: number;
  /** How it ended, and by which event; absent while it is open. */
  readonly ended?: { readonly how: 'fulfilled' | 'ended'; readonly by: number };
}

/** An obligation that opens anew every month until a last one. */
export interface Recurrence {
  readonly kind: ObligationKind;
  readonly rulebook: number;
  readonly organisation?: string;
  readonly cause: number;
  /** The first day something can be owed for: the occurrence of that month opens on it. */
  readonly from: CalendarDate;
  /** The month that opens next. */
  readonly next: string;
  /** The last month. */
  readonly until: string;
  /** Months already done before they opened. */
  readonly met: readonly string[];
}

/** Who gave a command: a contact and its organisation, never a name. */
export interface Actor {
  readonly organisation: string;
  readonly contact?: string;
  readonly via: 'api' | 'signal';
}

/** Whose word it was, where somebody else recorded it, and how it was told. */
export interface OnBehalfOf {
  readonly party: Party;
  readonly channel: (typeof CHANNELS)[number];
}

/** What the API knows from the vault and a rule needs: an age in whole years, never a date of birth. */
export interface Facts {
  readonly ageAtStart?: number;
}

/** A command with its fields, checked against the table in `commands.ts`. */
export type Command = {
  [T in CommandType]: { readonly type: T; readonly fields: CommandFields<T>; readonly facts?: Facts };
}[CommandType];

/** What each event carries. */
export interface EventPayloads {
  PersonReferred: Referral & {
    readonly programme: string;
    readonly placementDays: number;
    readonly rulebook: number;
    readonly referredOn: CalendarDate;
  };
  ScreeningRecorded: CommandFields<'RecordScreening'>;
  ScreeningAccepted: CommandFields<'AcceptScreening'> & { readonly placementDays: number };
  MatchProposed: CommandFields<'ProposeMatch'>;
  MatchAgreed: CommandFields<'AgreeMatch'>;
  AdmittedToCourse: CommandFields<'AdmitToCourse'>;
  DayOneConfirmed: CommandFields<'ConfirmDayOne'>;
  CourseCompleted: CommandFields<'CompleteCourse'>;
  ReturnedToRecruitment: CommandFields<'ReturnToRecruitment'> & {
    readonly placementDays: number;
  } & LeavesIgu;
  IguAgreementSigned: CommandFields<'SignIguAgreement'>;
  VitasRegistered: CommandFields<'RegisterInVitas'>;
  TrainingPlanSubmitted: CommandFields<'SubmitTrainingPlan'>;
  AllowanceClaimed: CommandFields<'ClaimAllowance'>;
  BonusClaimed: CommandFields<'ClaimBonus'>;
  IguCompleted: CommandFields<'CompleteIgu'> & {
    readonly company: string;
    readonly publicEmployer: boolean;
  };
  PlacementApproved: CommandFields<'ApprovePlacement'> & LeavesIgu;
  PlacementEnded: CommandFields<'EndPlacement'>;
  EmploymentStarted: CommandFields<'StartEmployment'> & LeavesIgu;
  RetentionConfirmed: CommandFields<'ConfirmRetention'>;
  SignalSettled: CommandFields<'SettleSignal'>;
  JourneyClosed: CommandFields<'CloseJourney'>;

  ObligationOpened: {
    readonly obligation: string;
    readonly kind: ObligationKind;
    readonly rulebook: number;
    readonly owedBy: Party;
    readonly organisation?: string;
    readonly due: CalendarDate;
    readonly from?: CalendarDate;
    readonly occurrence?: string;
    readonly cause: number;
  };
  ObligationReminded: StepTaken & { readonly to: readonly Party[]; readonly urgent: boolean };
  ReminderSkipped: StepTaken;
  ObligationMissed: StepTaken;
  ObligationEscalated: StepTaken & { readonly to: readonly Party[]; readonly urgent: boolean };
  ObligationFulfilled: { readonly obligation: string; readonly kind: ObligationKind };
  ObligationEnded: { readonly obligation: string; readonly kind: ObligationKind };
  ObligationReplaced: {
    readonly obligation: string;
    readonly kind: ObligationKind;
    readonly rulebook: number;
    readonly owedBy: Party;
    readonly organisation?: string;
    readonly due: CalendarDate;
  };
  RecurrenceBegan: {
    readonly kind: ObligationKind;
    readonly rulebook: number;
    readonly organisation?: string;
    readonly cause: number;
    readonly from: CalendarDate;
    readonly until: CalendarDate;
  };
  OccurrenceMet: { readonly kind: ObligationKind; readonly occurrence: string };
  RecurrenceReplaced: { readonly kind: ObligationKind; readonly rulebook: number };
  RecurrenceEnded: { readonly kind: ObligationKind };

  SignalNotApplied: { readonly command: string; readonly code: string };
  SignalNotUnderstood: Record<string, never>;
  RulebookTakenUp: { readonly version: number };
}

interface LeavesIgu {
  /** How far an IGU had come when this event ended it; absent where there was none. */
  readonly leavesIgu?: 'within-six-months' | 'before-completion' | 'completed';
}

interface StepTaken {
  readonly obligation: string;
  readonly kind: ObligationKind;
  readonly step: string;
  readonly due: CalendarDate;
  readonly organisation?: string;
}

/** The name of an event, past tense. */
export type EventType = keyof EventPayloads;

/** Something that happened: what, its number in the journey, and when it was decided. */
export type JourneyEvent = {
  [T in EventType]: {
    readonly type: T;
    readonly payload: EventPayloads[T];
    readonly sequence: number;
    readonly at: Instant;
  };
}[EventType];

/** What happened, before it has a number and a time. */
export type Happening = {
  [T in EventType]: { readonly type: T; readonly payload: EventPayloads[T] };
}[EventType];

/** A journey of which nothing is known yet: the state before `PersonReferred`. */
export function unopenedJourney(id: string): Journey {
  return {
    id,
    stateVersion: 1,
    programme: '',
    placementDays: 0,
    rulebook: 0,
    sequence: 0,
    stage: 'screening',
    obligations: [],
    recurrences: [],
    unsettledSignals: [],
  };
}

/** The obligations nobody has met yet, in the order they were opened. */
export function openObligations(journey: Journey): readonly Obligation[] {
  return journey.obligations.filter((obligation) => obligation.ended === undefined);
}
