import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from '@jest/globals';
import type { TemporalConfig } from '../../config.ts';
import { connectEngine } from '../../engine/connect.ts';
import { layLine } from '../support/journeys/a-line.ts';
import { eventually } from '../support/stack/eventually.ts';
import { askStack } from '../support/stack/the-stack.ts';

/** Long enough for the pauses between attempts to have grown past what is asked for below. */
const AWAY_MS = 30_000;
const BACK_WITHIN_MS = 6_000;

// Before the test's time begins: where there is no Temporal yet, it is built first.
const { address, namespace } = await askStack<TemporalConfig>('/namespace');

const line = await layLine(`http://${address}`);
const client = await connectEngine({ address: new URL(line.url).host, namespace });

afterAll(async () => {
  await client.connection.close();
  await line.cut();
});

it('speaks with a Temporal that was away for long a few seconds after it is back', async () => {
  const answers = async (): Promise<boolean> => {
    try {
      await client.connection.withDeadline(Date.now() + 1_000, () =>
        client.workflowService.getSystemInfo({}),
      );
      return true;
    } catch {
      return false;
    }
  };
  await eventually(answers);

  await line.cut();
  const meanwhile = [];
  for (const until = Date.now() + AWAY_MS; Date.now() < until; await sleep(500))
    meanwhile.push(await answers());
  await line.mend();

  await eventually(answers, BACK_WITHIN_MS);
  expect(new Set(meanwhile)).toEqual(new Set([false]));
}, 90_000);
