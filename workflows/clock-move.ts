import { continueAsNew, proxyActivities, setCurrentDetails, workflowInfo } from '@temporalio/workflow';
import type { ClockActivities } from '../activities/clock/clock-activities.ts';
import type { ClockMoveStart } from '../engine/messages.ts';

const { moveClockOn } = proxyActivities<ClockActivities>({
  startToCloseTimeout: '1h',
  heartbeatTimeout: '10s',
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '10s' },
});

/**
 * Moves the training clock forward to an instant, one stop at a time, so that reminders go out in their true
 * order. At each stop journeys act and the post goes before the clock moves on. Days on which nothing happens
 * are skipped. If it is killed at any point, it goes on from where the clock stands. Never started in
 * production.
 */
export async function clockMove({ to }: ClockMoveStart): Promise<void> {
  for (;;) {
    const { now, arrived } = await moveClockOn.executeWithOptions({ summary: `Move on towards ${to}` }, [to]);
    setCurrentDetails(`- The training clock stands at ${now}\n- ${arrived ? 'Arrived' : `Moving to ${to}`}`);
    if (arrived) return;
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof clockMove>({ to });
  }
}
