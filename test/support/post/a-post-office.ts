import { createPostActivities } from '../../../activities/digest/post-activities.ts';
import type { PostActivities } from '../../../activities/digest/post-activities.ts';
import { createMailer } from '../../../activities/doors/mailer.ts';
import type { Mailer } from '../../../activities/doors/mailer.ts';
import type { Texter } from '../../../activities/doors/texter.ts';
import type { Db } from '../../../db/pool.ts';
import { instantAt } from '../../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../../domain/vocabulary/calendar.ts';
import { aDatabaseWithParties, aVault } from '../journeys/a-recorded-journey.ts';
import type { TestDatabase } from '../stack/a-database.ts';
import { startMailbox } from './a-mailbox.ts';
import type { Mailbox } from './a-mailbox.ts';

/** The address that a post office's mails come from, and where their links lead. */
export const POST_ADDRESSES = {
  mailFrom: 'post@fodfaeste.example.dk',
  secretariatMail: 'sekretariat@example.dk',
  publicUrl: 'http://localhost',
} as const;

/**
 * The post without an engine: a database with the test parties, a mail server, and the Activities over both.
 */
export interface PostOffice {
  readonly database: TestDatabase;
  readonly db: Db;
  readonly mailbox: Mailbox;
  readonly mailer: Mailer;
  readonly post: PostActivities;
  /**
   * Gathers what a contact is owed by half past seven on a day. Returns the digest's id, a new one each time.
   */
  gathers(contact: string, date: CalendarDate): Promise<string>;
  close(): Promise<void>;
}

/**
 * Opens a post office. `publicUrl` is where links lead; without a `texter` there is no gateway for text
 * messages.
 */
export async function aPostOffice(
  given: { readonly publicUrl?: string; readonly texter?: Texter } = {},
): Promise<PostOffice> {
  const { publicUrl = POST_ADDRESSES.publicUrl, texter } = given;
  const [database, mailbox] = await Promise.all([aDatabaseWithParties(), startMailbox()]);
  const { db } = database;
  const addresses = { ...POST_ADDRESSES, publicUrl };
  const mailer = createMailer({ smtpUrl: mailbox.url, smtpTls: 'none', ...addresses });
  const post = createPostActivities({ db, vault: aVault, mailer, texter, ...addresses });
  let digests = 0;
  return {
    database,
    db,
    mailbox,
    mailer,
    post,
    async gathers(contact, date) {
      digests += 1;
      const digestId = `digest-${contact}-${date}-${digests}`;
      await post.freezeDigest({ digestId, contact, date, gatheredAt: instantAt(date, '07:30') });
      return digestId;
    },
    async close() {
      mailer.close();
      await mailbox.close();
      await database.close();
    },
  };
}
