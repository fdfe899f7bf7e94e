import { describe, expect, it } from '@jest/globals';
import { pureTests, wayToStart } from '../support/stack/pure-tests.ts';
import { readSource, sourceFiles } from './source-files.ts';

/**
 * Left out of test:rules because of what their subject could do, not because of what they ask for themselves.
 * Their subject starts processes or speaks to Temporal, and so do most of these.
 */
const BY_THEIR_SUBJECT = [
  'a-new-rulebook.test.ts',
  'compose.test.ts',
  'demo.test.ts',
  'environment.test.ts',
  'postgres-libraries.test.ts',
  'rehearse.test.ts',
  'replay.test.ts',
  'rulebook.test.ts',
  'temporal-back-after-long.test.ts',
  'temporal-server.test.ts',
];

describe('npm run test:rules', () => {
  const files = sourceFiles();
  const tests = files.map(({ path }) => path).filter((path) => path.endsWith('.test.ts'));
  const pure = pureTests(files);
  const leftOut = tests.filter((path) => !pure.includes(path));

  it('has every test of the rules: none of them asks for a server, a database or a browser', () => {
    const ofRules = tests.filter((path) => path.startsWith('test/domain/'));
    expect(ofRules.length).toBeGreaterThan(40);
    expect(ofRules.flatMap((path) => wayToStart(path, files)?.join(' > ') ?? [])).toEqual([]);
  });

  it('leaves out nothing else but what asks for one by itself or by what supports it', () => {
    expect(leftOut.length).toBeGreaterThan(40);
    const bySubject = leftOut.filter((path) => {
      const [, next = ''] = wayToStart(path, files) ?? [];
      return next.includes('/') && !next.startsWith('test/support/') && !next.startsWith('@');
    });
    expect(bySubject.map((path) => path.split('/').at(-1) ?? '').toSorted()).toEqual(BY_THEIR_SUBJECT);
  });

  it.each([
    ['asks the stack', "import { askStack } from '../support/stack/the-stack.ts';"],
    ['asks it through another file', "import { aDatabase } from '../support/stack/a-database.ts';"],
    ['asks it through a file that passes it on', "import { aDatabase } from '../support/doors.ts';"],
    ['asks it later', "const { aDatabase } = await import('../support/stack/a-database.ts');"],
    ['opens a server of its own', "import { createServer } from 'node:http';"],
    ['opens a browser', "import { chromium } from 'playwright-core';"],
  ])('leaves out a test that %s', (_, text) => {
    expect(pureTests(withATest(text))).toEqual([]);
  });

  it.each([
    ['imports nothing of the kind', "import { readFileSync } from 'node:fs';"],
    ['only knows what a database is', "import type { TestDatabase } from '../support/stack/a-database.ts';"],
    [
      'only knows one name of many as a type',
      "import { type TestDatabase } from '../support/stack/a-database.ts';",
    ],
  ])('has a test that %s', (_, text) => {
    expect(pureTests(withATest(text))).toEqual(['test/api/new.test.ts']);
  });
});

/** A project with one test, and the files through which that test might ask for something. */
function withATest(text: string) {
  return [
    readSource('test/api/new.test.ts', text),
    readSource('test/support/doors.ts', "export * from './stack/a-database.ts';"),
    readSource('test/support/stack/a-database.ts', "import { askStack } from './the-stack.ts';"),
    readSource('test/support/stack/the-stack.ts', 'export const askStack = 1;'),
  ];
}
