import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { schema } from '@stryker-mutator/api/core';

const REPORT = process.env['MUTATION_REPORT'] ?? '.stryker/mutation.json';

/**
 * The mutants of a report that survived or that no test ran: where each is, and what the code there became.
 */
export function survivorsOf(report: schema.MutationTestResult): string[] {
  return Object.entries(report.files).flatMap(([file, { source, mutants }]) =>
    mutants
      .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
      .map(({ location, replacement = '', mutatorName, status }) => {
        const was = source.slice(offsetOf(source, location.start), offsetOf(source, location.end));
        const unmet = status === 'NoCoverage' ? ' (no test runs it)' : '';
        return `${file}:${String(location.start.line)} ${mutatorName}${unmet}: ${oneLine(was)} → ${oneLine(replacement)}`;
      }),
  );
}

function offsetOf(source: string, { line, column }: schema.Position): number {
  const before = source.split('\n').slice(0, line - 1);
  return before.reduce((length, text) => length + text.length + 1, 0) + column - 1;
}

function oneLine(text: string): string {
  const short = text.replaceAll(/\s+/g, ' ');
  return short.length > 100 ? `${short.slice(0, 97)}…` : short;
}

/** How the mutants of each file in a report fared, as the table in docs/mutation-testing.md, with a sum. */
export function tableOf(report: schema.MutationTestResult): string {
  const files = Object.entries(report.files).sort(([one], [other]) => (one < other ? -1 : 1));
  const rows = files.map(([file, { mutants }]) => rowOf(file, mutants));
  const sum = rowOf(
    'all',
    files.flatMap(([, { mutants }]) => mutants),
  );
  const heads = [
    'file',
    'mutants',
    'killed',
    'endless',
    'survived',
    'no test runs it',
    'score',
    'do not compile',
  ];
  return [heads, heads.map(() => '---'), ...rows, sum].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function rowOf(file: string, mutants: readonly schema.MutantResult[]): (string | number)[] {
  const count = (state: schema.MutantStatus) => mutants.filter(({ status }) => status === state).length;
  const [killed, endless] = [count('Killed'), count('Timeout')];
  const [survived, unmet] = [count('Survived'), count('NoCoverage')];
  const all = killed + endless + survived + unmet;
  const score = all === 0 ? '' : `${(((killed + endless) / all) * 100).toFixed(1)} %`;
  return [file, all, killed, endless, survived, unmet, score, count('CompileError')];
}

const [, script] = process.argv;
if (script === fileURLToPath(import.meta.url)) {
  const report = JSON.parse(readFileSync(REPORT, 'utf8')) as schema.MutationTestResult;
  for (const survivor of survivorsOf(report)) console.log(survivor);
  console.log(tableOf(report));
}
