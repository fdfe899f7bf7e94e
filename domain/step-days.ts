import { addDays, workingDayOnOrAfter, workingDayOnOrBefore } from './calendar.ts';
import type { CalendarDate } from './calendar.ts';
import type { Party } from './codes.ts';
import type { Obligation, Recurrence } from './journey.ts';
import { ruleOf } from './rulebook/index.ts';

/** Something the journey does by itself on a day: remind, note as missed, escalate, or open the next month's. */
export type Step =
  | { readonly does: 'remind'; readonly name: string; readonly obligation: Obligation }
  | { readonly does: 'miss'; readonly name: string; readonly obligation: Obligation }
  | { readonly does: 'escalate'; readonly name: string; readonly obligation: Obligation; readonly to: Party }
  | { readonly does: 'recur'; readonly name: string; readonly recurrence: Recurrence };

/** A step with its day. */
export interface DatedStep {
  readonly on: CalendarDate;
  readonly step: Step;
}

/**
 * The days on which an obligation's steps fall: reminders on the working day on or before their date, or on or
 * after it where it lies behind the due date (but not before it can be done at all), the note that it is missed and escalations on the next working day.
 */
export function stepsOf(obligation: Obligation): DatedStep[] {
  const rule = ruleOf(obligation.rulebook, obligation.kind);
  const { due, from } = obligation;
  const earliest = from === undefined ? undefined : workingDayOnOrAfter(from);
  const steps: DatedStep[] = rule.reminders.map((days) => {
    const day = addDays(due, days);
    const on = days > 0 ? workingDayOnOrAfter(day) : workingDayOnOrBefore(day);
    return {
      on: earliest !== undefined && on < earliest ? earliest : on,
      step: { does: 'remind', name: `remind:${days}`, obligation },
    };
  });
  steps.push({
    on: workingDayOnOrAfter(addDays(due, 1)),
    step: { does: 'miss', name: 'miss', obligation },
  });
  for (const { after, to } of rule.escalate) {
    steps.push({
      on: workingDayOnOrAfter(addDays(due, after)),
      step: { does: 'escalate', name: `escalate:${after}:${to}`, obligation, to },
    });
  }
  return steps;
}
