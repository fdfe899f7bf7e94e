import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createVault } from '../../../db/persons/vault.ts';
import { inTransaction } from '../../../db/pool.ts';
import { countMailOf, MOST_MAIL_BYTES_A_DAY, MOST_MAILS_A_DAY } from '../../../db/post/mails-of-senders.ts';
import { aDatabase } from '../../support/stack/a-database.ts';
import type { TestDatabase } from '../../support/stack/a-database.ts';

const VAULT = createVault(Buffer.alloc(32, 3));
const DAY = '2026-12-01';

describe('mails of one sender on a day', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await aDatabase();
  });
  beforeEach(async () => {
    await database.db.query('delete from mails_of_senders');
  });
  afterAll(() => database.close());

  const comes = (
    sender = 'bo@byg.example.dk',
    size = 10,
    day: '2026-12-01' | '2026-12-02' | '2026-12-03' = DAY,
  ) => inTransaction(database.db, (tx) => countMailOf(tx, VAULT, { sender, size, day }));
  const soFar = async () =>
    (await database.db.query<{ mails: number; bytes: string }>('select mails, bytes from mails_of_senders'))
      .rows;

  it('are taken until there are as many as are taken on a day, and again the next', async () => {
    await comes();
    await database.db.query('update mails_of_senders set mails = $1', [MOST_MAILS_A_DAY - 1]);
    expect([await comes(), await comes()]).toEqual([true, false]);
    expect([await comes('anden@byg.example.dk'), await comes(undefined, 10, '2026-12-02')]).toEqual([
      true,
      true,
    ]);
  });

  it('are taken until they are as large together as is taken on a day', async () => {
    expect(await comes(undefined, MOST_MAIL_BYTES_A_DAY - 10)).toBe(true);
    expect([await comes(undefined, 11), await comes(undefined, 10), await comes(undefined, 1)]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('are counted one by one, however many come at once', async () => {
    await Promise.all(Array.from({ length: 8 }, () => comes()));
    expect((await soFar()).map(({ mails }) => mails)).toEqual([8]);
  });

  it('are forgotten after two days, and show no address meanwhile', async () => {
    await comes();
    const { rows } = await database.db.query('select * from mails_of_senders');
    expect(JSON.stringify(rows)).not.toContain(Buffer.from('bo@byg').toString('hex'));
    await comes('anden@byg.example.dk', 10, '2026-12-03');
    expect(await soFar()).toHaveLength(1);
  });
});
