import type { SubjectState } from '../../domain/subjects/subject.ts';
import type { Instant } from '../../domain/vocabulary/calendar.ts';

/** What rebuilding must know of a kind of subject, beside how its events fold. */
export interface SubjectRebuilding<S extends SubjectState> {
  /** Whether a subject is over for good, so that it no longer needs a Workflow. */
  isOver(state: S, now: Instant): boolean;
  /** The chapter a subject is in, as an operator reads it; `undefined` if its kind has none. */
  chapter(state: S): string | undefined;
  /** The key by which one of its Signals is recognised; `undefined` if nobody can read the Signal. */
  signalKey(signal: { readonly name: string; readonly payload: unknown }): string | undefined;
  /** The type of the event that stands for a Signal that nobody could read. */
  readonly notUnderstood: string;
}
