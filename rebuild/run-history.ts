import { WorkflowNotFoundError } from '@temporalio/client';
import type { Client } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import type { temporal } from '@temporalio/proto';
import { actionsOf } from '../activities/kinds/actions-of.ts';
import type { RecordEvents } from '../activities/recording/record-events.ts';
import { isLivingKind } from '../domain/subjects/living-kinds.ts';
import type { LivingKind } from '../domain/subjects/living-kinds.ts';
import type { RecordedEvent } from '../domain/subjects/recorded-event.ts';
import type { Subject, SubjectEvent, SubjectState } from '../domain/subjects/subject.ts';
import { OUT_OF_STEP, RECORDING_STUCK } from '../engine/messages.ts';
import type { LivingStart } from '../engine/messages.ts';
import { upcast } from '../engine/upcast.ts';

type HistoryEvent = temporal.api.history.v1.IHistoryEvent;

/** The Activities of a subject, by their names in its history. */
const [RECORD, KEEP] = ['recordEvents', 'keepSignal'];

/** A Signal as it stands in a run's history. */
export interface SignalInHistory {
  /**
   * The number of its event in the history: together with the run's id, it is the same each time it is read.
   */
  readonly eventId: string;
  readonly name: string;
  /** `undefined` if it cannot be decoded. */
  readonly payload: unknown;
}

/** What the history of a subject's latest run says; it can be read without a worker. */
export interface RunHistory {
  readonly subject: Subject & { readonly kind: LivingKind };
  readonly runId: string;
  readonly isRunning: boolean;
  readonly epoch: number;
  /** The number of the last event before this run, counting its own and those of earlier runs. */
  readonly began: number;
  /** The events of this run that were recorded and that it knows to be recorded, in order. */
  readonly recorded: readonly RecordedEvent<SubjectEvent>[];
  /** What it has decided and asked to have recorded, without having heard back yet. */
  readonly pending: RecordEvents | undefined;
  /** The subject as of all these events. */
  readonly state: SubjectState;
  /** Whether it waits to be rebuilt. */
  readonly parked: boolean;
  readonly signals: readonly SignalInHistory[];
  /** The Signals that it could not take in itself and put into `late_signals`. */
  readonly kept: readonly { readonly name: string; readonly payload: unknown }[];
  /** The keys of the commands it has accepted without having answered them. */
  readonly unanswered: readonly string[];
}

/**
 * Reads the latest run of a subject's Workflow from Temporal. `undefined` if Temporal knows of none;
 * `unreadable` if it was not started as a subject is, or is of a kind that does not live here.
 */
export async function readRunHistory(
  engine: Client,
  workflowId: string,
): Promise<RunHistory | 'unreadable' | undefined> {
  for (;;) {
    try {
      const { runId, status } = await engine.workflow.getHandle(workflowId).describe();
      const { events } = await engine.workflow.getHandle(workflowId, runId).fetchHistory();
      // It may have continued as new between the two questions.
      if (events?.at(-1)?.workflowExecutionContinuedAsNewEventAttributes != null) continue;
      return tell({ runId, isRunning: status.name === 'RUNNING' }, events ?? []);
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return undefined;
      throw error;
    }
  }
}

function tell(
  run: { readonly runId: string; readonly isRunning: boolean },
  events: readonly HistoryEvent[],
): RunHistory | 'unreadable' {
  const start = startOf(decode(events[0]?.workflowExecutionStartedEventAttributes?.input?.payloads));
  if (start === undefined) return 'unreadable';
  const { subject } = start;
  const actions = actionsOf(subject.kind);
  const carried = start.carried ?? { state: actions.unopened(subject.id), parked: false };
  const { completed, failed } = endsOf(events);
  const batches = scheduled<RecordEvents>(events, RECORD);
  const acknowledged = batches.filter(({ eventId }) => completed.has(eventId));
  // Recordings are made one at a time: only the last can be under way.
  const last = batches.at(-1);
  const isPending = last !== undefined && !completed.has(last.eventId) && !failed.has(last.eventId);
  const pending = isPending ? upcast(last.input) : undefined;
  const recorded = acknowledged.flatMap(({ input }) => input.events);
  return {
    ...run,
    subject,
    epoch: start.epoch,
    began: carried.state.sequence,
    recorded,
    pending,
    state: [...recorded, ...(pending?.events ?? [])].reduce(
      (state, event) => actions.apply(state, event),
      carried.state,
    ),
    parked: carried.parked || failed.size > 0,
    signals: events.flatMap(signalIn),
    kept: scheduled<{ readonly name: string; readonly payload?: unknown }>(events, KEEP)
      .filter(({ eventId }) => completed.has(eventId))
      .map(({ input: { name, payload } }) => ({ name, payload })),
    unanswered: unansweredIn(events),
  };
}

/**
 * The start of a run, of whatever release; `undefined` if it is not the start of a subject that lives here.
 */
function startOf(value: unknown): LivingStart | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const start = upcast(value as LivingStart);
  return typeof start.epoch === 'number' && isLivingKind(start.subject?.kind) ? start : undefined;
}

/** The Activities of a name, with the number of their event and what they were asked. */
function scheduled<T>(events: readonly HistoryEvent[], name: string | undefined) {
  return events.flatMap(({ eventId, activityTaskScheduledEventAttributes: asked }) =>
    asked != null && asked.activityType?.name === name
      ? [{ eventId: String(eventId), input: decode(asked.input?.payloads) as T }]
      : [],
  );
}

/**
 * Which Activities have ended, by the number of the event that asked for them, and how: well, or so that the
 * journey is parked.
 */
function endsOf(events: readonly HistoryEvent[]) {
  const completed = new Set<string>();
  const failed = new Set<string>();
  for (const {
    activityTaskCompletedEventAttributes: done,
    activityTaskFailedEventAttributes: not,
  } of events) {
    if (done != null) completed.add(String(done.scheduledEventId));
    const type = not?.failure?.applicationFailureInfo?.type;
    if (not != null && (type === OUT_OF_STEP || type === RECORDING_STUCK))
      failed.add(String(not.scheduledEventId));
  }
  return { completed, failed };
}

function signalIn({ eventId, workflowExecutionSignaledEventAttributes: signal }: HistoryEvent) {
  if (signal == null) return [];
  const name = signal.signalName ?? '';
  return [{ eventId: String(eventId), name, payload: decode(signal.input?.payloads) }];
}

function unansweredIn(events: readonly HistoryEvent[]): string[] {
  const waiting = new Set<string>();
  for (const event of events) {
    const accepted = event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest?.meta?.updateId;
    if (accepted != null) waiting.add(accepted);
    const answered = event.workflowExecutionUpdateCompletedEventAttributes?.meta?.updateId;
    if (answered != null) waiting.delete(answered);
  }
  return [...waiting];
}

/** The first argument of a call, as the run has it; `undefined` if there is none or it cannot be decoded. */
function decode(payloads: readonly temporal.api.common.v1.IPayload[] | null | undefined): unknown {
  const [first] = payloads ?? [];
  if (first == null) return undefined;
  try {
    return defaultPayloadConverter.fromPayload(first);
  } catch {
    return undefined;
  }
}
