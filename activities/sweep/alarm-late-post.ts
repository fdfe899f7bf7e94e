import { log } from '@temporalio/activity';
import type { Db } from '../../db/pool.ts';
import { noticesLeft } from '../../db/post/post-due.ts';
import { healAlarm, raiseAlarm } from '../../db/running/alarms.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { isPostLate, postExpected, postRound } from '../../domain/post/post-hours.ts';

const HEARTBEAT_WITHIN_MS = 5_000;

/**
 * Raises an alarm if the morning's post has not gone by half past eight, and closes it when it has. In office
 * hours, whenever the morning's post is found gone, it calls the heartbeat. If the heartbeat falls silent,
 * somebody outside is told, even if nothing in here runs any more. Returns how many notices are left.
 */
export const alarmLatePost =
  ({ db, heartbeatUrl }: { readonly db: Db; readonly heartbeatUrl?: string | undefined }) =>
  async (): Promise<number> => {
    const { now, movingTo } = await serviceTime(db);
    if (movingTo !== null) return 0;
    const expected = postExpected(now);
    if (expected === undefined) return 0;
    const left = await noticesLeft(db, expected);
    if (left === 0) {
      await healAlarm(db, { kind: 'post-late' });
      if (postRound(now) !== undefined && heartbeatUrl !== undefined) await beat(heartbeatUrl);
    } else if (isPostLate(now)) {
      await raiseAlarm(db, {
        kind: 'post-late',
        detail: 'Notices of this morning’s post have not gone by half past eight.',
      });
    }
    return left;
  };

/** A heartbeat that does not get through is silence, which is what it is for. */
async function beat(url: string): Promise<void> {
  try {
    await fetch(url, { signal: AbortSignal.timeout(HEARTBEAT_WITHIN_MS) });
  } catch {
    log.warn('The heartbeat was not answered');
  }
}
