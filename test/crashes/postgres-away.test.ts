import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createPool, inTransaction } from '../../db/pool.ts';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { journeyWorkflowId, SIGNALS } from '../../engine/messages.ts';
import { aScreening } from '../support/journeys/a-journey.ts';
import { layLine } from '../support/journeys/a-line.ts';
import type { Line } from '../support/journeys/a-line.ts';
import { setClock } from '../support/journeys/a-moved-clock.ts';
import { expectConsistent, expectRecordedOnce } from '../support/journeys/expect-consistent.ts';
import { aService, FIRST_DAY } from '../support/stack/a-service.ts';
import type { TestResponse, TestService } from '../support/stack/a-service.ts';
import { eventually } from '../support/stack/eventually.ts';
import { startWorkerProcess } from '../support/temporal/a-worker-process.ts';
import type { WorkerProcess } from '../support/temporal/a-worker-process.ts';

const AWAY_MS = 30_000;

describe('Postgres away for thirty seconds', () => {
  let service: TestService;
  let worker: WorkerProcess;
  let toApi: Line;
  let toWorker: Line;
  /**
   * Who gave a command just before, who gives commands all the while, who gets a Signal, and who is due a
   * reminder.
   */
  let accepted: string;
  let asking: string[];
  let signalled: string;
  let due: string;
  let earlier: TestResponse;
  const meanwhile: { id: string; key: string; answer: TestResponse }[] = [];
  let ready: TestResponse;

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
    const people = await Promise.all(Array.from({ length: 6 }, () => service.refer()));
    [accepted = '', signalled = '', due = '', ...asking] = people;

    await toWorker.cut();
    const cutAt = Date.now();
    const early = service.give(accepted, 'RecordScreening', aScreening(FIRST_DAY), { key: 'early' });
    await eventually(async () => isAccepted(accepted));
    // The command is safe with Temporal; its caller waits for the recording, which does not come.
    earlier = await early;
    await toApi.cut();
    await signal(signalled);
    await setClock(service, await stepOf(due), [due]);
    for (let number = 1; Date.now() - cutAt < AWAY_MS; number += 1) {
      for (const id of asking) {
        const key = `k${number}`;
        const answer = await service.give(id, 'RecordScreening', aScreening(FIRST_DAY), { key });
        meanwhile.push({ id, key, answer });
      }
      ready = await service.request('GET', '/readyz', { as: 'nobody' });
      await sleep(1_000);
    }
    await Promise.all([toApi.mend(), toWorker.mend()]);
  }, 120_000);
  afterAll(async () => {
    await worker.kill();
    await service.close();
    await Promise.all([toApi.cut(), toWorker.cut()]);
  });

  it('answers a command that was accepted and could not be recorded with 202', () => {
    expect([earlier.status, earlier.body]).toEqual([202, { sequence: null }]);
  });

  it('answers every command meanwhile with a problem of status 503 that says nothing personal, and when to come back', () => {
    expect(meanwhile.length).toBeGreaterThan(10);
    for (const { answer } of meanwhile) {
      expect([answer.status, answer.body['code']]).toEqual([503, 'unavailable']);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(answer.headers.get('retry-after')).not.toBeNull();
    }
    expect(JSON.stringify(meanwhile)).not.toMatch(/ECONN|postgres|127\.0\.0\.1/);
  });

  it('says at /readyz that the database is away and Temporal is not', () => {
    expect([ready.status, ready.body]).toMatchObject([
      503,
      { ready: false, database: false, temporal: true, worker: true },
    ]);
  });

  it('loses no process over it', async () => {
    expect(worker.alive).toBe(true);
    await eventually(async () => (await service.request('GET', '/readyz', { as: 'nobody' })).status === 200);
  });

  it('records what was accepted once, and gives its caller the number when asked again', async () => {
    const again = await service.give(accepted, 'RecordScreening', aScreening(FIRST_DAY), { key: 'early' });
    expect(again.status).toBe(200);
    await expectRecordedOnce(service, accepted, [{ key: 'early', sequence: Number(again.body['sequence']) }]);
    await expectConsistent(service, accepted);
  });

  it('takes the commands that were not received when they are given again, each once', async () => {
    expect(asking).toHaveLength(3);
    for (const id of asking) {
      const { key = '' } = meanwhile.find((asked) => asked.id === id) ?? {};
      const again = await service.give(id, 'RecordScreening', aScreening(FIRST_DAY), { key });
      expect(again.status).toBe(200);
      await expectRecordedOnce(service, id, [{ key, sequence: Number(again.body['sequence']) }]);
      const events = await expectConsistent(service, id);
      expect(events.filter(({ type }) => type === 'ScreeningRecorded')).toHaveLength(1);
    }
  });

  it('loses neither the Signal nor the reminder that fell into that time', async () => {
    await expectConsistent(service, signalled);
    await expectRecordedOnce(service, signalled, [{ key: 'meanwhile' }]);
    const events = await expectConsistent(service, due);
    expect(events.filter(({ type }) => type === 'ObligationReminded')).toHaveLength(1);
  });

  it('fails a transaction whose line breaks in the middle, and nothing but it', async () => {
    const line = await layLine(service.databaseUrl);
    const db = createPool(line.url);
    const broken = inTransaction(db, async (tx) => {
      await tx.query('select 1');
      await line.cut();
      // Nothing uses the connection while it breaks.
      await sleep(200);
      await tx.query('select 2');
    });
    await expect(broken).rejects.toThrow(/not queryable|terminated|ECONNRESET/);
    await line.mend();
    expect(await inTransaction(db, async (tx) => (await tx.query('select 3')).rowCount)).toBe(1);
    await db.end();
    await line.cut();
  });

  async function stepOf(id: string): Promise<Instant> {
    const { rows } = await service.db.query<{ at: Instant }>(
      'select next_step_at as at from subjects where id = $1',
      [id],
    );
    return rows[0]?.at ?? '';
  }

  /** Whether a journey's history holds an accepted Update. */
  async function isAccepted(id: string): Promise<boolean> {
    const { events } = await service.engine.workflow.getHandle(journeyWorkflowId(id)).fetchHistory();
    return (events ?? []).some((event) => event.workflowExecutionUpdateAcceptedEventAttributes != null);
  }

  async function signal(id: string): Promise<void> {
    await service.engine.workflow.getHandle(journeyWorkflowId(id)).signal(SIGNALS.jobcentre, {
      key: 'meanwhile',
      municipality: 'hilleroed-kommune',
      command: 'AcceptScreening',
      fields: { acceptedOn: FIRST_DAY },
    });
  }
});
