import { addMonths, monthOf } from '../vocabulary/calendar.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';
import type { OpenQuestion } from '../vocabulary/law-questions.ts';
import type { Plan, PlannedItem } from './plan.ts';

/** When a question about the law was last looked at, and by when it must be looked at before the year is out. */
type Checked = Pick<OpenQuestion, 'lastChecked' | 'checkBy'>;

/** What the name of a check of the rules begins with; no milestone or task of a file may begin so. */
export const LAW_CHECK_PREFIX = 'law-check-';

const MONTHS_BETWEEN = 12;

/**
 * A plan with the secretariat's own checks of the rules: every question about the law is due a year after it
 * was last looked at, and each year after that, until the programme ends. Questions that are due in the same
 * month are one check, on the first of their days. What was due before the programme began is due on its
 * first day.
 *
 * If a release has been told that a question was looked at, its check moves on a year with the next plan: the
 * one that was planned is withdrawn.
 */
export function withLawChecks(plan: Plan, questions: readonly Checked[]): Plan {
  const { startsOn, endsOn } = plan;
  const days = questions
    .flatMap((question) => daysOf(question, endsOn))
    .map((day) => (day < startsOn ? startsOn : day))
    .sort();
  const first = new Map<string, CalendarDate>();
  for (const day of days) if (!first.has(monthOf(day))) first.set(monthOf(day), day);
  const checks = [...first].map(([month, on]): PlannedItem => ({
    item: `${LAW_CHECK_PREFIX}${month}`,
    kind: 'law-check',
    on,
  }));
  return { ...plan, items: [...plan.items, ...checks] };
}

/** The month of a check of the rules, by its name; `undefined` if it is something else. */
export function lawCheckMonth(item: string): string | undefined {
  if (!item.startsWith(LAW_CHECK_PREFIX)) return undefined;
  const month = item.slice(LAW_CHECK_PREFIX.length);
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? month : undefined;
}

/** The day on which a question must be looked at next: when the year is out, or on its own day before that. */
export function nextCheckOf({ lastChecked, checkBy }: Checked): CalendarDate {
  const next = addMonths(lastChecked, MONTHS_BETWEEN);
  return checkBy !== undefined && checkBy > lastChecked && checkBy < next ? checkBy : next;
}

/** Whether a question must be looked at by the end of a month. */
export function isDueBy(question: Checked, month: string): boolean {
  return monthOf(nextCheckOf(question)) <= month;
}

/** Every day until a last one on which a question is due. */
function daysOf({ lastChecked, checkBy }: Checked, until: CalendarDate): CalendarDate[] {
  const days = checkBy !== undefined && checkBy > lastChecked && checkBy <= until ? [checkBy] : [];
  for (let months = MONTHS_BETWEEN; ; months += MONTHS_BETWEEN) {
    const day = addMonths(lastChecked, months);
    if (day > until) return days;
    days.push(day);
  }
}
