import { dateOf, instantFromMs } from '../../domain/vocabulary/calendar.ts';
import type { CalendarDate, Instant } from '../../domain/vocabulary/calendar.ts';
import type { Queryable } from '../pool.ts';
import { readClock } from './clock.ts';

/** The time by which the service acts: real time plus the training clock's offset, which is 0 in production. */
export interface ServiceTime {
  readonly now: Instant;
  /** The day it is then in Copenhagen. */
  readonly today: CalendarDate;
  /** How far the training clock is ahead of real time, in milliseconds. */
  readonly offsetMs: number;
  /** Where the training clock is being moved to, by somebody who sees to it that all that is due gets done; else null. */
  readonly movingTo: Instant | null;
}

/**
 * Reads the time of the service. In production too it is read from the clock's row, which nothing moves there: so the API,
 * the activities and the tools always go by the same time, even in a database that was copied from training.
 */
export async function serviceTime(db: Queryable): Promise<ServiceTime> {
  const { offsetMs, movingTo } = await readClock(db);
  const now = instantFromMs(Date.now() + offsetMs);
  return { now, today: dateOf(now), offsetMs, movingTo };
}
