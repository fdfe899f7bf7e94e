#!/usr/bin/env bash
# A Temporal that is back is refused for up to half as long again as it was away, and for two minutes at most.
#
# What:     @temporalio/client 1.24.0, which speaks through @grpc/grpc-js (1.14.7)
# Expected: calls that fail because nobody listens fail until somebody does; whoever goes on calling every half second is
#           answered, or at least heard, within about that time of the server's return. The client is known to reconnect by
#           itself, and to try each call again by a policy of its own.
# Seen:     between two attempts to connect, the channel waits 1 s, then 1.6 times as long each time, to two minutes, give or
#           take a fifth. A call does not shorten that: it fails at once with UNAVAILABLE, without a packet, though the
#           server listens. After half a minute away the port is listened to for several seconds before anybody knocks; after an
#           hour it can be two minutes. The client's own options have nothing about it; channelArgs reach the channel:
#           with `grpc.max_reconnect_backoff_ms` at one second somebody knocks within about one.
# Costs:    an API says that Temporal is away, and refuses commands, minutes after it is back; a readiness check takes it
#           out of service for as long; a test of a short outage passes on a fast machine and fails on a slow one.
# So:       our clients give channelArgs a limit of three seconds, and a test waits out half a minute.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{ "type": "module", "private": true }' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @temporalio/client@1.24.0 @grpc/grpc-js@1.14.7

cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';

const grpc = createRequire(createRequire(import.meta.url).resolve('@temporalio/client'))('@grpc/grpc-js/package.json');
console.log(`@temporalio/client 1.24.0, @grpc/grpc-js ${grpc.version}, Node ${process.versions.node}`);
const AWAY_MS = 31_000;

async function knocksAfter(channelArgs) {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  const connection = Connection.lazy({ address: `127.0.0.1:${port}`, channelArgs });
  const calls = { made: 0, unavailable: 0 };
  let over = false;
  const calling = (async () => {
    while (!over) {
      calls.made += 1;
      await connection
        .withDeadline(Date.now() + 400, () => connection.workflowService.getSystemInfo({}))
        .catch(({ code }) => void (code === 14 && (calls.unavailable += 1)));
      await sleep(500);
    }
  })();
  await sleep(AWAY_MS);
  const madeBefore = calls.made;
  const server = createServer((socket) => socket.destroy()).listen(port, '127.0.0.1');
  await once(server, 'listening');
  const listensSince = Date.now();
  await once(server, 'connection');
  const waitedMs = Date.now() - listensSince;
  const madeMeanwhile = calls.made - madeBefore;
  over = true;
  await calling;
  await connection.close();
  server.close();
  return { waitedMs, madeMeanwhile };
}

const [asItComes, limited] = await Promise.all([
  knocksAfter({}),
  knocksAfter({ 'grpc.max_reconnect_backoff_ms': 1_000 }),
]);
console.log(`after ${AWAY_MS / 1000} s away, until somebody knocks: ${asItComes.waitedMs} ms, and ${asItComes.madeMeanwhile} calls meanwhile`);
console.log(`with a limit of one second: ${limited.waitedMs} ms`);
assert.ok(asItComes.waitedMs > 4_000, 'the channel came back sooner than its pauses let it');
assert.ok(asItComes.madeMeanwhile >= 4, 'calls did not go on meanwhile');
assert.ok(limited.waitedMs < 3_000, 'the limit was not kept');
process.exit(0);
JS
node seen.mjs
echo 'as written down: calls do not bring a client back, its pauses do'
