import type { Client } from '@temporalio/client';
import type { Db } from '../../db/pool.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { forgetNudges, nudgesDue } from '../../db/subjects/subjects-behind.ts';
import { plusMs } from '../../domain/vocabulary/calendar.ts';
import { SIGNALS } from '../../engine/messages.ts';
import { tellSubjects } from './tell-subjects.ts';

/** Timers fire late now and then: only what is well past is nudged. */
export const WELL_PAST_MS = 10 * 60_000;
const IN_ONE_PASS = 500;
/** One that does not act is not told every five minutes: each time is an event in its history. */
const AGAIN_AFTER_MINUTES = 60;

/**
 * Tells subjects to look at the time if their read model says that they should have acted well before now.
 * Returns how many. Does nothing while the training clock is being moved: its mover tells them.
 */
export const nudgeOverdueSubjects =
  ({ db, engine }: { readonly db: Db; readonly engine: Client }) =>
  async (): Promise<number> => {
    const { now, offsetMs, movingTo } = await serviceTime(db);
    if (movingTo !== null) return 0;
    const due = { againAfterMinutes: AGAIN_AFTER_MINUTES, limit: IN_ONE_PASS };
    const overdue = await nudgesDue(db, plusMs(now, -WELL_PAST_MS), due);
    try {
      await tellSubjects({ db, engine }, SIGNALS.nudge, overdue, offsetMs);
    } catch (error) {
      const ids = overdue.map(({ id }) => id);
      await forgetNudges(db, ids);
      throw error;
    }
    return overdue.length;
  };
