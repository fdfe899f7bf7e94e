import { markStarted, waitingJourneys } from '../../db/journeys/journeys-due.ts';
import { describeError } from '../../log.ts';
import type { Service } from '../http/route.ts';
import { serviceTime } from '../running/service-time.ts';

/** Journeys started at a time: after a burst, a journey's first answers would wait. */
const IN_PARALLEL = 20;

/**
 * Starts the Workflows of journeys that have been committed and have none yet. Gives how many were started. What
 * cannot be started now is left to the sweep, so nothing is thrown where Temporal is away.
 */
export async function startWaiting(service: Service, ids: readonly string[]): Promise<number> {
  const { db, engine, log } = service;
  const waiting = [...(await waitingJourneys(db, ids.length, ids))];
  const { offsetMs } = await serviceTime(service);
  let started = 0;
  const startOneByOne = async () => {
    for (let journey = waiting.shift(); journey !== undefined; journey = waiting.shift()) {
      const { id, epoch, opening, programme: slug, placementDays } = journey;
      try {
        await engine.startJourney({
          journeyId: id,
          epoch,
          offsetMs,
          opening: { ...opening, programme: { slug, placementDays } },
        });
        await markStarted(db, id);
        started += 1;
      } catch (error) {
        log.warn({ journey: id, ...describeError(error) }, 'journey not started, left to the sweep');
      }
    }
  };
  await Promise.all(Array.from({ length: IN_PARALLEL }, startOneByOne));
  return started;
}
