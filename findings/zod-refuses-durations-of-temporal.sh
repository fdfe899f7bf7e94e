#!/usr/bin/env bash
# Of the durations that Temporal writes, zod's check of ISO 8601 refuses every one in weeks and days or in the past.
#
# What:     zod 4.6.7 with temporal-polyfill 1.0.8, luxon 3.7.2, and PostgreSQL 18 as @electric-sql/pglite 0.5.17
# Expected: zod's page names z.iso.duration() as the check for ISO 8601 durations. What Temporal.Duration writes is
#           described as ISO 8601 with the extensions of part 2, which has signs, and weeks beside other units.
# Seen:     P7W1D, P1M2W, -P3D and PT0.5H are read by Temporal and luxon, three of them written by Temporal, and all
#           are refused by zod, whose pattern is that of RFC 3339's appendix A and goes into its JSON Schema as well.
#           PostgreSQL draws a third line: it takes the weeks and refuses the sign. P1M19D passes everywhere, so it
#           depends on the largest unit that was asked for, and on which of two dates came first.
# Costs:    a service that checks its own output refuses it, and only for cases that are overdue.
# So:       our API tells dates and whole numbers of days, and no durations.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts zod@4.6.7 temporal-polyfill@1.0.8 luxon@3.7.2 \
  @electric-sql/pglite@0.5.17

cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { PGlite } from '@electric-sql/pglite';
import { Duration } from 'luxon';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

const from = Temporal.PlainDate.from('2026-12-01');
const written = [
  from.until('2027-01-20', { largestUnit: 'months' }),
  from.until('2027-01-20', { largestUnit: 'weeks' }),
  from.until('2026-11-28'),
  Temporal.Duration.from({ months: 1, weeks: 2 }),
].map(String);
const database = await PGlite.create();
const seen = {};
for (const text of [...written, 'PT0.5H']) {
  const interval = await database.query('select $1::interval::text as interval', [text]).then(
    ({ rows }) => rows[0].interval,
    ({ message }) => message,
  );
  seen[text] = {
    zod: z.iso.duration().safeParse(text).success,
    Temporal: Temporal.Duration.from(text).toString(),
    luxon: Duration.fromISO(text).isValid,
    PostgreSQL: interval,
  };
}
console.log(seen);
console.log(z.toJSONSchema(z.iso.duration()).format);
assert.deepEqual(Object.keys(seen), ['P1M19D', 'P7W1D', '-P3D', 'P1M2W', 'PT0.5H']);
assert.deepEqual(Object.values(seen).map(({ zod }) => zod), [true, false, false, false, false]);
assert.ok(Object.values(seen).every(({ luxon }) => luxon));
assert.deepEqual(
  Object.entries(seen).filter(([, { PostgreSQL }]) => /invalid/.test(PostgreSQL)).map(([text]) => text),
  ['-P3D'],
);
await database.close();
JS
node seen.mjs
echo 'as written down: zod refuses what Temporal writes'
