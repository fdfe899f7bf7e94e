import type { Refusal } from '../domain/refusals/refusals.ts';
import type { CalendarDate } from '../domain/vocabulary/calendar.ts';
import type { CommandMessage } from './messages.ts';

/** A command by which one of two journeys is told that they are one person's. */
export interface MergeStep {
  readonly journey: string;
  readonly type: 'KeepJourney' | 'MergeJourney';
  readonly message: CommandMessage;
}

/**
 * The two commands of a merge, in their order: the journey that goes on hears first, since only it may say no. Whoever
 * gives them, the API or the sweep, gives the same under the same keys, so each is recorded once.
 */
export function mergeSteps(
  merge: {
    readonly id: string;
    readonly kept: string;
    readonly merged: string;
    readonly askedBy: string;
    readonly organisation: string;
    /** The day on which it was asked for. */
    readonly on: CalendarDate;
  },
  offsetMs: number,
): readonly [MergeStep, MergeStep] {
  const { id, kept, merged, askedBy, organisation, on } = merge;
  const said = { bodyHash: id, offsetMs, actor: { organisation, contact: askedBy, via: 'api' } } as const;
  return [
    {
      journey: kept,
      type: 'KeepJourney',
      message: { key: `merge-${id}-kept`, ...said, fields: { merge: id, other: merged } },
    },
    {
      journey: merged,
      type: 'MergeJourney',
      message: {
        key: `merge-${id}-merged`,
        ...said,
        fields: { merge: id, into: kept, on },
      },
    },
  ];
}

/**
 * Whether a journey says no because it has been told before that the other is the same person's. It knows then, and the merge
 * goes on: that is so where the merge was taken back in the other journey only.
 */
export function isKeptAlready({ refused }: Refusal): boolean {
  return refused === 'already-done';
}
