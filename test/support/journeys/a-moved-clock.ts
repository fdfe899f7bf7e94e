import { moveClock } from '../../../db/running/clock.ts';
import { msOf } from '../../../domain/vocabulary/calendar.ts';
import type { Instant } from '../../../domain/vocabulary/calendar.ts';
import { journeyWorkflowId, SIGNALS } from '../../../engine/messages.ts';
import type { TestService } from '../stack/a-service.ts';

/**
 * Sets a service's training clock to an instant and tells only these journeys, without waiting for what they
 * do. For tests in which something else must happen at that very moment.
 */
export async function setClock(
  { db, engine }: TestService,
  to: Instant,
  journeyIds: readonly string[] = [],
): Promise<void> {
  const { offsetMs } = await moveClock(db, msOf(to) - Date.now());
  await Promise.all(
    journeyIds.map((id) =>
      engine.workflow.getHandle(journeyWorkflowId(id)).signal(SIGNALS.clockMoved, { offsetMs }),
    ),
  );
}
