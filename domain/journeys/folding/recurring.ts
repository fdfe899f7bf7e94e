import { monthOf } from '../../vocabulary/calendar.ts';
import { withRecurrence } from '../recurrences.ts';
import type { Folds } from './fold.ts';

/** What opens again every month, or every so many months. */
export const recurring = {
  RecurrenceBegan: (journey, { payload }) => {
    const { from, first = monthOf(from), last, ...recurrence } = payload;
    const others = journey.recurrences.filter(
      ({ kind, endedBy }) => kind !== recurrence.kind || endedBy !== undefined,
    );
    const begun = { ...recurrence, from, next: first, ...(last !== undefined && { until: last }), met: [] };
    return { ...journey, recurrences: [...others, begun] };
  },

  OccurrenceMet: (journey, { payload: { kind, occurrence, cause: by } }) =>
    withRecurrence(journey, kind, (recurrence) => ({
      ...recurrence,
      met: [...recurrence.met, { occurrence, by }],
    })),

  RecurrenceMoved: (journey, { payload: { kind, next, last, cause: by } }) =>
    withRecurrence(journey, kind, ({ moves = [], ...recurrence }) => {
      const { next: from, until } = recurrence;
      const before = { by, next: from, ...(until !== undefined && { until }) };
      return { ...recurrence, next, ...(last !== undefined && { until: last }), moves: [...moves, before] };
    }),

  RecurrenceReplaced: (journey, { payload: { kind, rulebook } }) =>
    withRecurrence(journey, kind, (recurrence) => ({ ...recurrence, rulebook })),

  RecurrenceEnded: (journey, { payload: { kind, cause: endedBy } }) =>
    withRecurrence(journey, kind, (recurrence) => ({ ...recurrence, endedBy })),
} satisfies Folds;
