import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rehearseInProcesses } from '../../cli/rehearsal/in-processes.ts';
import { ASSUMPTIONS_FILE, rehearseProgramme } from '../../cli/rehearse.ts';
import { RUNS_SHARING_LIVES } from '../../domain/rehearsal/rehearse.ts';
import { NEWEST_RULEBOOK } from '../../domain/rulebook/index.ts';
import { aPlan, theAssumptionsFile } from '../support/journeys/a-plan.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rehearse-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

const SMALL = ['--people', '12', '--runs', '3', '--processes', '1', '--from', '2024-03-01'];

async function run(...args: readonly string[]) {
  const printed: string[] = [];
  const code = await rehearseProgramme([...SMALL, ...args], (text) => printed.push(text));
  return { code, text: printed.join('\n') };
}

async function aFile(content: unknown): Promise<string> {
  const file = join(folder, 'assumptions.json');
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

describe('npm run rehearse', () => {
  it('prints the chance of each target, the stages, the mails and the hours', async () => {
    const { code, text } = await run();
    expect(code).toBe(0);
    expect(text).toContain('12 personer fra 1. marts 2024, 36 måneder, 3 gennemspilninger (frø 1).');
    for (const part of [
      'Ca. 200',
      '100-150',
      'Ca. 50',
      'Rekruttering',
      'Virksomhedens svar på match',
      'timer',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toMatch(/undefined|NaN/);
  });

  it('writes the same bytes for the same seed', async () => {
    const [one, other] = [join(folder, 'one.json'), join(folder, 'other.json')];
    await run('--json', one);
    await run('--json', other);
    const bytes = await readFile(one, 'utf8');
    expect(await readFile(other, 'utf8')).toBe(bytes);
    await run('--json', other, '--seed', '2');
    expect(await readFile(other, 'utf8')).not.toBe(bytes);
  });

  it('shows no difference against the same file, and what differs against another', async () => {
    expect((await run('--against', ASSUMPTIONS_FILE)).text).toContain('ingen forskel');
    const file = theAssumptionsFile();
    const other = await aFile({ ...file, companies: { ...file.companies, value: 1 } });
    const { text } = await run('--against', other);
    expect(text).toContain('Forskel');
    expect(text).toMatch(/Flest mails til én virksomhed på en uge +\d +\d +\+\d/);
    expect((await run('--against-rulebook', '1')).code).toBe(0);
  });

  it('writes a page that stands alone: charts, sources, and nothing from elsewhere', async () => {
    const file = join(folder, 'page.html');
    await run('--html', file);
    const page = await readFile(file, 'utf8');
    expect(page).toMatch(/^<!doctype html><html lang="da">/);
    expect(page.match(/<svg/g)?.length).toBeGreaterThan(5);
    expect(page).toContain('uim.dk, december 2017');
    expect(page).not.toMatch(/<script|<link|src=|href=|url\(|@import|undefined|NaN/);
  });

  it.each([
    ['--from', '2024-02-30', '--from skal være en dato, der findes, som 2027-01-01.'],
    ['--runs', '0', '--runs skal være et helt tal fra 1 til 100000.'],
    ['--people', 'many', '--people skal være et helt tal fra 1 til 100000.'],
    ['--against-rulebook', '999', '--against-rulebook skal være et helt tal fra 1 til'],
    ['--programme', 'no-such', 'programmes/no-such.json cannot be used'],
    ['--against', '/no/such/file.json', 'Filen kan ikke læses.'],
    ['--nonsense', 'x', 'npm run rehearse'],
  ])('says what is wrong with %s %s', async (option, value, told) => {
    const { code, text } = await run(option, value);
    expect(code).toBe(2);
    expect(text).toContain(told);
  });

  it('says where a file of assumptions is wrong and what was expected', async () => {
    const file = theAssumptionsFile();
    const bad = await aFile({ ...file, iguEndsEarly: { ...file.iguEndsEarly, value: 30 } });
    const { code, text } = await run('--assumptions', bad);
    expect(code).toBe(2);
    expect(text).toContain('iguEndsEarly.value: expected a share from 0 to 1, as 0.3');
    expect((await run('--assumptions', await aFile('{'))).text).toContain('Filen er ikke JSON.');
  });

  it.each([1, NEWEST_RULEBOOK])(
    'comes out the same, shared out among processes or not, by rulebook %i',
    async (rulebook) => {
      const plan = aPlan({}, { people: 2, rulebook });
      // Two whole groups of runs that share their lives, and one that is cut short.
      const runs = 2 * RUNS_SHARING_LIVES + 5;
      const one = await rehearseInProcesses(plan, runs, 1);
      const shared = await rehearseInProcesses(plan, runs, 3);
      expect(one).toHaveLength(runs);
      expect(JSON.stringify(shared)).toBe(JSON.stringify(one));
    },
  );
});
