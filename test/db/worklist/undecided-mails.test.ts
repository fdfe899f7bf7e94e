import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inTransaction } from '../../../db/pool.ts';
import type { Db } from '../../../db/pool.ts';
import {
  forgetMailBytes,
  keepIncomingMail,
  noteMailHandled,
  readMailBytes,
  waitingMails,
} from '../../../db/post/incoming-mails.ts';
import type { HandledMail } from '../../../db/post/incoming-mails.ts';
import { listUndecidedMails, settleUndecidedMail } from '../../../db/post/undecided-mails.ts';
import { undecidedMails } from '../../../db/worklist/undecided-mails.ts';
import { aDatabaseWithParties, aVault } from '../../support/journeys/a-recorded-journey.ts';
import type { TestDatabase } from '../../support/stack/a-database.ts';

const FIRST = '2026-03-20T06:30:00.000Z';
const SECOND = '2026-03-21T06:30:00.000Z';
const A_YEAR_LATER = '2027-03-21T06:30:00.000Z';

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await aDatabaseWithParties();
  ({ db } = database);
});
afterAll(() => database.close());

async function aMail(receivedAt: string, found: HandledMail): Promise<string> {
  await keepIncomingMail(db, aVault, { bytes: Buffer.from(randomUUID()), receivedAt });
  const [mail] = await waitingMails(db, 1);
  const id = mail?.id ?? '';
  await inTransaction(db, (tx) => noteMailHandled(tx, id, receivedAt, found));
  return id;
}

describe('mails that came back and were not understood', () => {
  it('are counted from the oldest, and kept however old they are, until somebody has dealt with them', async () => {
    expect(await undecidedMails(db)).toEqual([]);
    const second = await aMail(SECOND, { outcome: 'undecided', reason: 'names-no-digest' });
    const first = await aMail(FIRST, { outcome: 'unreadable', reason: 'too-large' });
    const delayed = await aMail(FIRST, { outcome: 'delayed' });
    expect(await undecidedMails(db)).toEqual([{ mails: 2, since: FIRST }]);
    await forgetMailBytes(db, A_YEAR_LATER);
    expect(await readMailBytes(db, aVault, delayed)).toBeUndefined();
    for (const id of [first, second]) expect(await readMailBytes(db, aVault, id)).toBeDefined();

    expect(await settleUndecidedMail(db, first, { contact: 'k-operator', at: SECOND })).toBe(true);
    expect(await settleUndecidedMail(db, first, { contact: 'k-coordinator', at: A_YEAR_LATER })).toBe(false);
    expect(await settleUndecidedMail(db, delayed, { contact: 'k-operator', at: SECOND })).toBe(false);
    expect(await undecidedMails(db)).toEqual([{ mails: 1, since: SECOND }]);
    await forgetMailBytes(db, A_YEAR_LATER);
    const { total, items } = await listUndecidedMails(db, { settled: true, limit: 10, offset: 0 });
    expect([total, items.map(({ id, isKept, settledBy }) => [id, isKept, settledBy])]).toEqual([
      2,
      [
        [first, false, 'k-operator'],
        [second, true, null],
      ],
    ]);
  });
});
