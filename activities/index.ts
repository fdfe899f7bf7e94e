import type { RecordEvents } from './record-events.ts';

/** The Activities by name. */
export interface Activities {
  recordEvents(batch: RecordEvents): Promise<void>;
  keepSignal(signal: { journeyId: string; name: string; payload: unknown }): Promise<void>;
}
