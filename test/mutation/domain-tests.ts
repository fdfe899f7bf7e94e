import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';

const FOLDER = 'test/domain';

/** What is not asked about mutants: a test file by its name, a test by its file and its full name. */
const LEFT_OUT: readonly RegExp[] = [
  // A hash of all the data dies of every mutant in it, and says nothing about whether anybody would notice.
  /^rulebook-\d\.test\.ts: rulebook \d is frozen/,
  // It tests the random lives, not the rules.
  /^properties\.test\.ts: whatever happens in a journey leads, over many lives/,
  // Whole programmes are played, which takes minutes a mutant.
  /^rehearse\.test\.ts/,
  /^(command-outcomes|difference|refusal-reasons|rulebook-[12])\.test/,
];

/** Files whose tests take longest: they are asked when no other has noticed anything. */
const LAST = ['calendar.test.ts', 'properties.test.ts'];

/** How many random lives each property is tried on: a twelfth of what a whole test run tries. */
const PROPERTY_RUNS = '5';

/** The files of the domain's tests that mutants are tried on, the quick ones first. */
export function domainTestFiles(): string[] {
  process.env['PROPERTY_RUNS'] ??= PROPERTY_RUNS;
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.test.ts') && !isLeftOut(name));
  const ordered = [
    ...names.filter((name) => !LAST.includes(name)),
    ...LAST.filter((name) => names.includes(name)),
  ];
  return ordered.map((name) => resolve(FOLDER, name));
}

/** Whether a test, by its file's and its full name, takes no part in mutation testing. */
export function isLeftOut(name: string): boolean {
  return LEFT_OUT.some((pattern) => pattern.test(name));
}
