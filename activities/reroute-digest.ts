import { raiseAlarm } from '../db/alarms.ts';
import { addresseeOf } from '../db/contacts.ts';
import type { Addressee } from '../db/contacts.ts';
import { contactsTried, endDigest, frozenNotices, lockDigest, markFailed } from '../db/digests.ts';
import type { DigestNotice } from '../db/digests.ts';
import type { Db, Tx } from '../db/pool.ts';
import { inTransaction } from '../db/pool.ts';
import { addNotice } from '../db/recording.ts';

/** A digest that will never arrive, and why, as a code. */
export interface RefusedDigest {
  readonly digestId: string;
  readonly reason: string;
}

/**
 * Makes the notices of a digest that its address will never take again: for the organisation's next contact, and
 * for the coordinator. Raises an alarm, since the address must be put right. Run again it changes nothing. Gives
 * how many notices were made.
 */
export const rerouteDigest =
  ({ db }: { readonly db: Db }) =>
  async ({ digestId, reason }: RefusedDigest): Promise<number> =>
    inTransaction(db, async (tx) => {
      const digest = await lockDigest(tx, digestId);
      if (digest === undefined || digest.state !== 'frozen') return 0;
      const notices = await frozenNotices(tx, digestId);
      await markFailed(tx, digestId, reason);
      await endDigest(tx, digestId, 'failed');
      let made = 0;
      for (const notice of notices) made += await makeAgain(tx, notice);
      await raiseAlarm(tx, {
        kind: 'mail-stuck',
        subject: digestId,
        detail: `A contact’s address takes no mail (${reason}). ${made} notices were made again for others; put the address right.`,
      });
      return made;
    });

/** They keep the time they were made at, so that they go with the very next post. */
async function makeAgain(tx: Tx, notice: DigestNotice): Promise<number> {
  const addressees = await others(tx, notice);
  for (const { contact, standInFor } of addressees) {
    await addNotice(tx, notice.journey, {
      sequence: notice.sequence,
      kind: notice.kind,
      obligation: notice.obligation,
      obligationKind: notice.obligationKind,
      due: notice.due,
      party: notice.party,
      organisation: notice.organisation ?? undefined,
      contact,
      urgent: notice.urgent,
      standInFor,
      standInWhy: standInFor === undefined ? undefined : 'undeliverable',
      madeAt: notice.madeAt,
    });
  }
  return addressees.length;
}

/** Who gets it instead: the organisation's next contact, and the coordinator for the organisation. */
async function others(
  tx: Tx,
  { journey, sequence, party, organisation }: DigestNotice,
): Promise<Addressee[]> {
  const tried = await contactsTried(tx, journey, sequence);
  const next = await addresseeOf(tx, { party, organisation: organisation ?? undefined, except: tried });
  if (next === undefined) return [];
  if (party === 'coordinator' || party === 'project-lead') return [{ ...next, standInFor: party }];
  if (next.standInFor !== undefined) return [next];
  const except = [...tried, next.contact];
  const coordinator = await addresseeOf(tx, { party: 'coordinator', except });
  return coordinator === undefined ? [next] : [next, { ...coordinator, standInFor: organisation ?? party }];
}
