import { dateOf } from '../vocabulary/calendar.ts';
import type { ObligationEvent, ObligationPayloads } from './obligation-events.ts';
import type { Obligation } from './obligation.ts';
import type { SubjectEvent } from './subject.ts';

/** Events about one obligation; every command and step brings about several. */
export type OwedEvent = Extract<ObligationEvent, { readonly payload: { readonly obligation: string } }>;

/** Whether an event is about one obligation. */
export function isOwedEvent(event: SubjectEvent): event is OwedEvent {
  return OWED_EVENTS.has(event.type);
}
const OWED_EVENTS: ReadonlySet<string> = new Set(
  Object.keys({
    ObligationOpened: true,
    ObligationReminded: true,
    ReminderSkipped: true,
    ObligationMissed: true,
    ObligationEscalated: true,
    ObligationFulfilled: true,
    ObligationEnded: true,
    ObligationShifted: true,
    ObligationStruck: true,
    ObligationReopened: true,
    ObligationReplaced: true,
  } satisfies Record<OwedEvent['type'], true>),
);

/** An obligation after an event about it. */
export function changedBy(
  obligation: Obligation,
  event: Exclude<OwedEvent, { readonly type: 'ObligationOpened' }>,
): Obligation {
  switch (event.type) {
    case 'ObligationReminded':
    case 'ReminderSkipped':
    case 'ObligationEscalated':
      return { ...obligation, taken: [...obligation.taken, event.payload.step] };
    case 'ObligationMissed':
      return {
        ...obligation,
        taken: [...obligation.taken, event.payload.step],
        missedBy: event.sequence,
      };
    case 'ObligationFulfilled':
    case 'ObligationEnded':
    case 'ObligationStruck':
      return { ...obligation, ended: { how: HOW[event.type], by: event.payload.cause } };
    case 'ObligationReopened': {
      const { ended: _, ...open } = obligation;
      return open;
    }
    case 'ObligationShifted': {
      const { days, due, from, again, cause: by } = event.payload;
      const { missedBy, ...kept } = obligation;
      return {
        ...kept,
        due,
        ...(from !== undefined && { from }),
        shifts: [...obligation.shifts, { by, days }],
        taken: obligation.taken.filter((step) => !again.includes(step)),
        // What is not late by its new day is no longer missed.
        ...(missedBy !== undefined && !again.includes('miss') && { missedBy }),
      };
    }
    case 'ObligationReplaced':
      return replaced(obligation, event.payload);
  }
}

const HOW = {
  ObligationFulfilled: 'fulfilled',
  ObligationEnded: 'ended',
  ObligationStruck: 'struck',
} as const;

/** The obligation that an event opens. */
export function openedObligation({
  payload,
  sequence,
  at,
}: OwedEvent & { type: 'ObligationOpened' }): Obligation {
  const { obligation: id, kind, rulebook, owedBy, organisation, due, from, occurrence, cause } = payload;
  // Written out field by field: copying the rest of a payload costs several times as much, and nothing
  // happens more often.
  const obligation: { -readonly [K in keyof Obligation]: Obligation[K] } = {
    id,
    kind,
    rulebook,
    owedBy,
    due,
    cause,
    openedBy: sequence,
    openedOn: dateOf(at),
    taken: [],
    shifts: [],
  };
  if (organisation !== undefined) obligation.organisation = organisation;
  if (from !== undefined) obligation.from = from;
  if (occurrence !== undefined) obligation.occurrence = occurrence;
  return obligation;
}

/**
 * What is open, by another rule. If it has a new due date, nobody has been reminded of that date or missed it
 * yet.
 */
function replaced(was: Obligation, now: ObligationPayloads['ObligationReplaced']): Obligation {
  const { obligation: id, ...rule } = now;
  const { organisation: _, missedBy, taken, ...kept } = was;
  if (now.due !== was.due) return { ...kept, ...rule, id, taken: [] };
  return { ...kept, ...rule, id, taken, ...(missedBy !== undefined && { missedBy }) };
}
