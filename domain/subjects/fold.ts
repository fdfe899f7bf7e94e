import type { Obligation, Recurrence } from './obligation.ts';
import { changedBy, isOwedEvent, openedObligation } from './owed-events.ts';
import type { OwedEvent } from './owed-events.ts';
import { afterOpening } from './recurrences.ts';
import type { SubjectEvent, SubjectState } from './subject.ts';

/**
 * What is known of a subject after one more event: each kind has one, and a subject changes in no other way.
 */
export type Apply<S extends SubjectState, E extends SubjectEvent> = (state: S, event: E) => S;

/** What is known after an event about one obligation, of any kind of subject. */
export function applyOwed<S extends SubjectState>(state: S, event: OwedEvent): S {
  return write(draftOf(state), event);
}

/**
 * What is known after several events. The result is the same as applying one after the other, but events
 * about what is owed that follow each other share one copy.
 */
export function foldAll<S extends SubjectState, E extends SubjectEvent>(
  apply: Apply<S, E>,
  state: S,
  events: readonly E[],
): S {
  const known = reckoned.get(events);
  let after = known?.before === state ? (known.after as S) : state;
  let draft: (S & Draft) | undefined;
  for (let index = after.sequence - state.sequence; index < events.length; index += 1) {
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
 * The same as `foldAll`, for events that are only being decided: the result so far is kept, so that it is not
 * worked out a second time when they are applied.
 */
export function foldSoFar<S extends SubjectState, E extends SubjectEvent>(
  apply: Apply<S, E>,
  state: S,
  events: readonly E[],
): S {
  const after = foldAll(apply, state, events);
  reckoned.set(events, { before: state, after });
  return after;
}
const reckoned = new WeakMap<
  readonly SubjectEvent[],
  { readonly before: SubjectState; readonly after: SubjectState }
>();

/**
 * A copy of a subject that nobody else has yet, so that it may be changed; its list of obligations is its
 * own.
 */
interface Draft {
  obligations: Obligation[];
  recurrences: readonly Recurrence[];
  sequence: number;
}

function draftOf<S extends SubjectState>(state: S): S & Draft {
  return { ...state, obligations: state.obligations.slice() };
}

/** Writes into a draft what an event says about what is owed, and returns it as the new state. */
function write<S extends SubjectState>(draft: S & Draft, event: OwedEvent): S {
  const { obligations } = draft;
  draft.sequence = event.sequence;
  if (event.type === 'ObligationOpened') {
    obligations.push(openedObligation(event));
    draft.recurrences = afterOpening(draft.recurrences, event.payload);
    return draft;
  }
  const { obligation: id } = event.payload;
  // Most events are about what was opened lately.
  for (let index = obligations.length - 1; index >= 0; index -= 1) {
    const obligation = obligations[index];
    if (obligation?.id === id) {
      obligations[index] = changedBy(obligation, event);
      break;
    }
  }
  return draft;
}
