import type { OwedEvent } from '../../subjects/owed-events.ts';
import type { EventType, JourneyEvent } from '../events.ts';
import type { Journey } from '../journey.ts';

/** Events that change what is known of a journey itself; those about one obligation are written by `apply`. */
export type FoldedType = Exclude<EventType, OwedEvent['type']>;

/** An event of one type, with its number and what it carries. */
export type EventOf<T extends EventType> = { [P in T]: Extract<JourneyEvent, { readonly type: P }> }[T];

/** What is known of a journey after an event of one type. */
export type Fold<T extends EventType> = (journey: Journey, event: EventOf<T>) => Journey;

/** The folds of some events, such as those of one stage. */
export type Folds = { readonly [T in FoldedType]?: Fold<T> };
