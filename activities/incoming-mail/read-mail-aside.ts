import { AsideThread, NotDoneAside } from '../../engine/aside-thread.ts';
import type { IncomingMail } from './incoming-mail.ts';

/** How long reading one mail may take, in milliseconds: one of 25 MB takes some four seconds. */
const MAIL_MS = 30_000;
/** The memory that it may take, in megabytes: a mail of 25 MB, its parts, and its texts in other letters. */
const MAIL_MEGABYTES = 768;
/** Mails are read one after the other; nothing else waits here. */
const WAITING = 100;

interface MailToRead {
  readonly bytes: Uint8Array;
  readonly mailFrom: string;
  readonly checkedBy: string | undefined;
}

const thread = new AsideThread<MailToRead, IncomingMail>(new URL('mail-thread.js', import.meta.url), {
  milliseconds: MAIL_MS,
  megabytes: MAIL_MEGABYTES,
  waiting: WAITING,
});

/**
 * Says what kind of mail one is, as `readIncomingMail` does, beside the main thread: however a mail is made, the worker goes
 * on meanwhile. One that takes longer or more memory than any mail is `unreadable`.
 */
export async function readMailAside(
  bytes: Uint8Array,
  mailFrom: string,
  checkedBy?: string,
): Promise<IncomingMail> {
  try {
    return await thread.run({ bytes: new Uint8Array(bytes), mailFrom, checkedBy });
  } catch (error) {
    if (error instanceof NotDoneAside && error.why === 'too-costly')
      return { kind: 'unreadable', reason: 'too-large' };
    throw error;
  }
}
