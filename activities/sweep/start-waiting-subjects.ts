import type { Client } from '@temporalio/client';
import { withOpenings } from '../../db/kinds/openings.ts';
import type { Db } from '../../db/pool.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { markStarted, waitingSubjects } from '../../db/subjects/subjects.ts';
import { inParallel } from '../../engine/in-parallel.ts';
import { startSubjectWorkflow } from '../../engine/start-subject.ts';

const AT_ONCE = 20;
/** More than this waits for the next pass, five minutes later. */
const IN_ONE_PASS = 2_000;

/**
 * Starts the Workflows of subjects that were committed and then could not be started, because whoever
 * committed them crashed or Temporal was away. A subject never gets two. Returns how many were waiting.
 */
export const startWaitingSubjects =
  ({ db, engine }: { readonly db: Db; readonly engine: Client }) =>
  async (): Promise<number> => {
    const waiting = await withOpenings(db, await waitingSubjects(db, IN_ONE_PASS));
    if (waiting.length === 0) return 0;
    const { offsetMs } = await serviceTime(db);
    await inParallel(waiting, AT_ONCE, async ({ id, kind, workflowId, epoch, opening }) => {
      const start = { subject: { kind, id }, epoch, offsetMs, opening };
      await startSubjectWorkflow(engine, { workflowId, start });
      await markStarted(db, id);
    });
    return waiting.length;
  };
