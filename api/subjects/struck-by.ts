import type { Correction, TimelineRow } from '../../db/subjects/timeline.ts';

/** The correction that strikes an event through: its own, or that of the command it followed from; null if none does. */
export function struckBy(
  { sequence, payload }: TimelineRow,
  corrections: readonly Correction[],
): { readonly by: number; readonly reason: string } | null {
  const { cause } = payload;
  const found = corrections.find(
    ({ by, events }) =>
      sequence < by && (events.includes(sequence) || (typeof cause === 'number' && events.includes(cause))),
  );
  return found === undefined ? null : { by: found.by, reason: found.reason };
}
