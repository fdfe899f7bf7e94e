import { readdirSync } from 'node:fs';
import { basename, resolve } from 'node:path';

const FOLDER = 'test/domain';

/** What is not asked about mutants: a test file by its name, a test by its file and its full name. */
const LEFT_OUT: readonly RegExp[] = [
  // A hash of all the data dies of every mutant in it, and says nothing about whether anybody would notice.
  /^rulebook-\d\.test\.ts: rulebook \d( of programmes)? is frozen/,
  // Random lives take seconds a mutant, and a property says only that something is amiss: a rule has tests that name it.
  /^properties\.test\.ts/,
  // It reads the code rather than run it.
  /^refusal-reasons\.test\.ts/,
  // Whole programmes are played, and every command in every situation: seconds to minutes a mutant.
  /^(rehearse|command-outcomes|difference)\.test\.ts/,
];

/** Its tests try thousands of days: they are asked when no other has noticed anything. */
const LAST = ['calendar.test.ts'];

/** The files of the domain's tests that mutants are tried on, the quick ones first. */
export function domainTestFiles(): string[] {
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts') && !isLeftOut(basename(path)))
    .sort((one, other) => LAST.indexOf(basename(one)) - LAST.indexOf(basename(other)))
    .map((path) => resolve(FOLDER, path));
}

/** Whether a test, by its file's and its full name, takes no part in mutation testing. */
export function isLeftOut(name: string): boolean {
  return LEFT_OUT.some((pattern) => pattern.test(name));
}
