import type { WarningCode } from '../refusals/warnings.ts';
import type { ObligationPayloads } from '../subjects/obligation-events.ts';
import type { CalendarDate, Instant } from '../vocabulary/calendar.ts';
import type { AbsenceKind, MERGE_CAUSES, Stage } from '../vocabulary/codes.ts';
import type { Referral, CommandFields } from './commands.ts';

/**
 * What each event carries: its payload, by its type. Most carry the fields of the command that they follow from,
 * and what the rules worked out of them.
 *
 * For example, the row `VitasRegistered: CommandFields<'RegisterInVitas'>` is stored as `{"registeredOn":
 * "2026-02-12"}`; `IguAgreementSigned` adds to its command's fields `"servedDays": 0` and `"countsFrom":
 * "2026-02-02"`. Payloads are stored and replayed: a field never changes its name or its meaning.
 */
export interface EventPayloads extends ObligationPayloads {
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
    /** Days served with earlier companies, which count; the time is therefore counted from `countsFrom`. */
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
    /** The types of the events that are struck through, and the numbers of those that commands led to. */
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
  PersonCorrected: CommandFields<'CorrectPerson'>;
  OwnPageLinkHandedOut: CommandFields<'HandOutOwnPageLink'>;
  JourneyKept: CommandFields<'KeepJourney'>;
  JourneyMerged: CommandFields<'MergeJourney'>;
  JourneyClosed: Omit<CommandFields<'CloseJourney'>, 'cause'> & {
    readonly cause?: NonNullable<CommandFields<'CloseJourney'>['cause']> | (typeof MERGE_CAUSES)[number];
  };
  WarningRaised: {
    readonly code: WarningCode;
    readonly values: Readonly<Record<string, string | number>>;
    readonly cause: number;
  };

  SignalNotApplied: { readonly command: string; readonly code: string };
  SignalNotUnderstood: Record<string, never>;
}

interface LeavesIgu {
  /** How far an IGU had come when this event ended it; absent if there was none. */
  readonly leavesIgu?: 'within-six-months' | 'before-completion' | 'completed';
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
