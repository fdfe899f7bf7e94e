import type { Obligation, Recurrence } from '../subjects/obligation.ts';
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
import { changedBy, isOwedEvent, openedObligation } from './owed-events.ts';
import type { OwedEvent } from './owed-events.ts';
import { afterOpening } from './recurrences.ts';
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
  if (isOwedEvent(event)) return write(draftOf(journey), event);
  const changed = change(journey, event);
  const corrigible = remembered(journey, changed, event);
  // Written in place where it is new anyhow: a journey is copied once for every event, not thrice.
  return changed === journey
    ? { ...journey, sequence: event.sequence, corrigible }
    : Object.assign(changed, { sequence: event.sequence, corrigible });
}

/**
 * What is known after several events: the same as applying one after the other, with one copy for all that follow each
 * other about what is owed.
 */
export function applyAll(journey: Journey, events: readonly JourneyEvent[]): Journey {
  const known = reckoned.get(events);
  const isKnown = known?.before === journey;
  let after = isKnown ? known.after : journey;
  let draft: Draft | undefined;
  for (let index = after.sequence - journey.sequence; index < events.length; index += 1) {
    const event = events[index];
    if (event === undefined) continue;
    if (isOwedEvent(event)) {
      draft ??= draftOf(after);
      after = write(draft, event);
    } else {
      after = apply(after, event);
      draft = undefined;
    }
  }
  return after;
}

/**
 * The same, for events that are only being decided: what is known after those so far is kept, so that it is not reckoned
 * a second time when they are applied.
 */
export function applySoFar(journey: Journey, events: readonly JourneyEvent[]): Journey {
  const after = applyAll(journey, events);
  reckoned.set(events, { before: journey, after });
  return after;
}
const reckoned = new WeakMap<
  readonly JourneyEvent[],
  { readonly before: Journey; readonly after: Journey }
>();

/** A copy of a journey that nobody else has yet, and whose list of obligations is its own. */
type Draft = Omit<Journey, 'obligations' | 'recurrences' | 'sequence'> & {
  obligations: Obligation[];
  recurrences: readonly Recurrence[];
  sequence: number;
};

function draftOf(journey: Journey): Draft {
  return { ...journey, obligations: journey.obligations.slice() };
}

/** Writes into a draft what an event says of what is owed, and gives it as the journey it has become. */
function write(draft: Draft, event: OwedEvent): Journey {
  const { obligations } = draft;
  draft.sequence = event.sequence;
  if (event.type === 'ObligationOpened') {
    obligations.push(openedObligation(event));
    draft.recurrences = afterOpening(draft.recurrences, event.payload);
    return draft;
  }
  const { obligation: id } = event.payload;
  // Most of what happens is about what was opened lately.
  for (let index = obligations.length - 1; index >= 0; index -= 1) {
    const obligation = obligations[index];
    if (obligation?.id === id) {
      obligations[index] = changedBy(obligation, event);
      break;
    }
  }
  return draft;
}

function change<T extends FoldedType>(journey: Journey, event: EventOf<T>): Journey {
  return FOLDS[event.type](journey, event);
}
