import type { Client } from '@temporalio/client';
import { markStarted, waitingJourneys } from '../../db/journeys/journeys-due.ts';
import type { Db } from '../../db/pool.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { inParallel } from '../../engine/in-parallel.ts';
import { startJourneyWorkflow } from '../../engine/start-journey.ts';

const AT_ONCE = 20;
/** More than this waits for the next pass, five minutes later. */
const IN_ONE_PASS = 2_000;

/**
 * Starts the Workflows of journeys that intake committed and then could not start: it crashed, or Temporal was
 * away. A journey never gets two. Gives how many were waiting.
 */
export const startWaitingJourneys =
  ({ db, engine }: { readonly db: Db; readonly engine: Client }) =>
  async (): Promise<number> => {
    const waiting = await waitingJourneys(db, IN_ONE_PASS);
    if (waiting.length === 0) return 0;
    const { offsetMs } = await serviceTime(db);
    await inParallel(waiting, AT_ONCE, async ({ id, epoch, programme, placementDays, opening }) => {
      await startJourneyWorkflow(engine, {
        journeyId: id,
        epoch,
        offsetMs,
        opening: { ...opening, programme: { slug: programme, placementDays } },
      });
      await markStarted(db, id);
    });
    return waiting.length;
  };
