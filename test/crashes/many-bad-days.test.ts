import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { all, one } from '../../db/pool.ts';
import { ROUTED_BY_HAND } from '../../domain/journeys/commands.ts';
import type { Journey } from '../../domain/journeys/journey.ts';
import { TAKEN_IN } from '../../domain/journeys/stages.ts';
import { addDays } from '../../domain/vocabulary/calendar.ts';
import { journeyWorkflowId, SIGNALS } from '../../engine/messages.ts';
import { aScreening } from '../support/journeys/a-journey.ts';
import { aLife, fieldsOf } from '../support/journeys/a-life.ts';
import type { Moment } from '../support/journeys/a-life.ts';
import {
  expectConsistent,
  expectPostConsistent,
  expectRecordedOnce,
} from '../support/journeys/expect-consistent.ts';
import { aService } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';
import { eventually } from '../support/stack/eventually.ts';
import { startWorkerProcess } from '../support/temporal/a-worker-process.ts';
import type { WorkerProcess } from '../support/temporal/a-worker-process.ts';

/**
 * This number decides what happens, and to whom; the machine decides how it falls together with the kills.
 */
const SEED = 20_260_302;
const JOURNEYS = 10;
const KILLS = 3;
const LIVED_MS = 24_000;
/**
 * After these recordings a worker kills itself, one after another; the other workers are killed from outside.
 */
const STRUCK_BY = ['ScreeningAccepted', undefined, 'ObligationReminded'] as const;

/** Something said to a journey; in the end it must be on the timeline. */
interface Said {
  readonly key: string;
  readonly sequence?: number | undefined;
}

describe('many bad days: commands, Signals, a moving clock and killed workers, all at once', () => {
  let service: TestService;
  let ids: string[];
  const workers = new Set<WorkerProcess>();
  const said = new Map<string, Said[]>();
  const nonsense = new Map<string, number>();
  const lives = { over: false };

  beforeAll(async () => {
    service = await aService({ worker: false });
    workers.add(await startWorkerProcess(service));
    ids = await Promise.all(Array.from({ length: JOURNEYS }, () => service.refer()));
    const sampled = fc.sample(aLife, { seed: SEED, numRuns: JOURNEYS });
    const living = ids.map((id, index) => live(id, sampled[index] ?? []));
    const clock = moveClock();
    await killWorkers();
    lives.over = true;
    // The last of them may have died as well: somebody who still waits for an answer needs a living worker.
    workers.add(await startWorkerProcess(service));
    await Promise.all([...living, clock]);
    await service.until(addDays((await service.clock()).now.slice(0, 10), 4));
    // A notice made after the day's last post goes with the post of the next morning.
    for (let mornings = 0; mornings < 5 && (await isPostOwed()); mornings += 1) {
      await service.until(addDays((await service.clock()).now.slice(0, 10), 1));
    }
  }, 300_000);
  afterAll(async () => {
    await Promise.all([...workers].map((worker) => worker.kill()));
    await service.close();
  });

  it('leaves every journey consistent', async () => {
    expect(ids).toHaveLength(JOURNEYS);
    for (const id of ids) expect((await expectConsistent(service, id)).length).toBeGreaterThan(2);
  });

  it('records everything that was accepted once, at the number its caller was told', async () => {
    const everything = [...said.values()].flat();
    expect(everything.length).toBeGreaterThan(JOURNEYS);
    for (const [id, things] of said) await expectRecordedOnce(service, id, things);
  });

  it('keeps every Signal that nobody could read', async () => {
    const rows = await all<{ id: string; kept: number }>(
      service.db,
      `select subject_id as id, count(*) as kept from timeline_events where type = 'SignalNotUnderstood' group by 1`,
    );
    expect(new Map(rows.map(({ id, kept }) => [id, kept]))).toEqual(nonsense);
  });

  it('sends every notice in one mail, or says why it was dropped', async () => {
    await expectPostConsistent(service);
    expect(service.mailbox.taken.length).toBeGreaterThan(0);
  });

  it('parks nobody', async () => {
    expect(await all(service.db, 'select id from subjects where parked_at is not null')).toEqual([]);
  });

  async function isPostOwed(): Promise<boolean> {
    return (await all(service.db, "select 1 from outbox where state = 'owed'")).length > 0;
  }

  /** One person's life: everything its moments say, as fast as the service answers. */
  async function live(id: string, moments: readonly Moment[]): Promise<void> {
    said.set(id, []);
    for (let number = 0; !lives.over; number += 1) {
      const moment = moments[number % moments.length] ?? QUIET;
      if (moment.choice % 6 === 0) await signal(id, `${id}-${number}`, moment.yes);
      else await command(id, `${id}-${number}`, moment);
      await sleep(500 + moment.choice * 150);
    }
  }

  /** As a caller does: again with the same key and body until there is an answer. */
  async function command(id: string, key: string, moment: Moment): Promise<void> {
    const row = await one<{ state: Journey }>(service.db, 'select state from subjects where id = $1', [id]);
    if (row === undefined) return;
    const { state } = row;
    const today = (await service.clock()).now.slice(0, 10);
    const taken = TAKEN_IN[state.stage].filter(
      (type) => type !== 'CloseJourney' && !ROUTED_BY_HAND.includes(type),
    );
    const type =
      state.screening === undefined
        ? 'RecordScreening'
        : state.stage === 'screening'
          ? 'AcceptScreening'
          : (taken[(moment.fitting ?? moment.choice) % taken.length] ?? 'SettleSignal');
    const fields =
      type === 'RecordScreening' ? aScreening(today) : fieldsOf({ ...moment, command: type }, state, today);
    await eventually(async () => {
      const { status, body } = await service.give(id, type, fields, { key });
      if (status === 503) return false;
      if (status === 200) said.get(id)?.push({ key, sequence: Number(body['sequence']) });
      else if (status === 202) said.get(id)?.push({ key });
      else expect([409, 422]).toContain(status);
      return true;
    }, 120_000);
  }

  async function signal(id: string, key: string, readable: boolean): Promise<void> {
    const handle = service.engine.workflow.getHandle(journeyWorkflowId(id));
    if (readable) {
      const fields = { from: 'course', on: '2026-03-02', cause: 'other' };
      await handle.signal(SIGNALS.jobcentre, {
        key,
        municipality: 'hilleroed-kommune',
        command: 'ReturnToRecruitment',
        fields,
      });
      said.get(id)?.push({ key });
    } else {
      await handle.signal(SIGNALS.jobcentre, 'nonsense');
      nonsense.set(id, (nonsense.get(id) ?? 0) + 1);
    }
  }

  /** The clock goes on by some days whenever it stands still. */
  async function moveClock(): Promise<void> {
    for (let days = 2; !lives.over; days = (days % 5) + 1) {
      const { status } = await service.request('POST', '/api/clock', { body: { days } });
      expect([202, 409, 503]).toContain(status);
      await sleep(1_000);
    }
    await eventually(async () => (await service.clock()).movingTo === null, 120_000);
  }

  /** There are mostly two workers, and one of them dies every so often. */
  async function killWorkers(): Promise<void> {
    for (let kill = 0; kill < KILLS; kill += 1) {
      const crashAfter = STRUCK_BY[kill];
      // With and without a cache of its own: the next worker then takes over in two different ways.
      const next = await startWorkerProcess(service, {
        cached: kill % 2 === 0 ? 200 : 0,
        ...(crashAfter && { crashAfter }),
      });
      const [oldest] = workers;
      workers.add(next);
      await sleep(LIVED_MS / KILLS);
      if (oldest !== undefined) workers.delete(oldest);
      await oldest?.kill();
    }
  }
});

const QUIET: Moment = { days: 0, command: 'SettleSignal', offset: 0, yes: true, choice: 1 };
