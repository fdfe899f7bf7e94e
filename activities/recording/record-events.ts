import { ApplicationFailure } from '@temporalio/activity';
import { parkJourney } from '../../db/journeys/journeys.ts';
import {
  advanceJourney,
  appendEvents,
  eventIds,
  lockJourney,
  writeObligations,
} from '../../db/journeys/recording.ts';
import type { LockedJourney } from '../../db/journeys/recording.ts';
import { inTransaction } from '../../db/pool.ts';
import type { Db, Tx } from '../../db/pool.ts';
import { raiseAlarm } from '../../db/running/alarms.ts';
import { isLastingFault } from '../../db/running/lasting-fault.ts';
import { apply } from '../../domain/journeys/apply.ts';
import { unopenedJourney } from '../../domain/journeys/journey.ts';
import type { Journey } from '../../domain/journeys/journey.ts';
import type { RecordedEvent } from '../../domain/journeys/recorded-event.ts';
import { isWaiting } from '../../domain/obligations/pause.ts';
import { OUT_OF_STEP, RECORDING_STUCK } from '../../engine/messages.ts';
import { addNotices } from '../addressees/add-notices.ts';
import { readModelOf } from './read-model.ts';

/** A batch of events to record. */
export interface RecordEvents {
  readonly journeyId: string;
  readonly epoch: number;
  /** The number of the last event recorded before this batch. */
  readonly afterSequence: number;
  readonly events: readonly RecordedEvent[];
}

/**
 * Records a batch of events in one transaction: timeline, read model, obligations, the notices owed, alarms, and
 * the fence. Run again with the same batch it changes nothing. Where history and record disagree, or the database
 * refuses for good, the journey is parked and an alarm raised, and the failure is not retried; anything else is. An old
 * run of a journey that has been rebuilt fails in the same way, but parks nothing.
 */
export const recordEvents =
  ({ db }: { readonly db: Db }) =>
  async (batch: RecordEvents): Promise<void> => {
    try {
      await inTransaction(db, async (tx) => {
        const row = await lockedRow(tx, batch);
        if (!(await isRecorded(tx, batch, row))) await record(tx, batch, row);
      });
    } catch (error) {
      if (error instanceof OutOfStep) {
        await park(db, batch, 'out-of-step', error.message);
        throw ApplicationFailure.nonRetryable(error.message, OUT_OF_STEP);
      }
      if (isLastingFault(error)) {
        const detail = `The database refuses the events for good (SQLSTATE ${error.code})`;
        await park(db, batch, 'recording-stuck', detail);
        throw ApplicationFailure.nonRetryable(detail, RECORDING_STUCK);
      }
      // The driver's message may quote a row: only what kind of fault it was leaves this process.
      throw ApplicationFailure.retryable('The database did not take the events this time', faultName(error));
    }
  };

/** History and record disagree about what happened. */
class OutOfStep extends Error {}

async function lockedRow(tx: Tx, { journeyId, epoch }: RecordEvents): Promise<LockedJourney> {
  const row = await lockJourney(tx, journeyId);
  if (row === undefined) throw new OutOfStep('No such journey has been committed');
  if (row.epoch !== epoch) throw new OutOfStep(`This run has epoch ${epoch}, the record ${row.epoch}`);
  return row;
}

/** Whether this very batch has been recorded before; throws where something else stands in its place. */
async function isRecorded(
  tx: Tx,
  { journeyId, afterSequence, events }: RecordEvents,
  row: LockedJourney,
): Promise<boolean> {
  if (row.sequence === afterSequence) return false;
  const last = afterSequence + events.length;
  const recorded = await eventIds(tx, journeyId, afterSequence + 1, last);
  const same = recorded.length === events.length && events.every(({ id }, index) => id === recorded[index]);
  if (!same) {
    throw new OutOfStep(
      `Events ${afterSequence + 1} to ${last} meet a record that stands at ${row.sequence}`,
    );
  }
  return true;
}

async function record(
  tx: Tx,
  { journeyId, epoch, afterSequence, events }: RecordEvents,
  row: LockedJourney,
): Promise<void> {
  const before = row.state ?? unopenedJourney(journeyId);
  const state = events.reduce(apply, before);
  const moved = { journeyId, epoch, from: afterSequence, state, readModel: readModelOf(state) };
  if (!(await advanceJourney(tx, moved)))
    throw new OutOfStep('The journey moved while it was being recorded');
  await appendEvents(tx, journeyId, epoch, events);
  await writeObligations(tx, journeyId, changed(before, state));
  await addNotices(tx, state, events);
  if (events.some(({ type }) => type === 'SignalNotUnderstood')) {
    await raiseAlarm(tx, {
      kind: 'signal-not-understood',
      journey: journeyId,
      detail: 'A Signal arrived that could not be read; the coordinator has been told',
    });
  }
}

function changed(before: Journey, after: Journey) {
  const isPauseNew = before.paused !== after.paused;
  return after.obligations
    .filter((obligation, index) => isPauseNew || obligation !== before.obligations[index])
    .map((obligation) => ({ ...obligation, waiting: isWaiting(after, obligation) }));
}

/**
 * A journey that has been rebuilt meanwhile is neither parked nor alarmed: it goes on under its higher epoch, and what
 * fails is an old run that is about to be ended.
 */
async function park(
  db: Db,
  { journeyId, epoch }: RecordEvents,
  kind: 'out-of-step' | 'recording-stuck',
  detail: string,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const row = await lockJourney(tx, journeyId);
    if (row !== undefined && row.epoch > epoch) return;
    await parkJourney(tx, journeyId);
    await raiseAlarm(tx, { kind, journey: journeyId, detail });
  });
}

function faultName(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'Unknown';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.name : 'Unknown';
}
