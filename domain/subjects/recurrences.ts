import { addMonths, firstOfMonth, monthOf } from '../vocabulary/calendar.ts';
import type { ObligationEvent, ObligationPayloads } from './obligation-events.ts';
import type { Recurrence } from './obligation.ts';
import type { SubjectState } from './subject.ts';

/** An event about something that recurs. */
export type RecurringEvent = Extract<
  ObligationEvent,
  {
    readonly type:
      'RecurrenceBegan' | 'OccurrenceMet' | 'RecurrenceMoved' | 'RecurrenceReplaced' | 'RecurrenceEnded';
  }
>;

/** What is known after an event about something that recurs, of any kind of subject. */
export function withRecurring<S extends SubjectState>(state: S, event: RecurringEvent): S {
  return { ...state, recurrences: recurringAfter(state.recurrences, event) };
}

function recurringAfter(recurrences: readonly Recurrence[], event: RecurringEvent): readonly Recurrence[] {
  switch (event.type) {
    case 'RecurrenceBegan': {
      const { from, first = monthOf(from), last, ...recurrence } = event.payload;
      return [
        ...recurrences.filter(({ kind, endedBy }) => kind !== recurrence.kind || endedBy !== undefined),
        { ...recurrence, from, next: first, ...(last !== undefined && { until: last }), met: [] },
      ];
    }
    case 'OccurrenceMet': {
      const { kind, occurrence, cause: by } = event.payload;
      return changedRecurrences(recurrences, kind, (recurrence) => ({
        ...recurrence,
        met: [...recurrence.met, { occurrence, by }],
      }));
    }
    case 'RecurrenceMoved': {
      const { kind, next, last, cause: by } = event.payload;
      return changedRecurrences(recurrences, kind, ({ moves = [], ...recurrence }) => {
        const { next: from, until } = recurrence;
        const before = { by, next: from, ...(until !== undefined && { until }) };
        return {
          ...recurrence,
          next,
          ...(last !== undefined && { until: last }),
          moves: [...moves, before],
        };
      });
    }
    case 'RecurrenceReplaced': {
      const { kind, rulebook } = event.payload;
      return changedRecurrences(recurrences, kind, (recurrence) => ({ ...recurrence, rulebook }));
    }
    case 'RecurrenceEnded': {
      const { kind, cause: endedBy } = event.payload;
      return changedRecurrences(recurrences, kind, (recurrence) => ({ ...recurrence, endedBy }));
    }
  }
}

/** What recurs goes on to its next month when one of its months opens. */
export function afterOpening(
  recurrences: readonly Recurrence[],
  { kind, occurrence }: ObligationPayloads['ObligationOpened'],
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

/** The month after the next one for which a recurring obligation opens. */
export function occurrenceAfter({ next, every = 1 }: Recurrence): string {
  return monthOf(addMonths(firstOfMonth(next), every));
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
