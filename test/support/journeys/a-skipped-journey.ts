import { ApplicationFailure } from '@temporalio/activity';
import { defaultPayloadConverter } from '@temporalio/common';
import type { Payload } from '@temporalio/common';
import type { temporal } from '@temporalio/proto';
import type { RecordEvents } from '../../../activities/recording/record-events.ts';
import { engineCalls } from '../../../api/http/engine-calls.ts';
import type { Facts } from '../../../domain/journeys/command.ts';
import type { CommandFields, CommandType, Referral } from '../../../domain/journeys/commands.ts';
import type { JourneyEvent } from '../../../domain/journeys/events.ts';
import { NEWEST_RULEBOOK } from '../../../domain/rulebook/index.ts';
import type { RecordedEvent } from '../../../domain/subjects/recorded-event.ts';
import { dateOf, instantFromMs, msBetween, plusMs } from '../../../domain/vocabulary/calendar.ts';
import type { CalendarDate, Instant } from '../../../domain/vocabulary/calendar.ts';
import type { Stage } from '../../../domain/vocabulary/codes.ts';
import { journeyWorkflowId, OUT_OF_STEP } from '../../../engine/messages.ts';
import type { JourneyStart } from '../../../engine/messages.ts';
import { startSubjectWorkflow } from '../../../engine/start-subject.ts';
import type { SkippedTime } from '../temporal/a-time-skipping-server.ts';
import { aReferral, LivedJourney } from './a-journey.ts';

type HistoryEvent = temporal.api.history.v1.IHistoryEvent;

/** A record kept in memory, which takes batches as the database does: in order, and each once. */
export class MemoryRecord {
  readonly #events = new Map<string, RecordedEvent<JourneyEvent>[]>();

  /** The Activity that records into it. */
  readonly recordEvents = ({ subject, afterSequence, events }: RecordEvents): Promise<void> => {
    const recorded = this.#events.get(subject.id) ?? [];
    this.#events.set(subject.id, recorded);
    if (recorded.length === afterSequence) {
      // Only journeys are recorded into it.
      recorded.push(...(events as readonly RecordedEvent<JourneyEvent>[]));
      return Promise.resolve();
    }
    const same = events.every(({ id }, index) => recorded[afterSequence + index]?.id === id);
    if (same) return Promise.resolve();
    return Promise.reject(ApplicationFailure.nonRetryable('Out of step', OUT_OF_STEP));
  };

  /** What has been recorded of a journey. */
  eventsOf(journeyId: string): readonly RecordedEvent<JourneyEvent>[] {
    return this.#events.get(journeyId) ?? [];
  }
}

/** One run of a journey's Workflow, as its history tells it; times are on the journey's clock. */
export interface Run {
  readonly stage: Stage;
  readonly began: Instant;
  readonly ended: Instant;
  readonly how: 'continued' | 'completed' | 'running';
  /** Its timers in the order they were started: the name, and the instant it was set to. */
  readonly timers: readonly { readonly name: string; readonly at: Instant }[];
}

/**
 * One journey lived twice at once: by the Workflow on a server that skips time, with real timers, and by the
 * rules alone. Both are told the same things on the same day at noon.
 */
export class SkippedJourney {
  readonly id: string;
  readonly lived: LivedJourney;
  readonly #time: SkippedTime;
  readonly #record: MemoryRecord;
  #commands = 0;

  private constructor(time: SkippedTime, record: MemoryRecord, lived: LivedJourney) {
    this.#time = time;
    this.#record = record;
    this.lived = lived;
    this.id = lived.journey.id;
  }

  /** Refers a person on a day at ten o'clock. */
  static async refer(
    time: SkippedTime,
    record: MemoryRecord,
    { id, on, ...changes }: { id: string; on: CalendarDate } & Partial<Referral>,
  ): Promise<SkippedJourney> {
    const lived = new LivedJourney(on, changes, { id, rulebook: NEWEST_RULEBOOK });
    const { programme: slug, placementDays } = lived.journey;
    await time.until(on, '10:00');
    const start: JourneyStart = {
      subject: { kind: 'journey', id },
      epoch: 1,
      offsetMs: time.offsetMs,
      opening: {
        referral: { ...aReferral, ...changes },
        programme: { slug, placementDays },
        actor: { organisation: aReferral.municipality, via: 'api' },
      },
    };
    await startSubjectWorkflow(time.client, { workflowId: journeyWorkflowId(id), start });
    return new SkippedJourney(time, record, lived);
  }

  /** Lets time pass until a day at noon. */
  async until(date: CalendarDate): Promise<void> {
    await this.#time.until(date);
    this.lived.until(date);
  }

  /** Gives a command that must be accepted, on a day at noon. */
  async does<T extends CommandType>(
    date: CalendarDate,
    type: T,
    fields: CommandFields<T>,
    facts?: Facts,
  ): Promise<void> {
    await this.until(date);
    this.#commands += 1;
    const outcome = await engineCalls(this.#time.client).sendCommand(journeyWorkflowId(this.id), type, {
      key: `command-${this.#commands}`,
      bodyHash: `hash-${this.#commands}`,
      offsetMs: this.#time.offsetMs,
      actor: { organisation: 'lo-hovedstaden', via: 'api' },
      fields,
      ...(facts && { facts }),
    });
    if (outcome.outcome !== 'recorded') throw new Error(`${type} on ${date}: ${JSON.stringify(outcome)}`);
    this.lived.does(type, fields, facts);
  }

  /** What the Workflow has recorded. */
  get recorded(): readonly RecordedEvent<JourneyEvent>[] {
    return this.#record.eventsOf(this.id);
  }

  /** By how much the Workflow's latest event came later than the rules have it, in milliseconds. */
  get latestMs(): number {
    const lateness = this.recorded.map(({ at }, index) => msBetween(this.lived.events[index]?.at ?? at, at));
    return Math.max(...lateness.map(Math.abs));
  }

  /** Every run of its Workflow, from the first. */
  async runs(): Promise<Run[]> {
    const runs: Run[] = [];
    const { client } = this.#time;
    const workflowId = journeyWorkflowId(this.id);
    const latest = await client.workflow.getHandle(workflowId).fetchHistory();
    let runId = latest.events?.[0]?.workflowExecutionStartedEventAttributes?.firstExecutionRunId;
    while (runId !== undefined && runId !== null) {
      const { events } = await client.workflow.getHandle(workflowId, runId).fetchHistory();
      runs.push(this.#runOf(events ?? []));
      runId = events?.at(-1)?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId;
    }
    return runs;
  }

  #runOf(events: readonly HistoryEvent[]): Run {
    const [first, last] = [events[0], events.at(-1)];
    const input = first?.workflowExecutionStartedEventAttributes?.input?.payloads?.[0];
    const { carried } = decoded<JourneyStart>(input);
    return {
      stage: carried?.state.stage ?? 'screening',
      began: this.#atOf(first),
      ended: this.#atOf(last),
      how: last?.workflowExecutionContinuedAsNewEventAttributes
        ? 'continued'
        : last?.workflowExecutionCompletedEventAttributes
          ? 'completed'
          : 'running',
      timers: events.flatMap((event) => {
        const timeout = event.timerStartedEventAttributes?.startToFireTimeout;
        if (!timeout) return [];
        return [
          {
            name: decoded<string>(event.userMetadata?.summary),
            at: plusMs(this.#atOf(event), msIn(timeout)),
          },
        ];
      }),
    };
  }

  #atOf(event: HistoryEvent | undefined): Instant {
    return plusMs(instantFromMs(msIn(event?.eventTime)), this.#time.offsetMs);
  }
}

/** A time or a duration from Temporal's API, in milliseconds. */
function msIn(time: { seconds?: unknown; nanos?: number | null | undefined } | null | undefined): number {
  return Number(time?.seconds ?? 0) * 1000 + Math.floor((time?.nanos ?? 0) / 1_000_000);
}

function decoded<T>(payload: Payload | null | undefined): T {
  if (!payload) throw new Error('A history lacks a payload that it must have');
  return defaultPayloadConverter.fromPayload<T>(payload);
}

/**
 * Events in a form that can be compared: what, in which order and on which day, without ids and milliseconds.
 */
export function told(events: readonly JourneyEvent[]) {
  return events.map(({ sequence, type, payload, at }) => ({ sequence, on: dateOf(at), type, payload }));
}
