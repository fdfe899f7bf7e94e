import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { one } from '../pool.ts';
import type { Queryable } from '../pool.ts';

/** The training clock: how far it is ahead of real time, in milliseconds, and where it is being moved to, if it is. */
export interface ClockRow {
  readonly offsetMs: number;
  readonly movingTo: Instant | null;
}

const COLUMNS = 'offset_ms as "offsetMs", moving_to as "movingTo"';

/** Reads the clock. Without a row it is real time. */
export async function readClock(db: Queryable): Promise<ClockRow> {
  const row = await one<ClockRow & { [column: string]: unknown }>(db, `select ${COLUMNS} from clock`);
  return row ?? { offsetMs: 0, movingTo: null };
}

/**
 * Sets the clock ahead to an offset in milliseconds, and returns it as it is then. A smaller offset than it has changes
 * nothing, since it never goes back.
 */
export async function moveClock(db: Queryable, offsetMs: number): Promise<ClockRow> {
  const row = await one<ClockRow & { [column: string]: unknown }>(
    db,
    `update clock set offset_ms = greatest(offset_ms, $1) returning ${COLUMNS}`,
    [Math.round(offsetMs)],
  );
  return row ?? { offsetMs: 0, movingTo: null };
}

/** Notes where the clock is being moved to; `null` when it has arrived. */
export async function noteClockMove(db: Queryable, movingTo: Instant | null): Promise<void> {
  await db.query('update clock set moving_to = $1', [movingTo]);
}
