import { proofsDue } from '../../db/post/proofs-due.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { proofStart } from '../../engine/messages.ts';
import { describeError } from '../../log.ts';
import type { Service } from '../http/route.ts';

/**
 * Asks those addresses of a contact, or of a person by the id of theirs, that are to be asked, so that whoever has just given one need not wait for the next pass of
 * the sweep. What cannot be started now is left to that.
 */
export async function askForProof({ db, engine, config, log }: Service, contact: string): Promise<void> {
  const { now, today } = await serviceTime(db);
  const due = await proofsDue(db, { now, today }, { withTexts: config.texts !== undefined, contact });
  try {
    for (const each of due) await engine.startDigest(proofStart({ ...each, date: today, gatheredAt: now }));
  } catch (error) {
    log.warn(describeError(error), 'an address not asked at once, left to the sweep');
  }
}
