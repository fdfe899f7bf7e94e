import type { CalendarDate, Instant } from './calendar.ts';
import type {
  AbsenceKind,
  CHANNELS,
  HelpKind,
  Outcome,
  PAPERS,
  PassedOnTo,
  Party,
  Stage,
  TALKS,
} from './codes.ts';
import type { CommandFields, CommandType, Referral } from './commands.ts';
import type { ObligationKind } from './rulebook/kinds.ts';
import type { ServedTime } from './served-time.ts';
import type { WarningCode } from './warnings.ts';

/**
 * One person's way (forløb) from a jobcentre's referral to an ordinary job. This file is its vocabulary: what can
 * be asked (`Command`), what has happened (`JourneyEvent`) and what is known (`Journey`). People appear by
 * reference only; their names and everything written about them stay in the vault.
 */
export interface Journey {
  readonly id: string;
  /** The shape of this record: a change of it that is more than an optional field gets a new number. */
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
  readonly match?: CommandFields<'ProposeMatch'> & {
    /** The day the person said yes to it. */
    readonly acceptedOn?: CalendarDate;
    readonly plannedStart?: CalendarDate;
  };
  readonly course?: CommandFields<'AdmitToCourse'> & {
    readonly dayOne?: DayOne;
    readonly completedOn?: CalendarDate;
    readonly certificate?: boolean;
  };
  readonly igu?: Igu;
  readonly placement?: CommandFields<'ApprovePlacement'> & {
    readonly dayOne?: DayOne;
    readonly endedOn?: CalendarDate;
    /** The day the municipality said no to more time. */
    readonly extensionRefusedOn?: CalendarDate;
  };
  readonly employment?: CommandFields<'StartEmployment'> & {
    /** The months confirmed so far, with whether the person was still employed. */
    readonly retention: readonly { readonly month: number; readonly employed: boolean }[];
    /** The trial of a vocational education: when it ended, and whether the education goes on. */
    readonly trial?: CommandFields<'EndTrial'>;
  };
  readonly closed?: {
    readonly outcome: Outcome;
    readonly cause?: string;
    readonly on: CalendarDate;
    /** The stage the journey was closed in. */
    readonly in: Stage;
    /** The number of the event that closed it. */
    readonly by: number;
  };
  /** The absence that is going on; absent while there is none. */
  readonly paused?: { readonly since: CalendarDate; readonly kind: AbsenceKind };
  /** Absences that are over: first day away and first day back. */
  readonly pauses: readonly { readonly from: CalendarDate; readonly backOn: CalendarDate }[];
  /** Talks that were held, and papers that are there. */
  readonly talks: readonly { readonly talk: Talk; readonly heldOn: CalendarDate; readonly by: number }[];
  readonly papers: readonly { readonly paper: Paper; readonly on: CalendarDate; readonly by: number }[];
  /** What the rules have to say about what was recorded, without having refused it. */
  readonly warnings: readonly RaisedWarning[];
  /** The latest commands with what they changed, so that one sent by mistake can be taken back. */
  readonly corrigible: readonly Corrigible[];
  /** Everything anybody has owed in this journey, in the order it was opened; ended ones stay, as the ledger. */
  readonly obligations: readonly Obligation[];
  /** What opens again every month. */
  readonly recurrences: readonly Recurrence[];
  /** Jobcentre Signals that wait for the coordinator: the numbers of their events. */
  readonly unsettledSignals: readonly number[];
  /** Calls for help that wait for the coordinator. While one does, its obligation's reminders go to the coordinator. */
  readonly unsettledHelp?: readonly HelpAsked[];
}

/** Somebody who was asked wants help with it instead: the number of the event, and what it is about. */
export interface HelpAsked {
  readonly by: number;
  /** The obligation's id. */
  readonly about: string;
  readonly help: HelpKind;
}

/** A talk that somebody owes a person. */
export type Talk = (typeof TALKS)[number];
/** A paper or a check that somebody owes. */
export type Paper = (typeof PAPERS)[number];

/** A warning, and the number of the event it is about. */
export interface RaisedWarning {
  readonly code: WarningCode;
  readonly values: Readonly<Record<string, string | number>>;
  readonly by: number;
}

/** What is known of a journey that a command's own event replaces. */
export type Part = (typeof PARTS)[number];

/** The parts of a journey that taking back a command puts back as they were. */
export const PARTS = [
  'stage',
  'referral',
  'screening',
  'match',
  'course',
  'igu',
  'placement',
  'employment',
  'closed',
  'paused',
  'pauses',
] as const satisfies readonly (keyof Journey)[];

/** A command's event that can still be taken back, and the parts it changed as they were before; null: absent. */
export interface Corrigible {
  readonly event: number;
  readonly type: EventType;
  readonly before: { readonly [P in Part]?: Journey[P] | null };
}

/** Whether the person came on the first day, and which day that was. */
export interface DayOne {
  readonly came: boolean;
  readonly on: CalendarDate;
  /** Where it was told that the person did not come: what the person says. Absent until they have answered. */
  readonly saysCame?: boolean;
  /** The coordinator has asked both sides, and the person did not come. */
  readonly upheld?: true;
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
  /** Days served in the same training with all earlier companies: they count. */
  readonly servedDays: number;
  /** The day that the two years are counted from: earlier than the start by those days. */
  readonly countsFrom: CalendarDate;
  /** The parts served with earlier companies, oldest first. */
  readonly earlier: readonly ServedTime[];
  /** Absences that the two years were made longer by. */
  readonly extendedFor?: readonly { readonly from: CalendarDate; readonly backOn: CalendarDate }[];
  /** The latest count of school hours. */
  readonly schoolHours?: CommandFields<'RecordSchoolHours'>;
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
  readonly openedOn: CalendarDate;
  /** Steps already taken or skipped, by their names. */
  readonly taken: readonly string[];
  /** The event that noted it as missed, by the due date it has. */
  readonly missedBy?: number;
  /** By how much and by which event its due date was moved, in order. */
  readonly shifts: readonly { readonly by: number; readonly days: number }[];
  /**
   * How it ended, and by which command's event; absent while it is open. Struck: the command that gave rise to it
   * was taken back.
   */
  readonly ended?: { readonly how: 'fulfilled' | 'ended' | 'struck'; readonly by: number };
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
  /** The last month; absent where it goes on as long as the journey. */
  readonly until?: string;
  /** Every so many months; absent: every month. */
  readonly every?: number;
  /** How it was moved: by which event, and where it stood before. */
  readonly moves?: readonly { readonly by: number; readonly next: string; readonly until?: string }[];
  /** Months already done before they opened, and the event that did them. */
  readonly met: readonly { readonly occurrence: string; readonly by: number }[];
  /** The event that ended the recurring; absent while it goes on. */
  readonly endedBy?: number;
}

/**
 * Who gave a command: a contact and its organisation, never a name. `link`: by the link in a mail, without signing in;
 * with `person`, it was the person, and the organisation is the municipality.
 */
export interface Actor {
  readonly organisation: string;
  readonly contact?: string;
  readonly via: 'api' | 'signal' | 'link';
  readonly person?: true;
}

/** Whose word it was, where somebody else recorded it, and how it was told. */
export interface OnBehalfOf {
  readonly party: Party;
  readonly channel: (typeof CHANNELS)[number];
}

/** What the API knows from the vault and a rule needs: ages in whole years, never a date of birth. */
export interface Facts {
  readonly ageAtStart?: number;
  /** The age when as many days have passed after the start as the law's `iguLimitNearDays`. */
  readonly ageSoonAfterStart?: number;
}

/** A command with its fields, checked against the table in `commands.ts`. */
export type Command = {
  [T in CommandType]: {
    readonly type: T;
    readonly fields: CommandFields<T>;
    readonly facts?: Facts;
    /** The id of the obligation that it answers: refused where that is no longer open. */
    readonly answers?: string;
  };
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
  ScreeningDeclined: CommandFields<'DeclineScreening'>;
  MatchProposed: CommandFields<'ProposeMatch'>;
  MatchAgreed: CommandFields<'AgreeMatch'>;
  MatchAccepted: CommandFields<'AcceptMatch'>;
  MatchRefused: CommandFields<'RefuseMatch'>;
  AdmittedToCourse: CommandFields<'AdmitToCourse'>;
  DayOneConfirmed: CommandFields<'ConfirmDayOne'>;
  NoShowAnswered: CommandFields<'AnswerNoShow'>;
  NoShowUpheld: CommandFields<'UpholdNoShow'>;
  ReleasedFromClass: CommandFields<'ReleaseFromClass'>;
  CourseBrokenOff: CommandFields<'BreakOffCourse'>;
  CourseCompleted: CommandFields<'CompleteCourse'>;
  ReturnedToRecruitment: CommandFields<'ReturnToRecruitment'> & {
    readonly placementDays: number;
  } & LeavesIgu;
  IguAgreementSigned: CommandFields<'SignIguAgreement'> & {
    /** Days served with earlier companies, which count, and the day that the time is therefore counted from. */
    readonly servedDays: number;
    readonly countsFrom: CalendarDate;
  };
  VitasRegistered: CommandFields<'RegisterInVitas'>;
  TrainingPlanSubmitted: CommandFields<'SubmitTrainingPlan'>;
  SchoolHoursRecorded: CommandFields<'RecordSchoolHours'>;
  AllowanceClaimed: CommandFields<'ClaimAllowance'>;
  BonusClaimed: CommandFields<'ClaimBonus'>;
  IguCompleted: CommandFields<'CompleteIgu'> & {
    readonly company: string;
    readonly publicEmployer: boolean;
  };
  IguExtended: {
    readonly reason: CommandFields<'ExtendIgu'>['reason'];
    readonly agreedOn: CalendarDate;
    /** By how many days, and the new last day. */
    readonly days: number;
    readonly endsOn: CalendarDate;
    readonly absentFrom?: CalendarDate;
    readonly backOn?: CalendarDate;
  };
  IguEndedEarly: CommandFields<'EndIguEarly'> & {
    readonly company: string;
    readonly publicEmployer: boolean;
  };
  PlacementApproved: CommandFields<'ApprovePlacement'> & LeavesIgu;
  PlacementExtended: CommandFields<'ExtendPlacement'> & { readonly days: number };
  PlacementExtensionRefused: CommandFields<'RefusePlacementExtension'>;
  PlacementEnded: CommandFields<'EndPlacement'>;
  EmploymentStarted: CommandFields<'StartEmployment'> & LeavesIgu;
  RetentionConfirmed: CommandFields<'ConfirmRetention'>;
  TrialEnded: CommandFields<'EndTrial'>;
  TalkHeld: CommandFields<'RecordTalk'>;
  PaperRecorded: CommandFields<'RecordPaper'>;
  JourneyPaused: {
    readonly from: CalendarDate;
    readonly kind: AbsenceKind;
    readonly expectedBack: CalendarDate;
  };
  JourneyResumed: {
    readonly on: CalendarDate;
    readonly from: CalendarDate;
    readonly kind: AbsenceKind;
    /** How many days the absence was, and whether that is more than eight weeks. */
    readonly days: number;
    readonly long: boolean;
  };
  JourneyTransferred: CommandFields<'TransferJourney'> & { readonly from: string };
  CommandCorrected: CommandFields<'CorrectCommand'> & {
    /** What kind of events are struck through, and the numbers of those that were commands'. */
    readonly type: EventType;
    readonly events: readonly number[];
  };
  JourneyReopened: CommandFields<'ReopenJourney'> & {
    readonly stage: Stage;
    readonly placementDays: number;
    /** The number of the event that had closed the journey. */
    readonly closedBy: number;
  };
  SignalSettled: CommandFields<'SettleSignal'>;
  HelpAskedFor: CommandFields<'AskForHelp'>;
  HelpSettled: CommandFields<'SettleHelp'>;
  JourneyClosed: CommandFields<'CloseJourney'>;
  WarningRaised: {
    readonly code: WarningCode;
    readonly values: Readonly<Record<string, string | number>>;
    readonly cause: number;
  };

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
  ObligationEscalated: StepTaken & { readonly to: readonly PassedOnTo[]; readonly urgent: boolean };
  ObligationFulfilled: Consequence;
  ObligationEnded: Consequence;
  /** Its due date is moved by so many days; steps named in `again` are to be taken anew. */
  ObligationShifted: Consequence & {
    readonly days: number;
    readonly due: CalendarDate;
    readonly from?: CalendarDate;
    readonly again: readonly string[];
  };
  /** What gave rise to it was taken back. */
  ObligationStruck: Consequence;
  /** What had ended it was taken back. */
  ObligationReopened: Consequence;
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
    /** The first and the last month, where they are not those of `from` and for ever. */
    readonly first?: string;
    readonly last?: string;
    readonly every?: number;
  };
  OccurrenceMet: { readonly kind: ObligationKind; readonly occurrence: string; readonly cause: number };
  /** The months in between never open, or more of them do. */
  RecurrenceMoved: {
    readonly kind: ObligationKind;
    readonly next: string;
    readonly last?: string;
    readonly cause: number;
  };
  RecurrenceReplaced: { readonly kind: ObligationKind; readonly rulebook: number };
  RecurrenceEnded: { readonly kind: ObligationKind; readonly cause: number };

  SignalNotApplied: { readonly command: string; readonly code: string };
  SignalNotUnderstood: Record<string, never>;
  RulebookTakenUp: { readonly version: number };
}

interface LeavesIgu {
  /** How far an IGU had come when this event ended it; absent where there was none. */
  readonly leavesIgu?: 'within-six-months' | 'before-completion' | 'completed';
}

interface Consequence {
  readonly obligation: string;
  readonly kind: ObligationKind;
  /** The number of the command's event that this follows from. */
  readonly cause: number;
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
    pauses: [],
    talks: [],
    papers: [],
    warnings: [],
    corrigible: [],
  };
}

/** Calls for help that nobody has settled yet. */
export function helpAskedFor({ unsettledHelp = [] }: Journey): readonly HelpAsked[] {
  return unsettledHelp;
}

/** The obligations nobody has met yet, in the order they were opened. */
export function openObligations(journey: Journey): readonly Obligation[] {
  return journey.obligations.filter((obligation) => obligation.ended === undefined);
}
