import type { RecordedEvent } from '../domain/recorded-event.ts';

/** A batch of events to record. */
export interface RecordEvents {
  readonly journeyId: string;
  readonly epoch: number;
  /** The number of the last event recorded before this batch. */
  readonly afterSequence: number;
  readonly events: readonly RecordedEvent[];
}
