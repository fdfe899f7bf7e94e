#!/usr/bin/env bash
# A Temporal date given to a query is right in a column of dates and wrong in a column of text, where it gets quotes.
#
# What:     pg 8.23.1 with temporal-polyfill 1.0.8, on PostgreSQL 18 as @electric-sql/pglite 0.5.17
# Expected: node-postgres' page on queries says that parameters are turned into text for the server, and objects into
#           JSON. Of a value whose toString() and toJSON() both are 2026-12-01 one expects 2026-12-01 to be sent.
# Seen:     what is sent is "2026-12-01", with the quotes of JSON. PostgreSQL's reading of dates passes over them, so
#           the date column is right and all looks well. A text column keeps them: the row is there, is not found by
#           '2026-12-01', and is sorted before every other date. A plain month, for which text is the type that is
#           left, fares no better. A duration for an interval is refused.
# Costs:    rows that are counted and never found. The first column one tries is a date, and that works.
# So:       the domain's dates are texts already when they come to the database.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts pg@8.23.1 temporal-polyfill@1.0.8 @electric-sql/pglite@0.5.17

cat >connect.mjs <<'JS'
import { Duplex } from 'node:stream';
import pg from 'pg';

/** A client of node-postgres whose wire ends in a PostgreSQL of the same process. */
export async function connect(database) {
  const wire = new Duplex({
    read() {},
    write(bytes, _, done) {
      database.execProtocolRaw(new Uint8Array(bytes)).then((answer) => {
        if (answer.length > 0) wire.push(Buffer.from(answer));
        done();
      }, done);
    },
  });
  wire.connect = () => queueMicrotask(() => wire.emit('connect'));
  for (const name of ['setNoDelay', 'setKeepAlive', 'ref', 'unref']) wire[name] = () => wire;
  const client = new pg.Client({ stream: () => wire, user: 'postgres', database: 'postgres', password: 'x' });
  await client.connect();
  return client;
}
JS
cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { PGlite } from '@electric-sql/pglite';
import { Temporal } from 'temporal-polyfill';
import { connect } from './connect.mjs';

const database = await PGlite.create();
const client = await connect(database);
await client.query('create table due (on_day date, as_text text, month text)');
const day = Temporal.PlainDate.from('2026-12-01');
const month = Temporal.PlainYearMonth.from('2026-12');
await client.query('insert into due values ($1, $2, $3)', [day, day, month]);
const { rows } = await client.query(
  'select on_day::text, as_text, month, as_text < $1 as sorted_before_any_date from due',
  ['0001-01-01'],
);
console.log('PostgreSQL', (await client.query('show server_version')).rows[0].server_version, rows[0]);
const found = async (column) => (await client.query(`select from due where ${column} = '2026-12-01'`)).rowCount;
const refused = await client.query('select $1::interval', [Temporal.Duration.from({ months: 3 })]).catch(({ message }) => message);
const counts = { date: await found('on_day'), text: await found('as_text') };
console.log('a duration:', refused);
assert.equal(refused, 'invalid input syntax for type interval: ""P3M""');
console.log("rows found by '2026-12-01':", counts);
assert.deepEqual({ ...rows[0] }, {
  on_day: '2026-12-01',
  as_text: '"2026-12-01"',
  month: '"2026-12"',
  sorted_before_any_date: true,
});
assert.deepEqual(counts, { date: 1, text: 0 });
process.exit();
JS
node seen.mjs
echo 'as written down: quotes in the text, none in the date'
