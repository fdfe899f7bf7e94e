import { keepIncomingMail } from '../../db/post/incoming-mails.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { faultAt } from '../http/faults.ts';
import { invalid } from '../http/problems.ts';
import { accepted, ok } from '../http/route.ts';
import type { HttpResponse, Call } from '../http/route.ts';

const EMPTY = faultAt('', { da: 'Mailen er tom.', en: 'The mail is empty.' });

/**
 * Takes a mail from a mail server: 202 once it is safe, 200 if the same bytes came before. The sweep finds out what it
 * is. Throws the problem `invalid` if it is empty.
 */
export async function takeIncomingMail({
  service,
  mail,
}: Call<unknown, unknown, unknown>): Promise<HttpResponse> {
  if (mail === undefined || mail.length === 0) throw invalid(EMPTY);
  const { now } = await serviceTime(service.db);
  const { isNew, outcome } = await keepIncomingMail(service.db, service.vault, {
    bytes: mail,
    receivedAt: now,
  });
  const body = { outcome: outcome ?? 'waiting' };
  return isNew ? accepted(body) : ok(body);
}
