import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { JourneyEvent } from '../../domain/journeys/events.ts';
import { NEWEST_RULEBOOK } from '../../domain/rulebook/index.ts';
import type { RecordedEvent } from '../../domain/subjects/recorded-event.ts';
import type { History } from './differences.ts';
import { fromFile, isReplayable } from './history-file.ts';
import { replay, replayInSilence } from './replayed.ts';
import type { ReplayOutcome } from './replayed.ts';
import { roads } from './roads.ts';

const PACKAGE = fileURLToPath(new URL('../../package.json', import.meta.url));
const { version } = JSON.parse(await readFile(PACKAGE, 'utf8')) as { version: string };
const HISTORIES = fileURLToPath(new URL('histories', import.meta.url));
const KEPT = (await readdir(HISTORIES, { recursive: true })).filter((file) => file.endsWith('.json')).sort();

describe('the histories that releases have left behind', () => {
  let replayed: ReadonlyMap<string, ReplayOutcome>;
  beforeAll(async () => {
    replayInSilence();
    replayed = await replay(await kept(KEPT));
  }, 120_000);

  it('are there for this release too: every road, under each rulebook it is lived under, and the other Workflows', () => {
    const kept = KEPT.filter((file) => file.startsWith(`${version}/`)).map((file) =>
      file.slice(version.length + 1).replace(/-\d+\.json$/, ''),
    );
    const lived = roads.flatMap(({ name, rulebooks }) => rulebooks.map((book) => `rulebook-${book}/${name}`));
    const besides = [1, 2].flatMap((book) => [
      `rulebook-${book}/igu-clock-move`,
      `rulebook-${book}/igu-digest`,
    ]);
    const whole = `rulebook-${NEWEST_RULEBOOK}/whole`;
    expect([...new Set(kept)].sort()).toEqual([...lived, ...besides, whole].sort());
  });

  it.each([1, 2])('tell of journeys whose obligations were opened under rulebook %i', async (book) => {
    const folder = `${version}/rulebook-${book}/`;
    const texts = await kept(KEPT.filter((file) => file.startsWith(folder)));
    const opened = new Set(
      texts.flatMap(([, history]) =>
        activities(history, 'recordEvents').flatMap(({ input }) => openedUnder(input?.payloads?.[0]?.data)),
      ),
    );
    expect(opened).toContain(book);
    // An older rulebook may be taken over into a newer one, never the other way round.
    expect([...opened].filter((other) => other > NEWEST_RULEBOOK)).toEqual([]);
  });

  it.each(KEPT)('%s goes on today exactly as it began', (file) => {
    expect(replayed.get(file)).toEqual({ error: undefined, differences: [] });
  });

  it('say nothing about the person: no name, no birthday, and no number that a municipality knows them by but one made up', async () => {
    const texts = await Promise.all(
      KEPT.map(async (file) => plainText(await readFile(join(HISTORIES, file), 'utf8'))),
    );
    expect(
      texts.filter((text) => /Prøve|Eksempelsen|Bygmester|1995-05-05|@example|Kontakt /.test(text)),
    ).toEqual([]);
  });

  it('say nothing about the machine they were made on', async () => {
    const texts = await Promise.all(KEPT.map((file) => readFile(join(HISTORIES, file), 'utf8')));
    expect(texts.filter((text) => /"identity"|"stackTrace"|\d+@|\/node_modules\//.test(text))).toEqual([]);
  });
});

describe('a replay', () => {
  const toTamperWith = KEPT.find((file) => file.endsWith('rulebook-1/igu-4.json')) ?? '';
  const tampered = async (name: string, tamper: (history: History) => void): Promise<ReplayOutcome> => {
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

/** The rulebooks under which a batch of events opened obligations. */
function openedUnder(data: Uint8Array | null | undefined): number[] {
  const { events = [] } = JSON.parse(Buffer.from(data ?? []).toString()) as {
    events?: RecordedEvent<JourneyEvent>[];
  };
  return events.flatMap(({ type, payload }) => (type === 'ObligationOpened' ? [payload.rulebook] : []));
}

/** A history's file with its payloads decoded; in the file they stand in base64. */
function plainText(file: string): string {
  return file.replace(/"data":"([^"]*)"/g, (_, data: string) => Buffer.from(data, 'base64').toString());
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
