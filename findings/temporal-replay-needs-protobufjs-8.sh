#!/usr/bin/env bash
# A project with nothing but Temporal's own packages cannot replay a history kept as JSON.
#
# What:     @temporalio/worker, workflow and client 1.24.0
# Expected: the TypeScript SDK's page on testing, section on replay: download a history as JSON and give the parsed
#           text to Worker.runReplayHistory. That is how a test guards running Workflows against a change of their
#           code.
# Seen:     in a fresh folder it fails with "type must be a Type" before one line of the Workflow ran. npm puts
#           protobufjs 7 (wanted by grpc's loader, which the client brings) on top of the tree and keeps the SDK's own
#           protobufjs 8 below each of its packages, so that classes of two copies meet. With `npm install
#           protobufjs@8.8.1` in the project itself, the same history replays.
# Costs:    the message names neither protobufjs nor JSON, so one looks for the fault in the history or in the
#           Workflow; or gives up on replay tests, which are the only guard there is.
# So:       protobufjs stands among our own dependencies though no line of ours imports it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm pkg set type=module
npm install --silent --no-audit --no-fund --ignore-scripts \
  @temporalio/worker@1.24.0 @temporalio/workflow@1.24.0 @temporalio/client@1.24.0

cat >workflow.js <<'JS'
export async function nothing() {
  return 'done';
}
JS
cat >seen.mjs <<'JS'
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { fileURLToPath } from 'node:url';

Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: 'ERROR' } } });
const taskQueue = { name: 'queue' };
const run = '11111111-1111-1111-1111-111111111111';
const history = {
  events: [
    ['WORKFLOW_EXECUTION_STARTED', { workflowType: { name: 'nothing' }, taskQueue, originalExecutionRunId: run, workflowTaskTimeout: '10s' }],
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
const workflowsPath = fileURLToPath(new URL('workflow.js', import.meta.url));
try {
  await Worker.runReplayHistory({ workflowsPath }, history);
  console.log('replayed');
} catch (error) {
  console.log(`${error.name}: ${error.message}`);
}
JS
version() { node -p "require('./node_modules/protobufjs/package.json').version"; }
echo "protobufjs on top of the tree: $(version)"
node seen.mjs | tee first.txt
npm install --silent --no-audit --no-fund --ignore-scripts protobufjs@8.8.1
echo "protobufjs on top of the tree: $(version)"
node seen.mjs | tee second.txt
grep -qx 'TypeError: type must be a Type' first.txt
grep -qx 'replayed' second.txt
echo 'as written down: replay from JSON needs protobufjs 8 on top (@temporalio/* 1.24.0)'
