import { inTransaction } from '../../db/pool.ts';
import type { Db } from '../../db/pool.ts';
import { frozenNotices } from '../../db/post/digest-notices.ts';
import { endDigest, lockDigest, markFailed } from '../../db/post/digests.ts';
import { raiseAlarm } from '../../db/running/alarms.ts';
import { makeNoticesAgain } from '../addressees/make-notices-again.ts';

/** A digest that will never arrive, and why, as a code. */
export interface RefusedDigest {
  readonly digestId: string;
  readonly reason: string;
}

/**
 * Makes the notices of a digest again if its address will never take it: for the organisation's next contact,
 * and for the coordinator. Raises an alarm, since the address must be put right. Running it again changes
 * nothing. Returns how many notices were made.
 */
export const rerouteDigest =
  ({ db }: { readonly db: Db }) =>
  async ({ digestId, reason }: RefusedDigest): Promise<number> =>
    inTransaction(db, async (tx) => {
      const digest = await lockDigest(tx, digestId);
      if (digest === undefined || digest.state !== 'frozen') return 0;
      const notices = await frozenNotices(tx, digestId);
      await markFailed(tx, digestId, reason);
      await endDigest(tx, digestId, 'failed');
      const made = await makeNoticesAgain(tx, notices);
      await raiseAlarm(tx, {
        kind: 'mail-stuck',
        about: digestId,
        detail: `A contact’s address takes no mail (${reason}). ${made} notices were made again for others; put the address right.`,
      });
      return made;
    });
