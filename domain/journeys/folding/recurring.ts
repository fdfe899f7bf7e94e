import { withRecurring } from '../../subjects/recurrences.ts';
import type { Folds } from './fold.ts';

/** What opens again every month, or every few months: it is folded alike in every kind of subject. */
export const recurring = {
  RecurrenceBegan: withRecurring,
  OccurrenceMet: withRecurring,
  RecurrenceMoved: withRecurring,
  RecurrenceReplaced: withRecurring,
  RecurrenceEnded: withRecurring,
} satisfies Folds;
