import { describe, expect, it, jest } from '@jest/globals';
import { RELEASED } from '../../domain/rulebook/released.ts';
import { withNextRulebook } from '../support/journeys/a-next-rulebook.ts';

jest.resetModules();
jest.unstable_mockModule('../../domain/rulebook/released.ts', () => ({
  RELEASED: withNextRulebook(RELEASED.slice(0, 1)),
}));
const { inIgu, inRecruitment } = await import('../support/journeys/a-journey.ts');
const { rulebookCommand } = await import('../../cli/rulebook.ts');

/** Runs the script with neither a database nor Temporal there. */
async function script(...args: readonly string[]): Promise<{ code: number; text: string }> {
  const lines: string[] = [];
  const nowhere = () => {
    throw new Error('There is nothing here');
  };
  const code = await rulebookCommand(args, {
    db: nowhere,
    hasDb: false,
    engine: nowhere,
    print: (line) => lines.push(line),
  });
  return { code, text: lines.join('\n') };
}

describe('the script that tells rulebooks apart', () => {
  it('says party by party what changes, then what holds for what is open, without asking anybody', async () => {
    const { code, text } = await script('diff', '1', '2');
    expect(code).toBe(0);
    expect(text).toMatch(
      /^From rulebook 1 to rulebook 2\n\nThe municipality\n {2}Decision after the screening\n/,
    );
    expect(text).toContain(
      'due 14 days after the day it happens; is now on “Screening recorded”, due 7 days after',
    );
    for (const party of ['The coordinator', 'The project lead']) {
      expect(text).toContain(
        `\n${party}\n  Seat in a class or place in a company\n    Owed by: was the coordinator`,
      );
    }
    expect(text).toMatch(
      /\nObligations that are open when it is taken up\n {2}Seat in a class .*too long\.\n/,
    );
    expect(text).not.toContain('The law’s parameters');
  });

  it('says the other way round what was before', async () => {
    expect((await script('diff', '2', '1')).text).toContain(
      'Owed by: was the project lead; is now the coordinator.',
    );
  });

  it('says that nothing changes between a rulebook and itself', async () => {
    expect(await script('diff', '1', '1')).toEqual({
      code: 0,
      text: 'From rulebook 1 to rulebook 1\n\nNothing changes.',
    });
  });

  it.each([
    ['1', '7', 'There is no rulebook 7. There are: 1, 2.'],
    ['one', '2', 'There is no rulebook one. There are: 1, 2.'],
    ['0', '1.0', 'There is no rulebook 0 and 1.0. There are: 1, 2.'],
  ])('does not know the rulebooks %s and %s both, and says which there are', async (from, to, text) => {
    expect(await script('diff', from, to)).toEqual({ code: 2, text });
  });

  it.each([[[]], [['diff']], [['diff', '1']], [['diff', '1', '2', '3']], [['take-up', 'now']], [['--all']]])(
    'says how it is used where it is asked for %j',
    async (args) => {
      const { code, text } = await script(...args);
      expect(code).toBe(2);
      expect(text).toContain('npm run rulebook -- diff 1 2');
    },
  );

  it('says what the law changes for whom between two days, without asking anybody', async () => {
    const { code, text } = await script('diff', '2026-12-31', '2027-01-01');
    expect(code).toBe(0);
    expect(text).toMatch(
      /^From 31 December 2026 to 1 January 2027, for what begins on the day\n\nWho begins a praktik/,
    );
    expect(text).toContain(
      'Praktik weeks (dagpenge: 4; job-ready: 4; other: 13): refuses before, only warns then.',
    );
    expect(text).not.toMatch(/Who begins an IGU|Open journeys|special act/);
  });

  it('says that nothing changes between two days of the same rules', async () => {
    expect(await script('diff', '2026-11-29', '2026-11-30')).toEqual({
      code: 0,
      text: 'From 29 November 2026 to 30 November 2026, for what begins on the day\n\nNothing changes.',
    });
  });

  it('says how many open journeys it concerns where there is a database, and names none', async () => {
    const igu = inIgu('2027-05-03').journey;
    const placed = inRecruitment().does('ApprovePlacement', {
      kind: 'praktik',
      company: 'eksempel-byg',
      approvedOn: '2026-03-09',
      startsOn: '2027-01-04',
      endsOn: '2027-01-20',
    }).journey;
    const looking = inRecruitment().journey;
    const rows = [igu, placed, looking, looking].map((state, index) => ({
      id: String(index),
      state,
      parked: false,
    }));
    const lines: string[] = [];
    const code = await rulebookCommand(['diff', '2026-12-31', '2027-01-01'], {
      db: () => ({ query: () => Promise.resolve({ rows }) }) as never,
      hasDb: true,
      engine: () => Promise.reject(new Error('There is nothing here')),
      print: (line) => lines.push(line),
    });
    expect(code).toBe(0);
    const text = lines.join('\n');
    expect(text).toContain('Open journeys that are to begin one on 1 January 2027 or later: 1');
    expect(text).toContain('Open journeys in which nothing is agreed yet: 2');
  });

  it('takes no name for a journey’s id', async () => {
    expect(await script('preview', '--journey', 'HIL-0001')).toEqual({
      code: 2,
      text: 'HIL-0001 is no journey’s id.',
    });
  });
});
