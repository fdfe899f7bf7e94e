import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { one } from '../../db/pool.ts';
import type { ProgrammeEvent } from '../../domain/programme/events.ts';
import type { Plan } from '../../domain/programme/plan.ts';
import { plusMs } from '../../domain/vocabulary/calendar.ts';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { programmeWorkflowId, SIGNALS } from '../../engine/messages.ts';
import { layLine } from '../support/journeys/a-line.ts';
import type { Line } from '../support/journeys/a-line.ts';
import { setClock } from '../support/journeys/a-moved-clock.ts';
import { expectConsistent, expectRecordedOnce } from '../support/journeys/expect-consistent.ts';
import { RunningProgramme } from '../support/programme/a-running-programme.ts';
import { loadOwnProgramme } from '../support/programme/load-programme.ts';
import { aService, FIRST_DAY } from '../support/stack/a-service.ts';
import type { TestResponse, TestService } from '../support/stack/a-service.ts';
import { eventually } from '../support/stack/eventually.ts';
import { startWorkerProcess } from '../support/temporal/a-worker-process.ts';
import type { WorkerProcess } from '../support/temporal/a-worker-process.ts';

const AWAY_MS = 10_000;
const STARTS_ON = '2026-02-01';
/** What the programme's file says instead, meanwhile. */
const STARTS_LATER_ON = '2026-02-02';
const DONE = { item: 'sectors-chosen', doneOn: FIRST_DAY } as const;
const TASK = { item: 'sector-courses', reportedOn: FIRST_DAY } as const;
const AN_HOUR_MS = 3_600_000;

describe('Postgres away in the middle of a programme', () => {
  let service: TestService;
  let worker: WorkerProcess;
  let toApi: Line;
  let toWorker: Line;
  let programme: RunningProgramme;
  let early: TestResponse;
  const meanwhile: TestResponse[] = [];

  beforeAll(async () => {
    service = await aService({
      worker: false,
      wayToDatabase: async (url) => {
        toApi = await layLine(url);
        return toApi.url;
      },
    });
    toWorker = await layLine(service.databaseUrl);
    worker = await startWorkerProcess(service, { databaseUrl: toWorker.url });
    programme = await RunningProgramme.begun(service, STARTS_ON);
    const due = await nextStepOf(service, programme);
    const plan = await planOf(service, programme);

    await toWorker.cut();
    // Safe with Temporal; its caller waits for the recording, which does not come.
    early = await programme.give('ReportDone', DONE, 'early');
    await toApi.cut();
    const file = { key: 'file-meanwhile', plan: { ...plan, startsOn: STARTS_LATER_ON } };
    await service.engine.workflow
      .getHandle(programmeWorkflowId('lo-hovedstaden'))
      .signal(SIGNALS.programmeFile, file);
    await setClock(service, due, [programme.id]);
    for (const until = Date.now() + AWAY_MS; Date.now() < until; await sleep(1_000)) {
      meanwhile.push(await programme.give('ReportTask', TASK, 'meanwhile'));
    }
    await Promise.all([toApi.mend(), toWorker.mend()]);
  }, 120_000);
  afterAll(async () => {
    await worker.kill();
    await service.close();
    await Promise.all([toApi.cut(), toWorker.cut()]);
  });

  it('answers what was accepted with 202, and what was not received with a problem that says when to come back', () => {
    expect([early.status, early.body]).toEqual([202, { sequence: null }]);
    expect(meanwhile.length).toBeGreaterThan(3);
    for (const { status, body, headers } of meanwhile) {
      expect([status, body['code']]).toEqual([503, 'unavailable']);
      expect(headers.get('retry-after')).not.toBeNull();
    }
  });

  it('loses no process, and records each of the two commands once when they are given again', async () => {
    expect(worker.alive).toBe(true);
    await eventually(async () => (await service.request('GET', '/readyz', { as: 'nobody' })).status === 200);
    const [done, task] = [
      await programme.give('ReportDone', DONE, 'early'),
      await programme.give('ReportTask', TASK, 'meanwhile'),
    ];
    expect([done.status, task.status]).toEqual([200, 200]);
    await expectRecordedOnce(service, programme.id, [
      { key: 'early', sequence: Number(done.body['sequence']) },
      { key: 'meanwhile', sequence: Number(task.body['sequence']) },
    ]);
  });

  it('loses neither what its file says nor the reminder that fell into that time, and takes neither twice', async () => {
    const events = await expectConsistent<ProgrammeEvent>(service, programme.id);
    await expectRecordedOnce(service, programme.id, [{ key: 'file-meanwhile' }]);
    expect(events.filter(({ type }) => type === 'ProgrammeRescheduled')).toHaveLength(1);
    expect(events.filter(({ type }) => type === 'ObligationReminded').length).toBeGreaterThan(0);
  });
});

describe('Temporal away in the middle of a programme', () => {
  let service: TestService;
  let worker: WorkerProcess;
  let line: Line;
  let programme: RunningProgramme;
  let before: number;
  const meanwhile: TestResponse[] = [];
  let timeline: TestResponse;
  let ready: TestResponse;
  /** What nobody can take in either: a jobcentre's Signal to a journey, and a move of the clock. */
  let others: TestResponse[];

  beforeAll(async () => {
    service = await aService({
      worker: false,
      wayToTemporal: async (address) => {
        line = await layLine(`http://${address}`);
        return new URL(line.url).host;
      },
    });
    worker = await startWorkerProcess(service);
    programme = await RunningProgramme.begun(service, STARTS_ON);
    before = await programme.does('ReportDone', DONE);
    const journey = await service.refer();
    const due = await nextStepOf(service, programme);

    await line.cut();
    // Nobody can tell it what its file says now, nor that a reminder is due.
    await loadOwnProgramme(service.db, { startsOn: STARTS_LATER_ON });
    await setClock(service, plusMs(due, AN_HOUR_MS));
    for (const until = Date.now() + AWAY_MS; Date.now() < until; await sleep(1_000)) {
      meanwhile.push(await programme.give('ReportTask', TASK, 'meanwhile'));
      ready = await service.request('GET', '/readyz', { as: 'nobody' });
    }
    others = [
      await service.request('POST', `/api/journeys/${journey}/signals/jobcentre`, {
        body: { key: 'away', command: 'AcceptScreening', fields: { acceptedOn: FIRST_DAY } },
      }),
      await service.request('POST', '/api/clock', { body: { days: 1 } }),
    ];
    timeline = await service.request('GET', '/api/programmes/lo-hovedstaden/timeline?limit=200');
    await line.mend();
  }, 120_000);
  afterAll(async () => {
    await worker.kill();
    await service.close();
    await line.cut();
  });

  it('tells whoever gives a command that it was not received, and that Temporal is away', () => {
    expect(meanwhile.length).toBeGreaterThan(0);
    for (const { status, body, headers } of meanwhile) {
      expect([status, body['code']]).toEqual([503, 'not-received']);
      expect(headers.get('retry-after')).not.toBeNull();
    }
    expect([ready.status, ready.body]).toMatchObject([
      503,
      { ready: false, database: true, temporal: false },
    ]);
  });

  it('tells whoever sends a Signal, or moves the clock, to come back in a moment', () => {
    for (const { status, body, headers } of others) {
      expect([status, body['code']]).toEqual([503, 'unavailable']);
      expect(headers.get('retry-after')).not.toBeNull();
    }
    expect(others).toHaveLength(2);
  });

  it('still tells what has been recorded', () => {
    const { items } = timeline.body as {
      items: readonly { readonly type: string; readonly sequence: number }[];
    };
    expect(items.find(({ type }) => type === 'ItemDone')?.sequence).toBe(before);
  });

  it('takes the command once when it is given again', async () => {
    expect(worker.alive).toBe(true);
    await eventually(async () => (await service.request('GET', '/readyz', { as: 'nobody' })).status === 200);
    const again = await programme.give('ReportTask', TASK, 'meanwhile');
    expect(again.status).toBe(200);
    await expectRecordedOnce(service, programme.id, [
      { key: 'meanwhile', sequence: Number(again.body['sequence']) },
    ]);
  });

  it('takes up its file and reminds once, at the first pass after it', async () => {
    await service.sweep();
    await service.sweep();
    const events = await expectConsistent<ProgrammeEvent>(service, programme.id);
    const starts = events.flatMap(({ type, payload }) =>
      type === 'ProgrammeRescheduled' ? [payload.startsOn] : [],
    );
    expect(starts).toEqual([STARTS_LATER_ON]);
    expect(events.filter(({ type }) => type === 'ObligationReminded').length).toBeGreaterThan(0);
  });
});

async function nextStepOf({ db }: TestService, { id }: RunningProgramme): Promise<Instant> {
  const row = await one<{ at: Instant }>(db, 'select next_step_at as at from subjects where id = $1', [id]);
  return row?.at ?? '';
}

async function planOf({ db }: TestService, { id }: RunningProgramme): Promise<Plan> {
  const row = await one<{ plan: Plan }>(db, 'select plan from programmes where id = $1', [id]);
  if (row === undefined) throw new Error('The programme has no plan');
  return row.plan;
}
