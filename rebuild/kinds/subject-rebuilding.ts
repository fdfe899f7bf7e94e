import type { SubjectState } from '../../domain/subjects/subject.ts';
import type { Instant } from '../../domain/vocabulary/calendar.ts';

/** What rebuilding must know of a kind of subject beside how its events fold. */
export interface SubjectRebuilding<S extends SubjectState> {
  /** Whether a subject is over for good, so that it needs no Workflow any more. */
  isOver(state: S, now: Instant): boolean;
  /** The chapter a subject is in, as an operator reads it; `undefined` if its kind has none. */
  chapter(state: S): string | undefined;
  /** The key by which a Signal of its own is known again; `undefined` of one that nobody can read. */
  signalKey(signal: { readonly name: string; readonly payload: unknown }): string | undefined;
  /** The type of the event that stands for a Signal nobody could read. */
  readonly notUnderstood: string;
}
