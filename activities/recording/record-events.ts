import { ApplicationFailure, asyncLocalStorage } from '@temporalio/activity';
import { inTransaction } from '../../db/pool.ts';
import type { Db, Tx } from '../../db/pool.ts';
import { endStuckAlarm, raiseAlarm } from '../../db/running/alarms.ts';
import { isLastingFault } from '../../db/running/lasting-fault.ts';
import {
  advanceSubject,
  appendEvents,
  eventIds,
  lockSubject,
  writeObligations,
} from '../../db/subjects/recording.ts';
import type { LockedSubject } from '../../db/subjects/recording.ts';
import { parkSubject } from '../../db/subjects/subjects.ts';
import type { Obligation } from '../../domain/subjects/obligation.ts';
import type { RecordedEvent } from '../../domain/subjects/recorded-event.ts';
import type { Subject, SubjectEvent, SubjectState } from '../../domain/subjects/subject.ts';
import { OUT_OF_STEP, RECORDING_STUCK } from '../../engine/messages.ts';
import { upcast } from '../../engine/upcast.ts';
import { addNotices } from '../addressees/add-notices.ts';
import { actionsOf } from '../kinds/actions-of.ts';
import type { AnyActions } from '../kinds/actions-of.ts';

/** A batch of one subject's events to record. */
export interface RecordEvents<E extends SubjectEvent = SubjectEvent> {
  readonly subject: Subject;
  readonly epoch: number;
  /** The number of the last event recorded before this batch. */
  readonly afterSequence: number;
  readonly events: readonly RecordedEvent<E>[];
}

/**
 * Records a batch of events in one transaction: timeline, read model, obligations, the notices owed, alarms,
 * and the fence. Running it again with the same batch changes nothing.
 *
 * - If history and record disagree, or the database refuses for good, the subject is parked and an alarm
 *   raised, and the failure is not retried.
 * - If no subject of that kind lives here, the failure is not retried.
 * - Any other failure is retried. If it comes again and again, an alarm says that the subject is stuck.
 * - An old run of a subject that has been rebuilt fails without a retry too, but parks nothing and raises no
 *   alarm.
 */
export const recordEvents =
  ({ db }: { readonly db: Db }) =>
  async (given: RecordEvents): Promise<void> => {
    const batch = upcast(given);
    const actions = actionsOf(batch.subject.kind);
    try {
      await inTransaction(db, async (tx) => {
        const row = await lockedRow(tx, batch);
        if (!(await isRecorded(tx, batch, row))) await record(tx, actions, batch, row);
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
      await alarmIfAgain(db, batch, faultName(error));
      // The driver's message may quote a row: only the kind of error leaves this process.
      throw ApplicationFailure.retryable('The database did not take the events this time', faultName(error));
    }
  };

/** History and record disagree about what happened. */
class OutOfStep extends Error {}

async function lockedRow(tx: Tx, { subject, epoch }: RecordEvents): Promise<LockedSubject> {
  const row = await lockSubject(tx, subject);
  if (row === undefined) throw new OutOfStep(`No such ${subject.kind} has been committed`);
  if (row.epoch !== epoch) throw new OutOfStep(`This run has epoch ${epoch}, the record ${row.epoch}`);
  return row;
}

/** Whether this very batch has been recorded before; throws if something else stands in its place. */
async function isRecorded(
  tx: Tx,
  { subject, afterSequence, events }: RecordEvents,
  row: LockedSubject,
): Promise<boolean> {
  if (row.sequence === afterSequence) return false;
  const last = afterSequence + events.length;
  const recorded = await eventIds(tx, subject.id, afterSequence + 1, last);
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
  actions: AnyActions,
  { subject, epoch, afterSequence, events }: RecordEvents,
  row: LockedSubject,
): Promise<void> {
  const { id } = subject;
  const before = row.state ?? actions.unopened(id);
  const state = events.reduce((folded, event) => actions.apply(folded, event), before);
  const moved = { id, epoch, from: afterSequence, state, readModel: actions.readModel(state) };
  if (!(await advanceSubject(tx, moved)))
    throw new OutOfStep(`The ${subject.kind} moved while it was being recorded`);
  await actions.writeOwnRow(tx, state, before);
  await appendEvents(tx, id, epoch, events);
  await actions.follow(tx, state, events);
  await writeObligations(tx, id, changed(actions, before, state));
  await addNotices(tx, { actions, state }, events);
  await endStuckAlarm(tx, id);
  for (const alarm of actions.alarmsOf(events)) await raiseAlarm(tx, { ...alarm, subject });
}

/** The obligations that have changed, or have begun or stopped waiting. */
function changed(
  actions: AnyActions,
  before: SubjectState,
  after: SubjectState,
): (Obligation & { readonly waiting: boolean })[] {
  return after.obligations.flatMap((obligation, index) => {
    const waiting = actions.isWaiting(after, obligation);
    const isSame = obligation === before.obligations[index];
    return isSame && waiting === actions.isWaiting(before, obligation) ? [] : [{ ...obligation, waiting }];
  });
}

/**
 * A subject that has been rebuilt meanwhile is neither parked nor alarmed: it goes on under its higher epoch,
 * and what fails is an old run that is about to be ended.
 */
async function park(
  db: Db,
  { subject, epoch }: RecordEvents,
  kind: 'out-of-step' | 'recording-stuck',
  detail: string,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const row = await lockSubject(tx, subject);
    if (row !== undefined && row.epoch > epoch) return;
    await parkSubject(tx, subject);
    await raiseAlarm(tx, { kind, subject, detail });
  });
}

/** How many times a recording fails before somebody is told: that takes more than a minute. */
const ATTEMPTS = 15;

/** If the database is away, nothing can be kept in it either; then `/readyz` says so. */
async function alarmIfAgain(db: Db, { subject }: RecordEvents, fault: string): Promise<void> {
  // Outside an Activity, as when a subject is rebuilt, whoever called is told.
  const attempt = asyncLocalStorage.getStore()?.info.attempt ?? 1;
  if (attempt < ATTEMPTS) return;
  const detail = `The database has not taken the ${subject.kind}’s events in ${attempt} attempts (${fault}). The alarm ends with what it records next.`;
  await raiseAlarm(db, { kind: 'subject-stuck', subject, detail }).catch(() => undefined);
}

function faultName(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'Unknown';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.name : 'Unknown';
}
