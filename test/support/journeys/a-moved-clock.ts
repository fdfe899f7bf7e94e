import { moveClock } from '../../../db/running/clock.ts';
import { msOf } from '../../../domain/vocabulary/calendar.ts';
import type { Instant } from '../../../domain/vocabulary/calendar.ts';
import { SIGNALS } from '../../../engine/messages.ts';
import type { TestService } from '../stack/a-service.ts';
import { workflowOf } from '../stack/workflow-of.ts';

/**
 * Sets a service's training clock to an instant and tells only these subjects, without waiting for what they
 * do. For tests in which something else must happen at that very moment.
 */
export async function setClock(
  service: TestService,
  to: Instant,
  subjectIds: readonly string[] = [],
): Promise<void> {
  const { db, engine } = service;
  const { offsetMs } = await moveClock(db, msOf(to) - Date.now());
  await Promise.all(
    subjectIds.map(async (id) =>
      engine.workflow.getHandle(await workflowOf(service, id)).signal(SIGNALS.clockMoved, { offsetMs }),
    ),
  );
}
