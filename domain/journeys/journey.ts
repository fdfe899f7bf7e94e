import type { WarningCode } from '../refusals/warnings.ts';
import type { Obligation, Recurrence } from '../subjects/obligation.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';
import type { AbsenceKind, HelpKind, Outcome, PAPERS, Stage, TALKS } from '../vocabulary/codes.ts';
import type { CommandFields, Referral } from './commands.ts';
import type { EventType } from './events.ts';

export { openObligations } from '../subjects/obligation.ts';
export type { Obligation, Recurrence } from '../subjects/obligation.ts';

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
    /** The trial of a vocational education: when it ended, and whether the education continues. */
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
  /** The journey of the same person that goes on instead of this one. */
  readonly mergedInto?: string;
  /** The number of the event by which its person was erased: nothing of it can change any more. */
  readonly erasedBy?: number;
  /** The journeys of the same person that were closed because this one goes on. */
  readonly took?: readonly string[];
  /** The absence that is going on; absent while there is none. */
  readonly paused?: { readonly since: CalendarDate; readonly kind: AbsenceKind };
  /** Absences that are over: first day away and first day back. */
  readonly pauses: readonly { readonly from: CalendarDate; readonly backOn: CalendarDate }[];
  /** Talks that were held, and papers that are there. */
  readonly talks: readonly { readonly talk: Talk; readonly heldOn: CalendarDate; readonly by: number }[];
  readonly papers: readonly { readonly paper: Paper; readonly on: CalendarDate; readonly by: number }[];
  /** What the rules warned about when something was recorded, without refusing it. */
  readonly warnings: readonly RaisedWarning[];
  /** The latest commands with what they changed, so that one sent by mistake can be taken back. */
  readonly corrigible: readonly Corrigible[];
  /** Everything anybody has owed in this journey, in the order it was opened; ended ones stay, as the ledger. */
  readonly obligations: readonly Obligation[];
  /** What opens again every month. */
  readonly recurrences: readonly Recurrence[];
  /** Jobcentre Signals that wait for the coordinator: the numbers of their events. */
  readonly unsettledSignals: readonly number[];
  /**
   * Calls for help that wait for the coordinator. While one waits, its obligation's reminders go to the
   * coordinator.
   */
  readonly unsettledHelp?: readonly HelpRequest[];
}

/** Somebody who was asked wants help instead of answering: the number of the event, and what it is about. */
export interface HelpRequest {
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

/** A part of what is known of a journey, which a command's own event replaces. */
export type JourneyPart = (typeof JOURNEY_PARTS)[number];

/** The parts of a journey that taking back a command puts back as they were. */
export const JOURNEY_PARTS = [
  'stage',
  'referral',
  'screening',
  'match',
  'course',
  'igu',
  'placement',
  'employment',
  'closed',
  'mergedInto',
  'took',
  'paused',
  'pauses',
] as const satisfies readonly (keyof Journey)[];

/**
 * A command's event that can still be taken back, and the parts it changed as they were before. `null`: the
 * part was absent.
 */
export interface Corrigible {
  readonly event: number;
  readonly type: EventType;
  readonly before: { readonly [P in JourneyPart]?: Journey[P] | null };
}

/** Whether the person came on the first day, and which day that was. */
export interface DayOne {
  readonly came: boolean;
  readonly on: CalendarDate;
  /** If somebody told that the person did not come: what the person says. Absent until they have answered. */
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
  /** The day it was left for something else, before or after it was completed. */
  readonly leftOn?: CalendarDate;
  /** Days served in the same training with all earlier companies: they count. */
  readonly servedDays: number;
  /** The day from which the two years are counted: earlier than the start by those days. */
  readonly countsFrom: CalendarDate;
  /** The parts served with earlier companies, oldest first. */
  readonly earlier: readonly ServedTime[];
  /** Absences by which the two years were made longer. */
  readonly extendedFor?: readonly { readonly from: CalendarDate; readonly backOn: CalendarDate }[];
  /** The latest count of school hours. */
  readonly schoolHours?: CommandFields<'RecordSchoolHours'>;
};

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
export function unsettledHelpOf({ unsettledHelp = [] }: Journey): readonly HelpRequest[] {
  return unsettledHelp;
}

/** The part of an IGU that was served with one company. */
export interface ServedTime {
  readonly company: string;
  readonly startsOn: CalendarDate;
  readonly leftOn: CalendarDate;
}
