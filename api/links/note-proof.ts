import type { AnswerLink } from '../../db/links/answer-links.ts';
import { proveByMailedLink } from '../../db/partners/address-proofs.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import type { Service } from '../http/route.ts';

/**
 * Notes that somebody has answered by a link: the address that it was mailed to is proven to be read, if it is still the
 * contact's. A link that no mail brought proves nothing.
 */
export async function noteProof({ db }: Service, { id }: AnswerLink): Promise<void> {
  const { now } = await serviceTime(db);
  await proveByMailedLink(db, id, now);
}
