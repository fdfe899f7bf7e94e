import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { carryOutErasure, NoErasureList } from '../../activities/erasing/carry-out-erasure.ts';
import { erasureListIn } from '../../activities/doors/erasure-list.ts';
import { beginErasure, erasureOf, whomErased } from '../../db/erasing/erasures.ts';
import type { Erasure } from '../../db/erasing/erasures.ts';
import { readJourney } from '../../db/journeys/journeys.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { journeyWorkflowId } from '../../engine/messages.ts';
import { describeError } from '../../log.ts';
import { Problem } from '../http/problems.ts';
import { accepted, ok } from '../http/route.ts';
import type { Call, HttpResponse, Service } from '../http/route.ts';
import { backupsUntil, lookAtErasure } from './erasure-preview.ts';
import { receiptOf } from './erasure-receipt.ts';
import type { erasureBody } from './erasure-responses.ts';

/**
 * Erases the person of a journey for good, with everything under which they are on record, and answers with the receipt.
 * Asked again, it is the same erasure. It is written down first: what a crash leaves undone the sweep finishes. Answers 202
 * if that is still to come. Throws `not-found` if there is no such journey; `erasure-changed` if something has come or gone
 * since the preview; `erasure-without-list` if there is nowhere to write down which keys are destroyed. Then nothing is gone.
 */
export async function erasePerson(
  call: Call<{ id: string }, unknown, z.output<typeof erasureBody>>,
): Promise<HttpResponse> {
  const { service, viewer, params, body } = call;
  const { db } = service;
  const journey = await readJourney(db, viewer, params.id);
  if (journey === undefined) throw new Problem('not-found');
  const before = await erasureOf(db, journey.id);
  if (before !== undefined) return finished(service, before);
  if (service.config.destroyedKeysFile === undefined) throw new Problem('erasure-without-list');
  const { stamp } = await lookAtErasure(service, viewer, journey);
  if (stamp !== body.stamp) throw new Problem('erasure-changed');
  const { now, today } = await serviceTime(db);
  const erasure = await beginErasure(db, {
    id: randomUUID(),
    journey: journey.id,
    reason: body.reason,
    askedBy: viewer.contact,
    organisation: viewer.organisation,
    askedAt: now,
    backupsUntil: backupsUntil(service, today),
  });
  return finished(service, erasure);
}

/** Goes on with an erasure that stands, and answers with its receipt. */
async function finished(service: Service, erasure: Erasure): Promise<HttpResponse> {
  const { db, log, config } = service;
  const { destroyedKeysFile: file } = config;
  const { journeys } = await whomErased(db, erasure.id);
  try {
    if (erasure.doneAt === null)
      await carryOutErasure({ db, list: file === undefined ? undefined : erasureListIn(file) }, erasure);
  } catch (error) {
    if (error instanceof NoErasureList) throw new Problem('erasure-without-list');
    // It is written down, and the next pass of the sweep does it.
    log.error(describeError(error), 'an erasure could not be carried out at once');
  }
  for (const journey of journeys) {
    try {
      await service.engine.removeRuns(journeyWorkflowId(journey));
    } catch (error) {
      log.warn(describeError(error), 'the runs of an erased journey are removed by the sweep');
    }
  }
  const after = (await erasureOf(db, journeys[0] ?? '')) ?? erasure;
  const receipt = await receiptOf(db, after);
  return after.doneAt === null ? accepted(receipt) : ok(receipt);
}
