import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { History } from './differences.ts';
import { fromFile, isReplayable } from './history-file.ts';
import { replay, replayInSilence } from './replayed.ts';
import type { Replayed } from './replayed.ts';

const PACKAGE = fileURLToPath(new URL('../../package.json', import.meta.url));
const { version } = JSON.parse(await readFile(PACKAGE, 'utf8')) as { version: string };
const HISTORIES = fileURLToPath(new URL('histories', import.meta.url));
const KEPT = (await readdir(HISTORIES, { recursive: true })).filter((file) => file.endsWith('.json')).sort();

describe('the histories that releases have left behind', () => {
  let replayed: ReadonlyMap<string, Replayed>;
  beforeAll(async () => {
    replayInSilence();
    replayed = await replay(await kept(KEPT));
  }, 120_000);

  it('are there for this release too, of whole journeys and of the other Workflows', () => {
    const files = KEPT.filter((file) => dirname(file) === version).map((file) => basename(file, '.json'));
    expect([...new Set(files.map((name) => name.replace(/-\d+$/, '')))].sort()).toEqual([
      'igu',
      'igu-clock-move',
      'igu-digest',
      'parked',
      'placement-and-job',
      'signals',
      'sweep',
    ]);
  });

  it.each(KEPT)('%s goes on today exactly as it began', (file) => {
    expect(replayed.get(file)).toEqual({ error: undefined, differences: [] });
  });

  it('say nothing about the machine they were made on', async () => {
    const texts = await Promise.all(KEPT.map((file) => readFile(join(HISTORIES, file), 'utf8')));
    expect(texts.filter((text) => /"identity"|"stackTrace"|\d+@|\/node_modules\//.test(text))).toEqual([]);
  });
});

describe('a replay', () => {
  const toTamperWith = KEPT.find((file) => basename(file) === 'igu-4.json') ?? '';
  const tampered = async (name: string, tamper: (history: History) => void): Promise<Replayed> => {
    const [[, history] = ['', { events: [] }]] = await kept([toTamperWith]);
    tamper(history);
    const replayed = (await replay([[name, history]])).get(name);
    if (replayed === undefined) throw new Error('Not replayed');
    return replayed;
  };

  it('notices an event recorded with another due date, where Temporal itself does not', async () => {
    const { error, differences } = await tampered('due', (history) =>
      changeFirst(history, 'recordEvents', (text) =>
        text.replace(/"due":"(\d{4})-(\d\d)-(\d\d)"/, (_, year: string, month: string) => {
          return `"due":"${year}-${month}-28"`;
        }),
      ),
    );
    expect(error).toBeUndefined();
    expect(differences).toHaveLength(1);
    expect(differences[0]).toMatch(/^event \d+: was recordEvents with .*-28.*, is now recordEvents with /);
  });

  it('notices an event recorded under another id', async () => {
    const { error, differences } = await tampered('id', (history) =>
      changeFirst(history, 'recordEvents', (text) => text.replace(/"id":"[0-9a-f]/, '"id":"x')),
    );
    expect(error).toBeUndefined();
    expect(differences).toHaveLength(1);
  });

  it('notices a deadline that has moved by a day, where Temporal itself does not', async () => {
    const { error, differences } = await tampered('timer', ({ events }) => {
      const timer = events?.find((event) => event.timerStartedEventAttributes)?.timerStartedEventAttributes;
      const timeout = timer?.startToFireTimeout;
      if (!timer || !timeout) throw new Error('There is no timer to tamper with');
      timer.startToFireTimeout = {
        ...timeout,
        nanos: 0,
        ...({ seconds: Number(timeout.seconds) + 86_400 } as object),
      };
    });
    expect(error).toBeUndefined();
    expect(differences).toEqual([
      expect.stringMatching(/: was a timer of \d+ ms, is now a timer of \d+ ms$/),
    ]);
  });

  it('hears Temporal’s own objection where something was done that the Workflow would not do', async () => {
    const { error } = await tampered('type', (history) => {
      const scheduled = activities(history, 'recordEvents')[0];
      if (scheduled) scheduled.activityType = { name: 'somethingElse' };
    });
    expect(error?.name).toBe('DeterminismViolationError');
  });
});

async function kept(files: readonly string[]): Promise<[string, History][]> {
  return Promise.all(
    files.map(async (file): Promise<[string, History]> => {
      const history = fromFile(await readFile(join(HISTORIES, file), 'utf8'));
      if (!isReplayable(history)) throw new Error(`${file} holds nothing to replay`);
      return [file, history];
    }),
  );
}

function activities({ events }: History, type: string) {
  return (events ?? []).flatMap(({ activityTaskScheduledEventAttributes: scheduled }) =>
    scheduled?.activityType?.name === type ? [scheduled] : [],
  );
}

/** Changes the arguments of an Activity's first call that has something to change. */
function changeFirst(history: History, type: string, change: (text: string) => string): void {
  for (const { input } of activities(history, type)) {
    const payload = input?.payloads?.[0];
    if (!payload) continue;
    const text = Buffer.from(payload.data ?? []).toString();
    if (change(text) === text) continue;
    payload.data = Buffer.from(change(text));
    return;
  }
  throw new Error('There is nothing to tamper with');
}
