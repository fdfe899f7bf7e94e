import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { refusalsPage } from '../../cli/docs/refusals-page.ts';
import { explain, insteadOf, refuse, REFUSAL_CODES } from '../../domain/refusals/refusals.ts';
import { ROOT } from './source-files.ts';

describe('docs/refusals.md', () => {
  const page = refusalsPage();

  it('is what the rules say; otherwise run npm run docs', () => {
    expect(readFileSync(join(ROOT, 'docs', 'refusals.md'), 'utf8')).toBe(page);
  });

  it('has a section for every code, with its reason and its advice in both languages', () => {
    for (const code of REFUSAL_CODES) {
      const section = page.split(`\n## ${code}\n`)[1]?.split('\n## ')[0] ?? '';
      expect(section).not.toBe('');
      const values = new Proxy<Record<string, string>>({}, { get: (_, name) => `{${String(name)}}` });
      for (const { da, en } of [explain, insteadOf].map((say) => say({ ...refuse(code), values }))) {
        expect(section).toContain(`- ${da} *${en}*`);
      }
    }
  });
});
