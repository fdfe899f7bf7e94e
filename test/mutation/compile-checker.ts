import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { CheckStatus } from '@stryker-mutator/api/check';
import type { Checker, CheckResult } from '@stryker-mutator/api/check';
import type { Mutant, Position } from '@stryker-mutator/api/core';

/**
 * Leaves out the mutants that do not compile: nobody could commit them, so no test has to notice them.
 * Stryker's own checker does not know this compiler. Each mutant becomes a file of its own beside the one it
 * comes from, so that the compiler runs once for all of them.
 */
export class CompileChecker implements Checker {
  /** Nothing has to be made ready. */
  async init() {
    await Promise.resolve();
  }

  /** All of them together. */
  async group(mutants: Mutant[]): Promise<string[][]> {
    return await Promise.resolve([mutants.map(({ id }) => id)]);
  }

  /** Which of them compile. */
  async check(mutants: Mutant[]): Promise<Record<string, CheckResult>> {
    const refused = refusedOf(mutants);
    const results = mutants.map(({ id }): [string, CheckResult] => {
      const reason = refused.get(id);
      return [
        id,
        reason === undefined ? { status: CheckStatus.Passed } : { status: CheckStatus.CompileError, reason },
      ];
    });
    return await Promise.resolve(Object.fromEntries(results));
  }
}

/** What the compiler says about the mutants it rejects, by their ids. */
function refusedOf(mutants: readonly Mutant[]): Map<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'mutants-'));
  try {
    cpSync('domain', join(folder, 'domain'), { recursive: true });
    cpSync('package.json', join(folder, 'package.json'));
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
    const { compilerOptions } = JSON.parse(readFileSync('tsconfig.json', 'utf8')) as {
      compilerOptions: object;
    };
    // If a mutant leaves something unused, no reader of the rules would notice.
    const options = { ...compilerOptions, noUnusedLocals: false, noUnusedParameters: false };
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: options, include: ['domain'] }),
    );
    for (const mutant of mutants) writeFileSync(join(folder, pathOf(mutant)), textOf(mutant));
    const { stdout } = spawnSync(
      resolve('node_modules/.bin/tsc'),
      ['--noEmit', '--pretty', 'false', '-p', '.'],
      { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 30 },
    );
    const refused = stdout.matchAll(/\.mutant-(\d+)\.ts\(.*$/gm);
    return new Map([...refused].map(([line, id = '']) => [id, line]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function pathOf({ fileName, id }: Mutant): string {
  return relative(process.cwd(), fileName).replace(/\.ts$/, `.mutant-${id}.ts`);
}

function textOf({ fileName, location, mutatorName, replacement }: Mutant): string {
  // It stands among other operators, and not all operators may stand side by side.
  const became = mutatorName === 'LogicalOperator' ? `(${replacement})` : replacement;
  const text = readFileSync(fileName, 'utf8');
  const lines = text.split('\n');
  const offset = ({ line, column }: Position) =>
    lines.slice(0, line).reduce((length, before) => length + before.length + 1, 0) + column;
  return text.slice(0, offset(location.start)) + became + text.slice(offset(location.end));
}
