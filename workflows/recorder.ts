import { ActivityFailure, ApplicationFailure, uuid4 } from '@temporalio/workflow';
import type { RecordEvents } from '../activities/recording/record-events.ts';
import { apply } from '../domain/journeys/apply.ts';
import type { JourneyEvent } from '../domain/journeys/events.ts';
import type { Journey } from '../domain/journeys/journey.ts';
import type { RecordedEvent } from '../domain/journeys/recorded-event.ts';
import type { Actor, OnBehalfOf } from '../domain/subjects/actor.ts';
import { OUT_OF_STEP, PARKED, RECORDING_STUCK } from '../engine/messages.ts';
import type { Answered, Carried } from '../engine/messages.ts';
import type { Bell } from './bell.ts';

/** How many answered commands a run hands to the next; older keys are found in the database by the API. */
const KEYS_CARRIED = 200;

/** What an event's record says beside the event itself. */
export interface Origin {
  readonly key?: string;
  readonly bodyHash?: string;
  readonly actor?: Actor;
  readonly onBehalfOf?: OnBehalfOf;
  readonly noteId?: string;
}

/** Somebody who is told whether an event was recorded, or never will be. */
interface Awaiting {
  readonly sequence: number;
  readonly recorded?: () => void;
  readonly lost: () => void;
}

/**
 * What a run knows and has yet to record. Handlers accept into it, which rings the bell; only the main loop writes it
 * down, in order, one batch at a time.
 */
export class Recorder {
  #journey: Journey;
  #pending: RecordedEvent[] = [];
  #recorded: number;
  #parked: boolean;
  readonly #epoch: number;
  readonly #bell: Bell;
  #awaiting: Awaiting[] = [];
  readonly #answered: Map<string, Answered>;

  constructor(start: Carried, epoch: number, bell: Bell) {
    this.#journey = start.journey;
    this.#recorded = start.journey.sequence;
    this.#parked = start.parked;
    this.#epoch = epoch;
    this.#bell = bell;
    this.#answered = new Map(start.answered.map((answer) => [answer.key, answer]));
  }

  get journey(): Journey {
    return this.#journey;
  }

  get hasPending(): boolean {
    return this.#pending.length > 0;
  }

  /** A parked journey's history and database disagree: it does nothing until it is rebuilt. */
  get parked(): boolean {
    return this.#parked;
  }

  /** A command or Signal already accepted under this key. */
  answered(key: string): Answered | undefined {
    return this.#answered.get(key);
  }

  /**
   * Takes events into the journey and queues them for recording. Gives the number of the first. `ifLost` is called
   * where they never will be recorded, for news that nobody waits for an answer to.
   */
  accept(events: readonly JourneyEvent[], origin: Origin = {}, ifLost?: () => void): number {
    const sequence = this.#journey.sequence + 1;
    const { key, bodyHash = '', ...said } = origin;
    for (const [index, event] of events.entries()) {
      this.#journey = apply(this.#journey, event);
      const first = index === 0;
      this.#pending.push({
        ...event,
        id: uuid4(),
        version: 1,
        ...(first && said),
        ...(first && key !== undefined && { key, bodyHash }),
      });
    }
    if (key !== undefined) this.#answered.set(key, { key, bodyHash, sequence });
    if (ifLost !== undefined) this.#awaiting.push({ sequence, lost: ifLost });
    this.#bell.ring();
    return sequence;
  }

  /** Waits until an accepted event is in the database. Fails with `JourneyParked` where it never will be. */
  untilRecorded(sequence: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#awaiting.push({ sequence, recorded: resolve, lost: () => reject(parkedFailure()) });
      this.#tell();
    });
  }

  /** Records what is pending, if anything is; a recording that cannot succeed parks the journey. */
  async record(recordEvents: (batch: RecordEvents) => Promise<void>): Promise<void> {
    while (this.#pending.length > 0 && !this.#parked) {
      const events = this.#pending;
      this.#pending = [];
      const { id: journeyId } = this.#journey;
      try {
        await recordEvents({ journeyId, epoch: this.#epoch, afterSequence: this.#recorded, events });
        this.#recorded += events.length;
        this.#tell();
      } catch (error) {
        if (!cannotHeal(error)) throw error;
        this.#parked = true;
        this.#tell();
      }
    }
  }

  #tell(): void {
    const awaiting = this.#awaiting;
    this.#awaiting = [];
    for (const one of awaiting) {
      if (this.#recorded >= one.sequence) one.recorded?.();
      else if (this.#parked) one.lost();
      else this.#awaiting.push(one);
    }
  }

  /** What the next run needs to go on from here. */
  carry(): Carried {
    const answered = [...this.#answered.values()].slice(-KEYS_CARRIED);
    return { journey: this.#journey, answered, parked: this.#parked };
  }
}

/** The failure with which a parked journey answers a command. */
export function parkedFailure(): ApplicationFailure {
  return ApplicationFailure.nonRetryable('The journey waits to be rebuilt', PARKED);
}

function cannotHeal(error: unknown): boolean {
  const cause = error instanceof ActivityFailure ? error.cause : undefined;
  return (
    cause instanceof ApplicationFailure && (cause.type === OUT_OF_STEP || cause.type === RECORDING_STUCK)
  );
}
