import { ruleOf } from '../rulebook/index.ts';
import type { AnyRule, EventMatch } from '../rulebook/rule.ts';
import { foldSoFar } from '../subjects/fold.ts';
import type { ObligationHappening } from '../subjects/obligation-events.ts';
import type { Obligation, Recurrence } from '../subjects/obligation.ts';
import { occurrenceAfter } from '../subjects/recurrences.ts';
import type { SubjectEvent, SubjectState } from '../subjects/subject.ts';
import { addDays, dateOf, monthOf } from '../vocabulary/calendar.ts';
import type { CalendarDate, Instant } from '../vocabulary/calendar.ts';
import { matchesEvent } from './event-match.ts';
import type { Payload } from './event-match.ts';
import { openingsOf } from './openings.ts';
import { daysOfPause } from './pause.ts';
import { obligationsPutRight } from './put-right.ts';
import { stepsOf } from './step-days.ts';
import { effectOf } from './subject-rules.ts';
import type { EffectOnAll, HappeningOf, SubjectRules } from './subject-rules.ts';

/**
 * Carries out happenings on a subject. Each gets a number and the time, and what follows from it by the
 * rulebook is added. That is, in this order: obligations fulfilled, ended, shifted and opened.
 */
export function unfold<S extends SubjectState, E extends SubjectEvent>(
  rules: SubjectRules<S, E>,
  subject: S,
  happenings: readonly HappeningOf<E>[],
  now: Instant,
): E[] {
  const { apply, books } = rules;
  const events: E[] = [];
  // The state is worked out only if a rule asks for it: most of what happens opens and answers nothing.
  let after = subject;
  for (const happening of happenings) {
    const event = happen(events, subject, happening, now);
    if (books.isAnswering(event.type)) {
      after = foldSoFar(apply, subject, events);
      for (const consequence of answered(rules, after, event)) happen(events, subject, consequence, now);
    }
    if (books.isOpening(event.type)) {
      after = foldSoFar(apply, subject, events);
      for (const opening of openingsOf(rules, after, event)) happen(events, subject, opening, now);
    }
  }
  return events;
}

/** Adds what happened to the events of a subject, with its number and the time. */
function happen<E extends SubjectEvent>(
  events: E[],
  { sequence }: SubjectState,
  { type, payload }: Pick<SubjectEvent, 'type' | 'payload'>,
  at: Instant,
): E {
  const event = { type, payload, sequence: sequence + events.length + 1, at } as E;
  events.push(event);
  return event;
}

/** What an event does to what is owed already. */
function answered<S extends SubjectState, E extends SubjectEvent>(
  { books, effects }: SubjectRules<S, E>,
  subject: S,
  event: E,
): ObligationHappening[] {
  const effect = effectOf(effects, event);
  if (effect?.does === 'take-back') {
    return obligationsPutRight(subject, effect.events, event.sequence, shifted(dateOf(event.at)));
  }
  const answers: ObligationHappening[] = [];
  const cause = event.sequence;
  const answeredKinds = new Set<string>();
  for (const obligation of subject.obligations) {
    if (obligation.ended !== undefined) continue;
    const rule = ruleOf(obligation.rulebook, obligation.kind);
    if (!books.reactsTo(rule, event.type)) continue;
    const payload = { obligation: obligation.id, kind: obligation.kind, cause };
    const days = daysMoved(rule, event, effect, obligation);
    const isAnswered = rule.fulfilledBy.some((match) => matchesEvent(match, event, obligation));
    if (isAnswered && rule.oneEach === true && answeredKinds.has(rule.kind)) continue;
    if (isAnswered) {
      answeredKinds.add(rule.kind);
      answers.push({ type: 'ObligationFulfilled', payload });
    } else if (endedBy(rule, event, effect, obligation)) {
      answers.push({ type: 'ObligationEnded', payload });
    } else if (days !== 0) {
      answers.push(shifted(dateOf(event.at))(obligation, days, cause));
    }
  }
  for (const recurrence of subject.recurrences) {
    if (recurrence.endedBy !== undefined) continue;
    const rule = ruleOf(recurrence.rulebook, recurrence.kind);
    if (books.reactsTo(rule, event.type)) {
      answers.push(...recurrenceAnswers(recurrence, rule, event, effect));
    }
  }
  return answers;
}

function endedBy(
  rule: AnyRule,
  event: SubjectEvent,
  effect: EffectOnAll | undefined,
  obligation: Obligation,
): boolean {
  if (effect?.does === 'close' && rule.outlivesClosing !== true) return true;
  // What was owed for the months up to the pause is still owed.
  if (effect?.does === 'pause' && rule.inPause === 'ends') {
    const { occurrence } = obligation;
    return occurrence === undefined || occurrence > monthOf(effect.from);
  }
  return rule.endsWith.some((match) => matchesEvent(match, event, obligation));
}

/** By how many days an event moves an obligation's due date. */
function daysMoved(
  rule: AnyRule,
  event: SubjectEvent,
  effect: EffectOnAll | undefined,
  obligation: Obligation,
): number {
  if (effect?.does === 'resume') return rule.inPause === 'shifts' ? daysOfPause(obligation, effect) : 0;
  if (rule.recurs !== undefined) return 0;
  if (!rule.movesWith?.some((match) => matchesEvent(match, event, obligation))) return 0;
  const { days } = event.payload as { readonly days?: number };
  return days ?? 0;
}

/** Moves an obligation; steps that were taken before their new day are taken again. */
function shifted(today: CalendarDate) {
  return (obligation: Obligation, days: number, cause: number): ObligationHappening => {
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

function recurrenceAnswers(
  recurrence: Recurrence,
  rule: AnyRule,
  event: SubjectEvent,
  effect: EffectOnAll | undefined,
): ObligationHappening[] {
  const answers: ObligationHappening[] = [];
  const { kind, next } = recurrence;
  const cause = event.sequence;
  const occurrence = occurrenceMet(rule.fulfilledBy, event);
  if (occurrence !== undefined && occurrence >= next) {
    answers.push({ type: 'OccurrenceMet', payload: { kind, occurrence, cause } });
  }
  if (effect?.does === 'close' || rule.recurs?.endsWith.includes(event.type)) {
    answers.push({ type: 'RecurrenceEnded', payload: { kind, cause } });
    return answers;
  }
  if (effect?.does === 'resume' && rule.inPause !== 'stands') {
    const backIn = monthOf(effect.on);
    let moved = recurrence;
    while (moved.next < backIn) moved = { ...moved, next: occurrenceAfter(moved) };
    if (moved.next !== next) {
      answers.push({ type: 'RecurrenceMoved', payload: { kind, next: moved.next, cause } });
    }
  }
  const { endsOn } = event.payload as { readonly endsOn?: CalendarDate };
  if (endsOn !== undefined && rule.movesWith?.some((match) => matchesEvent(match, event))) {
    answers.push({ type: 'RecurrenceMoved', payload: { kind, next, last: monthOf(endsOn), cause } });
  }
  return answers;
}

/**
 * Which occurrence of something that recurs an event answers, so that nobody is asked for it when it opens.
 */
function occurrenceMet(fulfilledBy: readonly EventMatch<string>[], event: SubjectEvent): string | undefined {
  const payload = event.payload as Payload;
  for (const match of fulfilledBy) {
    if (match.event !== event.type) continue;
    const field = Object.entries(match.sameAs ?? {}).find(([, property]) => property === 'occurrence')?.[0];
    const value = field === undefined ? undefined : payload[field];
    if (typeof value === 'string') return value;
  }
  return undefined;
}
