import { ApplicationFailure } from '@temporalio/activity';
import { readOrganisation } from '../../db/partners/organisations.ts';
import type { Vault } from '../../db/persons/vault.ts';
import type { Db } from '../../db/pool.ts';
import type { Digest } from '../../db/post/digests.ts';
import type { Recipient } from '../../db/post/recipients.ts';
import { lastReminders, markTexted } from '../../db/post/texts-beside.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { dateOf } from '../../domain/vocabulary/calendar.ts';
import type { Doors } from './hand-over.ts';
import { linksOfMail } from './links-of-mail.ts';
import { textMessage } from './text-words.ts';

/**
 * Sends a text message beside a mail that has gone, so that somebody who reads no mail still hears of it. Only if the
 * contact has agreed to texts and may still see people, and the mail holds the last reminder before the matter is passed
 * on. It goes once. If the gateway does not take it now, it fails, so that it is retried. If a number takes no texts,
 * nothing changes: the mail has gone.
 */
export async function textBeside(
  given: Doors & { readonly db: Db; readonly vault: Vault; readonly publicUrl: string },
  digest: Digest,
  recipient: Recipient,
): Promise<void> {
  const { db, texter } = given;
  const { organisation: of, phone, consentedOn, language, rightEnd } = recipient;
  if (texter === undefined || of === undefined || phone === undefined || consentedOn === null) return;
  if (rightEnd !== null) return;
  const notices = await lastReminders(db, digest.id);
  const firstDue = notices.map(({ due }) => due).toSorted()[0];
  if (firstDue === undefined) return;
  const { now } = await serviceTime(db);
  const organisation = await readOrganisation(db, of);
  const links = await linksOfMail(given, { digest, recipient, organisation, notices, now });
  if (links.all === undefined) return;
  const facts = { questions: links.each.size, firstDue, today: dateOf(now), url: links.all };
  const handover = await texter.send({ to: phone, text: textMessage(facts, language), id: digest.id });
  if (!handover.taken && !handover.permanent) {
    throw ApplicationFailure.retryable(`The text was not taken (${handover.reason})`, 'TextNotTaken');
  }
  await markTexted(db, digest.id, now);
}
