import { applySoFar } from '../journeys/apply.ts';
import type { Happening, JourneyEvent } from '../journeys/events.ts';
import type { Journey } from '../journeys/journey.ts';
import { occurrenceAfter } from '../journeys/recurrences.ts';
import { isAnswering, isOpening, reactsTo, ruleOf } from '../rulebook/index.ts';
import type { EventMatch, ObligationRule } from '../rulebook/rule.ts';
import type { Obligation, Recurrence } from '../subjects/obligation.ts';
import { addDays, dateOf, monthOf } from '../vocabulary/calendar.ts';
import type { CalendarDate, Instant } from '../vocabulary/calendar.ts';
import { matchesEvent } from './event-match.ts';
import type { Payload } from './event-match.ts';
import { openingsOf } from './openings.ts';
import { daysOfPause } from './pause.ts';
import { obligationsPutRight } from './put-right.ts';
import { stepsOf } from './step-days.ts';

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
      for (const opening of openingsOf(after, event)) happen(events, journey, opening, now);
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
    const isAnswered = rule.fulfilledBy.some((match) => matchesEvent(match, event, obligation));
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
  return rule.endsWith.some((match) => matchesEvent(match, event, obligation));
}

/** By how many days an event moves an obligation's due date. */
function daysMoved(rule: ObligationRule, event: JourneyEvent, obligation: Obligation): number {
  if (event.type === 'JourneyResumed') {
    return rule.inPause === 'shifts' ? daysOfPause(obligation, event.payload) : 0;
  }
  if (rule.recurs !== undefined) return 0;
  if (!rule.movesWith?.some((match) => matchesEvent(match, event, obligation))) return 0;
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
  if (rule.movesWith?.some((match) => matchesEvent(match, event)) && 'endsOn' in event.payload) {
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
