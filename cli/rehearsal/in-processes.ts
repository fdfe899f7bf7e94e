import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Plan } from '../../domain/rehearsal/life.ts';
import { groupOf, Lives, rehearse, RUNS_SHARING_LIVES } from '../../domain/rehearsal/rehearse.ts';
import type { RunTally } from '../../domain/rehearsal/tally.ts';

/** Which runs of a plan one process plays. */
export interface Portion {
  readonly plan: Plan;
  readonly first: number;
  readonly count: number;
}

const PROCESS = fileURLToPath(new URL('./process.ts', import.meta.url));
/** Young objects die fast here: with room for many of them, the garbage collector runs less often. */
const YOUNG = '--max-semi-space-size=32';

/**
 * Plays a plan's runs, divided among processes. The runs come in order, and are the same whatever the number
 * of processes.
 */
export async function rehearseInProcesses(plan: Plan, runs: number, processes: number): Promise<RunTally[]> {
  const groups = Math.ceil(runs / RUNS_SHARING_LIVES);
  const portions = shareOut(plan, runs, groups, Math.max(1, Math.min(processes, groups)));
  if (portions.length === 1) return portions.flatMap(played);
  return (await Promise.all(portions.map(inProcess))).flat();
}

/** Plays one process's portion. */
export function played({ plan, first, count }: Portion): RunTally[] {
  let lives = new Lives(plan, groupOf(first));
  return Array.from({ length: count }, (_, index) => {
    const run = first + index;
    if (groupOf(run) !== lives.group) lives = new Lives(plan, groupOf(run));
    return rehearse(plan, run, lives);
  });
}

/** Whole groups of runs: those of one group share their lives. */
function shareOut(plan: Plan, runs: number, groups: number, processes: number): Portion[] {
  const begins = (index: number) =>
    Math.min(runs, Math.floor((groups * index) / processes) * RUNS_SHARING_LIVES);
  return Array.from({ length: processes }, (_, index) => {
    const first = begins(index);
    return { plan, first, count: begins(index + 1) - first };
  });
}

function inProcess(portion: Portion): Promise<RunTally[]> {
  const child = fork(PROCESS, { execArgv: ['--import', 'tsx', YOUNG], serialization: 'advanced' });
  child.send(portion);
  return new Promise((resolve, reject) => {
    child.once('message', (tallies) => resolve(tallies as RunTally[]));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`A process ended with code ${code} before it was done`)));
  });
}
