import type { Client } from '@temporalio/client';
import type { Db } from '../../db/pool.ts';
import { moveClockOn } from './move-clock-on.ts';

/** The Activities that move the training clock. */
export type ClockActivities = ReturnType<typeof createClockActivities>;

/** Makes them over a database and Temporal. If there is no training clock, they refuse. */
export function createClockActivities(given: {
  readonly db: Db;
  readonly engine: Client;
  readonly trainingClock: boolean;
}) {
  return { moveClockOn: moveClockOn(given) };
}
