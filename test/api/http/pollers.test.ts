import { describe, expect, it } from '@jest/globals';
import type { Client } from '@temporalio/client';
import { engineCalls } from '../../../api/http/engine-calls.ts';

/** A Temporal that lists workers that asked for work so many seconds ago. */
const listing = (...secondsAgo: readonly number[]) =>
  engineCalls({
    options: { namespace: 'default' },
    withDeadline: (_deadline: number, call: () => Promise<unknown>) => call(),
    workflowService: {
      describeTaskQueue: async () => ({
        pollers: secondsAgo.map((ago) => ({
          lastAccessTime: { seconds: Math.floor(Date.now() / 1_000) - ago, nanos: 0 },
        })),
      }),
    },
  } as unknown as Client);

describe('a worker', () => {
  it.each([
    ['that asked for work just now', [0], true],
    ['that has waited for work for a whole minute', [70], true],
    ['that has ended, and is still listed', [95], false],
    ['of two, of which one has ended', [250, 5], true],
    ['that was never there', [], false],
  ])('%s', async (_, secondsAgo, worker) => {
    expect(await listing(...secondsAgo).health()).toEqual({ temporal: true, worker });
  });
});
