import { basename, dirname } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { isNode, nodesIn, pathsOf, readSource, sourceFiles, textOf } from './source-files.ts';
import type { Node, SourceFile } from './source-files.ts';

/** Names that say where a thing lies and not what it is. */
const NOUNLESS = ['utils', 'util', 'helpers', 'helper', 'common', 'lib', 'types', 'misc', 'shared'];

/**
 * Files that other tools load by themselves, by their default export and without compiling; and where threads begin, since
 * Node begins none in TypeScript.
 */
const TOOLS_OWN = [
  'activities/incoming-mail/mail-thread.js',
  'api/intake/list-thread.js',
  'jest.config.js',
  'test/mutation/stryker.config.js',
  'test/support/stack/global-setup.js',
  'test/support/stack/global-teardown.js',
  'test/support/stack/slowest-files.js',
  'test/support/threads/a-thread.js',
];

/** Entry points and lists of what a folder holds are called after their part in it. */
const CALLED_BY_PART = ['index', 'main', 'start', 'reset', 'run'];

/** Files called after the matter that all their exports deal with, though none of them says its word. */
const CALLED_AFTER_MATTER = [
  'api/intake/values.ts',
  'api/http/response-shapes.ts',
  'api/partners/partner-responses.ts',
  'api/partners/partner-bodies.ts',
  'api/running/running-responses.ts',
  'api/running/running.ts',
  'api/journeys/signals.ts',
  'db/access.ts',
  'db/post/outbox.ts',
  'domain/vocabulary/codes.ts',
  'domain/rehearsal/outcomes.ts',
  'domain/questions/questions.ts',
  'domain/questions/questions.ts',
  'domain/obligations/shared-answers.ts',
  'domain/journeys/stages.ts',
  'embedded/demo/parties.ts',
];

/** A name that is one participle, regular or not, and no noun besides. */
const PARTICIPLE =
  /^(?!Need$|Seed$|Feed$|Speed$|Deed$)([A-Z][a-z]*ed|Told|Done|Made|Given|Known|Taken|Written|Shown|Drawn|Found|Sent|Said|Held|Kept|Left|Lost|Met|Meant|Put|Read|Seen|Begun|Chosen|Rebuilt|Heard)$/;

describe('names of files and folders', () => {
  const paths = [...new Set(pathsOf(/.*/).flatMap((path) => [path, ...foldersOf(path)]))];
  const code = pathsOf(/\.(tsx?|js)$/);

  it('has no folder and no file for what has no noun of its own', () => {
    expect(paths.filter(isNounless)).toEqual([]);
    expect(['utils', 'api/lib', 'db/helpers.ts', 'domain/types/x'].map(isNounless)).toEqual(
      Array(4).fill(true),
    );
    expect(isNounless('db/persons/persons.ts')).toBe(false);
  });

  it('writes them small, with hyphens', () => {
    expect(code.filter((path) => !isKebab(path))).toEqual([]);
    expect(['api/sendMail.ts', 'api/Send.ts', 'api/send_mail.ts', 'Api/send.ts'].some(isKebab)).toBe(false);
    expect(['api/send-mail.ts', 'api/app.test.ts', 'jest.config.js'].every(isKebab)).toBe(true);
  });
});

describe.each(sourceFiles().map((file) => [file.path, file] as const))('%s', (_, file) => {
  it('says what each of its exports is for', () => {
    expect(undocumented(file)).toEqual([]);
  });

  it('has no default export', () => {
    expect(hasDefault(file)).toBe(false);
  });

  it('names each type it exports by a noun', () => {
    expect(typesWithoutNoun(file)).toEqual([]);
  });

  it('is called after what it exports', () => {
    expect(isCalledAfterExports(file)).toBe(!CALLED_AFTER_MATTER.includes(file.path));
  });
});

describe('JavaScript', () => {
  it('is only what tools want as such', () => {
    expect(pathsOf(/\.[cm]?jsx?$/)).toEqual(TOOLS_OWN);
  });
});

describe('the rules about exports', () => {
  it.each([
    'export const A = 1;',
    'const a = 1;\nexport function b() {}',
    '// A comment is not enough.\nexport interface A {}',
    '/* Nor is this. */\nexport type A = string;',
    '/** For a. */\nconst a = 1;\nexport const b = 2;',
    '/** For a, but not for the next. */\n\nexport class A {}',
    '/** One. */\nexport enum A {}\nexport async function b() {}',
    '/***/\nexport const A = 1;',
  ])('would catch one without a sentence: %j', (text) => {
    expect(undocumented(readSource('a.ts', text))).toHaveLength(1);
  });

  it.each([
    '/** What it is for. */\nexport const A = 1;',
    '/**\n * What it is for.\n */\nexport async function a() {}',
    "export * from './b.ts';\nexport { c } from './c.ts';",
  ])('lets pass: %j', (text) => {
    expect(undocumented(readSource('a.ts', text))).toEqual([]);
  });

  it('would catch a type whose whole name is a participle', () => {
    for (const text of [
      'export interface Told { readonly by: string }',
      'export type Asked<P> = P | undefined;',
      'export class Refused extends Error {}',
      'interface Given {}\nexport type { Given };',
    ]) {
      expect(typesWithoutNoun(readSource('a.ts', text))).toHaveLength(1);
    }
    for (const text of [
      'export interface ToldEvent {}',
      'interface Found {}',
      'export const Opened = 1;',
      'export type Need = 1; export type Person = 2; export type Moment = 3;',
    ]) {
      expect(typesWithoutNoun(readSource('a.ts', text))).toEqual([]);
    }
  });

  it('would catch a default export in each of its forms', () => {
    for (const text of [
      'export default 1;',
      'export default function a() {}',
      'const a = 1; export { a as default };',
      "export { default } from './b.ts';",
    ]) {
      expect(hasDefault(readSource('a.ts', text))).toBe(true);
    }
    expect(hasDefault(readSource('a.ts', "export { default as b } from './b.ts';"))).toBe(false);
  });

  it('would catch a file called after something else', () => {
    const called = (path: string, text: string) => isCalledAfterExports(readSource(path, text));
    expect(called('activities/post.ts', 'export function sendDigest() {}')).toBe(false);
    expect(called('activities/digest/send-digest.ts', 'export function sendDigest() {}')).toBe(true);
    expect(called('domain/words/dates.ts', 'export const decide = 1; export function apply() {}')).toBe(
      false,
    );
    expect(called('api/spelling.ts', 'export function spelledAlike() {}')).toBe(true);
    expect(called('api/routes.ts', 'export const ROUTES = [];')).toBe(true);
    expect(called('db/journeys/journeys.ts', 'export function readJourney() {}')).toBe(true);
    expect(called('worker/main.ts', 'start();')).toBe(true);
  });
});

function foldersOf(path: string): string[] {
  const folder = dirname(path);
  return folder === '.' ? [] : [folder, ...foldersOf(folder)];
}

function isNounless(path: string): boolean {
  return path.split('/').some((part) => NOUNLESS.includes(part.replace(/\..*$/, '')));
}

function isKebab(path: string): boolean {
  return path.split('/').every((part) => /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*$/.test(part));
}

/** The exports without a doc comment that ends on the line before, by the line they stand on. */
function undocumented({ text }: SourceFile): string[] {
  const lines = text.split('\n');
  return lines.filter(
    (line, index) => /^export (?!\*|\{|type \{|default)/.test(line) && !endsDocComment(lines.slice(0, index)),
  );
}

function endsDocComment(before: readonly string[]): boolean {
  if (before.at(-1)?.trimEnd().endsWith('*/') !== true) return false;
  const comment = before.slice(before.findLastIndex((line) => line.trimStart().startsWith('/*'))).join('\n');
  return /^\s*\/\*\*[\s*]*[^\s*/]/.test(comment);
}

/** The exported types whose whole name is a participle: it can be read, but not searched for, and soon means two things. */
function typesWithoutNoun(file: SourceFile): string[] {
  const values = new Set(
    file.nodes
      .filter(({ node }) => node.type === 'VariableDeclaration' || node.type === 'FunctionDeclaration')
      .flatMap(({ node }) => namesOf(node)),
  );
  return exportedNames(file).filter((name) => PARTICIPLE.test(name) && !values.has(name));
}

function hasDefault({ nodes }: SourceFile): boolean {
  return nodes.some(({ node }) => {
    if (node.type === 'ExportDefaultExpression' || node.type === 'ExportDefaultDeclaration') return true;
    if (node.type !== 'ExportSpecifier') return false;
    return (textOf(node['exported']) || textOf(node['orig'])) === 'default';
  });
}

/** Whether a file's name, or else its folder's, has a word in common with something it exports. */
function isCalledAfterExports(file: SourceFile): boolean {
  const name = basename(file.path).replace(/\..*$/, '');
  if (file.path.endsWith('.test.ts') || CALLED_BY_PART.includes(name)) return true;
  const exported = exportedNames(file).flatMap(wordsIn);
  const called = wordsIn(`${basename(dirname(file.path))}-${name}`);
  return exported.length === 0 || called.some((word) => exported.some((other) => isSameWord(word, other)));
}

/**
 * Whether two are the same word, in whatever form: `spelling` and `spelled`, `authenticate` and
 * `authenticator`.
 */
function isSameWord(one: string, other: string): boolean {
  const length = Math.max(3, Math.min(one.length, other.length, 5));
  return one.slice(0, length) === other.slice(0, length);
}

function exportedNames({ nodes }: SourceFile): string[] {
  return nodes.flatMap(({ node }) => {
    if (node.type === 'ExportSpecifier') return [textOf(node['exported']) || textOf(node['orig'])];
    return node.type === 'ExportDeclaration' && isNode(node['declaration'])
      ? namesOf(node['declaration'])
      : [];
  });
}

function namesOf(declaration: Node): string[] {
  if (declaration.type === 'VariableDeclaration') {
    return [declaration['declarations']].flatMap(nodesIn).map(({ id }) => textOf(id));
  }
  return [textOf(declaration['identifier']) || textOf(declaration['id'])];
}

/**
 * The words of a name, in lower case and in the singular, whether it is written like-this, likeThis or
 * LIKE_THIS.
 */
function wordsIn(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])|([a-z])([0-9])/g, '$1$3-$2$4')
    .toLowerCase()
    .split(/[-_]/)
    .map((word) => word.replace(/ies$/, 'y').replace(/s$/, ''))
    .filter((word) => word !== '');
}
