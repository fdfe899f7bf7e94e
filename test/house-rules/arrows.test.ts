import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readSource, ROOT, sourceFiles } from './source-files.ts';
import type { Import, SourceFile } from './source-files.ts';

/**
 * What a folder may import of the project's own files: a folder ends with a slash, a file stands for itself.
 * Its own files are always allowed, unless it has rooms. If something may be imported, so may its types.
 */
interface Layer {
  readonly values: readonly string[];
  readonly types?: readonly string[];
  /**
   * The rooms of the layer from the ground up: each may import those before it, and none after it. Files that
   * stand in no room may import all of them.
   */
  readonly rooms?: readonly string[];
  /** The packages and Node modules it may use; any if it is left out. */
  readonly packages?: readonly string[];
  /** What a single file or room of it may import besides. */
  readonly besides?: Readonly<Record<string, readonly string[]>>;
  /** Names it may not import, wherever they stand. */
  readonly never?: readonly string[];
}

/** What decides or folds: code that shows or stores a journey uses the result, and does not do it again. */
const DECIDING = ['apply', 'decide', 'takeStep', 'takeUp', 'unfold'];

/** The domain's rooms that say what there is and what it is called, and decide nothing. */
const VOCABULARY = [
  'domain/vocabulary/',
  'domain/access/',
  'domain/refusals/',
  'domain/subjects/',
  'domain/journeys/',
  'domain/programme/',
  'domain/questions/',
  'domain/words/',
];

/** Its rooms that tell of a journey: what is open in it, under which rule, and what comes next. */
const READING = ['domain/post/', 'domain/rulebook/', 'domain/obligations/', 'domain/law/', 'domain/notices/'];

/** What plays a whole programme, and the words for its results. */
const REHEARSAL = 'domain/rehearsal/';

const LAYERS: Readonly<Record<string, Layer>> = {
  'domain/': {
    values: [],
    packages: [],
    rooms: [
      'vocabulary',
      'subjects',
      'refusals',
      'journeys',
      'access',
      'programme',
      'rulebook',
      'obligations',
      'post',
      'questions',
      'law',
      'decisions',
      'words',
      'notices',
      'rehearsal',
      'examples',
    ],
    besides: {
      'domain/vocabulary/calendar.ts': ['temporal-polyfill/implementation'],
      // Node knows how a domain with Danish letters is written on the wire. No Workflow imports it.
      'domain/vocabulary/mail-address.ts': ['node:url'],
    },
  },
  // What the API and the workers share of Temporal.
  'engine/': { values: ['domain/rulebook/'], types: ['config.ts', 'domain/'] },
  'workflows/': {
    values: ['domain/', 'engine/messages.ts', 'engine/search-attributes.ts', 'engine/upcast.ts'],
    types: ['activities/'],
    packages: ['@temporalio/workflow', '@temporalio/common'],
  },
  'db/': {
    values: ['domain/access/', 'domain/subjects/', 'domain/vocabulary/'],
    types: ['domain/'],
    rooms: [
      'persons',
      'running',
      'partners',
      'post',
      'subjects',
      'programme',
      'journeys',
      'links',
      'erasing',
      'worklist',
      'kinds',
      'tools',
    ],
    besides: { 'db/tools/': ['config.ts'] },
  },
  'activities/': {
    // A mail holds links to pages: the pages say where those are.
    values: ['domain/', 'db/', 'engine/', 'web/paths.ts'],
    rooms: [
      'doors',
      'kinds',
      'erasing',
      'addressees',
      'digest',
      'incoming-mail',
      'recording',
      'sweep',
      'clock',
    ],
  },
  'api/': {
    values: [...VOCABULARY, ...READING, 'db/', 'engine/', 'log.ts', 'web/'],
    types: ['domain/', 'config.ts'],
    never: DECIDING,
    rooms: [
      'http',
      'accessibility',
      'sign-in',
      'uploads',
      'description',
      'running',
      'subjects',
      'programme',
      'journeys',
      'intake',
      'persons',
      'partners',
      'post',
      'links',
    ],
    besides: {
      'api/main.ts': ['config.ts', 'activities/doors/erasure-list.ts', 'activities/erasing/'],
      // A person is erased at once, whatever Temporal and the workers do: what the sweep would do is done here.
      'api/persons/erase-person.ts': ['activities/doors/erasure-list.ts', 'activities/erasing/'],
    },
  },
  'web/': {
    values: VOCABULARY,
    types: ['domain/'],
    packages: ['preact', 'preact-render-to-string'],
    rooms: [
      'frame',
      'accessibility',
      'form',
      'questions',
      'wishes',
      'own-page',
      'disclosures',
      'description',
      'training',
    ],
    besides: {
      'web/training/': [REHEARSAL],
      // A translator adds a file, and the page offers its language: only the folder says which there are.
      'web/own-page/languages.ts': ['', 'node:fs', 'node:url'],
      // The files themselves say which version of its stylesheets a page asks for.
      'web/frame/assets.ts': ['node:crypto', 'node:fs', 'node:module', 'node:path', 'node:url'],
    },
  },
  'worker/': {
    values: ['activities/', 'db/', 'engine/', 'log.ts'],
    types: ['config.ts'],
    besides: { 'worker/main.ts': ['config.ts'] },
  },
  // What compares and rebuilds stands beside the worker: it folds events, records what is pending and starts Workflows.
  'rebuild/': {
    values: ['activities/', 'db/', 'domain/', 'engine/', 'log.ts'],
    types: ['config.ts'],
    besides: { 'rebuild/run-over-stores.ts': ['config.ts', 'cli/running.ts'] },
  },
  // A script that talks to a running service knows the law's dates, so that it can say when there is nothing to try.
  // A rehearsal needs no service: it plays the rules themselves, on a programme's file, and shows a page.
  'cli/': {
    values: [...VOCABULARY, 'domain/rulebook/'],
    types: ['domain/'],
    besides: {
      // The pages of the documentation are made from the tables that the service itself uses.
      'cli/docs/': ['api/routes.ts', 'db/access.ts', 'domain/examples/', 'domain/notices/'],
      // An operator's script: it reads every journey, and tells Workflows what no route does.
      'cli/rulebook.ts': ['config.ts', 'db/', 'domain/obligations/', 'engine/'],
      'cli/rehearse.ts': [REHEARSAL, 'api/programme/', 'web/training/'],
      'cli/rehearsal/': [REHEARSAL],
    },
  },
  // What starts, measures or tests the parts may know all of them.
  'embedded/': { values: everythingBut('test/') },
  'bench/': { values: everythingBut('test/') },
  'test/': { values: everythingBut() },
  'config.ts': { values: ['config/'], packages: ['zod', 'node:os', 'node:path'] },
  // What an address, a key and settings that go together are: plain functions of texts.
  'config/': { values: [], packages: ['node:net'] },
  'log.ts': { values: [], packages: ['pino'] },
};

/** What never runs if only the dependencies are installed. */
const NEVER_IN_PRODUCTION = ['test/', 'bench/', 'embedded/'];

describe('the arrows', () => {
  const files = sourceFiles();

  it.each(files.map((file) => [file.path, file] as const))('%s imports only what its room may', (_, file) => {
    expect(arrowFaults(file)).toEqual([]);
  });

  it('go round in no circle, not even of types', () => {
    expect(files.length).toBeGreaterThan(0);
    expect(circlesIn(files)).toEqual([]);
  });

  it('would be seen to go round in a circle of types', () => {
    const planted = [
      readSource('db/post/one.ts', "import type { Two } from './two.ts'; export type One = Two;"),
      readSource('db/post/two.ts', "export type Two = { of: import('./three.ts').Three };"),
      readSource('db/post/three.ts', "export type { One as Three } from './one.ts';"),
      readSource('db/post/four.ts', "import type { One } from './one.ts'; export type Four = One;"),
    ];
    expect(circlesIn(planted)).toEqual([['db/post/one.ts', 'db/post/three.ts', 'db/post/two.ts']]);
  });

  it.each(
    Object.entries(LAYERS).flatMap(([layer, { rooms }]) =>
      rooms === undefined ? [] : [[layer, rooms] as const],
    ),
  )('know every room that %s has, and no other', (layer, rooms) => {
    const found = new Set(files.flatMap(({ path }) => roomOf(path, layer) ?? []));
    expect([...found].toSorted()).toEqual(rooms.toSorted());
  });

  it.each([
    ['domain/decisions/decide.ts', "import { readFile } from 'node:fs/promises';"],
    ['domain/decisions/decide.ts', "import { Temporal } from 'temporal-polyfill/implementation';"],
    ['domain/vocabulary/calendar.ts', "import { Temporal } from 'temporal-polyfill';"],
    ['domain/decisions/decide.ts', "import type { Db } from '../../db/pool.ts';"],
    ['domain/words/index.ts', "export * from '../../api/http/problem-texts.ts';"],
    ['domain/journeys/journey.ts', "import { decide } from '../decisions/decide.ts';"],
    ['domain/vocabulary/codes.ts', "import type { Journey } from '../journeys/journey.ts';"],
    ['domain/a-new-room/first.ts', "import type { Journey } from '../journeys/journey.ts';"],
    ['workflows/journey.ts', "import { recordEvents } from '../activities/recording/record-events.ts';"],
    [
      'workflows/journey.ts',
      "import { type RecordEvents, recordEvents } from '../activities/recording/record-events.ts';",
    ],
    ['workflows/journey.ts', "import { connectEngine } from '../engine/connect.ts';"],
    ['workflows/journey.ts', "import { Client } from '@temporalio/client';"],
    ['workflows/journey.ts', "const { readFile } = await import('node:fs/promises');"],
    ['engine/messages.ts', "import { journey } from '../workflows/journey.ts';"],
    ['engine/messages.ts', "import { decide } from '../domain/decisions/decide.ts';"],
    ['activities/digest/send-digest.ts', "import { journey } from '../../workflows/journey.ts';"],
    ['activities/digest/send-digest.ts', "import { startPost } from '../sweep/start-post.ts';"],
    ['activities/digest/send-digest.ts', "import { readConfig } from '../../config.ts';"],
    ['activities/digest/send-digest.ts', "export { ROUTES } from '../../api/routes.ts';"],
    ['api/journeys/give-command.ts', "import { decide } from '../../domain/decisions/decide.ts';"],
    ['api/journeys/give-command.ts', "import { takeStep } from '../../domain/obligations/steps.ts';"],
    ['api/journeys/give-command.ts', "import { apply } from '../../domain/journeys/apply.ts';"],
    ['api/journeys/give-command.ts', "import { answerQuestion } from '../links/answering.ts';"],
    ['api/journeys/give-command.ts', "import '../../activities/doors/mailer.ts';"],
    ['api/journeys/give-command.ts', "import type { Activities } from '../../activities/index.ts';"],
    ['api/journeys/give-command.ts', "import { readConfig } from '../../config.ts';"],
    ['db/journeys/journeys.ts', "import { apply } from '../../domain/journeys/apply.ts';"],
    ['db/journeys/journeys.ts', "import type { Config } from '../../config.ts';"],
    ['db/persons/persons.ts', "import type { NewNotice } from '../post/outbox.ts';"],
    ['web/frame/page.tsx', "import type { Request } from 'express';"],
    ['web/form/form.tsx', "import type { QuestionView } from '../questions/question-page.tsx';"],
    ['worker/main.ts', "import { ROUTES } from '../api/routes.ts';"],
    ['cli/walkthrough/main.ts', "import { createPool } from '../../db/pool.ts';"],
    ['embedded/start.ts', "import { aJourney } from '../test/support/journeys/a-journey.ts';"],
    ['config.ts', "import { STAGES } from './domain/vocabulary/codes.ts';"],
    ['api/app.ts', "import { startMailbox } from 'smtp-server';"],
    ['somewhere/new.ts', "import { STAGES } from '../domain/vocabulary/codes.ts';"],
    ['new-at-the-root.ts', "import { STAGES } from './domain/vocabulary/codes.ts';"],
  ])('would catch in %s: %s', (path, text) => {
    expect(arrowFaults(readSource(path, text))).toHaveLength(1);
  });

  it.each([
    ['domain/vocabulary/calendar.ts', "import { Temporal } from 'temporal-polyfill/implementation';"],
    ['domain/decisions/decide.ts', "import { apply } from '../journeys/apply.ts';"],
    ['workflows/journey.ts', "import type { Activities } from '../activities/index.ts';"],
    ['workflows/journey.ts', "import { type Activities } from '../activities/index.ts';"],
    ['workflows/journey.ts', "import { SIGNALS } from '../engine/messages.ts';"],
    ['api/main.ts', "import { readConfig } from '../config.ts';"],
    ['api/links/answering.ts', "import { deliverCommand } from '../journeys/deliver-command.ts';"],
    ['api/journeys/give-command.ts', "import type { Decided } from '../../domain/decisions/decide.ts';"],
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
  const room = roomOf(file.path, place);
  if (layer.rooms !== undefined && room !== undefined && !layer.rooms.includes(room)) {
    return [`${place}${room}/ is no room that the layer is known to have`];
  }
  return file.imports
    .filter((imported) => !isAllowed(imported, file.path, place, layer))
    .map(
      ({ from, name, typeOnly }) => `imports ${typeOnly ? 'type ' : ''}${name || 'the effects'} of ${from}`,
    );
}

/** The room of a layer that a file stands in; `undefined` if it stands in none. */
function roomOf(path: string, layer: string): string | undefined {
  if (!path.startsWith(layer)) return undefined;
  const [room, ...rest] = path.slice(layer.length).split('/');
  return rest.length > 0 ? room : undefined;
}

function isAllowed(imported: Import, path: string, place: string, layer: Layer): boolean {
  const { from, typeOnly } = imported;
  const besides = Object.entries(layer.besides ?? {})
    .filter(([of]) => stands(path, of))
    .flatMap(([, also]) => also);
  if (besides.some((also) => (also.endsWith('/') ? stands(from, also) : from === also))) return true;
  if (!typeOnly && layer.never?.includes(imported.name) === true) return false;
  if (!isOwn(from)) {
    const isListed = layer.packages === undefined || layer.packages.includes(packageOf(from));
    return isListed && (typeOnly || isInstalled(from, path));
  }
  if (stands(from, place)) return isBelow(from, path, place, layer);
  const targets = [...layer.values, ...(typeOnly ? (layer.types ?? []) : [])];
  return targets.some((target) => stands(from, target));
}

/** Whether one file of a layer stands in the same room as another, in one below it, or in none. */
function isBelow(from: string, path: string, place: string, { rooms }: Layer): boolean {
  const [of, own] = [roomOf(from, place), roomOf(path, place)];
  if (rooms === undefined || own === undefined || of === own) return true;
  // What stands beside the rooms is either the ground (the pool) or what joins them (the routes); the test
  // for circles tells them apart.
  return of === undefined || rooms.indexOf(of) < rooms.indexOf(own);
}

/** Circles of imports among files, types included: each by the paths in it, in the alphabet's order. */
function circlesIn(files: readonly SourceFile[]): string[][] {
  const known = new Map(files.map(({ path, imports }) => [path, imports.map(({ from }) => from)]));
  const reached = new Map([...known.keys()].map((path) => [path, reachedFrom(path, known)]));
  const circles = new Map<string, string[]>();
  for (const [path, others] of reached) {
    if (!others.has(path)) continue;
    const circle = [...others].filter((other) => reached.get(other)?.has(path) === true).toSorted();
    circles.set(circle.join(' '), circle);
  }
  return [...circles.values()];
}

function reachedFrom(path: string, known: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [...(known.get(path) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (reached.has(next) || !known.has(next)) continue;
    reached.add(next);
    open.push(...(known.get(next) ?? []));
  }
  return reached;
}

function stands(path: string, place: string): boolean {
  return place.endsWith('/') ? path.startsWith(place) : path === place;
}

/** Whether an import means a file of the project: such a path has a folder in front, or an ending. */
function isOwn(from: string): boolean {
  // A package may be called as a file is, such as ical.js.
  const known = ['dependencies', 'devDependencies'] as const;
  if (known.some((of) => Object.hasOwn(packages(of), from))) return false;
  return /\.(tsx?|js|json)$/.test(from) && !from.startsWith('@') && !from.startsWith('node:');
}

function packageOf(from: string): string {
  return from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/');
}

/** What runs in production is installed there; a package that only tests need is not. */
function isInstalled(from: string, path: string): boolean {
  if (from.startsWith('node:') || NEVER_IN_PRODUCTION.some((place) => stands(path, place))) return true;
  return Object.hasOwn(packages('dependencies'), packageOf(from));
}

/** The packages of the project: those that production installs, or those of its tests alone. */
function packages(of: 'dependencies' | 'devDependencies'): object {
  const manifest: unknown = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const isManifest = (value: unknown): value is Record<typeof of, object> =>
    typeof value === 'object' && value !== null && of in value;
  return isManifest(manifest) ? manifest[of] : {};
}

function everythingBut(...left: readonly string[]): string[] {
  return [
    'activities/',
    'api/',
    'bench/',
    'cli/',
    'config.ts',
    'config/',
    'db/',
    'domain/',
    'embedded/',
    'engine/',
    'log.ts',
    'programmes/',
    'rebuild/',
    'test/',
    'web/',
    'worker/',
    'workflows/',
  ].filter((place) => !left.includes(place));
}
