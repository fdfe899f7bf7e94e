import type { SubjectState } from '../../domain/subjects/subject.ts';

/** What rebuilding must know of a kind of subject, beside how its events fold. */
export interface SubjectRebuilding<S extends SubjectState> {
  /** The chapter a subject is in, as an operator reads it; `undefined` if its kind has none. */
  chapter(state: S): string | undefined;
  /** The key by which one of its Signals is recognised; `undefined` if nobody can read the Signal. */
  signalKey(signal: { readonly name: string; readonly payload: unknown }): string | undefined;
  /** Whether a Signal only says what is told again by itself: a rebuilt subject need not be handed it. */
  isToldAgain(signal: { readonly name: string; readonly payload: unknown }): boolean;
  /** The type of the event that stands for a Signal nobody could read. */
  readonly notUnderstood: string;
}
