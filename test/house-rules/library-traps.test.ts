import { describe, expect, it } from '@jest/globals';
import { sourceFiles } from './source-files.ts';

/** A line of code that a library takes without a word, and that does something else than it says. */
interface Trap {
  readonly why: string;
  /** Whether a file can fall into it. */
  readonly isAt: (path: string, text: string) => boolean;
  readonly pattern: RegExp;
  /** What would be caught, and what would not. */
  readonly caught: string;
  readonly fine: string;
}

const TRAPS: Readonly<Record<string, Trap>> = {
  'a time zone on a calendar': {
    why: 'ical-generator then writes every time without its offset: floating, wherever the reader is.',
    isAt: (_, text) => text.includes("'ical-generator'"),
    pattern: /\btimezone\b/i,
    caught: "ical({ timezone: 'Europe/Copenhagen' })",
    fine: 'ical({ method: ICalCalendarMethod.PUBLISH })',
  },
  'an id that Preact counts up': {
    why: 'useId begins anew in each render: two renders on one page have the same ids.',
    isAt: (path) => /\.tsx?$/.test(path),
    pattern: /\buseId\b/,
    caught: "import { useId } from 'preact/hooks';",
    fine: 'const id = `${field.name}-hint`;',
  },
  'a style that is an object': {
    why: 'Preact makes it a style within the page, which our own policy forbids.',
    isAt: (path) => path.endsWith('.tsx'),
    pattern: /\sstyle=\{\{/,
    caught: '<p style={{ color }}>',
    fine: '<p style={GROUP_HEADING}>',
  },
};

const FILES = sourceFiles();

const OWN = /^(activities|api|cli|db|domain|embedded|engine|rebuild|web|worker|workflows)\//;

describe.each(Object.entries(TRAPS))('%s', (_, { why, isAt, pattern, caught, fine }) => {
  it('is nowhere in the code', () => {
    const files = FILES.filter(({ path, text }) => OWN.test(path) && isAt(path, text));
    expect(files.length).toBeGreaterThan(0);
    const found = files.filter(({ text }) => pattern.test(text)).map(({ path }) => `${path}: ${why}`);
    expect(found).toEqual([]);
  });

  it('would be caught, and nothing beside it', () => {
    expect(pattern.test(caught)).toBe(true);
    expect(pattern.test(fine)).toBe(false);
  });
});
