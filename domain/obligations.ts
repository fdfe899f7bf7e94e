import { apply } from './apply.ts';
import { addDays, addMonths, dateOf, firstOfMonth, monthOf } from './calendar.ts';
import type { CalendarDate, Instant } from './calendar.ts';
import type { Happening, Journey, JourneyEvent, Obligation, Recurrence } from './journey.ts';
import { openObligations } from './journey.ts';
import { ruleOf, rulebook } from './rulebook/index.ts';
import type { EventMatch, ObligationRule, Opening, Span } from './rulebook/rule.ts';

type Payload = Readonly<Record<string, unknown>>;

/**
 * Carries happenings out on a journey: gives each a number and the time, and adds what follows from it by the
 * rulebook: obligations fulfilled, ended and opened, in that order.
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

/** What an event does to the obligations that are open. */
function answered(journey: Journey, event: JourneyEvent): Happening[] {
  const answers: Happening[] = [];
  for (const obligation of openObligations(journey)) {
    const rule = ruleOf(obligation.rulebook, obligation.kind);
    const payload = { obligation: obligation.id, kind: obligation.kind };
    if (rule.fulfilledBy.some((match) => matches(match, event, obligation))) {
      answers.push({ type: 'ObligationFulfilled', payload });
    } else if (
      (event.type === 'JourneyClosed' && rule.outlivesClosing !== true) ||
      rule.endsWith.some((match) => matches(match, event, obligation))
    ) {
      answers.push({ type: 'ObligationEnded', payload });
    }
  }
  for (const recurrence of journey.recurrences) {
    const { kind } = recurrence;
    const { recurs, fulfilledBy } = ruleOf(recurrence.rulebook, kind);
    const occurrence = occurrenceMet(fulfilledBy, event);
    if (occurrence !== undefined && occurrence >= recurrence.next) {
      answers.push({ type: 'OccurrenceMet', payload: { kind, occurrence } });
    }
    if (event.type === 'JourneyClosed' || recurs?.endsWith.includes(event.type)) {
      answers.push({ type: 'RecurrenceEnded', payload: { kind } });
    }
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
    const opening = rule.opensOn.find((match) => matches(match, event));
    if (opening === undefined) continue;
    const organisation = organisationIn(payload, rule);
    if (rule.recurs === undefined) {
      const base = opening.after === 'at' ? dateOf(event.at) : dateIn(payload, opening.after);
      openings.push(
        openingOf(rule, opening, journey.rulebook, { base, payload, cause: event.sequence, organisation }),
      );
    } else {
      openings.push({
        type: 'RecurrenceBegan',
        payload: {
          kind: rule.kind,
          rulebook: journey.rulebook,
          cause: event.sequence,
          from: dateIn(payload, rule.recurs.from),
          until: dateIn(payload, rule.recurs.until),
          ...(organisation !== undefined && { organisation }),
        },
      });
    }
  }
  return openings;
}

/** Opens the next occurrence of something that recurs; one already done is fulfilled in the same breath. */
export function openOccurrence(recurrence: Recurrence): Happening[] {
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
  if (!recurrence.met.includes(occurrence)) return [happening];
  return [
    happening,
    {
      type: 'ObligationFulfilled',
      payload: { obligation: happening.payload.obligation, kind: rule.kind },
    },
  ];
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
