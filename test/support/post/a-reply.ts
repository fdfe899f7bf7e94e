import { randomUUID } from 'node:crypto';
import { inTransaction } from '../../../db/pool.ts';
import type { Db } from '../../../db/pool.ts';
import { keepIncomingMail, waitingMails } from '../../../db/post/incoming-mails.ts';
import { addReply } from '../../../db/post/replies.ts';
import type { Instant } from '../../../domain/vocabulary/calendar.ts';
import { aVault } from '../journeys/a-recorded-journey.ts';

/** What stands in the reply, which only the secretariat may read. */
export const WRITTEN = { name: 'Kirsten Skriver', text: 'Vi ringer i morgen om Amina' };

/** Keeps a mail that somebody has written, as an answer to a digest if one is given. Nobody has read it. */
export async function aReply(
  db: Db,
  { digest, receivedAt }: { readonly digest?: string; readonly receivedAt: Instant },
): Promise<void> {
  const known = new Set((await waitingMails(db, 100)).map(({ id }) => id));
  await keepIncomingMail(db, aVault, { bytes: Buffer.from(randomUUID()), receivedAt });
  const incomingMail = (await waitingMails(db, 100)).find(({ id }) => !known.has(id))?.id ?? '';
  await inTransaction(db, (tx) =>
    addReply(tx, aVault, {
      incomingMail,
      digest,
      receivedAt,
      from: { name: WRITTEN.name, address: 'kirsten@example.dk' },
      sender: { proof: 'proven', checks: { dmarc: 'pass' } },
      subject: 'Sv',
      text: WRITTEN.text,
      whole: WRITTEN.text,
      isCutShort: false,
      sort: 'person',
      saysMore: true,
      attachments: [],
    }),
  );
}
