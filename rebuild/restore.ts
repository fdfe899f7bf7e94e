import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { erasureListIn } from '../activities/doors/erasure-list.ts';
import type { ErasureList } from '../activities/doors/erasure-list.ts';
import { recallErasures } from '../activities/erasing/recall-erasures.ts';
import { claimRestore } from '../db/subjects/subjects-on-record.ts';
import { journeyWorkflowId } from '../engine/messages.ts';
import { describeError } from '../log.ts';
import type { Stores } from './compare.ts';
import { restoreSubjects } from './restore-subjects.ts';
import type { RestoreOutcome, RestoreWish } from './restore-subjects.ts';
import { NOT_TRIED, runOverStores } from './run-over-stores.ts';
import { countKinds, countOf, describeComparison } from './verdict-words.ts';

const USAGE = `Rebuilds Workflows from the timelines in Postgres, under a new epoch: of journeys and of all other subjects.

  npm run restore                         all that need it: without a Workflow, parked, or out of step
  npm run restore -- --journey <id>       one journey, whatever its state
  npm run restore -- --workflow <id>      one subject of any kind, by its Workflow’s id
  npm run restore -- --dry-run            tells what would be done, and does nothing
  npm run restore -- --accept-loss        also those whose Workflow has recorded what Postgres lacks

It can be run again, and beside running workers. Ends with 0 where nothing is left to do, 1 where something is, 2 where
it could not be tried.`;

const NO_LIST =
  'DESTROYED_KEYS_FILE is not set: whoever was erased after the backup is not erased again by this, only when the API or a worker starts.';

/** Nothing is left to do, or something is. */
const [DONE, LEFT] = [0, 1];

/**
 * Rebuilds what is asked for and prints what was done; first it erases again whoever is on the list of destroyed keys, unless
 * it only tells. Returns the exit code.
 */
export async function restore(
  args: readonly string[],
  stores: Stores,
  print: (text: string) => void,
  list?: ErasureList,
): Promise<number> {
  const wish = readArgs(args);
  if (wish === undefined) {
    print(USAGE);
    return NOT_TRIED;
  }
  const release = await claimRestore(stores.db);
  if (release === undefined) {
    print('Another restore is at work on this database. Wait until it has ended.');
    return NOT_TRIED;
  }
  try {
    if (list === undefined) print(NO_LIST);
    const recalled = wish.dryRun ? 0 : await recallErasures(stores.db, list);
    if (recalled > 0)
      print(
        `${recalled === 1 ? '1 person' : `${recalled} people`} on the list of destroyed keys erased again.`,
      );
    const restored = await restoreSubjects(stores, wish);
    if (restored === undefined) {
      print(`There is no ${wish.workflowId ?? ''}.`);
      return NOT_TRIED;
    }
    for (const one of restored) print(`${describeComparison(one.comparison)}\n  → ${whatCame(one)}`);
    if (restored.length === 0) print('Everything is in step with its Workflow. Nothing was to be done.');
    else if (!wish.dryRun)
      print(`\n${countKinds(restored.filter(isRebuilt).map(({ comparison }) => comparison))} rebuilt.`);
    return restored.some(isLeft) ? LEFT : DONE;
  } finally {
    await release();
  }
}

function readArgs(args: readonly string[]): RestoreWish | undefined {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        journey: { type: 'string' },
        workflow: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        'accept-loss': { type: 'boolean', default: false },
      },
    });
    // The id may be given as Postgres has it, or as the Workflow's.
    const journey = values.journey?.replace(/^journey-/, '');
    const workflowId = journey === undefined ? values.workflow : journeyWorkflowId(journey);
    return { workflowId, dryRun: values['dry-run'], acceptLoss: values['accept-loss'] };
  } catch {
    return undefined;
  }
}

function isRebuilt({ outcome }: RestoreOutcome): boolean {
  return outcome.outcome === 'rebuilt';
}

function isLeft({ outcome: { outcome } }: RestoreOutcome): boolean {
  return !['rebuilt', 'erased', 'finished', 'needs-none', 'to-rebuild'].includes(outcome);
}

function whatCame({ comparison, outcome }: RestoreOutcome): string {
  switch (outcome.outcome) {
    case 'rebuilt': {
      const { epoch, events, signals, unrecorded } = outcome;
      return [
        `rebuilt from ${countOf(events, 'event')} under epoch ${epoch}`,
        ...(signals === 0 ? [] : [`${countOf(signals, 'late Signal')} handed over`]),
        ...(unrecorded.length === 0
          ? []
          : [
              `commands that are not on the timeline and have to be given again: keys ${unrecorded.join(', ')}`,
            ]),
      ].join('; ');
    }
    case 'to-rebuild':
      return 'would be rebuilt';
    case 'erased':
      return `its person was erased: ${countOf(outcome.runs, 'run')} removed from Temporal`;
    case 'would-lose':
      return `left as it is: a rebuild would lose ${countOf(comparison.lost, 'event')}. With --accept-loss it goes on without`;
    case 'needs-none':
      return 'needs nothing';
    case 'no-record':
      return 'cannot be rebuilt: Postgres does not know it';
    case 'finished':
      return `not rebuilt; ${countOf(outcome.signals, 'late Signal')} handed over, its alarms closed`;
    case 'moved':
      return 'left as it is: it went on while it was looked at. Run this again';
    case 'gap':
      return 'cannot be rebuilt: its timeline has a gap. Restore Postgres from a backup';
    case 'unreadable':
      return 'left as it is: the history of its Workflow cannot be read';
    case 'failed':
      return `failed on the way (${faultOf(outcome.error)}). Run this again`;
  }
}

/** What kind of error it was; its message may quote a row. */
function faultOf(error: unknown): string {
  const { error: name, code } = describeError(error);
  return [name, code].filter((part) => typeof part === 'string').join(' ');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runOverStores(async (stores, print, { destroyedKeysFile }) => {
    const list = destroyedKeysFile === undefined ? undefined : erasureListIn(destroyedKeysFile);
    return restore(process.argv.slice(2), stores, print, list);
  });
}
