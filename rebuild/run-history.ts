import { WorkflowNotFoundError } from '@temporalio/client';
import type { Client } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import type { temporal } from '@temporalio/proto';
import type { RecordEvents } from '../activities/recording/record-events.ts';
import { apply } from '../domain/journeys/apply.ts';
import { unopenedJourney } from '../domain/journeys/journey.ts';
import type { Journey } from '../domain/journeys/journey.ts';
import type { RecordedEvent } from '../domain/journeys/recorded-event.ts';
import { journeyWorkflowId, OUT_OF_STEP, RECORDING_STUCK } from '../engine/messages.ts';
import type { JourneyStart } from '../engine/messages.ts';

type HistoryEvent = temporal.api.history.v1.IHistoryEvent;

/** The Activities of a journey, as they are named in its history. */
const [RECORD, KEEP] = ['recordEvents', 'keepSignal'];

/** A Signal as it stands in a run's history. */
export interface SignalInHistory {
  /** The number of its event in the history: with the run's id it is the same at every reading. */
  readonly eventId: string;
  readonly name: string;
  /** `undefined` where it cannot be decoded. */
  readonly payload: unknown;
}

/** What a journey's latest run says of itself in its history, which can be read without a worker. */
export interface RunHistory {
  readonly runId: string;
  readonly isRunning: boolean;
  readonly epoch: number;
  /** Its own events and the earlier runs' before them: the number of the last event before this run. */
  readonly began: number;
  /** The events of this run that were recorded and that it knows to be, in order. */
  readonly recorded: readonly RecordedEvent[];
  /** What it has decided and asked to be recorded, without having heard of it yet. */
  readonly pending: RecordEvents | undefined;
  /** The journey as of all these events. */
  readonly journey: Journey;
  /** Whether it waits to be rebuilt. */
  readonly parked: boolean;
  readonly signals: readonly SignalInHistory[];
  /** The payloads of the Signals that it could not take in itself and put into `late_signals`. */
  readonly kept: readonly unknown[];
  /** The keys of the commands it has accepted without having answered them. */
  readonly unanswered: readonly string[];
}

/**
 * Reads a journey's latest run from Temporal; `undefined` where Temporal knows of none, `unreadable` where it was not
 * started as a journey is.
 */
export async function readRunHistory(
  engine: Client,
  journeyId: string,
): Promise<RunHistory | 'unreadable' | undefined> {
  const workflowId = journeyWorkflowId(journeyId);
  for (;;) {
    try {
      const { runId, status } = await engine.workflow.getHandle(workflowId).describe();
      const { events } = await engine.workflow.getHandle(workflowId, runId).fetchHistory();
      // It may have continued as new between the two questions.
      if (events?.at(-1)?.workflowExecutionContinuedAsNewEventAttributes != null) continue;
      return tell(journeyId, { runId, isRunning: status.name === 'RUNNING' }, events ?? []);
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return undefined;
      throw error;
    }
  }
}

function tell(
  journeyId: string,
  run: { readonly runId: string; readonly isRunning: boolean },
  events: readonly HistoryEvent[],
): RunHistory | 'unreadable' {
  const start = decode(events[0]?.workflowExecutionStartedEventAttributes?.input?.payloads);
  if (!isStart(start)) return 'unreadable';
  const carried = start.carried ?? { journey: unopenedJourney(journeyId), parked: false };
  const { completed, failed } = endsOf(events);
  const batches = scheduled<RecordEvents>(events, RECORD);
  const acknowledged = batches.filter(({ eventId }) => completed.has(eventId));
  // Recordings are made one at a time: only the last can be under way.
  const last = batches.at(-1);
  const isPending = last !== undefined && !completed.has(last.eventId) && !failed.has(last.eventId);
  const pending = isPending ? last.input : undefined;
  const recorded = acknowledged.flatMap(({ input }) => input.events);
  return {
    ...run,
    epoch: start.epoch,
    began: carried.journey.sequence,
    recorded,
    pending,
    journey: [...recorded, ...(pending?.events ?? [])].reduce(apply, carried.journey),
    parked: carried.parked || failed.size > 0,
    signals: events.flatMap(signalIn),
    kept: scheduled<{ readonly payload?: unknown }>(events, KEEP)
      .filter(({ eventId }) => completed.has(eventId))
      .map(({ input }) => input.payload),
    unanswered: unansweredIn(events),
  };
}

function isStart(value: unknown): value is JourneyStart {
  return typeof value === 'object' && value !== null && 'epoch' in value && typeof value.epoch === 'number';
}

/** The Activities of a name, with the number of their event and what they were asked. */
function scheduled<T>(events: readonly HistoryEvent[], name: string | undefined) {
  return events.flatMap(({ eventId, activityTaskScheduledEventAttributes: asked }) =>
    asked != null && asked.activityType?.name === name
      ? [{ eventId: String(eventId), input: decode(asked.input?.payloads) as T }]
      : [],
  );
}

/** Which Activities have ended, by the number of the event that asked for them: well, or so that the journey is parked. */
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

/** The first argument of a call; `undefined` where there is none or it cannot be decoded, as the journey has it. */
function decode(payloads: readonly temporal.api.common.v1.IPayload[] | null | undefined): unknown {
  const [first] = payloads ?? [];
  if (first == null) return undefined;
  try {
    return defaultPayloadConverter.fromPayload(first);
  } catch {
    return undefined;
  }
}
