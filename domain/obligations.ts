import { applySoFar, occurrenceAfter } from './apply.ts';
import { broughtBack } from './brought-back.ts';
import { addDays, addMonths, dateOf, daysBetween, firstOfMonth, monthOf, nextMonth } from './calendar.ts';
import type { CalendarDate, Instant } from './calendar.ts';
import { obligationsPutRight } from './correction.ts';
import type { EventPayloads, Happening, Journey, JourneyEvent, Obligation, Recurrence } from './journey.ts';
import { daysOfPause } from './pause.ts';
import { isAnswering, isOpening, reactsTo, ruleOf, rulesOpenedBy, rulebook } from './rulebook/index.ts';
import type { Done, EventMatch, ObligationRule, Opening, Span } from './rulebook/rule.ts';
import { stepsOf } from './step-days.ts';

type Payload = Readonly<Record<string, unknown>>;
type Owed = EventPayloads['ObligationOpened'];

/**
 * Carries happenings out on a journey: gives each a number and the time, and adds what follows from it by the
 * rulebook: obligations fulfilled, ended, shifted and opened, in that order.
 */
export function unfold(journey: Journey, happenings: readonly Happening[], now: Instant): JourneyEvent[] {
  const events: JourneyEvent[] = [];
  // What is known is reckoned only as far as a rule asks for it: most of what happens opens and answers nothing.
  let after = journey;
  for (const happening of happenings) {
    const event = happen(events, journey, happening, now);
    if (isAnswering(event.type)) {
      after = applySoFar(journey, events);
      for (const consequence of answered(after, event)) happen(events, journey, consequence, now);
    }
    if (isOpening(event.type)) {
      after = applySoFar(journey, events);
      for (const opening of opened(after, event)) happen(events, journey, opening, now);
    }
  }
  return events;
}

/** Adds what happened to the events of a journey, with its number and the time. */
function happen(
  events: JourneyEvent[],
  { sequence }: Journey,
  { type, payload }: Happening,
  at: Instant,
): JourneyEvent {
  const event = { type, payload, sequence: sequence + events.length + 1, at } as JourneyEvent;
  events.push(event);
  return event;
}

/** What an event does to what is owed already. */
function answered(journey: Journey, event: JourneyEvent): Happening[] {
  if (event.type === 'CommandCorrected')
    return obligationsPutRight(journey, event, shifted(dateOf(event.at)));
  const answers: Happening[] = [];
  const cause = event.sequence;
  const answeredKinds = new Set<string>();
  for (const obligation of journey.obligations) {
    if (obligation.ended !== undefined) continue;
    const rule = ruleOf(obligation.rulebook, obligation.kind);
    if (!reactsTo(rule, event.type)) continue;
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
  if (!reactsTo(rule, event.type)) return answers;
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
  // What a reopening brings back says so by its rule, not by an opening of its own.
  const rules =
    event.type === 'JourneyReopened'
      ? rulebook(journey.rulebook).obligations
      : rulesOpenedBy(journey.rulebook, event.type);
  for (const rule of rules) {
    const back = event.type === 'JourneyReopened' ? owedAgain(rule, journey, event) : [];
    if (back.length > 0) {
      openings.push(...back);
      continue;
    }
    const opening = rule.opensOn.find((match) => opens(match, journey, event));
    if (opening === undefined || (rule.unless ?? []).some((done) => isDone(done, journey, event))) continue;
    const organisation = organisationIn(payload, rule);
    if (rule.recurs !== undefined) {
      openings.push(...recurrenceOf(rule, rule.recurs, { journey, event, organisation, due: opening.due }));
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

function owedAgain(
  rule: ObligationRule,
  journey: Journey,
  event: JourneyEvent & { type: 'JourneyReopened' },
): Happening[] {
  const due = rule.opensOn[0]?.due ?? {};
  return broughtBack(rule, journey, event, (month) => after(firstOfMonth(month), due, {}));
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
    const counts = ({ ended }: Obligation) =>
      ended === undefined ? done.orOpen === true : ended.how === 'fulfilled';
    return journey.obligations.some((obligation) => obligation.kind === done.is && counts(obligation));
  }
  const { is, withinDays } = done;
  const isLate = (on: CalendarDate) =>
    withinDays === undefined || daysBetween(on, dateOf(event.at)) <= withinDays;
  return done.state === 'talk'
    ? journey.talks.some(({ talk, heldOn }) => talk === is && isLate(heldOn))
    : journey.papers.some(({ paper, on }) => paper === is && isLate(on));
}

/**
 * The month that a recurring obligation opens for first: that of a day, or the next of some months of the year. Of these one
 * whose due date has passed is left out: nobody can do it any more.
 */
function firstMonth(monthsOfYear: readonly number[] | undefined, from: CalendarDate, due: Span): string {
  let month = monthOf(from);
  if (monthsOfYear === undefined) return month;
  const isAhead = () => after(firstOfMonth(month), due, {}) >= from;
  while (!monthsOfYear.includes(Number(month.slice(5))) || !isAhead()) month = nextMonth(month);
  return month;
}

function recurrenceOf(
  rule: ObligationRule,
  recurs: NonNullable<ObligationRule['recurs']>,
  given: { journey: Journey; event: JourneyEvent; organisation: string | undefined; due: Span },
): Happening[] {
  const { journey, event, organisation, due } = given;
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
  const date = (event.payload as Payload)[field];
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
  const met =
    recurrence.met.find((one) => one.occurrence === occurrence)?.by ?? doneBefore(journey, rule, occurrence);
  if (met === undefined) return [happening];
  return [happening, { type: 'ObligationFulfilled', payload: { obligation, kind, cause: met } }];
}

/** The event that did an occurrence which was owed before: a month in two companies is asked for once. */
function doneBefore(
  { obligations }: Journey,
  { kind, fulfilledBy }: ObligationRule,
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
  const { kind, owedBy } = rule;
  const owed: { -readonly [K in keyof Owed]: Owed[K] } = {
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
  const { where = {}, sameAs = {}, monthBefore, notBefore } = match;
  for (const field in where) {
    if (where[field]?.some((value) => value === payload[field]) !== true) return false;
  }
  for (const field in sameAs) {
    if (payload[field] !== obligation?.[sameAs[field] ?? 'cause']) return false;
  }
  if (notBefore !== undefined && obligation?.from !== undefined) {
    if (dateIn(payload, notBefore.date) < addDays(obligation.from, -notBefore.days)) return false;
  }
  return monthBefore === undefined || monthOf(dateIn(payload, monthBefore)) < (obligation?.occurrence ?? '');
}
