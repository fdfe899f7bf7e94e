#!/usr/bin/env bash
# Everything that waits in a Workflow by `condition` is asked twice at each single event, whomever the event is for.
#
# What:     @temporalio/worker and workflow 1.24.0
# Expected: the TypeScript SDK's reference says that condition() resolves when its function turns true. One expects to
#           pay for a condition when something it looks at has changed, or once per event at most.
# Seen:     with 200 conditions that are never met, 50 signals lead to more than 20,000 calls of their functions: two
#           rounds over all of them for each signal. Twice as many who wait are twice as many calls: the work grows
#           with the product of those who wait and of what happens.
# Costs:    a Workflow in which each command waits for its own condition slows down for all while many are in flight.
#           In our own journeys it was a fifth of what a command cost the worker.
# So:       a journey's loop waits on one plain promise that is rung when something was accepted.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm pkg set type=module
npm install --silent --no-audit --no-fund --ignore-scripts \
  @temporalio/worker@1.24.0 @temporalio/workflow@1.24.0 protobufjs@8.8.1

cat >workflow.js <<'JS'
import { condition, defineSignal, proxySinks, setHandler } from '@temporalio/workflow';

export async function waits(others) {
  let [heard, looks] = [0, 0];
  setHandler(defineSignal('happened'), () => {
    heard += 1;
  });
  for (let other = 0; other < others; other += 1)
    void condition(() => {
      looks += 1;
      return false;
    });
  await condition(() => heard === 50);
  proxySinks().out.say(`${others} wait, ${heard} signals, ${looks} looks`);
}
export const waits100 = () => waits(100);
export const waits200 = () => waits(200);
JS
cat >seen.mjs <<'JS'
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { fileURLToPath } from 'node:url';

Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: 'OFF' } } });
const taskQueue = { name: 'queue' };
const run = '11111111-1111-1111-1111-111111111111';
const task = (scheduledEventId) => [
  ['WORKFLOW_TASK_SCHEDULED', { taskQueue, attempt: 1 }],
  ['WORKFLOW_TASK_STARTED', { scheduledEventId: String(scheduledEventId) }],
  ['WORKFLOW_TASK_COMPLETED', { scheduledEventId: String(scheduledEventId), startedEventId: String(scheduledEventId + 1) }],
];
const history = (name) => ({
  events: [
    ['WORKFLOW_EXECUTION_STARTED', { workflowType: { name }, taskQueue, originalExecutionRunId: run, workflowTaskTimeout: '10s' }],
    ...task(2),
    ...Array.from({ length: 50 }, (_, at) => [
      ['WORKFLOW_EXECUTION_SIGNALED', { signalName: 'happened' }],
      ...task(6 + 4 * at),
    ]).flat(),
    ['WORKFLOW_EXECUTION_COMPLETED', { workflowTaskCompletedEventId: '204' }],
  ].map(([type, attributes], index) => ({
    eventId: String(index + 1),
    eventTime: '2026-01-01T00:00:00Z',
    eventType: `EVENT_TYPE_${type}`,
    [`${type.toLowerCase().replace(/_(.)/g, (_, letter) => letter.toUpperCase())}EventAttributes`]: attributes,
  })),
});
const workflowsPath = fileURLToPath(new URL('workflow.js', import.meta.url));
const sinks = { out: { say: { fn: (_, text) => console.log(text), callDuringReplay: true } } };
for (const name of ['waits100', 'waits200']) await Worker.runReplayHistory({ workflowsPath, sinks }, history(name));
JS
node seen.mjs | tee seen.txt
looks() { sed -n "s/^$1 wait, 50 signals, \([0-9]*\) looks$/\1/p" seen.txt; }
test "$(looks 100)" -ge 10000
test "$(looks 200)" -ge 20000
echo 'as written down: two looks for each who waits and each that happens (SDK 1.24.0)'
