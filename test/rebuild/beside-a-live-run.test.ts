import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recordEvents } from '../../activities/recording/record-events.ts';
import { inTransaction } from '../../db/pool.ts';
import { lateSignalsOf } from '../../db/subjects/late-signals.ts';
import { lockSubject } from '../../db/subjects/recording.ts';
import { recordedEvents } from '../../db/subjects/timeline.ts';
import { journeyWorkflowId } from '../../engine/messages.ts';
import { aScreening } from '../support/journeys/a-journey.ts';
import { expectConsistent, expectRecordedOnce } from '../support/journeys/expect-consistent.ts';
import { runRestore, verdictOf } from '../support/stack/a-restore.ts';
import { aService, FIRST_DAY } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';
import { eventually } from '../support/stack/eventually.ts';
import { openAlarms } from '../support/stack/open-alarms.ts';

let service: TestService;
beforeAll(async () => {
  service = await aService();
});
afterAll(() => service.close());

describe('a journey that is rebuilt while its Workflow is at work', () => {
  it('loses no answered command and no Signal, and takes none twice', async () => {
    const id = await service.refer();
    await service.does(id, 'RecordScreening', aScreening(FIRST_DAY));
    await service.does(id, 'AcceptScreening', { acceptedOn: FIRST_DAY });
    const keys = Array.from({ length: 40 }, (_, index) => `signal-${index}`);
    const work = { goesOn: true };
    const otherwise = new Set<number>();
    const commands = Array.from({ length: 4 }, async (_, caller) => {
      const answered: { key: string; sequence: number }[] = [];
      for (let number = 0; work.goesOn; number += 1) {
        const key = `command-${caller}-${number}`;
        const answer = await service.give(
          id,
          'ProposeMatch',
          { kind: 'igu', company: 'eksempel-byg', sector: 'painting' },
          { key },
        );
        if (answer.status === 200) answered.push({ key, sequence: Number(answer.body['sequence']) });
        else otherwise.add(answer.status);
      }
      return answered;
    });
    const signals = (async () => {
      for (const key of keys) await jobcentre(id, key);
    })();
    for (let times = 0; times < 4; times += 1) {
      const { code, text } = await runRestore(service, '--journey', id);
      expect([code, text]).toEqual([0, expect.stringContaining('1 journey rebuilt.')]);
    }
    work.goesOn = false;
    const answered = (await Promise.all(commands)).flat();
    await signals;
    // What came in the moment between two runs was kept; the next restore delivers it.
    await eventually(async () => {
      await runRestore(service);
      return (await lateSignalsOf(service.db, id)).length === 0;
    });
    await expectConsistent(service, id);
    expect(answered.length).toBeGreaterThan(0);
    expect([...otherwise].filter((status) => status !== 503 && status !== 202)).toEqual([]);
    await expectRecordedOnce(service, id, answered);
    await expectRecordedOnce(
      service,
      id,
      keys.map((key) => ({ key })),
    );
    const { parked, epoch } = await service.journey(id);
    expect([parked, epoch]).toEqual([false, 5]);
    expect((await openAlarms(service, id)).filter((kind) => kind !== 'signal-not-understood')).toEqual([]);
  });

  it('is not parked by what an old run still tries to record', async () => {
    const id = await service.refer();
    const before = await recordedEvents(service.db, id);
    await runRestore(service, '--journey', id);
    const event = { ...before[0]!, id: randomUUID(), sequence: before.length + 1 };
    const old = recordEvents({ db: service.db })({
      subject: { kind: 'journey', id },
      epoch: 1,
      afterSequence: before.length,
      events: [event],
    });
    await expect(old).rejects.toMatchObject({ type: 'OutOfStep', nonRetryable: true });
    expect((await service.journey(id)).parked).toBe(false);
    expect(await openAlarms(service, id)).toEqual([]);
    expect(await recordedEvents(service.db, id)).toEqual(before);
  });
});

describe('a journey that is rebuilt while no worker runs', () => {
  it('hears once what came to its old runs, and what nobody can read is kept once', async () => {
    const id = await service.refer();
    await service.does(id, 'RecordScreening', aScreening(FIRST_DAY));
    const workflow = service.engine.workflow.getHandle(journeyWorkflowId(id));
    await workflow.signal('heardInTime', { x: 1 });
    await eventually(async () => (await openAlarms(service, id)).length === 1);
    await service.stopWorker();
    await jobcentre(id, 'before-the-restore');
    await workflow.signal('somethingElse', { x: 1 });
    for (let times = 0; times < 3; times += 1) await runRestore(service, '--journey', id);
    await service.startWorker();
    const events = await expectConsistent(service, id);
    await expectRecordedOnce(service, id, [{ key: 'before-the-restore' }]);
    expect(events.filter(({ type }) => type === 'SignalNotUnderstood')).toHaveLength(1);
    expect((await lateSignalsOf(service.db, id)).map(({ name }) => name)).toEqual(['somethingElse']);
    expect(await openAlarms(service, id)).toEqual(['signal-not-understood']);
  });

  it('has recorded what its run had decided and could not record any more', async () => {
    const id = await service.refer();
    const before = await recordedEvents(service.db, id);
    const sequence = before.length + 1;
    const answer = await inTransaction(service.db, async (tx) => {
      await lockSubject(tx, { kind: 'journey', id });
      const given = service.give(id, 'RecordScreening', aScreening(FIRST_DAY), { key: 'decided' });
      await eventually(cutWhoWaits);
      let stopped = false;
      const stopping = service.stopWorker().then(() => {
        stopped = true;
      });
      // Each try of the running recording is cut, so that none succeeds when the lock is gone.
      await eventually(async () => {
        await cutWhoWaits();
        return stopped;
      });
      await stopping;
      return given;
    });
    expect([202, 503]).toContain(answer.status);
    expect(await recordedEvents(service.db, id)).toEqual(before);
    expect(await verdictOf(service, id)).toBe('in-step');
    await runRestore(service, '--journey', id);
    await expectRecordedOnce(service, id, [{ key: 'decided', sequence }]);
    await service.startWorker();
    const again = await service.give(id, 'RecordScreening', aScreening(FIRST_DAY), { key: 'decided' });
    expect([again.status, again.body['sequence']]).toEqual([200, sequence]);
    await expectConsistent(service, id);
  });
});

describe('a restore', () => {
  it('is refused while another one is at work', async () => {
    const id = await service.refer();
    const restores = Array.from({ length: 4 }, () => runRestore(service, '--journey', id));
    const codes = (await Promise.all(restores)).map(({ code }) => code);
    expect(codes.filter((code) => code === 0).length).toBeGreaterThan(0);
    expect(codes.every((code) => code === 0 || code === 2)).toBe(true);
    await expectConsistent(service, id);
  });

  it('says so where it is asked for what there is not', async () => {
    expect(await runRestore(service, '--everything')).toMatchObject({
      code: 2,
      text: expect.stringContaining('npm run restore -- --journey <id>'),
    });
    const unknown = randomUUID();
    expect(await runRestore(service, '--journey', unknown)).toEqual({
      code: 2,
      text: `There is no journey-${unknown}.`,
    });
  });
});

async function jobcentre(id: string, key: string): Promise<void> {
  const body = { key, command: 'AcceptScreening', fields: { acceptedOn: FIRST_DAY } };
  // Straight to Temporal if a Workflow is there to hear it; otherwise the API keeps it.
  const answer = await service.request('POST', `/api/journeys/${id}/signals/jobcentre`, { body });
  expect(answer.status).toBe(202);
}

/** Cuts the connections that wait for a lock; returns whether there was one. */
async function cutWhoWaits(): Promise<boolean> {
  const cut = await service.db.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return (cut.rowCount ?? 0) > 0;
}
