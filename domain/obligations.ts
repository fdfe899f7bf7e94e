import { apply, occurrenceAfter } from './apply.ts';
import { addDays, addMonths, dateOf, daysBetween, firstOfMonth, monthOf, nextMonth } from './calendar.ts';
import type { CalendarDate, Instant } from './calendar.ts';
import { obligationsPutRight } from './correction.ts';
import type { Happening, Journey, JourneyEvent, Obligation, Recurrence } from './journey.ts';
import { openObligations } from './journey.ts';
import { daysOfPause } from './pause.ts';
import { ruleOf, rulebook } from './rulebook/index.ts';
import type { Done, EventMatch, ObligationRule, Opening, Span } from './rulebook/rule.ts';
import { stepsOf } from './step-days.ts';

type Payload = Readonly<Record<string, unknown>>;

/**
 * Carries happenings out on a journey: gives each a number and the time, and adds what follows from it by the
 * rulebook: obligations fulfilled, ended, shifted and opened, in that order.
 */
export function unfold(journey: Journey, happenings: readonly Happening[], now: Instant): JourneyEvent[] {
  const events: JourneyEvent[] = [];
  let after = journey;
  const happen = (happening: Happening): JourneyEvent => {
    const { type, payload } = happening;
    const event = { type, payload, sequence: after.sequence + 1, at: now } as JourneyEvent;
    after = apply(after, event);
    events.push(event);
    return event;
  };
  for (const happening of happenings) {
    const event = happen(happening);
    for (const consequence of answered(after, event)) happen(consequence);
    for (const opening of opened(after, event)) happen(opening);
  }
  return events;
}

/** What an event does to what is owed already. */
function answered(journey: Journey, event: JourneyEvent): Happening[] {
  if (event.type === 'CommandCorrected')
    return obligationsPutRight(journey, event, shifted(dateOf(event.at)));
  const answers: Happening[] = [];
  const cause = event.sequence;
  const answeredKinds = new Set<string>();
  for (const obligation of openObligations(journey)) {
    const rule = ruleOf(obligation.rulebook, obligation.kind);
    const payload = { obligation: obligation.id, kind: obligation.kind, cause };
    const days = daysMoved(rule, event, obligation);
    const isAnswered = rule.fulfilledBy.some((match) => matches(match, event, obligation));
    if (isAnswered && rule.oneEach === true && answeredKinds.has(rule.kind)) continue;
    if (isAnswered) {
      answeredKinds.add(rule.kind);
      answers.push({ type: 'ObligationFulfilled', payload });
    } else if (endedBy(rule, event, obligation)) {
      answers.push({ type: 'ObligationEnded', payload });
    } else if (days !== 0) {
      answers.push(shifted(dateOf(event.at))(obligation, days, cause));
    }
  }
  for (const recurrence of journey.recurrences) {
    if (recurrence.endedBy === undefined) answers.push(...recurrenceAnswers(recurrence, event));
  }
  return answers;
}

function endedBy(rule: ObligationRule, event: JourneyEvent, obligation: Obligation): boolean {
  if (event.type === 'JourneyClosed' && rule.outlivesClosing !== true) return true;
  // What was owed for the months until the pause is still owed.
  if (event.type === 'JourneyPaused' && rule.inPause === 'ends') {
    const { occurrence } = obligation;
    return occurrence === undefined || occurrence > monthOf(event.payload.from);
  }
  return rule.endsWith.some((match) => matches(match, event, obligation));
}

/** By how many days an event moves an obligation's due date. */
function daysMoved(rule: ObligationRule, event: JourneyEvent, obligation: Obligation): number {
  if (event.type === 'JourneyResumed') {
    return rule.inPause === 'shifts' ? daysOfPause(obligation, event.payload) : 0;
  }
  if (rule.recurs !== undefined) return 0;
  if (!rule.movesWith?.some((match) => matches(match, event, obligation))) return 0;
  return 'days' in event.payload ? event.payload.days : 0;
}

/** Moves an obligation; steps that were taken before their new day are taken anew. */
function shifted(today: CalendarDate) {
  return (obligation: Obligation, days: number, cause: number): Happening => {
    const due = addDays(obligation.due, days);
    const from = obligation.from && addDays(obligation.from, days);
    const moved = { ...obligation, due, ...(from !== undefined && { from }) };
    const ahead = stepsOf(moved).filter(({ on }) => on > today);
    return {
      type: 'ObligationShifted',
      payload: {
        obligation: obligation.id,
        kind: obligation.kind,
        cause,
        days,
        due,
        ...(from !== undefined && { from }),
        again: ahead.map(({ step }) => step.name).filter((name) => obligation.taken.includes(name)),
      },
    };
  };
}

function recurrenceAnswers(recurrence: Recurrence, event: JourneyEvent): Happening[] {
  const answers: Happening[] = [];
  const { kind, next } = recurrence;
  const cause = event.sequence;
  const rule = ruleOf(recurrence.rulebook, kind);
  const occurrence = occurrenceMet(rule.fulfilledBy, event);
  if (occurrence !== undefined && occurrence >= next) {
    answers.push({ type: 'OccurrenceMet', payload: { kind, occurrence, cause } });
  }
  if (event.type === 'JourneyClosed' || rule.recurs?.endsWith.includes(event.type)) {
    answers.push({ type: 'RecurrenceEnded', payload: { kind, cause } });
    return answers;
  }
  if (event.type === 'JourneyResumed' && rule.inPause !== 'stands') {
    const backIn = monthOf(event.payload.on);
    let moved = recurrence;
    while (moved.next < backIn) moved = { ...moved, next: occurrenceAfter(moved) };
    if (moved.next !== next) {
      answers.push({ type: 'RecurrenceMoved', payload: { kind, next: moved.next, cause } });
    }
  }
  if (rule.movesWith?.some((match) => matches(match, event)) && 'endsOn' in event.payload) {
    const last = monthOf(event.payload.endsOn);
    answers.push({ type: 'RecurrenceMoved', payload: { kind, next, last, cause } });
  }
  return answers;
}

/** Which occurrence of something that recurs an event answers, so that it is not asked for when it opens. */
function occurrenceMet(fulfilledBy: readonly EventMatch[], event: JourneyEvent): string | undefined {
  const payload = event.payload as Payload;
  for (const match of fulfilledBy) {
    if (match.event !== event.type) continue;
    const field = Object.entries(match.sameAs ?? {}).find(([, property]) => property === 'occurrence')?.[0];
    const value = field === undefined ? undefined : payload[field];
    if (typeof value === 'string') return value;
  }
  return undefined;
}

/** The obligations and recurrences an event opens under the journey's rulebook. */
function opened(journey: Journey, event: JourneyEvent): Happening[] {
  const openings: Happening[] = [];
  const payload = event.payload as Payload;
  for (const rule of rulebook(journey.rulebook).obligations) {
    const opening = rule.opensOn.find((match) => opens(match, journey, event));
    if (opening === undefined || (rule.unless ?? []).some((done) => isDone(done, journey, event))) continue;
    const organisation = organisationIn(payload, rule);
    if (rule.recurs !== undefined) {
      openings.push(...recurrenceOf(rule, rule.recurs, { journey, event, organisation }));
      continue;
    }
    const base = dateOfEvent(event, opening.after);
    // Where the event lacks the date, as with a permit whose last day nobody knows, there is nothing to owe.
    if (base === undefined) continue;
    openings.push(
      openingOf(rule, opening, journey.rulebook, { base, payload, cause: event.sequence, organisation }),
    );
  }
  return openings;
}

function opens(opening: Opening, journey: Journey, event: JourneyEvent): boolean {
  const { stages, given = [] } = opening;
  return (
    matches(opening, event) &&
    (stages === undefined || stages.includes(journey.stage)) &&
    given.every((done) => isDone(done, journey, event))
  );
}

function isDone(done: Done, journey: Journey, event: JourneyEvent): boolean {
  if (done.state === 'obligation') {
    return journey.obligations.some(({ kind, ended }) => kind === done.is && ended?.how === 'fulfilled');
  }
  const { is, withinDays } = done;
  const isLate = (on: CalendarDate) =>
    withinDays === undefined || daysBetween(on, dateOf(event.at)) <= withinDays;
  return done.state === 'talk'
    ? journey.talks.some(({ talk, heldOn }) => talk === is && isLate(heldOn))
    : journey.papers.some(({ paper, on }) => paper === is && isLate(on));
}

/** The first of some months of the year that a month is or is followed by; itself, where any will do. */
function firstMonthIn(monthsOfYear: readonly number[] | undefined, from: string): string {
  if (monthsOfYear === undefined) return from;
  let month = from;
  while (!monthsOfYear.includes(Number(month.slice(5)))) month = nextMonth(month);
  return month;
}

function recurrenceOf(
  rule: ObligationRule,
  recurs: NonNullable<ObligationRule['recurs']>,
  given: { journey: Journey; event: JourneyEvent; organisation: string | undefined },
): Happening[] {
  const { journey, event, organisation } = given;
  const { every, times, firstIn } = recurs;
  const from = dateOfEvent(event, recurs.from);
  if (from === undefined) return [];
  const first = firstMonthIn(firstIn, monthOf(from));
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
        rulebook: journey.rulebook,
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

/** A date of an event, or the day it happened where `at` is asked for. */
function dateOfEvent(event: JourneyEvent, field: string): CalendarDate | undefined {
  if (field === 'at') return dateOf(event.at);
  const payload: Payload = { ...event.payload };
  const date = payload[field];
  return typeof date === 'string' ? date : undefined;
}

/**
 * Opens the next occurrence of something that recurs; one already done is fulfilled in the same breath, and one that was
 * opened before a pause was taken back is passed over.
 */
export function openOccurrence(journey: Journey, recurrence: Recurrence): Happening[] {
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
  if (journey.obligations.some(({ id }) => id === obligation)) {
    return [{ type: 'RecurrenceMoved', payload: { kind, next: occurrenceAfter(recurrence), cause } }];
  }
  const met = recurrence.met.find((one) => one.occurrence === occurrence);
  if (met === undefined) return [happening];
  return [happening, { type: 'ObligationFulfilled', payload: { obligation, kind, cause: met.by } }];
}

function openingOf(
  rule: ObligationRule,
  opening: Opening,
  version: number,
  given: {
    base: CalendarDate;
    payload: Payload;
    cause: number;
    organisation: string | undefined;
    occurrence?: string;
  },
): Happening & { type: 'ObligationOpened' } {
  const { base, payload, cause, organisation, occurrence } = given;
  return {
    type: 'ObligationOpened',
    payload: {
      obligation: [rule.kind, cause, ...(occurrence === undefined ? [] : [occurrence])].join(':'),
      kind: rule.kind,
      rulebook: version,
      owedBy: rule.owedBy,
      due: after(base, opening.due, payload),
      cause,
      ...(organisation !== undefined && { organisation }),
      ...(opening.from && { from: after(base, opening.from, payload) }),
      ...(occurrence !== undefined && { occurrence }),
    },
  };
}

function after(base: CalendarDate, span: Span, payload: Payload): CalendarDate {
  const carried = span.daysFrom === undefined ? 0 : Number(payload[span.daysFrom]);
  return addDays(addMonths(base, span.months ?? 0), (span.days ?? 0) + carried);
}

function dateIn(payload: Payload, field: string): CalendarDate {
  return String(payload[field]);
}

/** The organisation that owes it, where the event itself names it: a person may have met several. */
function organisationIn(payload: Payload, rule: ObligationRule): string | undefined {
  const named =
    rule.owedBy === 'company'
      ? (payload['company'] ?? payload['employer'])
      : rule.owedBy === 'school'
        ? payload['school']
        : undefined;
  return typeof named === 'string' ? named : undefined;
}

function matches(match: EventMatch, event: JourneyEvent, obligation?: Obligation): boolean {
  if (match.event !== event.type) return false;
  const payload = event.payload as Payload;
  const { where = {}, sameAs = {}, monthBefore } = match;
  for (const field in where) {
    if (where[field]?.some((value) => value === payload[field]) !== true) return false;
  }
  for (const field in sameAs) {
    if (payload[field] !== obligation?.[sameAs[field] ?? 'cause']) return false;
  }
  return monthBefore === undefined || monthOf(dateIn(payload, monthBefore)) < (obligation?.occurrence ?? '');
}
