import { readdirSync } from 'node:fs';
import { basename, resolve } from 'node:path';

const FOLDER = 'test/domain';

/**
 * The tests that are not run against mutants: a test file by its name, a test by its file and its full name.
 */
const LEFT_OUT: readonly RegExp[] = [
  // A hash of all the data fails for every mutant in it, and does not show that anybody would notice.
  /^rulebook-\d\.test\.ts: rulebook \d( of programmes)? is frozen/,
  // Random lives take seconds per mutant, and a property says only that something is wrong: a rule has tests
  // that name it.
  /^properties\.test\.ts/,
  // It reads the code and does not run it.
  /^refusal-reasons\.test\.ts/,
  // Whole programmes are played, and every command in every situation: seconds to minutes per mutant.
  /^(rehearse|command-outcomes|difference)\.test\.ts/,
];

/** These tests try thousands of days: they run if no other test has noticed anything. */
const LAST = ['calendar.test.ts'];

/** The files of the domain's tests that run against mutants, the quick ones first. */
export function domainTestFiles(): string[] {
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts') && !isLeftOut(basename(path)))
    .sort((one, other) => LAST.indexOf(basename(one)) - LAST.indexOf(basename(other)))
    .map((path) => resolve(FOLDER, path));
}

/** Whether a test takes no part in mutation testing, by its file's name and its full name. */
export function isLeftOut(name: string): boolean {
  return LEFT_OUT.some((pattern) => pattern.test(name));
}
