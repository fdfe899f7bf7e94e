import { instantFromMs } from '../domain/vocabulary/calendar.ts';
import type { Instant } from '../domain/vocabulary/calendar.ts';

/** No training runs as far from today as this: an offset beyond it is nonsense, and dates end somewhere. */
const FARTHEST_MS = 100 * 366 * 24 * 60 * 60_000;

/** The only clock in Workflows: real time plus the training clock's offset, which never goes back. */
export interface Clock {
  /** The time now. */
  now(): Instant;
  /** How far the training clock is ahead of real time, in milliseconds; 0 in production. */
  offsetMs(): number;
  /** Takes in the offset that a message carried; anything but a larger number leaves the clock as it was. */
  hear(offsetMs: unknown): void;
  /** The time it would be with a message's offset, without taking it in: for Update validators. */
  wouldBe(offsetMs: unknown): Instant;
}

/** A run's clock, at the offset with which the run was started. */
export function createClock(startOffsetMs: number): Clock {
  let offset = startOffsetMs;
  const heard = (given: unknown) =>
    Number.isSafeInteger(given) && Number(given) > offset && Number(given) < FARTHEST_MS
      ? Number(given)
      : offset;
  const at = (offsetMs: number) => instantFromMs(Date.now() + offsetMs);
  return {
    now: () => at(offset),
    offsetMs: () => offset,
    hear: (given) => {
      offset = heard(given);
    },
    wouldBe: (given) => at(heard(given)),
  };
}
