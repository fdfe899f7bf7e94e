import { ActivityFailure, ApplicationFailure, uuid4 } from '@temporalio/workflow';
import type { RecordEvents } from '../activities/recording/record-events.ts';
import type { Actor, OnBehalfOf } from '../domain/subjects/actor.ts';
import type { RecordedEvent } from '../domain/subjects/recorded-event.ts';
import type { Subject, SubjectEvent, SubjectState } from '../domain/subjects/subject.ts';
import { OUT_OF_STEP, PARKED, RECORDING_STUCK } from '../engine/messages.ts';
import type { AnsweredCommand, CarriedState } from '../engine/messages.ts';
import type { Bell } from './bell.ts';

/** How many answered commands a run passes to the next; the API finds older keys in the database. */
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

/** Whose events a recorder takes, under which epoch, and how they fold. */
export interface Recording<S extends SubjectState, E extends SubjectEvent> {
  readonly subject: Subject;
  readonly epoch: number;
  readonly apply: (state: S, event: E) => S;
}

/**
 * What a run knows and has yet to record. Handlers accept into it, which rings the bell. Only the main loop
 * writes it down, in order, one batch at a time.
 */
export class Recorder<S extends SubjectState, E extends SubjectEvent> {
  #state: S;
  #pending: RecordedEvent<E>[] = [];
  #recorded: number;
  #parked: boolean;
  /** Whose events these are. */
  readonly subject: Subject;
  readonly #epoch: number;
  readonly #apply: (state: S, event: E) => S;
  readonly #bell: Bell;
  #awaiting: Awaiting[] = [];
  readonly #answered: Map<string, AnsweredCommand>;

  constructor(
    { subject, epoch, apply, carried }: Recording<S, E> & { readonly carried: CarriedState<S> },
    bell: Bell,
  ) {
    this.subject = subject;
    this.#epoch = epoch;
    this.#apply = apply;
    this.#state = carried.state;
    this.#recorded = carried.state.sequence;
    this.#parked = carried.parked;
    this.#answered = new Map(carried.answered.map((answer) => [answer.key, answer]));
    this.#bell = bell;
  }

  /** The subject after everything that was accepted, recorded or not. */
  get state(): S {
    return this.#state;
  }

  get hasPending(): boolean {
    return this.#pending.length > 0;
  }

  /**
   * Whether the subject is parked: its history and the database disagree, so it does nothing until it is
   * rebuilt.
   */
  get parked(): boolean {
    return this.#parked;
  }

  /** A command or Signal that was already accepted under this key. */
  answered(key: string): AnsweredCommand | undefined {
    return this.#answered.get(key);
  }

  /**
   * Takes events into the subject and queues them for recording. Returns the number of the first. `ifLost` is
   * called if they will never be recorded; it is for news to which nobody waits for an answer.
   */
  accept(events: readonly E[], origin: Origin = {}, ifLost?: () => void): number {
    const sequence = this.#state.sequence + 1;
    const { key, bodyHash = '', ...said } = origin;
    for (const [index, event] of events.entries()) {
      this.#state = this.#apply(this.#state, event);
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

  /** Waits until an accepted event is in the database. Fails with `JourneyParked` if it never will be. */
  untilRecorded(sequence: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#awaiting.push({ sequence, recorded: resolve, lost: () => reject(parkedFailure()) });
      this.#tell();
    });
  }

  /** Records what is pending, if anything is; a recording that cannot succeed parks the subject. */
  async record(recordEvents: (batch: RecordEvents<E>) => Promise<void>): Promise<void> {
    while (this.#pending.length > 0 && !this.#parked) {
      const events = this.#pending;
      this.#pending = [];
      try {
        await recordEvents({
          subject: this.subject,
          epoch: this.#epoch,
          afterSequence: this.#recorded,
          events,
        });
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
  carry(): CarriedState<S> {
    const answered = [...this.#answered.values()].slice(-KEYS_CARRIED);
    return { state: this.#state, answered, parked: this.#parked };
  }
}

/** The failure with which a parked subject answers a command. */
export function parkedFailure(): ApplicationFailure {
  return ApplicationFailure.nonRetryable('It waits to be rebuilt', PARKED);
}

function cannotHeal(error: unknown): boolean {
  const cause = error instanceof ActivityFailure ? error.cause : undefined;
  return (
    cause instanceof ApplicationFailure && (cause.type === OUT_OF_STEP || cause.type === RECORDING_STUCK)
  );
}
