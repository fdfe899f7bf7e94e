import { freezeNotices } from '../db/digests.ts';
import type { Db } from '../db/pool.ts';
import { inTransaction } from '../db/pool.ts';
import type { DigestStart } from '../workflows/messages.ts';
import { digestMessageId } from './digest-message-id.ts';
import { serviceTime } from './service-time.ts';

/**
 * Gathers what a contact is owed into a digest, to which nothing is added afterwards. Run again it changes nothing.
 * Gives how many notices are in it; 0 where another mail has taken them all.
 */
export const freezeDigest =
  ({ db, mailFrom }: { readonly db: Db; readonly mailFrom: string }) =>
  async ({ digestId, contact, date, gatheredAt }: DigestStart): Promise<number> => {
    const { now } = await serviceTime(db);
    return inTransaction(db, (tx) =>
      freezeNotices(tx, {
        id: digestId,
        contact,
        date,
        messageId: digestMessageId(digestId, mailFrom),
        madeBy: gatheredAt,
        frozenAt: now,
      }),
    );
  };
