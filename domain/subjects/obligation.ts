import type { CalendarDate } from '../vocabulary/calendar.ts';
import type { Owner } from '../vocabulary/codes.ts';
import type { ObligationKind } from '../vocabulary/obligation-kinds.ts';

/**
 * What somebody owes by a date (forpligtelse). Its rule stands in the rulebook it was opened under. The dates
 * on which something happens are derived from `due` and that rule, never stored.
 */
export interface Obligation {
  /** Unique in its subject: its kind, the number of the event that gave rise to it, and its month if it has one. */
  readonly id: string;
  readonly kind: ObligationKind;
  readonly rulebook: number;
  readonly owedBy: Owner;
  /** The organisation that owes it, if the opening event named one. */
  readonly organisation?: string;
  readonly due: CalendarDate;
  /** The day from which it can be done; no reminder falls before it. */
  readonly from?: CalendarDate;
  /** Which occurrence of a recurring obligation: its month. */
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

/** An obligation that opens again every month until a last one. */
export interface Recurrence {
  readonly kind: ObligationKind;
  readonly rulebook: number;
  readonly organisation?: string;
  readonly cause: number;
  /** The first day something can be owed for: the occurrence of that month opens on it. */
  readonly from: CalendarDate;
  /** The month that opens next. */
  readonly next: string;
  /** The last month; absent if it goes on as long as its subject. */
  readonly until?: string;
  /** How many months lie between one and the next; absent: every month. */
  readonly every?: number;
  /** How it was moved: by which event, and where it stood before. */
  readonly moves?: readonly { readonly by: number; readonly next: string; readonly until?: string }[];
  /** Months already done before they opened, and the event that did them. */
  readonly met: readonly { readonly occurrence: string; readonly by: number }[];
  /** The event that ended the recurring; absent while it goes on. */
  readonly endedBy?: number;
}

/** The obligations nobody has met yet, in the order they were opened. */
export function openObligations({
  obligations,
}: {
  readonly obligations: readonly Obligation[];
}): readonly Obligation[] {
  return obligations.filter((obligation) => obligation.ended === undefined);
}
