import type { Client, ScheduleOptions } from '@temporalio/client';
import { ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client';
import { SWEEP_SCHEDULE, TASK_QUEUE, WORKFLOW_TYPES } from '../engine/messages.ts';

/**
 * A pass every five minutes, day and night: what it finds may not wait for the morning. If one is still running, no second one
 * starts; missed ones are not made up for. With Skip a Schedule would otherwise take up the oldest one that was missed, and not
 * the newest: a window as short as this lets all of them go.
 */
const SWEEP = {
  scheduleId: SWEEP_SCHEDULE,
  spec: { intervals: [{ every: '5 minutes' }] },
  policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 minute' },
  action: {
    type: 'startWorkflow',
    workflowType: WORKFLOW_TYPES.sweep,
    workflowId: 'sweep',
    taskQueue: TASK_QUEUE,
    workflowExecutionTimeout: '10 minutes',
    args: [],
  },
} as const satisfies ScheduleOptions;

/**
 * Makes sure that the sweep's Schedule exists and is as this release has it. Any number of workers may call
 * it.
 */
export async function ensureSweepSchedule(client: Client): Promise<void> {
  try {
    await client.schedule.create(SWEEP);
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    const { scheduleId: _, ...current } = SWEEP;
    // A pause by an operator stays: only what the sweep is and when it runs is brought up to date.
    await client.schedule.getHandle(SWEEP_SCHEDULE).update(({ state }) => ({ ...current, state }));
  }
}
