import type { EventPayloads } from '../journeys/events.ts';
import { openObligations } from '../journeys/journey.ts';
import { addDays, daysBetween, workingDayOnOrAfter, workingDayOnOrBefore } from '../vocabulary/calendar.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';
import type { ObligationKind } from '../vocabulary/obligation-kinds.ts';
import type { Life } from './life.ts';

/** Something just owed, as its event says it. */
export type NewObligation = EventPayloads['ObligationOpened'];

/** What a party does about one kind of obligation. */
export interface RehearsedAnswer {
  /** What the party does when it gets to it. If it is still owed afterwards, it is tried again later. */
  readonly answer: (life: Life, owed: NewObligation) => void;
  /** The first day it can be known at all, if the obligation itself does not say. */
  readonly notBefore?: (owed: NewObligation) => CalendarDate;
  /** How many days it takes, if that does not depend on being prompt. */
  readonly takes?: 'daysToFindPlace';
  /** Somebody prompt begins this many days before it is due, since others have their say too. */
  readonly begunBefore?: number;
}

/** Something that somebody will get to: who, by when, and from when it can be done. */
export type ExpectedAct = Pick<NewObligation, 'owedBy' | 'due' | 'from'>;

/** The day a party gets to something: some day before it is due, or late, by the promptness of its kind. */
export function dayOfAnswer(
  { assumes, dice, today }: Life,
  { owedBy, due, from }: ExpectedAct,
): CalendarDate {
  const earliest = from === undefined || from < today ? today : from;
  const { onTime, daysLate } = assumes.promptness[owedBy];
  if (!dice.happens(onTime)) {
    const late = Math.max(1, dice.within(daysLate));
    return workingDayOnOrAfter(addDays(due > earliest ? due : earliest, late));
  }
  if (earliest >= due) return workingDayOnOrAfter(earliest);
  const day = workingDayOnOrBefore(addDays(earliest, dice.below(daysBetween(earliest, due) + 1)));
  return day > earliest ? day : earliest;
}

/** Whether anybody owes something of a kind. */
export function owes({ journey }: Life, kind: ObligationKind): boolean {
  return journey.obligations.some((obligation) => obligation.kind === kind && obligation.ended === undefined);
}

/**
 * Lets a party do something that people do under every rulebook, though only some rulebooks ask for it. If it
 * is owed, it is answered as an obligation; if not, the party gets to it as promptly as if it were.
 */
export function unlessOwed(life: Life, kind: ObligationKind, expected: ExpectedAct, does: () => void): void {
  if (!owes(life, kind)) life.onceThere(dayOfAnswer(life, expected), does);
}

/**
 * Notes that a party has done its part of something that takes several, and says whether all the others have
 * done theirs.
 */
export function isLastOf(life: Life, owed: NewObligation, kinds: readonly ObligationKind[]): boolean {
  life.ready.add(owed.obligation);
  return openObligations(life.journey).every(({ id, kind }) => !kinds.includes(kind) || life.ready.has(id));
}
