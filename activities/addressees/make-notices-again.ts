import { referrerOf } from '../../db/journeys/journeys.ts';
import type { Tx } from '../../db/pool.ts';
import { addresseeOf } from '../../db/post/addressee.ts';
import type { Addressee } from '../../db/post/addressee.ts';
import { colleagueIn, contactsAsked } from '../../db/post/colleagues.ts';
import type { DigestNotice } from '../../db/post/digest-notices.ts';
import { contactsTried } from '../../db/post/digests.ts';
import { addNotice } from '../../db/post/outbox.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { noticeAgain } from './notice-again.ts';
import { isToColleague } from './tell-colleague.ts';

/**
 * Makes notices again that did not reach their contact: for the organisation's next contact, and for the
 * coordinator. They keep the time at which they were first made, so that they go with the very next post.
 * Returns how many were made.
 */
export async function makeNoticesAgain(tx: Tx, notices: readonly DigestNotice[]): Promise<number> {
  let made = 0;
  for (const notice of notices) made += await makeAgain(tx, notice);
  return made;
}

async function makeAgain(tx: Tx, notice: DigestNotice): Promise<number> {
  const addressees = await others(tx, notice);
  const { now } = await serviceTime(tx);
  for (const { contact, standInFor } of addressees) {
    const standInWhy = standInFor === undefined && notice.party !== 'person' ? undefined : 'undeliverable';
    await addNotice(tx, notice.subject, noticeAgain(notice, { contact, standInFor, standInWhy }, now));
  }
  return addressees.length;
}

/**
 * Who gets it instead: the organisation's next contact, and the coordinator on behalf of the organisation.
 */
async function others(tx: Tx, notice: DigestNotice): Promise<Addressee[]> {
  const { subject, sequence, party, organisation } = notice;
  if (isToColleague(notice)) {
    // Everybody who was asked before has been silent; the coordinator hears of that by a step of its own.
    const asked = await contactsAsked(tx, notice);
    const contact = organisation === null ? undefined : await colleagueIn(tx, organisation, asked);
    return contact === undefined || organisation === null ? [] : [{ contact, organisation }];
  }
  const tried = await contactsTried(tx, subject, sequence);
  const referrer = party === 'person' && organisation !== null ? await referrerOf(tx, subject) : undefined;
  const wanted = { party, organisation: organisation ?? undefined, contact: referrer, except: tried };
  const next = await addresseeOf(tx, wanted);
  if (next === undefined) return [];
  if (party === 'coordinator' || party === 'project-lead') return [{ ...next, standInFor: party }];
  if (next.standInFor !== undefined) return [next];
  const except = [...tried, next.contact];
  const coordinator = await addresseeOf(tx, { party: 'coordinator', except });
  return coordinator === undefined ? [next] : [next, { ...coordinator, standInFor: organisation ?? party }];
}
