import { ERASED } from '../activities/erasing/settle-erasures.ts';
import { erasureOf } from '../db/erasing/erasures.ts';
import { subjectsAlarmedFor } from '../db/running/alarms.ts';
import { subjectsWithLateSignals } from '../db/subjects/late-signals.ts';
import { subjectOfWorkflow, workflowsOf } from '../db/subjects/subjects-on-record.ts';
import { removeRuns } from '../engine/remove-runs.ts';
import { inParallel } from '../engine/in-parallel.ts';
import { compareAll, compareSubject, isFine } from './compare.ts';
import type { Comparison, Stores } from './compare.ts';
import { finishRebuild, HEALED, rebuildSubject } from './rebuild-subject.ts';
import type { RebuildOutcome } from './rebuild-subject.ts';

/** What is to be restored, and what may be lost. */
export interface RestoreWish {
  /**
   * One subject by its Workflow's id, even if nothing seems wrong with it. If it is left out, all that need
   * it.
   */
  readonly workflowId?: string | undefined;
  /** Whether to rebuild subjects whose Workflow has recorded events that the record lacks. */
  readonly acceptLoss: boolean;
  /** Only says what would be done. */
  readonly dryRun: boolean;
}

/** What was done about a subject, or is to be done. */
export interface RestoreOutcome {
  readonly comparison: Comparison;
  readonly outcome:
    | RebuildOutcome
    /** Nobody is there to go on with: its runs were removed from Temporal. */
    | { readonly outcome: 'erased'; readonly runs: number }
    /** It would be rebuilt; a dry run does nothing. */
    | { readonly outcome: 'to-rebuild' }
    /** Its Workflow knows events that would be lost, and nobody has said that they may be. */
    | { readonly outcome: 'would-lose' }
    /** It needs no Workflow, or the sweep will start it. */
    | { readonly outcome: 'needs-none' }
    /** It has no record to rebuild it from. */
    | { readonly outcome: 'no-record' }
    /** It is in step: late Signals were delivered, and alarms closed that nobody had closed yet. */
    | { readonly outcome: 'finished'; readonly signals: number }
    /** A store failed on the way; doing it again goes on from there. */
    | { readonly outcome: 'failed'; readonly error: unknown };
}

const AT_ONCE = 5;
/** How often to try: a living subject may move between looking and locking. */
const TRIES = 5;

/**
 * Rebuilds the Workflows of all subjects that need it, or of one. `undefined` if neither store has the one
 * that is asked for. Only one may run at a time on a database.
 */
export async function restoreSubjects(
  stores: Stores,
  wish: RestoreWish,
): Promise<RestoreOutcome[] | undefined> {
  if (wish.workflowId !== undefined) {
    const comparison = await compareSubject(stores, wish.workflowId);
    return comparison && [await restoreOne(stores, comparison, wish)];
  }
  const compared = await compareAll(stores);
  const unfinished = await unfinishedSubjects(stores);
  const needy = compared.filter(
    (one) => !isFine(one) || (one.verdict === 'in-step' && unfinished.has(one.workflowId)),
  );
  return inParallel(needy, AT_ONCE, (comparison) =>
    isFine(comparison) ? finishOne(stores, comparison, wish) : restoreOne(stores, comparison, wish),
  );
}

/**
 * The Workflows of subjects that still have late Signals or an open alarm, which finishing a rebuild would
 * settle.
 */
async function unfinishedSubjects({ db }: Stores): Promise<Set<string>> {
  const unfinished = await subjectsWithLateSignals(db);
  for (const kind of HEALED) for (const { id } of await subjectsAlarmedFor(db, kind)) unfinished.add(id);
  return workflowsOf(db, [...unfinished]);
}

async function restoreOne(
  stores: Stores,
  comparison: Comparison,
  wish: RestoreWish,
): Promise<RestoreOutcome> {
  const { workflowId, verdict, lost } = comparison;
  const is = (outcome: RestoreOutcome['outcome']): RestoreOutcome => ({ comparison, outcome });
  if (verdict === 'no-record') return is({ outcome: 'no-record' });
  if (verdict === 'over' || verdict === 'waiting') return is({ outcome: 'needs-none' });
  if (await isErased(stores, workflowId)) {
    if (wish.dryRun) return is({ outcome: 'to-rebuild' });
    return is({ outcome: 'erased', runs: await removeRuns(stores.engine, workflowId, ERASED) });
  }
  if (lost > 0 && !wish.acceptLoss) return is({ outcome: 'would-lose' });
  if (wish.dryRun) return is({ outcome: 'to-rebuild' });
  try {
    let seen = comparison;
    for (let tries = 1; ; tries += 1) {
      const outcome = await rebuildSubject(stores, seen);
      if (outcome.outcome !== 'moved' || tries === TRIES) return is(outcome);
      seen = (await compareSubject(stores, workflowId)) ?? seen;
      if (wish.workflowId === undefined && isFine(seen)) return is({ outcome: 'needs-none' });
      if (seen.lost > 0 && !wish.acceptLoss) return is({ outcome: 'would-lose' });
    }
  } catch (error) {
    return is({ outcome: 'failed', error });
  }
}

/** Whether the person of a journey was erased: what a Workflow of it knows beyond that is nobody’s any more. */
async function isErased({ db }: Stores, workflowId: string): Promise<boolean> {
  const { id } = (await subjectOfWorkflow(db, workflowId)) ?? {};
  return id !== undefined && (await erasureOf(db, id))?.doneAt != null;
}

async function finishOne(stores: Stores, comparison: Comparison, wish: RestoreWish): Promise<RestoreOutcome> {
  const { workflowId, record } = comparison;
  const subject = await subjectOfWorkflow(stores.db, workflowId);
  if (wish.dryRun || record === undefined || subject === undefined)
    return { comparison, outcome: { outcome: 'needs-none' } };
  try {
    const signals = await finishRebuild(stores, subject, record.epoch);
    return { comparison, outcome: { outcome: 'finished', signals } };
  } catch (error) {
    return { comparison, outcome: { outcome: 'failed', error } };
  }
}
