import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { isNode, nodesIn, pathsOf, readSource, ROOT, sourceFiles } from './source-files.ts';
import type { SourceFile } from './source-files.ts';

// The law of 2026 (Act 1750 of 29 December 2025) says "kommunen" where it said "jobcentret". So does everything
// that people read, in both languages; the names of events, codes and addresses stay as they are.

/** Where the old word is meant: texts that say that it is the old one. */
const EXCEPTIONS: readonly string[] = [
  // The rulebook says what the new law changed, and the programme's file what its application said.
  '“Jobcenter” is replaced by “kommunen” throughout it since 2026',
  'Hvor ansøgningen siger jobcentret, står her kommunen',
  'Where the application says the jobcentre, this says the municipality',
  'The law of 2026 says “kommunen” where it said “jobcentret”',
];

/** Files that people read as they stand, beside the texts in the code. */
const READ_AS_THEY_STAND = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'publiccode.yml',
  'package.json',
  ...pathsOf(/\.md$/).filter((path) => /^docs\/[^/]+\.md$/.test(path)),
  ...pathsOf(/\.(json|csv)$/).filter((path) => /^(programmes|embedded\/demo)\//.test(path)),
];

/**
 * The old word in a text, with what stands around it. What is written in a machine's way does not count: an
 * address, a file, a name with hyphens, or one in camel case, whether or not it is marked as code.
 */
function oldWords(text: string): string[] {
  const told = EXCEPTIONS.reduce((left, exception) => left.replaceAll(exception, ''), text);
  const words = told
    .replaceAll(/```[^]*?```|`[^`\n]*`/g, ' ')
    .replaceAll(/[\w:./-]*[/_-][\w:./-]*/g, ' ')
    .replaceAll(/\b(jobcentre[A-Z]\w*|\w+Jobcentre\w*|JobcentreSignal)\b/g, ' ');
  return [...words.matchAll(/.{0,30}\bjob[ -]?cent(er|re)\w*.{0,30}/gi)].map(([around]) => around.trim());
}

/** The texts of a file's code: what stands in quotation marks, in templates and between tags. */
function textsOf({ nodes }: SourceFile): string[] {
  return nodes.flatMap(({ node, within }) => {
    if (isNode(node, 'StringLiteral') && isNode(within, 'ImportDeclaration', 'ExportNamedDeclaration'))
      return [];
    if (isNode(node, 'StringLiteral', 'JSXText')) return [String(node['value'])];
    if (!isNode(node, 'TemplateLiteral')) return [];
    return nodesIn(node['quasis']).map((part) => String(part['cooked'] ?? part['raw']));
  });
}

/** What people may come to read: everything except what tests and measures it. */
const PRODUCT = sourceFiles().filter(({ path }) => !/^(test|bench|findings)\//.test(path));
const found = (source: SourceFile) =>
  textsOf(source)
    // A single word is a code or a name.
    .filter((text) => /\s/.test(text.trim()))
    .flatMap(oldWords)
    .map((text) => `${source.path}: ${text}`);

describe('the municipality is called kommunen', () => {
  it('in every text of the product', () => {
    expect(PRODUCT.length).toBeGreaterThan(300);
    expect(PRODUCT.reduce((sum, source) => sum + textsOf(source).length, 0)).toBeGreaterThan(5_000);
    expect(PRODUCT.flatMap(found)).toEqual([]);
  });

  it('in everything that is read as it stands', () => {
    expect(READ_AS_THEY_STAND.length).toBeGreaterThan(15);
    const old = READ_AS_THEY_STAND.flatMap((path) =>
      oldWords(readFileSync(join(ROOT, path), 'utf8')).map((text) => `${path}: ${text}`),
    );
    expect(old).toEqual([]);
  });

  it('and each exception is still there', () => {
    const all = [
      ...PRODUCT.map(({ text }) => text),
      ...READ_AS_THEY_STAND.map((path) => readFileSync(join(ROOT, path), 'utf8')),
    ].join('\n');
    expect(EXCEPTIONS.filter((exception) => !all.includes(exception))).toEqual([]);
  });

  it('would be caught where somebody writes the old word', () => {
    const source = readSource(
      'domain/words/x.tsx',
      `import { a } from './jobcentre-body.ts';
       const kind = 'jobcentre-signal';
       const told = { da: 'Besked fra jobcentret er afklaret', en: \`Ask the \${kind} of the Job Centre now\` };
       const path = 'See /api/journeys/signals/jobcentre for jobcentreSignal';
       const page = <p>The jobcentres know.</p>;`,
    );
    expect(found(source)).toEqual([
      'domain/words/x.tsx: Besked fra jobcentret er afklaret',
      'domain/words/x.tsx: of the Job Centre now',
      'domain/words/x.tsx: The jobcentres know.',
    ]);
  });
});
