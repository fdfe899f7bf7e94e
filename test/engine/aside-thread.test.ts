import { describe, expect, it } from '@jest/globals';
import { AsideThread, NotDoneAside } from '../../engine/aside-thread.ts';
import type { AsideLimits } from '../../engine/aside-thread.ts';

interface Task {
  readonly does: 'say' | 'fail' | 'throw' | 'end' | 'fill' | 'run on' | 'tell';
  readonly with?: unknown;
}

const ENTRY = new URL('../support/threads/a-thread.js', import.meta.url);
const LIMITS: AsideLimits = { milliseconds: 60_000, megabytes: 32, waiting: 2 };

const thread = (limits: Partial<AsideLimits> = {}) =>
  new AsideThread<Task, unknown>(ENTRY, { ...LIMITS, ...limits });

async function whyNot(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'done';
  } catch (error) {
    return error instanceof NotDoneAside ? error.why : String(error);
  }
}

describe('a thread beside the main one', () => {
  it('does one task after the other', async () => {
    const aside = thread();
    const said = await Promise.all([1, 2, 3].map((text) => aside.run({ does: 'say', with: text })));
    expect(said).toEqual([1, 2, 3]);
  });

  it('turns away who comes after those that may wait', async () => {
    const aside = thread({ milliseconds: 3_000 });
    const first = whyNot(aside.run({ does: 'run on' }));
    const waiting = [1, 2].map((text) => whyNot(aside.run({ does: 'say', with: text })));
    expect(await whyNot(aside.run({ does: 'say' }))).toBe('busy');
    expect([await first, ...(await Promise.all(waiting))]).toEqual(['too-costly', 'done', 'done']);
  });

  it.each([
    ['runs on', { does: 'run on' }, 'too-costly'],
    ['fills the memory', { does: 'fill' }, 'too-costly'],
    ['fails', { does: 'fail' }, 'Error: A thread failed: TypeError'],
    ['throws, without a word of it', { does: 'throw', with: 'Hemmeligsen' }, 'Error: A thread failed: Error'],
    ['ends', { does: 'end' }, 'Error: A thread ended by itself'],
  ] as const)('ends a task that %s, and does the next', async (_, task, why) => {
    const aside = thread({ milliseconds: 5_000 });
    const next = aside.run.bind(aside);
    const [ended, done] = await Promise.all([whyNot(next(task)), next({ does: 'say', with: 'næste' })]);
    expect([ended, done]).toEqual([why, 'næste']);
  });

  it('leaves a task whose asker has gone, before it begins and in the middle', async () => {
    const aside = thread();
    const [first, second] = [new AbortController(), new AbortController()];
    const working = whyNot(aside.run({ does: 'run on' }, [], first.signal));
    const waiting = whyNot(aside.run({ does: 'say' }, [], second.signal));
    second.abort();
    setTimeout(() => first.abort(), 300);
    expect([await working, await waiting]).toEqual(['gone', 'gone']);
    expect(await whyNot(aside.run({ does: 'say' }, [], first.signal))).toBe('gone');
    expect(await aside.run({ does: 'say', with: 1 })).toBe(1);
  });

  it('knows nothing of the environment, where keys and passwords are', async () => {
    expect(Object.keys(process.env).length).toBeGreaterThan(0);
    expect(await thread().run({ does: 'tell' })).toEqual([]);
  });
});
