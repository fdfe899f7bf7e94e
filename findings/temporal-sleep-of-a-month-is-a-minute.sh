#!/usr/bin/env bash
# A Workflow that sleeps for '6M' sleeps six minutes, and one that sleeps for '2 years' wakes half a day late.
#
# What:     ms 2.1.3, the reader of durations that @temporalio/common 1.24.0 hands its texts to
# Expected: the SDK takes a number of milliseconds or a text in ms' format. In most formats around it a capital M is a
#           month (ISO 8601, Java's and Temporal's date patterns), a year a calendar year, and a unit that is not
#           known an error.
# Seen:     ms looks at no capitals: 'M' is a minute, so '6M' is 360,000 milliseconds. There is no unit for a month. A
#           year is 365.25 days: two of them from 1 January 2027, which are 731 days by the calendar, end at noon of
#           the last day; two from 1 January 2025, which are 730, end at noon of the day after. The SDK says "Invalid
#           duration string" only of what ms does not read at all, such as '6 months' or 'P6M'.
# Costs:    a reminder that was to come in half a year comes six minutes later; a deadline of two years is off by half
#           a day, on a side that depends on leap years. A replay test does not look at a timer's length.
# So:       Workflows reckon the date that is meant, in Copenhagen, and sleep for the milliseconds up to it. The types
#           of ms (@types/ms) are installed so that a misspelt unit does not compile.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts ms@2.1.3 @temporalio/common@1.24.0

cat >seen.cjs <<'JS'
const assert = require('node:assert/strict');
const ms = require('ms');
const { msToNumber } = require('@temporalio/common/lib/time');

const read = (text) => {
  try {
    return msToNumber(text);
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
};
const seen = Object.fromEntries(['6m', '6M', '2 years', '6 months', 'P6M'].map((text) => [text, read(text)]));
console.log('read by @temporalio/common:', seen);
const end = (start) => new Date(Date.parse(start) + ms('2 years')).toISOString();
const ends = { '2025-01-01': end('2025-01-01'), '2027-01-01': end('2027-01-01') };
console.log("'2 years' after midnight UTC of:", ends);
assert.equal(ms('6M'), ms('6 minutes'));
assert.deepEqual([seen['6m'], seen['6M'], seen['2 years']], [360_000, 360_000, 730.5 * 86_400_000]);
assert.match(seen['6 months'], /Invalid duration string/);
assert.match(seen['P6M'], /Invalid duration string/);
assert.deepEqual(Object.values(ends), ['2027-01-01T12:00:00.000Z', '2028-12-31T12:00:00.000Z']);
JS
node seen.cjs
echo 'as written down: M is a minute, and a year is 365 days and six hours'
