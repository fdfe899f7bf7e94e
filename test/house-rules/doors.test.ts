import { describe, expect, it } from '@jest/globals';
import { argumentsOf, isNode, readSource, sourceFiles, textOf } from './source-files.ts';
import type { Node, SourceFile } from './source-files.ts';

/** Something that only few files may reach, and how to see that a file reaches it. */
interface Door {
  readonly what: string;
  /** Files, and folders with a slash, where it may be. */
  readonly only: readonly string[];
  readonly uses: (file: SourceFile) => boolean;
}

const TESTS = ['test/', 'bench/'];
/** It creates the database that everything else then opens through its door. */
const EMBEDDED_SERVER = 'embedded/postgres.ts';
const UNDETERMINED = 'asks the time, chance or the screen where rules are decided and replayed';

/**
 * Where the outside world may be used: everywhere but in the rules and in Workflows, which are run again from
 * their history.
 */
const OUTSIDE_RULES = [
  'activities/',
  'api/',
  'cli/',
  'config.ts',
  'db/',
  'embedded/',
  'engine/connect.ts',
  'engine/in-parallel.ts',
  'engine/start-digest.ts',
  'engine/start-subject.ts',
  'log.ts',
  'rebuild/',
  'web/',
  'worker/',
];

const DOORS: readonly Door[] = [
  {
    what: 'connects to Temporal',
    only: ['engine/connect.ts', ...TESTS],
    uses: (file) =>
      importsValue(file, '@temporalio/client', ['Client', 'Connection', 'WorkflowClient', '*', 'default']) ||
      importsValue(file, '@temporalio/worker', ['NativeConnection', '*', 'default']),
  },
  {
    what: 'reaches Postgres',
    // lasting-fault.ts knows the driver's errors, and opens nothing.
    only: ['db/pool.ts', 'db/running/lasting-fault.ts', EMBEDDED_SERVER, ...TESTS],
    uses: (file) => importsValue(file, 'pg'),
  },
  {
    what: 'opens a connection to Postgres',
    only: ['db/pool.ts', EMBEDDED_SERVER, ...TESTS],
    uses: (file) => importsValue(file, 'pg') && some(file, isConnection),
  },
  {
    what: 'sends mail',
    only: ['activities/doors/mailer.ts', ...TESTS],
    uses: (file) => importsValue(file, 'nodemailer'),
  },
  {
    what: 'takes a mail apart',
    only: ['activities/incoming-mail/parse-mail.ts', ...TESTS],
    uses: (file) => importsValue(file, 'mailparser'),
  },
  {
    what: 'writes the texts of a mail anew',
    only: ['activities/incoming-mail/transcode-text.ts', ...TESTS],
    uses: (file) => importsValue(file, '@zone-eu/mailsplit'),
  },
  {
    what: 'speaks SQL',
    only: ['db/', EMBEDDED_SERVER, ...TESTS],
    uses: (file) => some(file, (node) => SQL.test(wordsOf(node))),
  },
  {
    what: 'touches what the vault holds of people',
    // municipality-references.ts reads the wrapped keys beside what they open, so that many references cost one query.
    only: ['db/persons/persons.ts', 'db/persons/municipality-references.ts', ...TESTS],
    uses: (file) => some(file, (node) => PERSONS.test(wordsOf(node))),
  },
  {
    what: 'touches people’s notes',
    // persons.ts empties them when a key is destroyed, unused-notes.ts takes back one whose command was refused.
    only: ['db/persons/notes.ts', 'db/persons/persons.ts', 'db/persons/unused-notes.ts', ...TESTS],
    uses: (file) => some(file, (node) => NOTES.test(wordsOf(node))),
  },
  {
    what: 'touches the references of municipalities',
    // persons.ts empties them when a key is destroyed; journeys.ts adds a referral's own, and finds journeys by their marks.
    only: [
      'db/persons/municipality-references.ts',
      'db/persons/persons.ts',
      'db/journeys/journeys.ts',
      ...TESTS,
    ],
    uses: (file) => some(file, (node) => REFERENCES.test(wordsOf(node))),
  },
  {
    what: 'touches the files about people',
    // persons.ts empties them when a key is destroyed, unclaimed-documents.ts lets go of those no event came with.
    only: ['db/persons/documents.ts', 'db/persons/persons.ts', 'db/persons/unclaimed-documents.ts', ...TESTS],
    uses: (file) => some(file, (node) => DOCUMENTS.test(wordsOf(node))),
  },
  {
    what: 'reads the environment',
    // embedded/ finds what it starts on the PATH, and passes on its own environment. A script on somebody's
    // own machine learns there which service it talks to.
    only: ['config.ts', 'embedded/', 'cli/running.ts', ...TESTS],
    uses: readsEnvironment,
  },
  {
    what: 'has a zone or a polyfill for dates',
    only: ['domain/vocabulary/calendar.ts', ...TESTS],
    uses: (file) =>
      importsValue(file, 'temporal-polyfill/implementation') ||
      importsValue(file, 'temporal-polyfill') ||
      /Europe\/Copenhagen/.test(codeOf(file)),
  },
  {
    what: UNDETERMINED,
    only: [...TESTS, ...OUTSIDE_RULES, 'workflows/clock.ts'],
    uses: (file) => some(file, isUndetermined),
  },
  {
    what: 'works with Date where dates are text',
    // calendar.ts and holidays.ts convert; Temporal wants a Date for a search attribute of the type Datetime.
    only: [
      ...TESTS,
      ...OUTSIDE_RULES,
      'domain/vocabulary/calendar.ts',
      'domain/vocabulary/holidays.ts',
      'workflows/clock.ts',
      'workflows/write-search-attributes.ts',
    ],
    uses: (file) => some(file, (node) => textOf(node['object']) === 'Date' || madeOf(node) === 'Date'),
  },
];

describe('the doors', () => {
  const files = sourceFiles();

  it.each(DOORS.map((door) => [door.what, door] as const))('only its door %s', (_, door) => {
    expect(files.filter((file) => breaks(file, door)).map(({ path }) => path)).toEqual([]);
  });

  it.each(DOORS.map((door) => [door.what, door] as const))('the door that %s is really there', (_, door) => {
    const own = files.filter(({ path }) => !TESTS.some((place) => path.startsWith(place)));
    expect(own.some((file) => door.uses(file))).toBe(true);
  });

  it.each([
    [
      'connects to Temporal',
      'api/journeys/give-command.ts',
      "import { Connection } from '@temporalio/client';",
    ],
    ['connects to Temporal', 'activities/index.ts', "import * as temporal from '@temporalio/client';"],
    ['connects to Temporal', 'worker/main.ts', "import { NativeConnection } from '@temporalio/worker';"],
    ['reaches Postgres', 'api/journeys/give-command.ts', "import pg from 'pg';"],
    ['reaches Postgres', 'embedded/start.ts', "const { Client } = await import('pg');"],
    ['opens a connection to Postgres', 'db/running/lasting-fault.ts', "import pg from 'pg'; new pg.Pool();"],
    [
      'opens a connection to Postgres',
      'db/running/lasting-fault.ts',
      "import { Client } from 'pg'; new Client();",
    ],
    ['sends mail', 'api/running/running.ts', "import { createTransport } from 'nodemailer';"],
    ['takes a mail apart', 'activities/index.ts', "import { simpleParser } from 'mailparser';"],
    [
      'speaks SQL',
      'api/journeys/give-command.ts',
      'await db.query(`select id from journeys where stage = $1`);',
    ],
    [
      'writes the texts of a mail anew',
      'activities/index.ts',
      "import { Splitter } from '@zone-eu/mailsplit';",
    ],
    ['speaks SQL', 'activities/x.ts', "await tx.query('update journeys set stage = $1');"],
    ['speaks SQL', 'activities/x.ts', 'await all(db, `insert into ${table} (id) values (1)`);'],
    [
      'touches what the vault holds of people',
      'db/journeys/journeys.ts',
      "one(db, 'select 1 from persons');",
    ],
    ['touches what the vault holds of people', 'db/journeys/journeys.ts', 'sql(`join person_keys on true`);'],
    ['touches people’s notes', 'db/journeys/journeys.ts', "one(db, 'select sealed from notes');"],
    [
      'touches the references of municipalities',
      'db/subjects/timeline.ts',
      "one(db, 'select sealed from municipality_references');",
    ],
    ['touches the files about people', 'db/subjects/timeline.ts', "one(db, 'select sealed from documents');"],
    ['reads the environment', 'api/app.ts', "const port = process.env['API_PORT'];"],
    ['reads the environment', 'api/app.ts', 'const { API_PORT } = process.env;'],
    ['reads the environment', 'api/app.ts', "import { env } from 'node:process';"],
    ['reads the environment', 'api/main.ts', 'startApi(process.env);'],
    ['has a zone or a polyfill for dates', 'api/x.ts', "format({ timeZone: 'Europe/Copenhagen' });"],
    [UNDETERMINED, 'domain/decisions/decide.ts', 'const now = Date.now();'],
    [UNDETERMINED, 'domain/decisions/decide.ts', 'const now = new Date();'],
    [UNDETERMINED, 'workflows/journey.ts', 'const dice = Math.random();'],
    [UNDETERMINED, 'workflows/journey.ts', "console.log('here');"],
    [UNDETERMINED, 'domain/vocabulary/calendar.ts', 'const now = Temporal.Now.instant();'],
    [UNDETERMINED, 'domain/vocabulary/calendar.ts', "const today = Temporal['Now'].plainDateISO();"],
    [UNDETERMINED, 'domain/vocabulary/calendar.ts', 'const { Now } = Temporal;'],
    [UNDETERMINED, 'domain/words/index.ts', "const now = new Intl.DateTimeFormat('da').format();"],
    [UNDETERMINED, 'domain/words/index.ts', 'const parts = DAYS.formatToParts();'],
    [UNDETERMINED, 'domain/words/index.ts', 'const { timeZone } = DAYS.resolvedOptions();'],
    [UNDETERMINED, 'workflows/journey.ts', 'setTimeout(() => undefined, 1000);'],
    [UNDETERMINED, 'workflows/journey.ts', 'const id = crypto.randomUUID();'],
    ['works with Date where dates are text', 'domain/decisions/decide.ts', 'const due = new Date(given);'],
    ['works with Date where dates are text', 'domain/decisions/decide.ts', 'const due = Date.parse(given);'],
  ])('would catch one who %s in %s: %s', (what, path, text) => {
    const door = DOORS.find((one) => one.what === what);
    expect(door && breaks(readSource(path, text), door)).toBe(true);
  });

  it.each([
    [
      'connects to Temporal',
      'api/journeys/give-command.ts',
      "import type { Client } from '@temporalio/client';",
    ],
    [
      'connects to Temporal',
      'api/journeys/give-command.ts',
      "import { WorkflowFailedError } from '@temporalio/client';",
    ],
    ['reads the environment', 'api/main.ts', 'const config = readConfig(process.env);'],
    ['speaks SQL', 'api/http/problems.ts', "const text = 'Select what you want.';"],
    ['works with Date where dates are text', 'domain/decisions/decide.ts', 'type When = Date;'],
    [UNDETERMINED, 'domain/words/index.ts', "const said = new Intl.ListFormat('da').format(days);"],
  ])('lets pass one who nearly %s in %s: %s', (what, path, text) => {
    const door = DOORS.find((one) => one.what === what);
    expect(door && breaks(readSource(path, text), door)).toBe(false);
  });
});

function breaks(file: SourceFile, { only, uses }: Door): boolean {
  const mayBeHere = only.some((place) =>
    place.endsWith('/') ? file.path.startsWith(place) : file.path === place,
  );
  return !mayBeHere && uses(file);
}

function some(file: SourceFile, matches: (node: Node, within: Node | undefined) => boolean): boolean {
  return file.nodes.some(({ node, within }) => matches(node, within));
}

function importsValue({ imports }: SourceFile, from: string, names?: readonly string[]): boolean {
  return imports.some(
    (given) => given.from === from && !given.typeOnly && (names === undefined || names.includes(given.name)),
  );
}

/** SQL as it is written here: lower case, a verb and what follows it. */
const SQL =
  /^\s*(select\s.+\sfrom\s|insert into\s|update [a-z_]+\s+set\s|delete from\s|with [a-z_]+ as|(create|drop|alter) (table|index|database))/s;
const PERSONS = /\b(from|join|into|update|table)\s+(persons|person_name_words|person_keys)\b/;
const DOCUMENTS = /\b(from|join|into|update|table)\s+documents\b/;
const REFERENCES = /\b(from|join|into|update|table)\s+municipality_references\b/;
const NOTES = /\b(from|join|into|update|table)\s+notes\b/;

/** What a string or a template says, without the values put into it. */
function wordsOf(node: Node): string {
  if (node.type === 'StringLiteral') return textOf(node);
  if (node.type !== 'TemplateLiteral' || !Array.isArray(node['quasis'])) return '';
  return node['quasis']
    .map((part: unknown) => (isNode(part) && typeof part['raw'] === 'string' ? part['raw'] : ''))
    .join('…');
}

/** Everything a file says in strings and templates; comments are left out. */
function codeOf(file: SourceFile): string {
  return file.nodes.map(({ node }) => wordsOf(node)).join('\n');
}

/** The name of what is constructed: `Date` in `new Date()`. */
function madeOf(node: Node): string {
  return node.type === 'NewExpression' ? textOf(node['callee']) : '';
}

function isConnection(node: Node): boolean {
  if (node.type !== 'NewExpression') return false;
  const { callee } = node;
  const made = textOf(isNode(callee, 'MemberExpression') ? callee['property'] : callee);
  return ['Pool', 'Client'].includes(made);
}

/** The only functions that may read the environment get it whole: `readConfig(process.env)`. */
const READERS = ['readConfig', 'configOrExit'];

function readsEnvironment(file: SourceFile): boolean {
  if (importsValue(file, 'node:process')) return true;
  const handedOn = new Set(
    file.nodes
      .filter(({ node }) => node.type === 'CallExpression' && READERS.includes(textOf(node['callee'])))
      .flatMap(({ node }) => argumentsOf(node)),
  );
  return some(file, (node) => isMember(node, 'process', 'env') && !handedOn.has(node));
}

function isMember(node: Node, object: string, property: string): boolean {
  return (
    node.type === 'MemberExpression' &&
    textOf(node['object']) === object &&
    textOf(node['property']) === property
  );
}

const UNDETERMINED_MEMBERS = [
  ['Date', 'now'],
  ['Math', 'random'],
  ['performance', 'now'],
  ['crypto', 'randomUUID'],
  ['crypto', 'getRandomValues'],
] as const;
/** What formats the time it is if it is not told which, and what tells of the machine's own zone. */
const FORMATTERS = ['format', 'formatToParts'];

/** Whether a node asks `Temporal` or `Intl` what time it is, or where. */
function asksForNow(node: Node): boolean {
  if (node.type === 'MemberExpression') {
    const { property } = node;
    const name = textOf(isNode(property, 'Computed') ? property['expression'] : property);
    return name === 'Now' || name === 'resolvedOptions';
  }
  if (node.type === 'AssignmentPatternProperty' || node.type === 'KeyValuePatternProperty')
    return textOf(node['key']) === 'Now';
  if (node.type !== 'CallExpression' || argumentsOf(node).length > 0) return false;
  const { callee } = node;
  return isNode(callee, 'MemberExpression') && FORMATTERS.includes(textOf(callee['property']));
}

const UNDETERMINED_CALLS = ['setTimeout', 'setInterval', 'setImmediate', 'fetch', 'Date'];

/** What answers differently each time, or prints something that nobody sees. */
function isUndetermined(node: Node): boolean {
  if (UNDETERMINED_MEMBERS.some(([object, property]) => isMember(node, object, property))) return true;
  if (node.type === 'MemberExpression' && ['console', 'process'].includes(textOf(node['object'])))
    return true;
  if (asksForNow(node)) return true;
  if (madeOf(node) === 'Date') return argumentsOf(node).length === 0;
  return node.type === 'CallExpression' && UNDETERMINED_CALLS.includes(textOf(node['callee']));
}
