import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { pathsOf, ROOT } from './source-files.ts';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const GUIDE = read('docs/operations.md');
const TABLE = GUIDE.split('## What one sender may cost')[1] ?? '';
const ROWS = [...TABLE.matchAll(/^\| .+ \| ([\d,]+)( KB| MB| s)? \| `(\w+)` \|$/gm)].map(
  ([, number = '', unit = '', constant = '']) => ({
    constant,
    told: Number(number.replaceAll(',', '')),
    unit: unit.trim(),
  }),
);

/** The values that a constant, or a field of one, has in the sources, worked out; none if it is written in other ways. */
const SOURCES = pathsOf(/\.ts$/)
  .filter((path) => /^(api|activities|db)\//.test(path))
  .map(read);
const valuesOf = (constant: string): number[] =>
  SOURCES.flatMap((text) =>
    [
      ...text.matchAll(
        new RegExp(`(?:^(?:export )?const ${constant} =|\\b${constant}:) ([\\d_* ]+)[;,} ]`, 'gm'),
      ),
    ].map(([, written = '']) =>
      written.split('*').reduce((product, factor) => product * Number(factor.replaceAll('_', '')), 1),
    ),
  );

const UNIT_OF: Readonly<Record<string, number>> = { KB: 1024, MB: 1024 * 1024, s: 1000, '': 1 };
const inUnits = (constant: string, unit: string): number =>
  constant.endsWith('MEGABYTES') ? 1 : (UNIT_OF[unit] ?? 1);

describe('the table of what one sender may cost', () => {
  it('has a row for each bound', () => {
    expect(ROWS.length).toBe(TABLE.match(/^\| (?!what|-)/gm)?.length);
    expect(ROWS.length).toBeGreaterThan(30);
  });

  it.each(ROWS)('says of $constant what the code says', ({ constant, told, unit }) => {
    expect(valuesOf(constant)).toContain(told * inUnits(constant, unit));
  });

  it('has every bound of the files that hold nothing else', () => {
    const files = [
      'api/http/body-limits.ts',
      'api/intake/list-limits.ts',
      'api/http/brake.ts',
      'db/post/mails-of-senders.ts',
    ];
    const constants = files.flatMap((path) =>
      [...read(path).matchAll(/^export const ([A-Z_]+) =/gm)].map(([, name = '']) => name),
    );
    expect(constants.length).toBeGreaterThan(15);
    expect(constants.filter((name) => !ROWS.some(({ constant }) => constant === name))).toEqual([]);
  });
});
