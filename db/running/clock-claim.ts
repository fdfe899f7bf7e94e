import type { Instant } from '../../domain/vocabulary/calendar.ts';
import type { Queryable } from '../pool.ts';

/** Claims the clock for one move; `false` if another move has it. If two ask at once, only one gets it. */
export async function claimClockMove(db: Queryable, to: Instant): Promise<boolean> {
  const { rowCount } = await db.query('update clock set moving_to = $1 where moving_to is null', [to]);
  return rowCount === 1;
}

/** Releases the clock if the move could not be started. A claim to another instant stays. */
export async function releaseClockMove(db: Queryable, to: Instant): Promise<void> {
  await db.query('update clock set moving_to = null where moving_to = $1', [to]);
}
