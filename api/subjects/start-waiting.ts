import { withOpenings } from '../../db/kinds/openings.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { markStarted, waitingSubjects } from '../../db/subjects/subjects.ts';
import { describeError } from '../../log.ts';
import type { Service } from '../http/route.ts';

/** Subjects started at a time: after a burst, the first answers of each would wait. */
const IN_PARALLEL = 20;

/**
 * Starts the Workflows of subjects that have been committed and have none yet, and returns how many it started.
 * What cannot be started now is left to the sweep, so nothing is thrown if Temporal is away.
 */
export async function startWaiting(service: Service, ids: readonly string[]): Promise<number> {
  const { db, engine, log } = service;
  const waiting = await withOpenings(db, await waitingSubjects(db, ids.length, ids));
  const { offsetMs } = await serviceTime(service.db);
  let started = 0;
  const startOneByOne = async () => {
    for (let subject = waiting.shift(); subject !== undefined; subject = waiting.shift()) {
      const { id, kind, workflowId, epoch, opening } = subject;
      try {
        const start = { subject: { kind, id }, epoch, offsetMs, opening };
        await engine.startSubject({ workflowId, start });
        await markStarted(db, id);
        started += 1;
      } catch (error) {
        log.warn({ kind, id, ...describeError(error) }, 'subject not started, left to the sweep');
      }
    }
  };
  await Promise.all(Array.from({ length: IN_PARALLEL }, startOneByOne));
  return started;
}
