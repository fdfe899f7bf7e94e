import { applyOwed, foldAll, foldSoFar } from '../subjects/fold.ts';
import { isOwedEvent } from '../subjects/owed-events.ts';
import type { JourneyEvent } from './events.ts';
import { anyStage } from './folding/any-stage.ts';
import { course } from './folding/course.ts';
import { employment } from './folding/employment.ts';
import { firstDay } from './folding/first-day.ts';
import type { EventOf, Fold, FoldedType } from './folding/fold.ts';
import { igu } from './folding/igu.ts';
import { matching } from './folding/matching.ts';
import { placement } from './folding/placement.ts';
import { recurring } from './folding/recurring.ts';
import { screening } from './folding/screening.ts';
import type { Journey } from './journey.ts';
import { remembered } from './taken-back.ts';

/** What each event changes in a journey, stage by stage; the compiler asks for an event that no stage has. */
const FOLDS: { readonly [T in FoldedType]: Fold<T> } = {
  ...screening,
  ...matching,
  ...course,
  ...firstDay,
  ...igu,
  ...placement,
  ...employment,
  ...anyStage,
  ...recurring,
};

/**
 * What is known after one more event. The only way a journey changes: folding all its events, from
 * `unopenedJourney`, gives its state, in the Workflow and in the database alike.
 */
export function apply(journey: Journey, event: JourneyEvent): Journey {
  if (isOwedEvent(event)) return applyOwed(journey, event);
  const changed = change(journey, event);
  const corrigible = remembered(journey, changed, event);
  // If it is a copy already, it is written to in place: a journey is copied once for every event, not three
  // times.
  return changed === journey
    ? { ...journey, sequence: event.sequence, corrigible }
    : Object.assign(changed, { sequence: event.sequence, corrigible });
}

/** What is known after several events: the same as applying one after the other, but quicker. */
export function applyAll(journey: Journey, events: readonly JourneyEvent[]): Journey {
  return foldAll(apply, journey, events);
}

/**
 * The same as `applyAll` for events that are only being decided. The result is kept, so that applying them
 * later costs nothing.
 */
export function applySoFar(journey: Journey, events: readonly JourneyEvent[]): Journey {
  return foldSoFar(apply, journey, events);
}

function change<T extends FoldedType>(journey: Journey, event: EventOf<T>): Journey {
  return FOLDS[event.type](journey, event);
}
