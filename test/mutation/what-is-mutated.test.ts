import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { ROOT } from '../house-rules/source-files.ts';

const { default: config } = (await import(
  pathToFileURL(join(ROOT, 'test/mutation/stryker.config.js')).href
)) as { default: { readonly mutate: readonly string[] } };

/** The file or folder that a pattern is about: `domain/words` of `!domain/words/**`. */
const placeOf = (pattern: string) => pattern.replace(/^!/, '').replace(/\/\*\*.*$/, '');

describe('what is mutated, and what is left alone', () => {
  it('is named by files and folders that are there', () => {
    expect(config.mutate.length).toBeGreaterThan(5);
    expect(config.mutate.map(placeOf).filter((place) => !existsSync(join(ROOT, place)))).toEqual([]);
  });

  it('would be caught with a file that has been moved', () => {
    expect(existsSync(join(ROOT, placeOf('!domain/programme/rehearsal/**')))).toBe(false);
  });
});
