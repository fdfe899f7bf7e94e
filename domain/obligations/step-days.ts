import { ruleOf } from '../rulebook/index.ts';
import type { AnyRule } from '../rulebook/rule.ts';
import type { Obligation, Recurrence } from '../subjects/obligation.ts';
import { addDays, firstOfMonth, workingDayOnOrAfter, workingDayOnOrBefore } from '../vocabulary/calendar.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';
import type { PassedOnTo } from '../vocabulary/codes.ts';

/** Something a subject does by itself on a day: remind, note as missed, escalate, or open the next month's. */
export type Step =
  | { readonly does: 'remind'; readonly name: string; readonly obligation: Obligation }
  | { readonly does: 'miss'; readonly name: string; readonly obligation: Obligation }
  | {
      readonly does: 'escalate';
      readonly name: string;
      readonly obligation: Obligation;
      readonly to: PassedOnTo;
    }
  | { readonly does: 'recur'; readonly name: string; readonly recurrence: Recurrence };

/** A step with its day. */
export interface DatedStep {
  readonly on: CalendarDate;
  readonly step: Step;
}

/** A step as its rule plans it for everything that is due on the same day: what it does, and when. */
export type PlannedStep = { readonly on: CalendarDate; readonly name: string } & (
  { readonly does: 'remind' | 'miss' } | { readonly does: 'escalate'; readonly to: PassedOnTo }
);

/** The days on which an obligation's steps fall, each with the obligation it is about. */
export function stepsOf(obligation: Obligation): DatedStep[] {
  return plannedSteps(obligation).map((planned) => datedStep(planned, obligation));
}

/**
 * The next step of an obligation: the first of those not yet taken, or the first of several on that day. It
 * follows from the obligation alone, which never changes, so it is remembered: it is asked for whenever
 * anything happens to the subject.
 */
export function nextStepOf(obligation: Obligation): DatedStep | undefined {
  let known = next.get(obligation);
  if (known === undefined) {
    let first: PlannedStep | undefined;
    for (const planned of plannedSteps(obligation)) {
      if (obligation.taken.includes(planned.name)) continue;
      if (first === undefined || planned.on < first.on) first = planned;
    }
    known = first === undefined ? 'none' : datedStep(first, obligation);
    next.set(obligation, known);
  }
  return known === 'none' ? undefined : known;
}
const next = new WeakMap<Obligation, DatedStep | 'none'>();

/** Whether an obligation's owner will be reminded of it again, by its rule. */
export function hasReminderLeft(obligation: Obligation): boolean {
  return plannedSteps(obligation).some(
    ({ does, name }) => does === 'remind' && !obligation.taken.includes(name),
  );
}

/** When the next month of something that recurs opens, computed once for each recurrence as it stands. */
export function nextOpeningOf(recurrence: Recurrence): DatedStep {
  let known = openings.get(recurrence);
  if (known === undefined) {
    const { next: month, from } = recurrence;
    const first = firstOfMonth(month);
    const on = first < from ? from : first;
    known = { on, step: { does: 'recur', name: `open:${month}`, recurrence } };
    openings.set(recurrence, known);
  }
  return known;
}
const openings = new WeakMap<Recurrence, DatedStep>();

/**
 * An obligation's steps, each on a working day:
 *
 * - Reminders come on or before their date. A date after the due date, or before the obligation can be done
 *   at all, moves forward instead.
 * - The note that it is missed, and escalations, come on the next working day.
 * - A colleague is told on or before the due date, but not on the day on which the owner is first asked.
 */
export function plannedSteps({ rulebook, kind, due, from }: Obligation): readonly PlannedStep[] {
  const rule = ruleOf(rulebook, kind);
  const planned = PLANNED.get(rule) ?? new Map<string, readonly PlannedStep[]>();
  const day = from === undefined ? due : `${due} ${from}`;
  let steps = planned.get(day);
  if (steps === undefined) {
    steps = plannedFor(rule, due, from);
    // A date from outside may be of any year: so the memory is kept within bounds.
    if (planned.size < MOST_DAYS_KEPT) PLANNED.set(rule, planned.set(day, steps));
  }
  return steps;
}
/** By rule and day: hundreds of subjects need the same steps. */
const PLANNED = new Map<AnyRule, Map<string, readonly PlannedStep[]>>();
const MOST_DAYS_KEPT = 2_000;

function plannedFor(
  { reminders, escalate }: AnyRule,
  due: CalendarDate,
  from: CalendarDate | undefined,
): PlannedStep[] {
  const earliest = from === undefined ? undefined : workingDayOnOrAfter(from);
  const steps: PlannedStep[] = reminders.map((days) => {
    const day = addDays(due, days);
    const on = days > 0 ? workingDayOnOrAfter(day) : workingDayOnOrBefore(day);
    return {
      on: earliest !== undefined && on < earliest ? earliest : on,
      does: 'remind',
      name: `remind:${days}`,
    };
  });
  steps.push({ on: workingDayOnOrAfter(addDays(due, 1)), does: 'miss', name: 'miss' });
  const firstAsked = steps.reduce<CalendarDate | undefined>(
    (first, { does, on }) => (does === 'remind' && (first === undefined || on < first) ? on : first),
    undefined,
  );
  for (const { after, to } of escalate) {
    const day = addDays(due, after);
    const planned = after > 0 ? workingDayOnOrAfter(day) : workingDayOnOrBefore(day);
    const on = to === 'colleague' ? dayAfterAtLeast(firstAsked, planned) : planned;
    steps.push({ on, does: 'escalate', name: `escalate:${after}:${to}`, to });
  }
  return steps;
}

function dayAfterAtLeast(first: CalendarDate | undefined, planned: CalendarDate): CalendarDate {
  return first === undefined || planned > first ? planned : workingDayOnOrAfter(addDays(first, 1));
}

function datedStep(planned: PlannedStep, obligation: Obligation): DatedStep {
  const { on, does, name } = planned;
  return does === 'escalate'
    ? { on, step: { does, name, obligation, to: planned.to } }
    : { on, step: { does, name, obligation } };
}
