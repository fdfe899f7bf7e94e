import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ROOT } from './source-files.ts';

const RECORDS = readdirSync(join(ROOT, 'docs/decisions')).toSorted();

describe('the decision records', () => {
  it('are numbered without a gap', () => {
    const numbers = RECORDS.map((record) => /^(\d{4})-[a-z0-9-]+\.md$/.exec(record)?.[1]);
    expect(numbers).toEqual(RECORDS.map((_, index) => String(index + 1).padStart(4, '0')));
  });

  it.each(RECORDS)('%s tells its context, the decision, and what follows', (record) => {
    const text = readFileSync(join(ROOT, 'docs/decisions', record), 'utf8');
    const number = Number(record.slice(0, 4));
    expect(text).toMatch(new RegExp(`^# ${number}\\. \\S.+\\n\\n\\*\\*Context\\.\\*\\* `));
    expect(text.match(/^\*\*(Context|Decision|Consequences)\.\*\* \S/gm)).toHaveLength(3);
  });
});
