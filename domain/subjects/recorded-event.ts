import type { Actor, OnBehalfOf } from './actor.ts';
import type { SubjectEvent } from './subject.ts';

/**
 * An event as it is written down, with who said it. Its id is made once in the Workflow, so that a repeated
 * recording can be told from another history. Only a command's own event has a key and its body's hash.
 */
export type RecordedEvent<E extends SubjectEvent> = E & {
  /** A UUID. */
  readonly id: string;
  /** The version of the payload's shape. */
  readonly version: number;
  readonly key?: string;
  readonly bodyHash?: string;
  readonly actor?: Actor;
  readonly onBehalfOf?: OnBehalfOf;
  readonly noteId?: string;
};
