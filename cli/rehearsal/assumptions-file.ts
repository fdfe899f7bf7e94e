import { readFile } from 'node:fs/promises';
import { assumptionFaults } from '../../domain/rehearsal/assumptions.ts';
import type { Assumption, AssumptionName } from '../../domain/rehearsal/assumptions.ts';

/** A file of assumptions, checked: each with its value, its source and how sure it is. */
export type AssumptionsFile = Readonly<Record<AssumptionName, Assumption>>;

/** Thrown with every fault of a file of assumptions at once. */
export class AssumptionsFileError extends Error {
  constructor(file: string, faults: readonly string[]) {
    super(
      [`Forudsætningerne i »${file}« kan ikke bruges:`, ...faults.map((fault) => `  ${fault}`)].join('\n'),
    );
    this.name = 'AssumptionsFileError';
  }
}

/** Reads a file of assumptions. Throws `AssumptionsFileError` if it is missing or has faults. */
export async function readAssumptionsFile(file: string): Promise<AssumptionsFile> {
  const content = await readFile(file, 'utf8').catch(() => undefined);
  if (content === undefined) throw new AssumptionsFileError(file, ['Filen kan ikke læses.']);
  const told = parsed(content);
  if (told === undefined) throw new AssumptionsFileError(file, ['Filen er ikke JSON.']);
  const faults = assumptionFaults(told);
  if (faults.length > 0) {
    throw new AssumptionsFileError(
      file,
      faults.map(({ path, expected }) => `${path === '' ? '(hele filen)' : path}: expected ${expected}`),
    );
  }
  return told as AssumptionsFile;
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
