#!/usr/bin/env bash
# Jest's toEqual passes for any two Temporal dates, so a test of a deadline can never fail.
#
# What:     expect 30.5.2 (Jest's own) with temporal-polyfill 1.0.8; node:assert and lodash 4.18.1 beside it
# Expected: Jest's page on toEqual says that it compares values recursively, and toStrictEqual more strictly; two
#           Dates of different days are told apart. One expects the same of two Temporal.PlainDates.
# Seen:     toEqual and toStrictEqual pass for 1 January 2024 and 24 December 2031, alone or inside of an object, and
#           so does node:assert's deepStrictEqual: the objects keep their date where nobody can see it and have no
#           properties, so there is nothing to differ. lodash's isEqual errs the other way and finds no two of them
#           equal, not even of the same day.
# Costs:    the tests that hold the deadlines are green whatever the code reckons. The mistake is found by changing
#           the code and seeing nothing turn red.
# So:       the domain hands out dates as texts (2024-01-01); Temporal stays inside of one file.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts expect@30.5.2 temporal-polyfill@1.0.8 lodash@4.18.1

cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { expect } from 'expect';
import lodash from 'lodash';
import { Temporal } from 'temporal-polyfill/implementation';

const day = (text) => Temporal.PlainDate.from(text);
const [one, other] = [day('2024-01-01'), day('2031-12-24')];
const passes = (check) => {
  try {
    check();
    return true;
  } catch {
    return false;
  }
};
const seen = {
  'expect, toEqual': passes(() => expect(one).toEqual(other)),
  'expect, toStrictEqual': passes(() => expect({ due: one }).toStrictEqual({ due: other })),
  'expect, toEqual of two Dates': passes(() => expect(new Date(0)).toEqual(new Date(1))),
  'node:assert, deepStrictEqual': passes(() => assert.deepStrictEqual(one, other)),
  'lodash, isEqual': lodash.isEqual(one, other),
  'lodash, isEqual of the same day': lodash.isEqual(one, day('2024-01-01')),
  'their own equals': one.equals(other),
};
console.log(`${one} and ${other} are equal by:`, seen);
const expected = [true, true, false, true, false, false, false];
if (Object.values(seen).join() !== expected.join()) process.exit(1);
JS
node seen.mjs
echo 'as written down: different dates pass as equal'
