import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { pathsOf, ROOT } from './source-files.ts';

/** Commands of npm itself, which need no script. */
const NPMS_OWN = ['ci', 'install', 'run'];

const pages = pathsOf(/\.md$/);

describe.each(pages)('%s', (path) => {
  const text = readFileSync(join(ROOT, path), 'utf8');

  it('names only npm commands that exist', () => {
    expect(commandsIn(text).filter((command) => !exists(command))).toEqual([]);
  });

  it('links only to what is there', () => {
    expect(brokenLinks(path, text)).toEqual([]);
  });
});

describe('what is written for people', () => {
  it('begins with a README, and tells how to take part and how to report a hole', () => {
    expect(pages).toEqual(
      expect.arrayContaining(['CHANGELOG.md', 'CONTRIBUTING.md', 'README.md', 'SECURITY.md']),
    );
  });

  it('finds the commands in every way they are written', () => {
    expect(commandsIn('Run `npm run walkthrough`, `npm ci && npm start`, or `npm t`.')).toEqual([
      'walkthrough',
      'ci',
      'start',
      't',
    ]);
    expect(commandsIn('```sh\n$ npm run jest -- test/domain\nnpm run intake -- people.csv\n```')).toEqual([
      'jest',
      'intake',
    ]);
    expect(commandsIn('The registry of npm is slow. An npm package. `npm` alone.')).toEqual([]);
    expect(exists('fly-to-the-moon')).toBe(false);
    expect(exists('test')).toBe(true);
  });

  it('would be caught with a link that leads nowhere', () => {
    const broken = (text: string) => brokenLinks('docs/page.md', text);
    expect(broken('[a](nowhere.md)')).toEqual(['nowhere.md']);
    expect(broken('![a](../docs/nowhere.png)')).toEqual(['../docs/nowhere.png']);
    expect(broken('[a]: ./nowhere.md')).toEqual(['./nowhere.md']);
    expect(broken('<img src="nowhere.png">')).toEqual(['nowhere.png']);
    expect(broken('[a](#no-such-heading)')).toEqual(['#no-such-heading']);
    expect(broken('[a](../package.json) [b](https://example.dk/x.md) `[c](nowhere.md)`')).toEqual([]);
    expect(broken('# The day, at 07:30\n[a](#the-day-at-0730)')).toEqual([]);
    expect(broken('```\n[a](nowhere.md)\n```')).toEqual([]);
  });
});

/** The names of npm's commands in a text: in code only, since prose mentions npm too. */
function commandsIn(text: string): string[] {
  return codeIn(text).flatMap((code) =>
    [...code.matchAll(/\bnpm (?:run )?([a-z][\w:-]*)/g)].map(([, name = '']) => name),
  );
}

function codeIn(text: string): string[] {
  return [...text.matchAll(/```[^\n]*\n([\s\S]*?)```|`([^`\n]+)`/g)].map(
    ([, block, inline]) => block ?? inline ?? '',
  );
}

function withoutCode(text: string): string {
  return text.replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, '');
}

function exists(command: string): boolean {
  return NPMS_OWN.includes(command) || Object.hasOwn(scripts(), command);
}

function scripts(): object {
  const manifest: unknown = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const isManifest = (value: unknown): value is { scripts: object } =>
    typeof value === 'object' && value !== null && 'scripts' in value;
  return isManifest(manifest) ? manifest.scripts : {};
}

/** The links of a page that lead to no file of the project, or to no heading of their own page. */
function brokenLinks(path: string, text: string): string[] {
  const links = [
    ...withoutCode(text).matchAll(/\]\(\s*<?([^)\s>]+)[^)]*\)|^\[[^\]]+\]:\s*(\S+)|(?:src|href)="([^"]+)"/gm),
  ].map(([, inline, reference, attribute]) => inline ?? reference ?? attribute ?? '');
  return links
    .filter((link) => !/^[a-z][a-z+.-]*:/i.test(link))
    .filter((link) => {
      const [file = '', anchor] = link.split('#');
      const target = file === '' ? path : join(dirname(path), decodeURIComponent(file));
      if (file !== '' && !existsSync(join(ROOT, target))) return true;
      if (anchor === undefined || !target.endsWith('.md')) return false;
      const page = file === '' ? text : readFileSync(join(ROOT, target), 'utf8');
      return !anchorsIn(page).includes(anchor);
    });
}

/** The anchors that a page's headings get when it is shown, and those that the page sets itself. */
function anchorsIn(text: string): string[] {
  const headings = [...text.matchAll(/^#{1,6}\s+(.+)$/gm)].map(([, heading = '']) =>
    heading
      .trim()
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(/\s/g, '-'),
  );
  return [...headings, ...[...text.matchAll(/<a id="([^"]+)"><\/a>/g)].map(([, id = '']) => id)];
}
