import type { CalendarDate, Instant } from '../vocabulary/calendar.ts';
import type { Owner, PassedOnTo, Party } from '../vocabulary/codes.ts';
import type { ObligationKind } from '../vocabulary/obligation-kinds.ts';

/**
 * What the events carry that every kind of subject has: those about what is owed, and about the rulebook
 * under which it is owed.
 */
export interface ObligationPayloads {
  ObligationOpened: {
    readonly obligation: string;
    readonly kind: ObligationKind;
    readonly rulebook: number;
    readonly owedBy: Owner;
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
  /** Its due date is moved by `days`; the steps named in `again` are to be taken again. */
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
    readonly owedBy: Owner;
    readonly organisation?: string;
    readonly due: CalendarDate;
  };
  RecurrenceBegan: {
    readonly kind: ObligationKind;
    readonly rulebook: number;
    readonly organisation?: string;
    readonly cause: number;
    readonly from: CalendarDate;
    /** The first and the last month, if they are not those of `from` and for ever. */
    readonly first?: string;
    readonly last?: string;
    readonly every?: number;
  };
  OccurrenceMet: { readonly kind: ObligationKind; readonly occurrence: string; readonly cause: number };
  /** The last month moves: the months in between never open, or more of them do. */
  RecurrenceMoved: {
    readonly kind: ObligationKind;
    readonly next: string;
    readonly last?: string;
    readonly cause: number;
  };
  RecurrenceReplaced: { readonly kind: ObligationKind; readonly rulebook: number };
  RecurrenceEnded: { readonly kind: ObligationKind; readonly cause: number };

  RulebookTakenUp: { readonly version: number };
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

/** Something that happened to what is owed, before it has a number and a time. */
export type ObligationHappening = {
  [T in keyof ObligationPayloads]: { readonly type: T; readonly payload: ObligationPayloads[T] };
}[keyof ObligationPayloads];

/** Something that happened to what is owed. */
export type ObligationEvent = {
  [T in keyof ObligationPayloads]: {
    readonly type: T;
    readonly payload: ObligationPayloads[T];
    readonly sequence: number;
    readonly at: Instant;
  };
}[keyof ObligationPayloads];
