import { WorkflowNotFoundError } from '@temporalio/client';
import type { Client } from '@temporalio/client';
import { readModelOf } from '../activities/recording/read-model.ts';
import { recordEvents } from '../activities/recording/record-events.ts';
import {
  answeredLast,
  dropObligationsBut,
  journeyOnRecord,
  keysOnRecord,
  raiseEpoch,
  unparkJourney,
} from '../db/journeys/journeys-on-record.ts';
import type { JourneyOnRecord } from '../db/journeys/journeys-on-record.ts';
import { advanceJourney, lockJourney, writeObligations } from '../db/journeys/recording.ts';
import { recordedEvents } from '../db/journeys/timeline.ts';
import { inTransaction } from '../db/pool.ts';
import type { Db, Tx } from '../db/pool.ts';
import { healAlarm, raiseAlarm } from '../db/running/alarms.ts';
import { readClock } from '../db/running/clock.ts';
import { apply } from '../domain/journeys/apply.ts';
import { unopenedJourney } from '../domain/journeys/journey.ts';
import { isWaiting } from '../domain/obligations/pause.ts';
import { journeyWorkflowId } from '../engine/messages.ts';
import type { Carried } from '../engine/messages.ts';
import { restartJourneyWorkflow } from '../engine/start-journey.ts';
import type { Comparison, Stores } from './compare.ts';
import { readRunHistory } from './run-history.ts';
import type { RunHistory } from './run-history.ts';
import { handOverSignals, keepUnheardSignals } from './unheard-signals.ts';

/** How many answered commands a rebuilt journey knows; older keys are found in the database by the API. */
const KEYS_CARRIED = 200;

/** The alarms that are closed when a journey runs again. */
export const HEALED = ['out-of-step', 'recording-stuck', 'workflow-missing'] as const;

/** What became of a journey that was to be rebuilt. */
export type Rebuilt =
  | {
      readonly outcome: 'rebuilt';
      readonly epoch: number;
      /** From how many events. */
      readonly events: number;
      /** Signals nobody had heard, handed to the new run. */
      readonly signals: number;
      /** The keys of commands that the old run knew and the timeline does not: whoever gave them has to ask again. */
      readonly unrecorded: readonly string[];
    }
  /** It was not any more what had been looked at; nothing was done. */
  | { readonly outcome: 'moved' }
  /** Its timeline has a gap; nothing was done. */
  | { readonly outcome: 'gap' }
  /** Its Workflow's history cannot be read, so that nobody knows what would be lost; nothing was done. */
  | { readonly outcome: 'unreadable' };

/**
 * Rebuilds one journey from its timeline: raises its epoch, from which moment its old run can record nothing, ends that
 * run, and starts a new one from the events folded. Interrupted at any point, the journey stays parked or alarmed, and
 * is rebuilt by doing this again.
 */
export async function rebuildJourney(stores: Stores, seen: Comparison): Promise<Rebuilt> {
  const { db, engine } = stores;
  const { journey: id } = seen;
  const run = await readRunHistory(engine, id);
  if (run === 'unreadable') return { outcome: run };
  let expected = seen.record;
  if (run?.pending !== undefined && agree(seen, run)) {
    await recordEvents({ db })(run.pending);
    const record = await journeyOnRecord(db, id);
    expected = record && { ...record, sequence: record.lastEvent, parked: record.parkedAt !== null };
  }
  const begun = await inTransaction(db, (tx) => begin(tx, id, expected, run));
  if (typeof begun === 'string') return { outcome: begun };

  const ended = run && (await end(engine, id));
  if (ended !== undefined) await keepUnheardSignals(db, id, ended);
  const { record, epoch, carried } = begun;
  if (!(await unparkJourney(db, id, epoch))) return { outcome: 'moved' };
  await restartJourneyWorkflow(engine, {
    journeyId: id,
    epoch,
    offsetMs: (await readClock(db)).offsetMs,
    opening: {
      ...record.opening,
      programme: { slug: record.programme, placementDays: record.placementDays },
    },
    ...(carried && { carried }),
  });
  const signals = await finishRebuild(stores, id, epoch);
  const events = carried?.journey.sequence ?? 0;
  return { outcome: 'rebuilt', epoch, events, signals, unrecorded: await unrecordedOf(db, id, ended) };
}

/**
 * The last part of a rebuild, which can be done again by itself: hands over the late Signals, of which it gives how
 * many, and closes the alarms that are healed.
 */
export async function finishRebuild(
  { db, engine }: Stores,
  journeyId: string,
  epoch: number,
): Promise<number> {
  const signals = await handOverSignals(db, engine, journeyId);
  await heal(db, journeyId, epoch);
  return signals;
}

/**
 * Whether a run that knows nothing else than the record may have what it has decided recorded. That is in its history and
 * may have been promised to somebody: it is recorded as the worker would do it, by the same ids, before the run is ended.
 */
function agree({ verdict, record, lost }: Comparison, run: RunHistory): boolean {
  if (verdict !== 'in-step' && verdict !== 'no-workflow') return false;
  return lost === 0 && !run.parked && record?.parked === false && record.epoch === run.epoch;
}

interface Begun {
  readonly epoch: number;
  readonly record: JourneyOnRecord;
  /** Absent where nothing has been recorded yet: then the journey begins with its opening. */
  readonly carried: Carried | undefined;
}

/** Under the row's lock: sees that nothing has moved, raises the epoch, and makes the record what the timeline says. */
async function begin(
  tx: Tx,
  id: string,
  expected: Comparison['record'],
  run: RunHistory | undefined,
): Promise<Begun | 'moved' | 'gap'> {
  const row = await lockJourney(tx, id);
  const record = await journeyOnRecord(tx, id);
  if (row === undefined || record === undefined) return 'moved';
  if (record.epoch !== expected?.epoch || record.lastEvent !== expected.sequence) return 'moved';
  const events = await recordedEvents(tx, id);
  if (events.some(({ sequence }, index) => sequence !== index + 1)) return 'gap';
  if (events.length === 0 && row.sequence !== 0) return 'gap';

  // A database set back may know a lower epoch than the run that is to be ended.
  const epoch = Math.max(record.epoch, run?.epoch ?? 0) + 1;
  await raiseEpoch(tx, id, epoch);
  await raiseAlarm(tx, {
    kind: 'out-of-step',
    journey: id,
    detail: 'A rebuild of the journey has begun and not ended. Run npm run restore again.',
  });
  if (events.length === 0) return { epoch, record, carried: undefined };
  const journey = events.reduce(apply, unopenedJourney(id));
  const moved = { journeyId: id, epoch, from: row.sequence, state: journey, readModel: readModelOf(journey) };
  if (!(await advanceJourney(tx, moved))) throw new Error('A journey moved though its row is locked');
  await dropObligationsBut(
    tx,
    id,
    journey.obligations.map((obligation) => obligation.id),
  );
  await writeObligations(
    tx,
    id,
    journey.obligations.map((obligation) => ({ ...obligation, waiting: isWaiting(journey, obligation) })),
  );
  const answered = await answeredLast(tx, id, KEYS_CARRIED);
  return { epoch, record, carried: { journey, answered, parked: false } };
}

/** Ends a journey's run, if it still runs, and gives its history, to which nothing is added any more. */
async function end(engine: Client, journeyId: string): Promise<RunHistory | undefined> {
  try {
    await engine.workflow.getHandle(journeyWorkflowId(journeyId)).terminate('rebuilt from its timeline');
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
  const run = await readRunHistory(engine, journeyId);
  return run === 'unreadable' ? undefined : run;
}

/** Closes what is healed; where the new run has been parked in the meantime, its alarm stays. */
async function heal(db: Db, journeyId: string, epoch: number): Promise<void> {
  await inTransaction(db, async (tx) => {
    const row = await lockJourney(tx, journeyId);
    if (row?.epoch !== epoch || row.parkedAt !== null) return;
    for (const kind of HEALED) await healAlarm(tx, { kind, journey: journeyId });
  });
}

/** The keys of commands that a run has accepted, or even answered, and that the timeline does not know. */
async function unrecordedOf(db: Db, journeyId: string, run: RunHistory | undefined): Promise<string[]> {
  if (run === undefined) return [];
  const answered = run.recorded.flatMap(({ key, actor }) =>
    key === undefined || actor?.via === 'signal' ? [] : [key],
  );
  const keys = [...answered, ...run.unanswered];
  const recorded = await keysOnRecord(db, journeyId, keys);
  return keys.filter((key) => !recorded.has(key));
}
