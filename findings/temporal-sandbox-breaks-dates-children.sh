#!/usr/bin/env bash
# In a Workflow a class made from Date is no such class, so a library for time zones answers in the machine's zone.
#
# What:     @temporalio/worker and workflow 1.24.0 with @date-fns/tz 1.5.0
# Expected: `class X extends Date` gives an X, by ECMAScript's rules on derived constructors. TZDate of @date-fns/tz,
#           which date-fns' own page on time zones recommends, is such a class: midnight in Copenhagen is 23:00 UTC
#           the day before, getHours() is 0, on every machine.
# Seen:     the sandbox puts a function of its own in Date's place, and that function returns plain dates. `new X()`
#           is then no X and has none of its methods. Of TZDate only the right instant is left: getHours() gives the
#           worker's hour, 23 in UTC and 18 in New York. Nothing is thrown. Outside of the sandbox it is 0.
# Costs:    reminders go out on the wrong day, in the very code that was to get time zones right; its unit tests,
#           which run outside of the sandbox, pass.
# So:       no class that extends Date in Workflow code. temporal-polyfill does not, and comes out right there.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm pkg set type=module
npm install --silent --no-audit --no-fund --ignore-scripts \
  @temporalio/worker@1.24.0 @temporalio/workflow@1.24.0 protobufjs@8.8.1 @date-fns/tz@1.5.0 temporal-polyfill@1.0.8

cat >look.js <<'JS'
import { TZDate } from '@date-fns/tz';
import { Temporal } from 'temporal-polyfill';

class Child extends Date {
  own() {}
}

export function look() {
  const child = new Child(0);
  const midnight = new TZDate(2026, 11, 1, 0, 0, 0, 'Europe/Copenhagen');
  const other = Temporal.ZonedDateTime.from('2026-12-01T00:00[Europe/Copenhagen]');
  return [
    `a child of Date is one: ${child instanceof Child}, has its method: ${typeof child.own === 'function'}`,
    `TZDate is one: ${midnight instanceof TZDate}, hour ${midnight.getHours()}`,
    `Temporal: hour ${other.hour}`,
  ].join('; ');
}
JS
cat >workflow.js <<'JS'
import { proxySinks } from '@temporalio/workflow';
import { look } from './look.js';

export async function looks() {
  proxySinks().out.say(look());
}
JS
cat >seen.mjs <<'JS'
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { fileURLToPath } from 'node:url';
import { look } from './look.js';

Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: 'OFF' } } });
const taskQueue = { name: 'queue' };
const run = '11111111-1111-1111-1111-111111111111';
const history = {
  events: [
    ['WORKFLOW_EXECUTION_STARTED', { workflowType: { name: 'looks' }, taskQueue, originalExecutionRunId: run, workflowTaskTimeout: '10s' }],
    ['WORKFLOW_TASK_SCHEDULED', { taskQueue, attempt: 1 }],
    ['WORKFLOW_TASK_STARTED', { scheduledEventId: '2' }],
    ['WORKFLOW_TASK_COMPLETED', { scheduledEventId: '2', startedEventId: '3' }],
    ['WORKFLOW_EXECUTION_COMPLETED', { workflowTaskCompletedEventId: '4' }],
  ].map(([type, attributes], index) => ({
    eventId: String(index + 1),
    eventTime: '2026-01-01T00:00:00Z',
    eventType: `EVENT_TYPE_${type}`,
    [`${type.toLowerCase().replace(/_(.)/g, (_, letter) => letter.toUpperCase())}EventAttributes`]: attributes,
  })),
};
console.log(`outside: ${look()}`);
const workflowsPath = fileURLToPath(new URL('workflow.js', import.meta.url));
const sinks = { out: { say: { fn: (_, text) => console.log(`sandbox: ${text}`), callDuringReplay: true } } };
await Worker.runReplayHistory({ workflowsPath, sinks }, history);
JS
TZ=UTC node seen.mjs | tee utc.txt
TZ=America/New_York node seen.mjs | tee york.txt
cat >expected.txt <<'TEXT'
outside: a child of Date is one: true, has its method: true; TZDate is one: true, hour 0; Temporal: hour 0
sandbox: a child of Date is one: false, has its method: false; TZDate is one: false, hour 23; Temporal: hour 0
TEXT
cmp utc.txt expected.txt
sed 's/hour 23/hour 18/' expected.txt | cmp york.txt -
echo 'as written down: children of Date are lost in the sandbox (SDK 1.24.0, @date-fns/tz 1.5.0)'
