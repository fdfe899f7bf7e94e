import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readSource, ROOT, sourceFiles } from './source-files.ts';
import type { Import, SourceFile } from './source-files.ts';

/**
 * What a folder may import of the project's own files: a folder ends with a slash, a file stands as itself. Its own
 * files always; whatever may be imported, its types may be too.
 */
interface Layer {
  readonly values: readonly string[];
  readonly types?: readonly string[];
  /** The packages and Node modules it may use; any where it is left out. */
  readonly packages?: readonly string[];
  /** What single files of it may import besides. */
  readonly besides?: Readonly<Record<string, readonly string[]>>;
  /** Names it may not import, wherever they stand. */
  readonly never?: readonly string[];
}

/** The domain's vocabulary: codes, fields and words, and what reads a journey without deciding anything. */
const VOCABULARY = [
  'domain/questions/asked-of-the-person.ts',
  'domain/vocabulary/calendar.ts',
  'domain/vocabulary/codes.ts',
  'domain/journeys/commands.ts',
  'domain/vocabulary/cvr.ts',
  'domain/law/facts.ts',
  'domain/vocabulary/fields.ts',
  'domain/vocabulary/msisdn.ts',
  'domain/refusals/refusals.ts',
  'domain/vocabulary/obligation-kinds.ts',
  'domain/refusals/warnings.ts',
  'domain/words/index.ts',
];

/** What tells of a journey: what is open in it, under which rule, and what comes next. */
const READING = [
  'domain/questions/answer-options.ts',
  'domain/post/contact-absence.ts',
  'domain/post/copies.ts',
  'domain/journeys/journey.ts',
  'domain/journeys/organisation-of.ts',
  'domain/programme/plan.ts',
  'domain/obligations/pause.ts',
  'domain/questions/questions.ts',
  'domain/questions/answers-of.ts',
  'domain/rulebook/index.ts',
  'domain/rulebook/parameters.ts',
  'domain/journeys/stages.ts',
  'domain/obligations/steps.ts',
];

/** What plays a whole programme, and what its results are called. */
const REHEARSAL = [
  'domain/programme/outcomes.ts',
  'domain/programme/rehearse.ts',
  'domain/rehearsal/achievement-words.ts',
  'domain/rehearsal/assumptions.ts',
  'domain/rehearsal/comparison.ts',
  'domain/rehearsal/forecast.ts',
  'domain/rehearsal/rehearsal.ts',
];

const LAYERS: Readonly<Record<string, Layer>> = {
  'domain/': {
    values: [],
    packages: [],
    besides: { 'domain/vocabulary/calendar.ts': ['temporal-polyfill'] },
  },
  'workflows/': {
    values: ['domain/'],
    types: ['activities/'],
    packages: ['@temporalio/workflow', '@temporalio/common'],
  },
  'activities/': {
    // A mail holds links to pages: where those are is the pages' to say.
    values: [
      'domain/',
      'db/',
      'engine.ts',
      'start-digest.ts',
      'start-journey.ts',
      'web/paths.ts',
      'engine/messages.ts',
    ],
  },
  'api/': {
    values: [
      ...VOCABULARY,
      ...READING,
      // The page of a question says what the mail about it says.
      'domain/notices/',
      'db/',
      'web/',
      'engine.ts',
      'log.ts',
      'start-digest.ts',
      'start-journey.ts',
      'engine/messages.ts',
    ],
    types: ['domain/', 'config.ts'],
    never: ['takeStep'],
    besides: { 'api/main.ts': ['config.ts'] },
  },
  'db/': {
    values: ['domain/vocabulary/calendar.ts', 'domain/vocabulary/codes.ts'],
    types: ['domain/'],
    besides: { 'db/tools/migrate.ts': ['config.ts'], 'db/tools/make-key.ts': ['config.ts'] },
  },
  'web/': {
    values: VOCABULARY,
    types: ['domain/'],
    packages: ['preact', 'preact-render-to-string'],
    besides: {
      'web/training/rehearsal-page.tsx': REHEARSAL,
      // A translator adds a file, and the page offers its language: which there are stands in the folder alone.
      'web/own-page/languages.ts': ['', 'node:fs', 'node:url'],
      // What version of its stylesheets a page asks for, it learns from the files themselves.
      'web/frame/assets.ts': ['node:crypto', 'node:fs', 'node:module', 'node:path', 'node:url'],
    },
  },
  'worker/': {
    values: [
      'activities/',
      'db/',
      'engine.ts',
      'log.ts',
      'engine/messages.ts',
      'engine/search-attributes.ts',
    ],
    types: ['config.ts'],
    besides: { 'worker/main.ts': ['config.ts'] },
  },
  // What compares and rebuilds stands beside the worker: it folds events, records what is pending and starts Workflows.
  'rebuild/': {
    values: [
      'activities/',
      'db/',
      'domain/',
      'engine.ts',
      'log.ts',
      'start-journey.ts',
      'engine/messages.ts',
    ],
    types: ['config.ts'],
    besides: { 'rebuild/run-over-stores.ts': ['config.ts', 'cli/running.ts'] },
  },
  // A script that talks to a running service knows the law's dates, so that it can say when there is nothing to try.
  // A rehearsal needs no service: it plays the rules themselves, on a programme's file, and shows a page.
  'cli/': {
    values: [...VOCABULARY, 'domain/rulebook/index.ts'],
    types: ['domain/'],
    // An operator's script: it reads every journey, and tells Workflows what no route does.
    besides: {
      'cli/docs/commands-page.ts': ['domain/examples/command-outcomes.ts'],
      // A page of what is sent, with the words in which the page of the law says when.
      'cli/docs/notices-page.ts': [
        'activities/notices/sample-notice.ts',
        'cli/docs/law-obligations.ts',
        'cli/docs/law-words.ts',
      ],
      'cli/rulebook.ts': [
        'engine/in-parallel.ts',
        'db/running/service-time.ts',
        'config.ts',
        'db/journeys/journeys-on-rulebooks.ts',
        'db/pool.ts',
        'domain/words/rulebook-difference.ts',
        'domain/rulebook/released.ts',
        'domain/obligations/take-up-preview.ts',
        'engine.ts',
        'engine/messages.ts',
      ],
      'cli/rehearse.ts': [...REHEARSAL, 'api/programme/programme-file.ts', 'web/training/rehearsal-page.tsx'],
      'cli/rehearsal/assumptions-file.ts': REHEARSAL,
      'cli/rehearsal/in-processes.ts': REHEARSAL,
      'cli/rehearsal/report.ts': REHEARSAL,
    },
  },
  // What starts, measures or tests the parts may know all of them.
  'embedded/': { values: everythingBut('test/') },
  'bench/': { values: everythingBut('test/') },
  'test/': { values: everythingBut() },
  'config.ts': { values: [], packages: ['zod', 'node:os', 'node:path'] },
  'log.ts': { values: [], packages: ['pino'] },
  'engine.ts': { values: [], types: ['config.ts'] },
  'start-digest.ts': { values: ['engine/messages.ts'] },
  'start-journey.ts': { values: ['domain/rulebook/index.ts', 'engine/messages.ts'] },
};

/** What never runs where only the dependencies are installed. */
const NEVER_IN_PRODUCTION = ['test/', 'bench/', 'embedded/'];

describe('the arrows', () => {
  it.each(sourceFiles().map((file) => [file.path, file] as const))(
    '%s imports only what its folder may',
    (_, file) => {
      expect(arrowFaults(file)).toEqual([]);
    },
  );

  it.each([
    ['domain/decisions/decide.ts', "import { readFile } from 'node:fs/promises';"],
    ['domain/decisions/decide.ts', "import { Temporal } from 'temporal-polyfill';"],
    ['domain/decisions/decide.ts', "import type { Db } from '../db/pool.ts';"],
    ['domain/words/index.ts', "export * from '../api/problem-texts.ts';"],
    ['workflows/journey.ts', "import { recordEvents } from '../activities/record-events.ts';"],
    [
      'workflows/journey.ts',
      "import { type RecordEvents, recordEvents } from '../activities/record-events.ts';",
    ],
    ['workflows/journey.ts', "import { Client } from '@temporalio/client';"],
    ['workflows/journey.ts', "const { readFile } = await import('node:fs/promises');"],
    ['activities/digest/send-digest.ts', "import { journey } from '../workflows/journey.ts';"],
    ['activities/digest/send-digest.ts', "import { readConfig } from '../config.ts';"],
    ['activities/digest/send-digest.ts', "export { may } from '../api/access.ts';"],
    ['api/journeys/give-command.ts', "import { decide } from '../domain/decide.ts';"],
    ['api/journeys/give-command.ts', "import { takeStep } from '../domain/steps.ts';"],
    ['api/journeys/give-command.ts', "import '../activities/mailer.ts';"],
    ['api/journeys/give-command.ts', "import type { Activities } from '../activities/index.ts';"],
    ['api/journeys/give-command.ts', "import { readConfig } from '../config.ts';"],
    ['db/journeys/journeys.ts', "import { apply } from '../domain/apply.ts';"],
    ['db/journeys/journeys.ts', "import type { Config } from '../config.ts';"],
    ['web/frame/page.tsx', "import type { Request } from 'express';"],
    ['worker/main.ts', "import { ROUTES } from '../api/routes.ts';"],
    ['cli/walkthrough.ts', "import { createPool } from '../db/pool.ts';"],
    ['embedded/start.ts', "import { aJourney } from '../test/support/a-journey.ts';"],
    ['config.ts', "import { STAGES } from './domain/codes.ts';"],
    ['api/app.ts', "import { startMailbox } from 'smtp-server';"],
    ['somewhere/new.ts', "import { STAGES } from '../domain/codes.ts';"],
    ['new-at-the-root.ts', "import { STAGES } from './domain/codes.ts';"],
  ])('would catch in %s: %s', (path, text) => {
    expect(arrowFaults(readSource(path, text))).toHaveLength(1);
  });

  it.each([
    ['domain/vocabulary/calendar.ts', "import { Temporal } from 'temporal-polyfill';"],
    ['workflows/journey.ts', "import type { Activities } from '../activities/index.ts';"],
    ['workflows/journey.ts', "import { type Activities } from '../activities/index.ts';"],
    ['api/main.ts', "import { readConfig } from '../config.ts';"],
    ['api/journeys/give-command.ts', "import type { Decided } from '../domain/decide.ts';"],
    ['test/api/app.test.ts', "import { SMTPServer } from 'smtp-server';"],
  ])('lets %s have: %s', (path, text) => {
    expect(arrowFaults(readSource(path, text))).toEqual([]);
  });
});

/** Which imports of a file point the wrong way, each in a sentence. */
function arrowFaults(file: SourceFile): string[] {
  const found = Object.entries(LAYERS).find(([place]) => stands(file.path, place));
  if (found === undefined) return [`${file.path} stands where no rule says what it may import`];
  const [place, layer] = found;
  return file.imports
    .filter((imported) => !isAllowed(imported, file.path, place, layer))
    .map(
      ({ from, name, typeOnly }) => `imports ${typeOnly ? 'type ' : ''}${name || 'the effects'} of ${from}`,
    );
}

function isAllowed(imported: Import, path: string, place: string, layer: Layer): boolean {
  const { from, typeOnly } = imported;
  const besides = layer.besides?.[path] ?? [];
  if (besides.includes(from)) return true;
  if (!typeOnly && layer.never?.includes(imported.name) === true) return false;
  if (!isOwn(from)) {
    const isListed = layer.packages === undefined || layer.packages.includes(packageOf(from));
    return isListed && (typeOnly || isInstalled(from, path));
  }
  const targets = [place, ...layer.values, ...(typeOnly ? (layer.types ?? []) : [])];
  return targets.some((target) => stands(from, target));
}

function stands(path: string, place: string): boolean {
  return place.endsWith('/') ? path.startsWith(place) : path === place;
}

/** Whether an import means a file of the project: those have a folder in front, or an ending. */
function isOwn(from: string): boolean {
  return /\.(tsx?|js|json)$/.test(from) && !from.startsWith('@') && !from.startsWith('node:');
}

function packageOf(from: string): string {
  return from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/');
}

/** What runs in production is installed there: a package that only tests need is not. */
function isInstalled(from: string, path: string): boolean {
  if (from.startsWith('node:') || NEVER_IN_PRODUCTION.some((place) => stands(path, place))) return true;
  return Object.hasOwn(dependencies(), packageOf(from));
}

function dependencies(): object {
  const manifest: unknown = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const isManifest = (value: unknown): value is { dependencies: object } =>
    typeof value === 'object' && value !== null && 'dependencies' in value;
  return isManifest(manifest) ? manifest.dependencies : {};
}

function everythingBut(...left: readonly string[]): string[] {
  return [
    'activities/',
    'api/',
    'bench/',
    'cli/',
    'config.ts',
    'db/',
    'domain/',
    'embedded/',
    'engine.ts',
    'log.ts',
    'programmes/',
    'rebuild/',
    'start-digest.ts',
    'start-journey.ts',
    'test/',
    'web/',
    'worker/',
    'workflows/',
  ].filter((place) => !left.includes(place));
}
