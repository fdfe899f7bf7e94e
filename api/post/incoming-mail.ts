import { inTransaction } from '../../db/pool.ts';
import { keepIncomingMail } from '../../db/post/incoming-mails.ts';
import { countMailOf } from '../../db/post/mails-of-senders.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { dateOf } from '../../domain/vocabulary/calendar.ts';
import { faultAt } from '../http/faults.ts';
import { invalid, Problem } from '../http/problems.ts';
import { accepted, ok } from '../http/route.ts';
import type { HttpResponse, Call } from '../http/route.ts';
import { senderOf } from './sender-of.ts';

const EMPTY = faultAt('', { da: 'Mailen er tom.', en: 'The mail is empty.' });

/**
 * Takes a mail from a mail server: 202 once it is safe, 200 if the same bytes came before. The sweep finds out what it
 * is. Throws the problem `invalid` if it is empty, and `sender-over-limit` if its sender has sent more on this day than is
 * taken of one: the mail server keeps it and tries again.
 */
export async function takeIncomingMail({
  service,
  mail,
}: Call<unknown, unknown, unknown>): Promise<HttpResponse> {
  if (mail === undefined || mail.length === 0) throw invalid(EMPTY);
  const { db, vault, log } = service;
  const { now } = await serviceTime(db);
  const { isNew, outcome } = await inTransaction(db, async (tx) => {
    const kept = await keepIncomingMail(tx, vault, { bytes: mail, receivedAt: now });
    const counted = { sender: senderOf(mail), size: mail.length, day: dateOf(now) };
    if (kept.isNew && !(await countMailOf(tx, vault, counted))) {
      log.warn('a sender has sent more mails than are taken on a day; the mail server keeps the rest');
      throw new Problem('sender-over-limit');
    }
    return kept;
  });
  const body = { outcome: outcome ?? 'waiting' };
  return isNew ? accepted(body) : ok(body);
}
