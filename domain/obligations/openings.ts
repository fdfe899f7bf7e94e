import { ruleOf } from '../rulebook/index.ts';
import type { AnyRule, PriorAct, Opening, Span } from '../rulebook/rule.ts';
import type { ObligationHappening, ObligationPayloads } from '../subjects/obligation-events.ts';
import type { Obligation, Recurrence } from '../subjects/obligation.ts';
import { occurrenceAfter } from '../subjects/recurrences.ts';
import type { SubjectEvent, SubjectState } from '../subjects/subject.ts';
import {
  addDays,
  addMonths,
  dateOf,
  daysBetween,
  firstOfMonth,
  monthOf,
  nextMonth,
} from '../vocabulary/calendar.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';
import { broughtBack } from './brought-back.ts';
import { matchesEvent } from './event-match.ts';
import type { Payload } from './event-match.ts';
import { effectOf } from './subject-rules.ts';
import type { SubjectRules } from './subject-rules.ts';

type OpenedPayload = ObligationPayloads['ObligationOpened'];

/** The obligations and recurrences an event opens under the rulebook of its subject. */
export function openingsOf<S extends SubjectState, E extends SubjectEvent>(
  rules: SubjectRules<S, E>,
  subject: S,
  event: E,
): ObligationHappening[] {
  const openings: ObligationHappening[] = [];
  const payload = event.payload as Payload;
  const { rulebook } = subject;
  const effect = effectOf(rules.effects, event);
  const reopening = effect?.does === 'reopen' ? { ...effect, cause: event.sequence } : undefined;
  // At a reopening every rule is looked at: a rule that returns says so itself, and has no opening for it.
  const those =
    reopening === undefined
      ? rules.books.openedBy(rulebook, event.type)
      : rules.books.book(rulebook).obligations;
  for (const rule of those) {
    if (reopening !== undefined) {
      const due = rule.opensOn[0]?.due ?? {};
      const dueIn = (month: string) => after(firstOfMonth(month), due, {});
      const back = broughtBack(rules, rule, subject, reopening, dueIn);
      openings.push(...back);
      if (back.length > 0) continue;
    }
    const opening = rule.opensOn.find((match) => opens(match, rules, subject, event));
    if (opening === undefined || (rule.unless ?? []).some((done) => isDone(done, rules, subject, event))) {
      continue;
    }
    const organisation = organisationIn(payload, rule);
    if (rule.recurs !== undefined) {
      openings.push(...recurrenceOf(rule, rule.recurs, { rulebook, event, organisation, due: opening.due }));
      continue;
    }
    const base = dateOfEvent(event, opening.after);
    // If the event lacks the date, as with a permit whose last day nobody knows, nothing is owed.
    if (base === undefined) continue;
    openings.push(openingOf(rule, opening, rulebook, { base, payload, cause: event.sequence, organisation }));
  }
  return openings;
}

function opens<S extends SubjectState, E extends SubjectEvent>(
  opening: Opening<string>,
  rules: SubjectRules<S, E>,
  subject: S,
  event: E,
): boolean {
  const { stages, given = [] } = opening;
  return (
    matchesEvent(opening, event) &&
    (stages === undefined || stages.some((stage) => stage === rules.stageOf?.(subject))) &&
    given.every((done) => isDone(done, rules, subject, event))
  );
}

function isDone<S extends SubjectState, E extends SubjectEvent>(
  done: PriorAct,
  rules: SubjectRules<S, E>,
  subject: S,
  event: E,
): boolean {
  if (done.state === 'obligation') {
    const counts = ({ ended }: Obligation) =>
      ended === undefined ? done.orOpen === true : ended.how === 'fulfilled';
    return subject.obligations.some((obligation) => obligation.kind === done.is && counts(obligation));
  }
  const { withinDays } = done;
  const isLate = (on: CalendarDate) =>
    withinDays === undefined || daysBetween(on, dateOf(event.at)) <= withinDays;
  return rules.wasRecorded?.(subject, done, isLate) ?? false;
}

/**
 * The month for which a recurring obligation opens first: the month of a day, or the next of some months of
 * the year. Months whose due date has passed are skipped: nobody can do them any more.
 */
function firstMonth(monthsOfYear: readonly number[] | undefined, from: CalendarDate, due: Span): string {
  let month = monthOf(from);
  if (monthsOfYear === undefined) return month;
  const isAhead = () => after(firstOfMonth(month), due, {}) >= from;
  while (!monthsOfYear.includes(Number(month.slice(5))) || !isAhead()) month = nextMonth(month);
  return month;
}

function recurrenceOf(
  rule: AnyRule,
  recurs: NonNullable<AnyRule['recurs']>,
  given: { rulebook: number; event: SubjectEvent; organisation: string | undefined; due: Span },
): ObligationHappening[] {
  const { rulebook, event, organisation, due } = given;
  const { every, times, firstIn } = recurs;
  const from = dateOfEvent(event, recurs.from);
  if (from === undefined) return [];
  const first = firstMonth(firstIn, from, due);
  const until = recurs.until === undefined ? undefined : dateOfEvent(event, recurs.until);
  const last =
    times === undefined
      ? until && monthOf(until)
      : monthOf(addMonths(firstOfMonth(first), (times - 1) * (every ?? 1)));
  return [
    {
      type: 'RecurrenceBegan',
      payload: {
        kind: rule.kind,
        rulebook,
        cause: event.sequence,
        from,
        ...(first !== monthOf(from) && { first }),
        ...(last !== undefined && { last }),
        ...(every !== undefined && { every }),
        ...(organisation !== undefined && { organisation }),
      },
    },
  ];
}

/** A date of an event, or the day it happened if `at` is asked for. */
function dateOfEvent(event: SubjectEvent, field: string): CalendarDate | undefined {
  if (field === 'at') return dateOf(event.at);
  const date = (event.payload as Payload)[field];
  return typeof date === 'string' ? date : undefined;
}

/**
 * Opens the next occurrence of something that recurs. If it was already done, it is fulfilled at once; if it
 * was opened before a pause was taken back, it is skipped.
 */
export function openOccurrence(subject: SubjectState, recurrence: Recurrence): ObligationHappening[] {
  const rule = ruleOf(recurrence.rulebook, recurrence.kind);
  const opening = rule.opensOn[0];
  if (opening === undefined) return [];
  const occurrence = recurrence.next;
  const happening = openingOf(rule, opening, recurrence.rulebook, {
    base: firstOfMonth(occurrence),
    payload: {},
    cause: recurrence.cause,
    organisation: recurrence.organisation,
    occurrence,
  });
  const { obligation } = happening.payload;
  const { kind, cause } = recurrence;
  if (subject.obligations.some(({ id }) => id === obligation)) {
    return [{ type: 'RecurrenceMoved', payload: { kind, next: occurrenceAfter(recurrence), cause } }];
  }
  const met =
    recurrence.met.find((one) => one.occurrence === occurrence)?.by ?? doneBefore(subject, rule, occurrence);
  if (met === undefined) return [happening];
  return [happening, { type: 'ObligationFulfilled', payload: { obligation, kind, cause: met } }];
}

/** The event that did an occurrence that was already owed: a month in two companies is asked for once. */
function doneBefore(
  { obligations }: SubjectState,
  { kind, fulfilledBy }: AnyRule,
  occurrence: string,
): number | undefined {
  const isByMonth = fulfilledBy.some(({ sameAs = {} }) => Object.values(sameAs).includes('occurrence'));
  if (!isByMonth) return undefined;
  const done = obligations.find(
    (one) => one.kind === kind && one.occurrence === occurrence && one.ended?.how === 'fulfilled',
  );
  return done?.ended?.by;
}

function openingOf(
  rule: AnyRule,
  opening: Opening<string>,
  version: number,
  given: {
    base: CalendarDate;
    payload: Payload;
    cause: number;
    organisation: string | undefined;
    occurrence?: string;
  },
): ObligationHappening & { type: 'ObligationOpened' } {
  const { base, payload, cause, organisation, occurrence } = given;
  const { kind, owedBy } = rule;
  const owed: { -readonly [K in keyof OpenedPayload]: OpenedPayload[K] } = {
    obligation: occurrence === undefined ? `${kind}:${cause}` : `${kind}:${cause}:${occurrence}`,
    kind,
    rulebook: version,
    owedBy,
    due: after(base, opening.due, payload),
    cause,
  };
  if (organisation !== undefined) owed.organisation = organisation;
  if (opening.from) owed.from = after(base, opening.from, payload);
  if (occurrence !== undefined) owed.occurrence = occurrence;
  return { type: 'ObligationOpened', payload: owed };
}

function after(base: CalendarDate, span: Span, payload: Payload): CalendarDate {
  const carried = span.daysFrom === undefined ? 0 : Number(payload[span.daysFrom]);
  const { months = 0, days = 0 } = span;
  const moved = months === 0 ? base : addMonths(base, months);
  return days + carried === 0 ? moved : addDays(moved, days + carried);
}

/** The organisation that owes it, if the event itself names it: a person may have met several. */
function organisationIn(payload: Payload, rule: AnyRule): string | undefined {
  const named =
    rule.owedBy === 'company'
      ? (payload['company'] ?? payload['employer'])
      : rule.owedBy === 'school'
        ? payload['school']
        : undefined;
  return typeof named === 'string' ? named : undefined;
}
