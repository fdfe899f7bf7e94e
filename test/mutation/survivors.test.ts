import { describe, expect, it } from '@jest/globals';
import { survivorsOf, tableOf } from './survivors.ts';

const SOURCE = 'export const DAYS = 14;\nexport const late = (days: number) =>\n  days > DAYS;\n';

const mutant = (id: string, status: 'Killed' | 'Survived' | 'NoCoverage' | 'Ignored', at: number[]) => ({
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
      ],
    },
  },
};

describe('what is left after mutation testing', () => {
  it('is every mutant that no test noticed or ran, with the file as it would read', () => {
    const [survived, unmet, ...others] = survivorsOf(report);
    expect(others).toEqual([]);
    expect(survived).toMatchObject({ file: 'domain/late.ts', line: 3, was: 'DAYS', became: '15' });
    expect(survived?.text).toBe(SOURCE.replace('days > DAYS', 'days > 15'));
    expect(unmet).toMatchObject({ line: 1, was: '14', isCovered: false });
  });

  it('counts what the compiler refuses as noticed, and leaves out what was never tried', () => {
    const [, , row] = tableOf(report, new Map([['domain/late.ts', 1]])).split('\n');
    expect(row).toBe('| domain/late.ts | 3 | 1 | 0 | 1 | 1 | 1 | 66.7 % |');
  });
});
