#!/usr/bin/env bash
# A named query of node-postgres fails for good on every open connection once a column was added to its table.
#
# What:     pg 8.23.1 on PostgreSQL 18 as @electric-sql/pglite 0.5.17
# Expected: PostgreSQL's page on PREPARE says that a statement is analysed and planned anew when the objects it uses
#           have changed. A new column at the end should therefore be seen by the next run of the statement.
# Seen:     a statement with "select *" fails with 0A000, "cached plan must not change result type", and it does so at
#           every further try: node-postgres keeps the name as prepared and never prepares it anew. The connection
#           passes for sound meanwhile, and a pool has no reason to replace it. The same text without a name works at
#           once, and so does a named statement that lists its columns.
# Costs:    a migration that only adds something, the kind that is done while the service runs, stops one query on
#           every process that was already up, until it is started anew.
# So:       statements are prepared by name, and none asks a table for "*": each lists its columns.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts pg@8.23.1 @electric-sql/pglite@0.5.17

cat >seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { Duplex } from 'node:stream';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';

const database = await PGlite.create();
// A wire that ends in a PostgreSQL of the same process.
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

await client.query('create table journey (id int)');
await client.query('insert into journey values (1)');
const ask = async (query) => {
  try {
    return JSON.stringify((await client.query(query)).rows);
  } catch (error) {
    return `${error.code} ${error.message}`;
  }
};
const all = { name: 'all', text: 'select * from journey' };
const listed = { name: 'listed', text: 'select id from journey' };
const before = [await ask(all), await ask(listed)];
await client.query('alter table journey add column note text');
const seen = {
  before,
  'after, named': [await ask(all), await ask(all), await ask(all)],
  'after, named, with its columns listed': await ask(listed),
  'after, without a name': await ask({ text: all.text }),
};
console.log('PostgreSQL', (await client.query('show server_version')).rows[0].server_version, seen);
const refused = '0A000 cached plan must not change result type';
assert.deepEqual(seen, {
  before: ['[{"id":1}]', '[{"id":1}]'],
  'after, named': [refused, refused, refused],
  'after, named, with its columns listed': '[{"id":1}]',
  'after, without a name': '[{"id":1,"note":null}]',
});
process.exit();
JS
node seen.mjs
echo 'as written down: the named statement does not get well again'
