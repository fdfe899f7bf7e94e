import { WorkflowNotFoundError } from '@temporalio/client';
import type { Client } from '@temporalio/client';
import { actionsOf } from '../activities/kinds/actions-of.ts';
import { recordEvents } from '../activities/recording/record-events.ts';
import { withOpenings } from '../db/kinds/openings.ts';
import { inTransaction } from '../db/pool.ts';
import type { Db, Tx } from '../db/pool.ts';
import { healAlarm, raiseAlarm } from '../db/running/alarms.ts';
import { readClock } from '../db/running/clock.ts';
import { advanceSubject, lockSubject, writeObligations } from '../db/subjects/recording.ts';
import {
  answeredLast,
  dropObligationsBut,
  keysOnRecord,
  raiseEpoch,
  subjectOfWorkflow,
  unparkSubject,
} from '../db/subjects/subjects-on-record.ts';
import type { SubjectOnRecord } from '../db/subjects/subjects-on-record.ts';
import type { LivingSubject } from '../db/subjects/subjects.ts';
import { recordedEvents } from '../db/subjects/timeline.ts';
import type { Subject, SubjectEvent, SubjectState } from '../domain/subjects/subject.ts';
import type { CarriedState } from '../engine/messages.ts';
import { restartSubjectWorkflow } from '../engine/start-subject.ts';
import type { Comparison, Stores } from './compare.ts';
import { rebuildingOf } from './kinds/rebuilding-of.ts';
import { readRunHistory } from './run-history.ts';
import type { RunHistory } from './run-history.ts';
import { handOverSignals, keepUnheardSignals } from './unheard-signals.ts';

/** How many answered commands a rebuilt subject knows; older keys are found in the database by the API. */
const KEYS_CARRIED = 200;

/** The alarms that are closed when a subject runs again. */
export const HEALED = ['out-of-step', 'recording-stuck', 'workflow-missing'] as const;

/** What became of a subject that was to be rebuilt. */
export type RebuildOutcome =
  | {
      readonly outcome: 'rebuilt';
      readonly epoch: number;
      /** From how many events. */
      readonly events: number;
      /** Signals that nobody had heard, delivered to the new run. */
      readonly signals: number;
      /**
       * The keys of commands that the old run knew and the timeline does not: whoever gave them must ask
       * again.
       */
      readonly unrecorded: readonly string[];
    }
  /** It had changed since it was inspected; nothing was done. */
  | { readonly outcome: 'moved' }
  /** Its timeline has a gap; nothing was done. */
  | { readonly outcome: 'gap' }
  /** Its Workflow's history cannot be read, so nobody knows what would be lost; nothing was done. */
  | { readonly outcome: 'unreadable' };

/**
 * Rebuilds one subject from its timeline. It raises the subject's epoch, from which moment the old run can
 * record nothing; ends that run; and starts a new one from the folded events. If it is interrupted at any
 * point, the subject stays parked or alarmed, and doing this again rebuilds it.
 */
export async function rebuildSubject(stores: Stores, seen: Comparison): Promise<RebuildOutcome> {
  const { db, engine } = stores;
  const { workflowId } = seen;
  const run = await readRunHistory(engine, workflowId);
  if (run === 'unreadable') return { outcome: run };
  let expected = seen.record;
  if (run?.pending !== undefined && agree(seen, run)) {
    await recordEvents({ db })(run.pending);
    const record = await subjectOfWorkflow(db, workflowId);
    expected = record && { ...record, sequence: record.lastEvent, parked: record.parkedAt !== null };
  }
  const begun = await inTransaction(db, (tx) => begin(tx, workflowId, expected, run));
  if (typeof begun === 'string') return { outcome: begun };

  const ended = run && (await end(engine, workflowId));
  if (ended !== undefined) await keepUnheardSignals(db, ended);
  const { record, epoch, carried } = begun;
  const { kind, id } = record;
  if (!(await unparkSubject(db, id, epoch))) return { outcome: 'moved' };
  const { offsetMs } = await readClock(db);
  for (const { opening } of await withOpenings(db, [record])) {
    const start = { subject: { kind, id }, epoch, offsetMs, opening, ...(carried && { carried }) };
    await restartSubjectWorkflow(engine, { workflowId, start });
  }
  const signals = await finishRebuild(stores, record, epoch);
  const events = carried?.state.sequence ?? 0;
  return { outcome: 'rebuilt', epoch, events, signals, unrecorded: await unrecordedOf(db, id, ended) };
}

/**
 * The last part of a rebuild, which can be done again by itself: delivers the late Signals, returns how many,
 * and closes the alarms that are healed.
 */
export async function finishRebuild(
  { db, engine }: Stores,
  subject: LivingSubject,
  epoch: number,
): Promise<number> {
  const signals = await handOverSignals(db, engine, subject);
  await heal(db, subject, epoch);
  return signals;
}

/**
 * Whether the run's unrecorded decisions may be recorded before it is ended: only if the run otherwise knows
 * nothing but what the record has. They are in its history and may have been promised to somebody, so they
 * are recorded as the worker would do it, with the same ids.
 */
function agree({ verdict, record, lost }: Comparison, run: RunHistory): boolean {
  if (verdict !== 'in-step' && verdict !== 'no-workflow') return false;
  return lost === 0 && !run.parked && record?.parked === false && record.epoch === run.epoch;
}

interface Begun {
  readonly epoch: number;
  readonly record: SubjectOnRecord;
  /** Absent if nothing has been recorded yet: then the subject begins with its opening. */
  readonly carried: CarriedState<SubjectState> | undefined;
}

/**
 * Under the row's lock: checks that nothing has moved, raises the epoch, and makes the record what the
 * timeline says.
 */
async function begin(
  tx: Tx,
  workflowId: string,
  expected: Comparison['record'],
  run: RunHistory | undefined,
): Promise<Begun | 'moved' | 'gap'> {
  const subject = await subjectOfWorkflow(tx, workflowId);
  const row = subject && (await lockSubject(tx, subject));
  // Read again under the lock.
  const record = row && (await subjectOfWorkflow(tx, workflowId));
  if (row === undefined || record === undefined) return 'moved';
  const { kind, id } = record;
  const actions = actionsOf(kind);
  if (record.epoch !== expected?.epoch || record.lastEvent !== expected.sequence) return 'moved';
  const events = await recordedEvents<SubjectEvent>(tx, id);
  if (events.some(({ sequence }, index) => sequence !== index + 1)) return 'gap';
  if (events.length === 0 && row.sequence !== 0) return 'gap';

  // A database that was set back may have a lower epoch than the run that is to be ended.
  const epoch = Math.max(record.epoch, run?.epoch ?? 0) + 1;
  await raiseEpoch(tx, id, epoch);
  await raiseAlarm(tx, {
    kind: 'out-of-step',
    subject: { kind, id },
    detail: `A rebuild of the ${kind} has begun and not ended. Run npm run restore again.`,
  });
  if (events.length === 0) return { epoch, record, carried: undefined };
  const state = events.reduce((folded, event) => actions.apply(folded, event), actions.unopened(id));
  const moved = { id, epoch, from: row.sequence, state, readModel: actions.readModel(state) };
  if (!(await advanceSubject(tx, moved))) throw new Error('A subject moved though its row is locked');
  await actions.writeOwnRow(tx, state);
  await dropObligationsBut(
    tx,
    id,
    state.obligations.map((obligation) => obligation.id),
  );
  await writeObligations(
    tx,
    id,
    state.obligations.map((obligation) => ({
      ...obligation,
      waiting: actions.isWaiting(state, obligation),
    })),
  );
  const answered = await answeredLast(tx, id, KEYS_CARRIED);
  return { epoch, record, carried: { state, answered, parked: false } };
}

/** Ends a subject's run, if it still runs, and returns its history, to which nothing more is added. */
async function end(engine: Client, workflowId: string): Promise<RunHistory | undefined> {
  try {
    await engine.workflow.getHandle(workflowId).terminate('rebuilt from its timeline');
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
  const run = await readRunHistory(engine, workflowId);
  return run === 'unreadable' ? undefined : run;
}

/** Closes what is healed; if the new run has been parked in the meantime, its alarm stays. */
async function heal(db: Db, subject: Subject, epoch: number): Promise<void> {
  await inTransaction(db, async (tx) => {
    const row = await lockSubject(tx, subject);
    if (row?.epoch !== epoch || row.parkedAt !== null) return;
    for (const kind of HEALED) await healAlarm(tx, { kind, subject });
  });
}

/** The keys of commands that a run has accepted, or even answered, and that the timeline does not know. */
async function unrecordedOf(db: Db, subjectId: string, run: RunHistory | undefined): Promise<string[]> {
  if (run === undefined) return [];
  const rebuilding = rebuildingOf(run.subject.kind);
  const ofSignals = new Set(run.signals.map((signal) => rebuilding.signalKey(signal)));
  const answered = run.recorded.flatMap(({ key, actor }) =>
    key === undefined || actor?.via === 'signal' || ofSignals.has(key) ? [] : [key],
  );
  const keys = [...answered, ...run.unanswered];
  const recorded = await keysOnRecord(db, subjectId, keys);
  return keys.filter((key) => !recorded.has(key));
}
