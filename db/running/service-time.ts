import { instantFromMs } from '../../domain/vocabulary/calendar.ts';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import type { Queryable } from '../pool.ts';
import { readClock } from './clock.ts';

/** The time by which the service acts: real time plus the training clock's offset, which is 0 in production. */
export interface ServiceTime {
  readonly now: Instant;
  readonly offsetMs: number;
  /** Whether the training clock is being moved: whoever moves it sees to it that everything due is done. */
  readonly moving: boolean;
}

/** Reads the time of the service. */
export async function serviceTime(db: Queryable): Promise<ServiceTime> {
  const { offsetMs, movingTo } = await readClock(db);
  return { now: instantFromMs(Date.now() + offsetMs), offsetMs, moving: movingTo !== null };
}
