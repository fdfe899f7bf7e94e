import { readFileSync } from 'node:fs';
import { fixedWork } from './fixed-work.ts';

/**
 * The API, which also tells its parent what it has cost so far. On `spent` it sends the processor time of its main thread in
 * milliseconds, on `work` that of the fixed piece of work, done once.
 */
process.on('message', (asked) => {
  if (asked === 'spent') process.send?.({ ms: spentMs() });
  if (asked === 'work') process.send?.({ ms: workMs() });
});

// It goes on until the API ends.
void import('../api/main.ts');

/** The processor time of the main thread; where the system does not count threads, of the whole process. */
function spentMs(): number {
  if (process.platform === 'linux') {
    const [ns] = readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ');
    return Number(ns) / 1e6;
  }
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function workMs(): number {
  const began = spentMs();
  fixedWork();
  return spentMs() - began;
}
