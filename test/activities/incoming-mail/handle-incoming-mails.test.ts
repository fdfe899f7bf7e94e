import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { handleIncomingMails } from '../../../activities/incoming-mail/handle-incoming-mails.ts';
import { changeContact, markMailRefused } from '../../../db/partners/contacts.ts';
import { all, inTransaction } from '../../../db/pool.ts';
import type { Db } from '../../../db/pool.ts';
import { addresseeOf } from '../../../db/post/addressee.ts';
import { freezeNotices, lockDigest, markSent } from '../../../db/post/digests.ts';
import { keepIncomingMail } from '../../../db/post/incoming-mails.ts';
import { listAlarms } from '../../../db/running/alarms.ts';
import {
  aDatabaseWithParties,
  aRemindedJourney,
  aVault,
  standAt,
} from '../../support/journeys/a-recorded-journey.ts';
import { asSent, MAIL_FROM, postfixReport } from '../../support/post/an-incoming-mail.ts';
import type { TestDatabase } from '../../support/stack/a-database.ts';

const AT = '2026-03-20T06:30:00.000Z';
const COUNSELLOR = 'k-counsellor@example.dk';

let database: TestDatabase;
let db: Db;
let handle: () => Promise<number>;
beforeAll(async () => {
  database = await aDatabaseWithParties();
  ({ db } = database);
  await standAt(db, '2026-03-20', '08:00');
  handle = handleIncomingMails({ db, vault: aVault, mailFrom: MAIL_FROM });
});
afterAll(() => database.close());

const marked = (id: string) =>
  inTransaction(db, (tx) => markMailRefused(tx, id, { at: AT, reason: '5.1.1' }));
const putRight = (id: string) => changeContact(db, id, { email: `${id}@example.dk` });
const alarmsOpen = async () => {
  const { items } = await listAlarms(db, { limit: 50, offset: 0 });
  return items.map(({ kind }) => kind).filter((kind) => kind === 'mail-unreadable');
};
const outcomes = async () =>
  (await all<{ outcome: string | null }>(db, 'select outcome from incoming_mails order by received_at')).map(
    ({ outcome }) => outcome,
  );

describe('a report that comes faster than the note that the mail has gone', () => {
  it('waits until it is known what became of the mail', async () => {
    await aRemindedJourney(db);
    const id = 'digest-k-counsellor-2026-03-20';
    await inTransaction(db, (tx) =>
      freezeNotices(tx, {
        id,
        contact: 'k-counsellor',
        date: '2026-03-20',
        messageId: `<${id}@fodfaeste.example.dk>`,
        madeBy: AT,
        frozenAt: AT,
      }),
    );
    const bytes = asSent(
      postfixReport({
        action: 'failed',
        status: '5.1.1',
        recipient: COUNSELLOR,
        returned: `Message-ID: <${id}@fodfaeste.example.dk>\n`,
      }),
    );
    await keepIncomingMail(db, aVault, { bytes, receivedAt: AT });
    expect([await handle(), await outcomes()]).toEqual([0, [null]]);
    await inTransaction(db, (tx) => markSent(tx, id, { at: AT, to: COUNSELLOR }));
    expect([await handle(), await outcomes()]).toEqual([1, ['bounced']]);
    expect(await inTransaction(db, (tx) => lockDigest(tx, id))).toMatchObject({ state: 'sent' });
    await putRight('k-counsellor');
  });
});

describe('a mail that cannot be handled', () => {
  it('holds up no other, is tried again, and its failure repeats nothing of it', async () => {
    await db.query(
      `insert into incoming_mails (id, mark, sealed, received_at)
       values ($1, sha256('x'), 'sealed under another master key, long enough', '2026-03-20T06:31:00Z')`,
      [randomUUID()],
    );
    const bytes = asSent('From: a@example.dk\nAuto-Submitted: auto-replied\n\nHej');
    await keepIncomingMail(db, aVault, { bytes, receivedAt: '2026-03-20T06:32:00.000Z' });
    const failure = '1 incoming mails could not be handled (Error)';
    await expect(handle()).rejects.toThrow(failure);
    expect(await outcomes()).toEqual(['bounced', null, 'automatic']);
    expect(await alarmsOpen()).toEqual([]);
    await standAt(db, '2026-03-20', '09:00');
    await expect(handle()).rejects.toThrow(failure);
    expect(await alarmsOpen()).toEqual(['mail-unreadable']);
  });
});

describe('a contact whose address takes no mail', () => {
  const counsellors = { party: 'language-centre', organisation: 'nordsjaellands-sprogcenter' } as const;

  it('gets no new notices: the coordinator does, who is told why', async () => {
    await marked('k-counsellor');
    expect(await addresseeOf(db, counsellors)).toEqual({
      contact: 'k-coordinator',
      organisation: 'lo-hovedstaden',
      standInFor: 'nordsjaellands-sprogcenter',
      standInWhy: 'undeliverable',
    });
    await putRight('k-counsellor');
    expect(await addresseeOf(db, counsellors)).toMatchObject({ contact: 'k-counsellor' });
  });

  it('in the secretariat is written to all the same where there is nobody else', async () => {
    await marked('k-coordinator');
    expect(await addresseeOf(db, { party: 'coordinator' })).toMatchObject({ contact: 'k-projectlead' });
    await marked('k-projectlead');
    expect(await addresseeOf(db, { party: 'coordinator' })).toMatchObject({ contact: 'k-coordinator' });
    for (const id of ['k-coordinator', 'k-projectlead']) await putRight(id);
  });
});
