import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import { one, run } from '../pool.ts';
import type { Tx } from '../pool.ts';
import type { Vault } from '../persons/vault.ts';

/** How many mails are taken from one sender on a day. A mail server that reports of all our mails at once sends as many. */
export const MOST_MAILS_A_DAY = 1_000;
/** How many bytes of mail are taken from one sender on a day: ten of the largest. */
export const MOST_MAIL_BYTES_A_DAY = 250 * 1024 * 1024;

/**
 * Counts a mail of a sender, and returns whether it is within what is taken from one on a day. One that is not is not
 * counted. Roll the transaction back if the mail is not kept after all.
 */
export async function countMailOf(
  tx: Tx,
  vault: Pick<Vault, 'secretFor'>,
  mail: { readonly sender: string; readonly size: number; readonly day: CalendarDate },
): Promise<boolean> {
  const sender = vault.secretFor(`sender of mails ${mail.sender}`);
  await run(tx, `delete from mails_of_senders where day < $1::date - 1`, [mail.day]);
  const counted = await one(
    tx,
    `insert into mails_of_senders as so_far (sender, day, mails, bytes) values ($1, $2, 1, $3)
     on conflict (sender, day) do update set mails = so_far.mails + 1, bytes = so_far.bytes + excluded.bytes
       where so_far.mails < $4 and so_far.bytes + excluded.bytes <= $5
     returning mails`,
    [sender, mail.day, mail.size, MOST_MAILS_A_DAY, MOST_MAIL_BYTES_A_DAY],
  );
  return counted !== undefined;
}
