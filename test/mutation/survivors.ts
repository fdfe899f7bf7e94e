import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { schema } from '@stryker-mutator/api/core';

const REPORT = process.env['MUTATION_REPORT'] ?? '.stryker/mutation.json';

/** A mutant that no test has noticed. */
export interface Survivor {
  readonly file: string;
  readonly line: number;
  /** What stands there, and what stood there without anybody noticing. */
  readonly was: string;
  readonly became: string;
  readonly mutator: string;
  /** Whether a test ran it at all. */
  readonly isCovered: boolean;
  /** The whole file with the mutant in it. */
  readonly text: string;
}

/** The mutants of a report that survived or that no test ran. */
export function survivorsOf(report: schema.MutationTestResult): Survivor[] {
  return Object.entries(report.files).flatMap(([file, { source, mutants }]) =>
    mutants
      .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
      .map(({ location, replacement = '', mutatorName, status }) => {
        const from = offsetOf(source, location.start);
        const to = offsetOf(source, location.end);
        return {
          file,
          line: location.start.line,
          was: source.slice(from, to),
          became: replacement,
          mutator: mutatorName,
          isCovered: status === 'Survived',
          text: source.slice(0, from) + replacement + source.slice(to),
        };
      }),
  );
}

function offsetOf(source: string, { line, column }: schema.Position): number {
  const before = source.split('\n').slice(0, line - 1);
  return before.reduce((length, text) => length + text.length + 1, 0) + column - 1;
}

/**
 * Of these mutants, those that the compiler takes: nobody could have committed the others. Each is compiled as a file of
 * its own beside the one it comes from, so that the compiler is asked once for all.
 */
export function compiling(survivors: readonly Survivor[]): Survivor[] {
  const folder = mkdtempSync(join(tmpdir(), 'survivors-'));
  try {
    cpSync('domain', join(folder, 'domain'), { recursive: true });
    cpSync('package.json', join(folder, 'package.json'));
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
    const { compilerOptions } = JSON.parse(readFileSync('tsconfig.json', 'utf8')) as {
      compilerOptions: object;
    };
    // What is left unused by a mutant is nothing that a reader of the rules would notice.
    const options = { ...compilerOptions, noUnusedLocals: false, noUnusedParameters: false };
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: options, include: ['domain'] }),
    );
    const pathOf = ({ file }: Survivor, index: number) =>
      file.replace(/\.ts$/, `.mutant-${String(index)}.ts`);
    for (const [index, survivor] of survivors.entries()) {
      writeFileSync(join(folder, pathOf(survivor, index)), survivor.text);
    }
    const { stdout } = spawnSync(
      resolve('node_modules/.bin/tsc'),
      ['--noEmit', '--pretty', 'false', '-p', '.'],
      {
        cwd: folder,
        encoding: 'utf8',
      },
    );
    const refused = new Set(stdout.split('\n').map((line) => line.slice(0, line.indexOf('('))));
    return survivors.filter((survivor, index) => !refused.has(pathOf(survivor, index)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A row of the table in docs/mutation-testing.md for each file: how its mutants fared. */
export function tableOf(report: schema.MutationTestResult, refused: ReadonlyMap<string, number>): string {
  const rows = Object.entries(report.files).map(([file, { mutants }]) => {
    const count = (...states: string[]) => mutants.filter(({ status }) => states.includes(status)).length;
    const [killed, endless] = [count('Killed'), count('Timeout')];
    const [survived, unmet] = [count('Survived'), count('NoCoverage')];
    const all = killed + endless + survived + unmet;
    const byCompiler = refused.get(file) ?? 0;
    const score = all === 0 ? '' : `${(((killed + endless + byCompiler) / all) * 100).toFixed(1)} %`;
    return [file, all, killed, endless, byCompiler, survived + unmet - byCompiler, unmet, score];
  });
  const heads = [
    'file',
    'mutants',
    'killed',
    'endless',
    'do not compile',
    'left',
    'of all: no test runs it',
    'score',
  ];
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function oneLine(text: string): string {
  const short = text.replaceAll(/\s+/g, ' ');
  return short.length > 100 ? `${short.slice(0, 97)}…` : short;
}

const [, script] = process.argv;
if (script === fileURLToPath(import.meta.url)) {
  const report = JSON.parse(readFileSync(REPORT, 'utf8')) as schema.MutationTestResult;
  const all = survivorsOf(report);
  const left = compiling(all);
  for (const { file, line, mutator, was, became, isCovered } of left) {
    const change = `${oneLine(was)} → ${oneLine(became)}`;
    console.log(`${file}:${String(line)} ${mutator}${isCovered ? '' : ' (no test runs it)'}: ${change}`);
  }
  const refused = new Map<string, number>();
  for (const survivor of all) {
    if (!left.includes(survivor)) refused.set(survivor.file, (refused.get(survivor.file) ?? 0) + 1);
  }
  console.log(tableOf(report, refused));
}
