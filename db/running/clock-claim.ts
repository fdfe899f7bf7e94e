import type { Instant } from '../../domain/vocabulary/calendar.ts';
import type { Queryable } from '../pool.ts';

/** Claims the clock for one move; `false` if another move has it. Two askers at once never both get it. */
export async function claimClockMove(db: Queryable, to: Instant): Promise<boolean> {
  const { rowCount } = await db.query('update clock set moving_to = $1 where moving_to is null', [to]);
  return rowCount === 1;
}

/** Gives the clock back where the move could not be started. */
export async function releaseClockMove(db: Queryable, to: Instant): Promise<void> {
  await db.query('update clock set moving_to = null where moving_to = $1', [to]);
}
