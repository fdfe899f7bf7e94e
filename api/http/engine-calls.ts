import {
  isGrpcServiceError,
  ScheduleNotFoundError,
  ServiceError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import type { Client, WorkflowUpdateHandle } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { temporal } from '@temporalio/proto';
import type { JobcentreSignal } from '../../domain/decisions/signals.ts';
import { isRefusal } from '../../domain/refusals/refusals.ts';
import type { Refusal } from '../../domain/refusals/refusals.ts';
import { updateName } from '../../domain/subjects/command-names.ts';
import { dateOf } from '../../domain/vocabulary/calendar.ts';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import {
  journeyWorkflowId,
  PARKED,
  REFUSED,
  SIGNALS,
  SWEEP_SCHEDULE,
  TASK_QUEUE,
  WORKFLOW_TYPES,
} from '../../engine/messages.ts';
import type { CommandReceipt, CommandMessage, DigestStart } from '../../engine/messages.ts';
import { removeRuns } from '../../engine/remove-runs.ts';
import { startDigestWorkflow } from '../../engine/start-digest.ts';
import { startSubjectWorkflow } from '../../engine/start-subject.ts';
import type { SubjectToStart } from '../../engine/start-subject.ts';
import { problemOf } from '../../engine/workflow-problems.ts';
import type { WorkflowProblem } from '../../engine/workflow-problems.ts';
import { Problem } from './problems.ts';

/** How long one call for everything may take before it is asked how far the command has come. */
const ANSWERED_AT_ONCE_MS = 2_000;
/** How long a command may take to be durably accepted before the caller is told that it was not received. */
const ACCEPTED_WITHIN_MS = 5_000;
/** How long an accepted command may take to be recorded before the caller is told to look again later. */
const RECORDED_WITHIN_MS = 10_000;
/** How long any other call to Temporal may take. */
const ANSWERED_WITHIN_MS = 5_000;

/** How a command fared. */
export type UpdateOutcome =
  /** In the database: the number of its event, and the hash of the first body that came under its key. */
  | { readonly outcome: 'recorded'; readonly sequence: number; readonly bodyHash: string }
  /** Safe with Temporal, and will be recorded; not yet in the database. */
  | { readonly outcome: 'accepted' }
  | { readonly outcome: 'refused'; readonly refusal: Refusal }
  | { readonly outcome: 'parked' }
  /** The subject has no running Workflow. */
  | { readonly outcome: 'no-workflow' }
  /** Temporal or its workers did not take it; whether they will yet is not known. */
  | { readonly outcome: 'not-received' };

/** What the API asks of Temporal. The one place where it does. */
export interface EngineCalls {
  /**
   * Gives a command to its subject's Workflow as an Update, whose id is the command's key. However it fares is its outcome:
   * throws only what a fault of our own would be, such as an Update of an unknown name.
   */
  sendCommand(workflowId: string, type: string, message: CommandMessage): Promise<UpdateOutcome>;
  /** Starts a subject's Workflow, unless it has one. Throws `unavailable` if Temporal is away. */
  startSubject(subject: SubjectToStart): Promise<void>;
  /** Runs a pass of the sweep now, if there is one to run. Does not throw if Temporal is away: it runs every five minutes anyhow. */
  sweepNow(): Promise<void>;
  /** Starts a mail to a contact, unless it has been started before. Throws `unavailable` if Temporal is away. */
  startDigest(start: DigestStart): Promise<void>;
  /** Hands a jobcentre's message to a journey. `no-workflow`: nobody is there to hear it. Throws `unavailable` if Temporal is away. */
  signalJobcentre(journeyId: string, signal: JobcentreSignal): Promise<'heard' | 'no-workflow'>;
  /** Ends the Workflow of a journey whose person was erased, and removes its runs. Throws `unavailable` if Temporal is away. */
  removeRuns(workflowId: string): Promise<void>;
  /** Moves the training clock to an instant, unless a move to that day is under way. Throws `unavailable` if Temporal is away. */
  moveClock(to: Instant): Promise<void>;
  /** What keeps a subject's running Workflow from acting; `undefined` if nothing is known of. Does not throw. */
  problemOf(workflowId: string): Promise<WorkflowProblem | undefined>;
  /** Whether Temporal answers, and whether a worker is waiting for work. Does not throw. */
  health(): Promise<{ readonly temporal: boolean; readonly worker: boolean }>;
}

/**
 * The calls over a Temporal client, each with a deadline of its own. One that throws since Temporal is away throws the
 * problem `unavailable`.
 */
export function engineCalls(client: Client): EngineCalls {
  const within = <T>(ms: number, call: () => Promise<T>) => client.withDeadline(Date.now() + ms, call);
  const answered = async <T>(call: () => Promise<T>): Promise<T> => {
    try {
      return await within(ANSWERED_WITHIN_MS, call);
    } catch (error) {
      throw isTemporalAway(error) ? new Problem('unavailable') : error;
    }
  };

  return {
    async sendCommand(workflowId, type, message) {
      const subject = client.workflow.getHandle(workflowId);
      const update = { args: [message] as [CommandMessage], updateId: message.key };
      // Nearly always one call brings the answer. Where it does not in time, nobody knows how far the command came:
      // it is sent again under the same id, and Temporal tells first that it is safe, then that it is recorded.
      try {
        const answer = await within(ANSWERED_AT_ONCE_MS, () =>
          subject.executeUpdate<CommandReceipt, [CommandMessage]>(updateName(type), update),
        );
        return { outcome: 'recorded', ...answer };
      } catch (error) {
        if (!(error instanceof WorkflowUpdateRPCTimeoutOrCancelledError)) return unaccepted(error);
      }
      let handle: WorkflowUpdateHandle<CommandReceipt>;
      try {
        handle = await within(ACCEPTED_WITHIN_MS, () =>
          subject.startUpdate<CommandReceipt, [CommandMessage]>(updateName(type), {
            ...update,
            waitForStage: 'ACCEPTED',
          }),
        );
      } catch (error) {
        return unaccepted(error);
      }
      try {
        const answer = await within(RECORDED_WITHIN_MS, () => handle.result());
        return { outcome: 'recorded', ...answer };
      } catch (error) {
        return unrecorded(error);
      }
    },

    async startSubject(subject) {
      await answered(() => startSubjectWorkflow(client, subject));
    },

    async sweepNow() {
      try {
        await within(ANSWERED_WITHIN_MS, () => client.schedule.getHandle(SWEEP_SCHEDULE).trigger());
      } catch (error) {
        if (!(error instanceof ScheduleNotFoundError) && !isTemporalAway(error)) throw error;
      }
    },

    async startDigest(start) {
      await answered(() => startDigestWorkflow(client, start));
    },

    async signalJobcentre(journeyId, signal) {
      try {
        await answered(() =>
          client.workflow.getHandle(journeyWorkflowId(journeyId)).signal(SIGNALS.jobcentre, signal),
        );
        return 'heard';
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return 'no-workflow';
        throw error;
      }
    },

    async removeRuns(workflowId) {
      await answered(() => removeRuns(client, workflowId, 'its person was erased'));
    },

    async moveClock(to) {
      try {
        await answered(() =>
          client.workflow.start(WORKFLOW_TYPES.clockMove, {
            taskQueue: TASK_QUEUE,
            // Named by where it goes: the one before may have arrived and not quite ended yet.
            workflowId: `clock-move-${dateOf(to)}`,
            workflowIdConflictPolicy: 'FAIL',
            args: [{ to }],
          }),
        );
      } catch (error) {
        if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      }
    },

    async problemOf(workflowId) {
      try {
        return await within(ANSWERED_WITHIN_MS, () => problemOf(client, workflowId));
      } catch {
        return undefined;
      }
    },

    async health() {
      try {
        const { pollers } = await within(ANSWERED_WITHIN_MS, () =>
          client.workflowService.describeTaskQueue({
            namespace: client.options.namespace,
            taskQueue: { name: TASK_QUEUE },
            taskQueueType: WORKFLOW_TASK_QUEUE,
          }),
        );
        const since = Date.now() - POLLED_WITHIN_MS;
        return { temporal: true, worker: (pollers ?? []).some((poller) => lastSeen(poller) > since) };
      } catch {
        return { temporal: false, worker: false };
      }
    },
  };
}

/**
 * A worker that lives asks at least once a minute; the server goes on listing one for five minutes after it has ended.
 */
const POLLED_WITHIN_MS = 90_000;

function lastSeen({ lastAccessTime }: temporal.api.taskqueue.v1.IPollerInfo): number {
  return Number(String(lastAccessTime?.seconds ?? 0)) * 1_000;
}

/** TASK_QUEUE_TYPE_WORKFLOW in Temporal's API. */
const WORKFLOW_TASK_QUEUE = 1;

/** Whether an error says that Temporal did not answer, rather than that something is wrong with the question. */
export function isTemporalAway(error: unknown): boolean {
  return (
    error instanceof ServiceError ||
    error instanceof WorkflowUpdateRPCTimeoutOrCancelledError ||
    isGrpcServiceError(error)
  );
}

function unaccepted(error: unknown): UpdateOutcome {
  if (error instanceof WorkflowUpdateFailedError) return failed(error);
  if (error instanceof WorkflowNotFoundError) return { outcome: 'no-workflow' };
  if (isTemporalAway(error)) return { outcome: 'not-received' };
  throw error;
}

function unrecorded(error: unknown): UpdateOutcome {
  if (error instanceof WorkflowUpdateFailedError) return failed(error);
  if (error instanceof WorkflowNotFoundError || isTemporalAway(error)) return { outcome: 'accepted' };
  throw error;
}

/**
 * The type of the failure by which Temporal answers an accepted Update whose Workflow was ended before it had answered:
 * terminated, most likely because the journey is being rebuilt. Asked again with its key, the command gets its answer.
 */
const ENDED_MEANWHILE = 'AcceptedUpdateCompletedWorkflow';

/** A refusal, by the validator or, when several came at once, by the handler. */
function failed(error: WorkflowUpdateFailedError): UpdateOutcome {
  const { cause } = error;
  if (!(cause instanceof ApplicationFailure)) throw error;
  if (cause.type === ENDED_MEANWHILE) return { outcome: 'not-received' };
  if (cause.type === PARKED) return { outcome: 'parked' };
  const refusal: unknown = cause.details?.[0];
  if (cause.type === REFUSED && isRefusal(refusal)) return { outcome: 'refused', refusal };
  throw error;
}
