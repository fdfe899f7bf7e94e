import { applyAll } from '../journeys/apply.ts';
import type { JourneyEvent } from '../journeys/events.ts';
import type { Journey } from '../journeys/journey.ts';
import type { ErasureReason } from '../vocabulary/codes.ts';
import type { Instant } from '../vocabulary/calendar.ts';

/** A journey whose person is erased: what happens in it, and how it stands then. */
export interface ErasedJourney {
  /** None if its person was erased before. */
  readonly events: readonly JourneyEvent[];
  readonly state: Journey;
}

/**
 * What it leads to that a journey's person is erased, whatever it has come to: it is closed, and nothing is owed in it any
 * more, by anybody. No rulebook is asked, since none may keep anything open. Pure: the same is decided every time.
 */
export function erasePersonIn(
  journey: Journey,
  because: { readonly erasure: string; readonly reason: ErasureReason },
  at: Instant,
): ErasedJourney {
  if (journey.erasedBy !== undefined) return { events: [], state: journey };
  const cause = journey.sequence + 1;
  const happenings = [
    { type: 'PersonErased', payload: because },
    ...journey.obligations
      .filter(({ ended }) => ended === undefined)
      .map(({ id: obligation, kind }) => ({ type: 'ObligationEnded', payload: { obligation, kind, cause } })),
    ...journey.recurrences
      .filter(({ endedBy }) => endedBy === undefined)
      .map(({ kind }) => ({ type: 'RecurrenceEnded', payload: { kind, cause } })),
  ];
  const events = happenings.map(
    (happening, index) => ({ ...happening, sequence: cause + index, at }) as JourneyEvent,
  );
  return { events, state: applyAll(journey, events) };
}
