import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sampleNotice } from '../../domain/notices/sample-notice.ts';
import { OBLIGATION_KINDS } from '../../domain/vocabulary/obligation-kinds.ts';
import { OBLIGATION_WORDS } from '../../domain/words/index.ts';
import { MADE_OF } from '../../worker/workflow-bundle.ts';
import { sourceFiles } from '../house-rules/source-files.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PATIENCE_MS = 180_000;
const run = promisify(execFile);

describe('what a bundle is made of', () => {
  it('is all by which a cached one is known: nothing that Workflows import stands elsewhere', () => {
    const sources = new Map(sourceFiles().map((file) => [file.path, file]));
    const made = new Set<string>();
    const open = ['workflows/index.ts', 'workflows/payload-converter.ts'];
    for (let path = open.pop(); path !== undefined; path = open.pop()) {
      const source = sources.get(path);
      if (source === undefined || made.has(path)) continue;
      made.add(path);
      open.push(...source.imports.filter(({ typeOnly }) => !typeOnly).map(({ from }) => from));
    }
    expect([...made].some((path) => path.startsWith('engine/'))).toBe(true);
    const isKnown = (path: string) => MADE_OF.some((part) => path === part || path.startsWith(`${part}/`));
    expect([...made].filter((path) => !isKnown(path))).toEqual([]);
  });
});

/** Bundles in a process of its own, from a copy of the sources that the tests may change. */
describe('the Workflows’ bundle', () => {
  let copy: string;
  let cache: string;
  beforeAll(async () => {
    copy = await mkdtemp(join(tmpdir(), 'fodfaeste-bundle-'));
    cache = join(copy, 'cache');
    for (const part of ['workflows', 'domain', 'engine', 'worker', 'package.json', 'package-lock.json']) {
      await cp(join(ROOT, part), join(copy, part), { recursive: true });
    }
    await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'dir');
  });
  afterAll(() => rm(copy, { recursive: true, force: true }));

  /** The hash of the code a starting worker gets, and whether the code had to be bundled for that. */
  async function bundled(): Promise<string> {
    const script = `
      import { createHash } from 'node:crypto';
      import { workflowBundle } from ${JSON.stringify(pathToFileURL(join(copy, 'worker/workflow-bundle.ts')))};
      const { code } = await workflowBundle(${JSON.stringify(cache)});
      console.log(createHash('sha256').update(code).digest('hex'));`;
    const args = ['--import', 'tsx', '--input-type=module', '--eval', script];
    const { stdout } = await run(process.execPath, args, { cwd: copy });
    return stdout.trim();
  }

  const files = () => readdir(cache);
  const hashOf = async (file: string) =>
    createHash('sha256')
      .update(await readFile(join(cache, file)))
      .digest('hex');

  it(
    'is kept whole, though two workers start at once and one before them died half way through writing it',
    async () => {
      await mkdir(cache);
      await writeFile(join(cache, 'workflows-0123456789abcdef.js'), 'of older sources');
      const [one, two] = await Promise.all([bundled(), bundled()]);
      expect(one).toBe(two);
      const [file = '', ...others] = await files();
      expect(others).toEqual([]);
      expect(file).toMatch(/^workflows-[0-9a-f]{32}\.js$/);
      expect(await hashOf(file)).toBe(one);

      await writeFile(join(cache, `${file}.4711`), 'half a bund');
      await rm(join(cache, file));
      expect(await bundled()).toBe(one);
      expect(await hashOf(file)).toBe(one);
    },
    PATIENCE_MS,
  );

  it('holds the names of what is owed, which Temporal’s UI shows, and no mail', async () => {
    const [file = ''] = (await files()).filter((name) => name.endsWith('.js'));
    const code = await readFile(join(cache, file), 'utf8');
    const isIn = (text: string) => code.includes(text);
    expect(OBLIGATION_KINDS.filter((kind) => !isIn(OBLIGATION_WORDS[kind].en))).toEqual([]);
    const { how } = sampleNotice({ kind: 'vitas-registration', owedBy: 'company' }, 'en', 'reminder');
    expect(how).toContain('vitas.bm.dk');
    const mails = OBLIGATION_KINDS.map((kind) => [
      kind,
      sampleNotice({ kind, owedBy: 'company' }, 'en', 'reminder').how,
    ]);
    expect(mails.filter(([, text = '']) => isIn(text))).toEqual([]);
    expect(isIn('vitas.bm.dk')).toBe(false);
  });

  it(
    'is read from the cache as long as nothing it is made of has changed',
    async () => {
      const [file = ''] = (await files()).filter((name) => name.endsWith('.js'));
      await writeFile(join(cache, file), 'what the cache holds');
      expect(await bundled()).toBe(await hashOf(file));
    },
    PATIENCE_MS,
  );

  it.each(['workflows/clock.ts', 'domain/rulebook/v1.ts', 'engine/messages.ts', 'package-lock.json'])(
    'is made anew when %s has changed, and the old one is thrown away',
    async (source) => {
      const before = (await files()).filter((name) => name.endsWith('.js'));
      await appendFile(join(copy, source), source.endsWith('.ts') ? '\n// Changed.\n' : '\n');
      const hash = await bundled();
      const after = (await files()).filter((name) => name.endsWith('.js'));
      expect(after).toHaveLength(1);
      expect(after).not.toEqual(before);
      expect(await hashOf(after[0] ?? '')).toBe(hash);
    },
    PATIENCE_MS,
  );
});
