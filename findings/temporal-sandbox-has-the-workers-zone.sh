#!/usr/bin/env bash
# The same Workflow on the same history goes one way in London and another in Copenhagen: zone and language are not fixed.
#
# What:     @temporalio/worker and workflow 1.24.0
# Expected: the TypeScript SDK's pages on the Workflow sandbox promise that the sources of nondeterminism are
#           replaced: the clock, chance, timers. One expects that a Workflow whose code has not changed replays on any
#           worker.
# Seen:     `new Date()` and `Math.random()` are indeed the same in every replay. But getDate(), Intl and
#           localeCompare take zone and language from the process, TZ and LC_ALL. A history that replays on a worker
#           in UTC fails on one in Copenhagen with a nondeterminism error, since it was "the 1st" for the one and "the
#           2nd" for the other; and of two names the other one comes first, since Danish sorts "Aa" behind "Z".
# Costs:    all journeys in which the two differ stop at once when a worker is started from a laptop, or when a base
#           image sets TZ. A replay test in CI has one zone and sees nothing.
# So:       Workflow code never asks for a zone or a language without naming it: dates are texts that our own calendar
#           reckons with, and texts are compared with "<".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm pkg set type=module
npm install --silent --no-audit --no-fund --ignore-scripts \
  @temporalio/worker@1.24.0 @temporalio/workflow@1.24.0 protobufjs@8.8.1

cat >workflow.js <<'JS'
import { proxySinks, sleep } from '@temporalio/workflow';

const { out } = proxySinks();

export async function month() {
  const day = new Date(Date.UTC(2026, 11, 1, 23, 30)).getDate();
  const names = ['Aamir', 'Bo'].sort((one, other) => one.localeCompare(other));
  out.say(`day ${day}, first ${names[0]}, now ${new Date().toISOString()}, chance ${Math.random().toFixed(6)}`);
  if (day === 1) await sleep('1 second');
  return day;
}
JS
cat >seen.mjs <<'JS'
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { fileURLToPath } from 'node:url';

Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: 'OFF' } } });
const taskQueue = { name: 'queue' };
const run = '11111111-1111-1111-1111-111111111111';
const history = {
  events: [
    ['WORKFLOW_EXECUTION_STARTED', { workflowType: { name: 'month' }, taskQueue, originalExecutionRunId: run, workflowTaskTimeout: '10s' }],
    ['WORKFLOW_TASK_SCHEDULED', { taskQueue, attempt: 1 }],
    ['WORKFLOW_TASK_STARTED', { scheduledEventId: '2' }],
    ['WORKFLOW_TASK_COMPLETED', { scheduledEventId: '2', startedEventId: '3' }],
    ['TIMER_STARTED', { timerId: '1', startToFireTimeout: '1s', workflowTaskCompletedEventId: '4' }],
    ['TIMER_FIRED', { timerId: '1', startedEventId: '5' }],
    ['WORKFLOW_TASK_SCHEDULED', { taskQueue, attempt: 1 }],
    ['WORKFLOW_TASK_STARTED', { scheduledEventId: '7' }],
    ['WORKFLOW_TASK_COMPLETED', { scheduledEventId: '7', startedEventId: '8' }],
    ['WORKFLOW_EXECUTION_COMPLETED', { workflowTaskCompletedEventId: '9' }],
  ].map(([type, attributes], index) => ({
    eventId: String(index + 1),
    eventTime: '2026-01-01T00:00:00Z',
    eventType: `EVENT_TYPE_${type}`,
    [`${type.toLowerCase().replace(/_(.)/g, (_, letter) => letter.toUpperCase())}EventAttributes`]: attributes,
  })),
};
const workflowsPath = fileURLToPath(new URL('workflow.js', import.meta.url));
const sinks = { out: { say: { fn: (_, text) => console.log(text), callDuringReplay: true } } };
try {
  await Worker.runReplayHistory({ workflowsPath, sinks }, history);
  console.log('replayed');
} catch (error) {
  console.log(`${error.name}: ${/Nondeterminism error/.exec(error.message)?.[0]}`);
}
JS
echo 'worker in London, in English'
TZ=Europe/London LC_ALL=en_GB.UTF-8 node seen.mjs | tee first.txt
echo 'worker in Copenhagen, in Danish'
TZ=Europe/Copenhagen LC_ALL=da_DK.UTF-8 node seen.mjs | tee second.txt
grep -q '^day 1, first Aamir, ' first.txt
grep -qx 'replayed' first.txt
grep -q '^day 2, first Bo, ' second.txt
grep -qx 'DeterminismViolationError: Nondeterminism error' second.txt
cmp <(grep -o 'now .*' first.txt) <(grep -o 'now .*' second.txt)
echo 'as written down: clock and chance are fixed, zone and language are the process'"'"'s (SDK 1.24.0)'
