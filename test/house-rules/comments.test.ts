import { describe, expect, it } from '@jest/globals';
import { readSource, sourceFiles } from './source-files.ts';
import type { SourceFile } from './source-files.ts';

/** What stops a reader whose language is not English, and what to write instead. */
const ODD: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/(^|[.;:] )gives (?!a command\b|somebody\b)/i, '"returns"'],
  [/\b(undefined|null|nothing|absent|empty|throws|fails)`? where\b/i, '"if" instead of "where"'],
  [/\banew\b/i, '"again"'],
  [/['’]s? stead\b/i, '"instead of"'],
  [/\b(is|are) none of\b/i, '"is not", "is not one of"'],
  [/\b(all|everything|everybody|nothing|nobody),? but for\b|, but for\b/i, '"except"'],
  [/(?<!to )\bdo(es)? without (copies|it|such|them)\b/i, '"has opted out of"'],
  [/\b(run|done) again it\b/i, 'the subject first: "running it again …"'],
  [/^so (many|long)\b/i, '"how many", "how long"'],
];

/** Longer than this, a sentence is two sentences, or a list. */
const MOST_WORDS = 45;

const files = sourceFiles();

describe('a comment', () => {
  it('is written in words that stop nobody', () => {
    expect(files.length).toBeGreaterThan(400);
    expect(files.flatMap(oddWords)).toEqual([]);
  });

  it('says one thing in each sentence', () => {
    expect(files.flatMap(longSentences)).toEqual([]);
  });

  it.each([
    '/** Reads a digest. Gives its id. */',
    '// Gives the first of them.',
    '/** The day it ends; `undefined` where it does not. */',
    '/**\n * Throws\n * where there is none.\n */',
    '// It is asked for anew.',
    '/** What somebody gets in another’s stead. */',
    '/** A name that is none of theirs. */',
    '/** Closing ends everything, but for what outlives it. */',
    '/** Whoever does without copies gets none. */',
    '/** Records it. Run again it changes nothing. */',
    '/** So many are kept. */',
    'const a = {\n  // So long it may take.\n  b: 1,\n};',
    'const page = (\n  <p>\n    {/* Gives the heading. */}\n  </p>\n);',
  ])('would be caught with an odd word: %j', (text) => {
    expect(oddWords(readSource('domain/a.tsx', text))).toHaveLength(1);
  });

  it.each([
    '/** Gives a command that must be accepted. Gives somebody a seat. */',
    '/** Where the file is; the folder where it lies. */',
    '/** The days that so many have waited for. */',
    "const text = 'Gives it anew';",
    '/** What people do without being asked, and nothing to do without it. */',
    'const sql = `select 1 -- Gives one anew`;',
  ])('is left alone with: %j', (text) => {
    expect(oddWords(readSource('domain/a.ts', text))).toEqual([]);
  });

  it('would be caught with a sentence without end, and not with several, or with a list', () => {
    const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');
    const faultsIn = (text: string) => longSentences(readSource('domain/a.ts', text)).length;
    expect(faultsIn(`/** ${words(MOST_WORDS + 1)}. */`)).toBe(1);
    expect(faultsIn(`// ${words(30)}\n// ${words(30)}`)).toBe(1);
    expect(faultsIn(`/** ${words(30)}. ${words(30)}; ${words(30)}. */`)).toBe(0);
    expect(faultsIn(`/**\n * ${words(30)}\n *\n * - ${words(30)}\n * - ${words(30)}\n */`)).toBe(0);
  });
});

function oddWords(file: SourceFile): string[] {
  return paragraphsOf(file).flatMap(({ line, text }) =>
    ODD.filter(([pattern]) => pattern.test(text)).map(
      ([, instead]) => `${file.path}:${line}: rather ${instead}, in: ${text}`,
    ),
  );
}

function longSentences(file: SourceFile): string[] {
  return paragraphsOf(file).flatMap(({ line, text }) =>
    text
      .split(/(?<=[.;?!]) /)
      .filter((sentence) => sentence.split(' ').length > MOST_WORDS)
      .map((sentence) => `${file.path}:${line}: more than ${MOST_WORDS} words: ${sentence}`),
  );
}

interface Paragraph {
  /** The line on which its comment begins. */
  readonly line: number;
  /** On one line, without the marks of a comment. */
  readonly text: string;
}

/** The paragraphs of a file's comments that have lines of their own; each entry of a list is one. */
function paragraphsOf({ text }: SourceFile): Paragraph[] {
  return commentsIn(text).flatMap(({ line, lines }) =>
    lines
      .join('\n')
      .split(/\n\s*\n|\n(?=- )/)
      .map((paragraph) => ({ line, text: paragraph.replaceAll(/\s+/g, ' ').trim() }))
      .filter((paragraph) => paragraph.text !== ''),
  );
}

function commentsIn(text: string): { readonly line: number; readonly lines: readonly string[] }[] {
  const found: { line: number; lines: string[] }[] = [];
  let inBlock = false;
  let followsSlashes = false;
  for (const [index, written] of text.split('\n').entries()) {
    const begins: boolean = !inBlock && /^\s*\{?\/\*/.test(written);
    const isSlashes: boolean = !inBlock && /^\s*\/\//.test(written);
    if (begins || (isSlashes && !followsSlashes)) found.push({ line: index + 1, lines: [] });
    if (begins || inBlock || isSlashes) {
      found.at(-1)?.lines.push(
        written
          .replace(/\*\/.*$/, '')
          .replace(/^\s*(\{?\/\*\*?|\*|\/\/) ?/, '')
          .trimEnd(),
      );
    }
    inBlock = (inBlock || begins) && !written.includes('*/');
    followsSlashes = isSlashes;
  }
  return found;
}
