import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Db } from '../../../db/pool.ts';
import { closeReply, listReplies } from '../../../db/post/replies.ts';
import { unreadReplies } from '../../../db/worklist/unread-replies.ts';
import { aDatabaseWithParties, aRemindedJourney, aVault } from '../../support/journeys/a-recorded-journey.ts';
import { aReply } from '../../support/post/a-reply.ts';
import { aSentDigest } from '../../support/post/a-sent-digest.ts';
import type { TestDatabase } from '../../support/stack/a-database.ts';

const MORNING = '2026-03-20T06:30:00.000Z';
const NEXT_WEEK = '2026-03-27T06:30:00.000Z';

let database: TestDatabase;
let db: Db;
beforeEach(async () => {
  database = await aDatabaseWithParties();
  ({ db } = database);
});
afterEach(() => database.close());

describe('replies that lie unread', () => {
  it('are counted by whose mail they answer, from the oldest; what answers no mail stands by itself', async () => {
    await aRemindedJourney(db);
    const { id } = await aSentDigest(db, 'k-counsellor', { at: MORNING });
    await aReply(db, { receivedAt: '2026-03-22T09:00:00.000Z' });
    await aReply(db, { digest: id, receivedAt: '2026-03-23T09:00:00.000Z' });
    await aReply(db, { digest: id, receivedAt: '2026-03-21T09:00:00.000Z' });
    expect(await unreadReplies(db)).toEqual([
      {
        from: 'organisation',
        organisation: 'Nordsjællands Sprogcenter',
        replies: 2,
        since: '2026-03-21T09:00:00.000Z',
      },
      { from: 'unknown', organisation: null, replies: 1, since: '2026-03-22T09:00:00.000Z' },
    ]);
  });

  it('are counted until they are closed', async () => {
    await aReply(db, { receivedAt: MORNING });
    const { items } = await listReplies(db, aVault, { limit: 1, offset: 0 });
    await closeReply(db, items[0]?.id ?? '', { contact: 'k-coordinator', at: NEXT_WEEK });
    expect(await unreadReplies(db)).toEqual([]);
  });
});
