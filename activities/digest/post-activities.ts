import type { Vault } from '../../db/persons/vault.ts';
import type { Db } from '../../db/pool.ts';
import type { Mailer } from '../doors/mailer.ts';
import type { Texter } from '../doors/texter.ts';
import { alarmStuckMail, healStuckMail } from './alarm-stuck-mail.ts';
import { freezeDigest } from './freeze-digest.ts';
import { rerouteDigest } from './reroute-digest.ts';
import { sendDigest } from './send-digest.ts';

/** The Activities of one mail to one contact. */
export type PostActivities = ReturnType<typeof createPostActivities>;

/** Makes them over a database, a vault and a mail server. */
export function createPostActivities(given: {
  readonly db: Db;
  readonly vault: Vault;
  readonly mailer: Mailer;
  readonly texter?: Texter | undefined;
  readonly mailFrom: string;
  readonly secretariatMail: string;
  readonly publicUrl: string;
}) {
  return {
    freezeDigest: freezeDigest(given),
    sendDigest: sendDigest(given),
    rerouteDigest: rerouteDigest(given),
    alarmStuckMail: alarmStuckMail(given),
    healStuckMail: healStuckMail(given),
  };
}
