import { recallErasure } from '../../db/erasing/erasures.ts';
import type { Db } from '../../db/pool.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import type { ErasureList } from '../doors/erasure-list.ts';
import { carryOutErasure } from './carry-out-erasure.ts';

/**
 * Erases again whoever is on the list of destroyed keys and in the database all the same, as after a backup was restored.
 * Whoever starts, or restores, does it first: before anything is answered or sent. Returns how many erasures there were to
 * do again. Throws if the list cannot be read or the database is away: then nothing may start.
 */
export async function recallErasures(db: Db, list: ErasureList | undefined): Promise<number> {
  if (list === undefined) return 0;
  let recalled = 0;
  for (const listed of await list.read()) {
    const { now } = await serviceTime(db);
    const erasure = await recallErasure(db, listed, now);
    if (erasure === undefined) continue;
    await carryOutErasure({ db, list }, erasure);
    recalled += 1;
  }
  return recalled;
}
