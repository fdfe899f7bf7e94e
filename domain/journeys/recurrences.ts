import type { Recurrence } from '../subjects/obligation.ts';
import { addMonths, firstOfMonth, monthOf } from '../vocabulary/calendar.ts';
import type { EventPayloads } from './events.ts';
import type { Journey } from './journey.ts';

/** What recurs goes on to its next month when one of its months opens. */
export function afterOpening(
  recurrences: readonly Recurrence[],
  { kind, occurrence }: EventPayloads['ObligationOpened'],
): readonly Recurrence[] {
  if (occurrence === undefined) return recurrences;
  return changedRecurrences(recurrences, kind, (recurrence) =>
    recurrence.next === occurrence
      ? {
          ...recurrence,
          next: occurrenceAfter(recurrence),
          met: recurrence.met.filter((met) => met.occurrence !== occurrence),
        }
      : recurrence,
  );
}

/** The month that a recurring obligation opens for after the next one. */
export function occurrenceAfter({ next, every = 1 }: Recurrence): string {
  return monthOf(addMonths(firstOfMonth(next), every));
}

/** Changes the recurrence of a kind that goes on. */
export function withRecurrence(
  journey: Journey,
  kind: Recurrence['kind'],
  changed: (recurrence: Recurrence) => Recurrence,
): Journey {
  return { ...journey, recurrences: changedRecurrences(journey.recurrences, kind, changed) };
}

function changedRecurrences(
  recurrences: readonly Recurrence[],
  kind: Recurrence['kind'],
  changed: (recurrence: Recurrence) => Recurrence,
): readonly Recurrence[] {
  return recurrences.map((recurrence) =>
    recurrence.kind === kind && recurrence.endedBy === undefined ? changed(recurrence) : recurrence,
  );
}
