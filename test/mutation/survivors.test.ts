import { describe, expect, it } from '@jest/globals';
import type { schema } from '@stryker-mutator/api/core';
import { survivorsOf, tableOf } from './survivors.ts';

const SOURCE = 'export const DAYS = 14;\nexport const late = (days: number) =>\n  days > DAYS;\n';

const mutant = (id: string, status: schema.MutantStatus, at: number[]) => ({
  id,
  status,
  mutatorName: 'NumericLiteral',
  replacement: '15',
  location: {
    start: { line: at[0] ?? 0, column: at[1] ?? 0 },
    end: { line: at[0] ?? 0, column: at[2] ?? 0 },
  },
});

const report = {
  schemaVersion: '2',
  thresholds: { high: 80, low: 60 },
  files: {
    'domain/late.ts': {
      language: 'typescript',
      source: SOURCE,
      mutants: [
        mutant('0', 'Killed', [1, 21, 23]),
        mutant('1', 'Survived', [3, 10, 14]),
        mutant('2', 'NoCoverage', [1, 21, 23]),
        mutant('3', 'Ignored', [1, 21, 23]),
        mutant('4', 'CompileError', [1, 21, 23]),
      ],
    },
  },
};

describe('what is left after mutation testing', () => {
  it('is every mutant that no test noticed or ran: where it is, and what became of what', () => {
    expect(survivorsOf(report)).toEqual([
      'domain/late.ts:3 NumericLiteral: DAYS → 15',
      'domain/late.ts:1 NumericLiteral (no test runs it): 14 → 15',
    ]);
  });

  it('is counted by file, without what does not compile or was never tried', () => {
    const [, , row, sum] = tableOf(report).split('\n');
    expect(row).toBe('| domain/late.ts | 3 | 1 | 0 | 1 | 1 | 33.3 % | 1 |');
    expect(sum).toBe(row?.replace('domain/late.ts', 'all'));
  });
});
