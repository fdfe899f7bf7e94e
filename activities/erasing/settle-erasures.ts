import type { Client } from '@temporalio/client';
import { erasuresToSettle, noteSettled, whomErased } from '../../db/erasing/erasures.ts';
import type { Erasure } from '../../db/erasing/erasures.ts';
import { msOf } from '../../domain/vocabulary/calendar.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { journeyWorkflowId } from '../../engine/messages.ts';
import { removeRuns } from '../../engine/remove-runs.ts';
import { carryOutErasure } from './carry-out-erasure.ts';
import type { Erasing } from './carry-out-erasure.ts';

/** What Temporal says of why a journey's run ended. */
export const ERASED = 'its person was erased';

/**
 * How long after an erasure it is looked whether something has come yet: a request, a mail or a start that had begun before
 * it. Each of them has ended by then.
 */
const SETTLES_AFTER_MS = 60 * 60_000;

/** Which erasures there are to go on with; each is settled by itself, so that one that fails holds up no other. */
export async function unsettledErasures(
  given: Erasing & { readonly engine: Client },
): Promise<readonly (() => Promise<void>)[]> {
  const erasures = await erasuresToSettle(given.db);
  return erasures.map((erasure) => () => settle(given, erasure));
}

/**
 * Goes on with an erasure: carries it out if that has not been done, takes what has come since, and removes its journeys'
 * runs from Temporal. An hour later, with nothing left, it is settled.
 */
async function settle(given: Erasing & { readonly engine: Client }, erasure: Erasure): Promise<void> {
  const { db, engine } = given;
  await carryOutErasure(given, erasure);
  const { journeys } = await whomErased(db, erasure.id);
  let left = 0;
  for (const journey of journeys) left += await removeRuns(engine, journeyWorkflowId(journey), ERASED);
  const { now } = await serviceTime(db);
  const since = msOf(now) - msOf(erasure.doneAt ?? now);
  if (left === 0 && since >= SETTLES_AFTER_MS) await noteSettled(db, erasure.id, now);
}
