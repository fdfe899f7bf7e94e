import { proxySinks } from '@temporalio/workflow';
import type { Sinks, WorkflowInterceptorsFactory } from '@temporalio/workflow';

/** Something a Workflow decided should be done, with everything it said about it. */
export type Decision =
  | { readonly what: 'activity'; readonly id: string; readonly type: string; readonly args: string }
  | { readonly what: 'timer'; readonly id: string; readonly ms: number };

/** Where a Workflow under replay tells what it decides. */
export interface DecisionSinks extends Sinks {
  readonly decisions: { decided(decision: Decision): void };
}

const { decisions } = proxySinks<DecisionSinks>();

/**
 * Bundled with the Workflows for replays only. Temporal itself checks only that an Activity or a timer was
 * asked for, not what the Activity was given or how long the timer runs.
 */
export const interceptors: WorkflowInterceptorsFactory = () => ({
  outbound: [
    {
      scheduleActivity: (input, next) => {
        const { activityType: type, seq, options } = input;
        const id = options.activityId ?? String(seq);
        decisions.decided({ what: 'activity', id, type, args: JSON.stringify(input.args) });
        return next(input);
      },
      startTimer: (input, next) => {
        decisions.decided({ what: 'timer', id: String(input.seq), ms: input.durationMs });
        return next(input);
      },
    },
  ],
});
