import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { erasureListIn } from '../../activities/doors/erasure-list.ts';
import type { ErasureList } from '../../activities/doors/erasure-list.ts';
import { carryOutErasure } from '../../activities/erasing/carry-out-erasure.ts';
import { beginErasure, erasureOf, noteListed } from '../../db/erasing/erasures.ts';
import type { Erasure } from '../../db/erasing/erasures.ts';
import { all, one } from '../../db/pool.ts';
import { parkSubject } from '../../db/subjects/subjects.ts';
import { journeyWorkflowId } from '../../engine/messages.ts';
import { restartSubjectWorkflow } from '../../engine/start-subject.ts';
import { withOpenings } from '../../db/kinds/openings.ts';
import { subjectOfWorkflow } from '../../db/subjects/subjects-on-record.ts';
import { openAlarms } from '../support/stack/open-alarms.ts';
import { runReconcile, runRestore, verdictOf } from '../support/stack/a-restore.ts';
import { aService } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';
import { eventually } from '../support/stack/eventually.ts';

const DIES = () => Promise.reject(new Error('The process has ended'));

let service: TestService;
let list: ErasureList;
beforeAll(async () => {
  service = await aService();
  list = erasureListIn(service.destroyedKeysFile);
});
afterAll(() => service.close());

const begins = (journey: string): Promise<Erasure> =>
  beginErasure(service.db, {
    id: randomUUID(),
    journey,
    reason: 'asked-by-person',
    askedBy: 'k-coordinator',
    organisation: 'lo-hovedstaden',
    askedAt: '2026-03-02T10:00:00.000Z',
    backupsUntil: '2026-04-06',
  });
const keyOf = async (journey: string) =>
  (
    await one<{ there: boolean }>(
      service.db,
      'select wrapped_key is not null as there from person_keys join journeys using (person_id) where journeys.id = $1',
      [journey],
    )
  )?.there;
const isRunning = async (journey: string) => {
  try {
    const { status } = await service.engine.workflow.getHandle(journeyWorkflowId(journey)).describe();
    return status.name === 'RUNNING';
  } catch {
    return false;
  }
};
/** The end that every way comes to: one event, one receipt, no key, no run, nothing open. */
async function expectErased(journey: string): Promise<void> {
  const events = await all<{ sequence: number; type: string }>(
    service.db,
    'select sequence, type from timeline_events where subject_id = $1 order by sequence',
    [journey],
  );
  expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
  expect(events.filter(({ type }) => type === 'PersonErased')).toHaveLength(1);
  const erasure = await erasureOf(service.db, journey);
  expect(erasure?.doneAt).not.toBeNull();
  const listed = (await list.read()).filter(({ journeys }) => journeys.includes(journey));
  expect(listed.map(({ id, number }) => [id, number])).toEqual([[erasure?.id, erasure?.number]]);
  expect(await keyOf(journey)).toBe(false);
  expect(await isRunning(journey)).toBe(false);
  const row = await one(
    service.db,
    'select is_open, parked_at, next_step_at, sequence, state from subjects where id = $1',
    [journey],
  );
  expect(row).toMatchObject({ is_open: false, parked_at: null, next_step_at: null, sequence: events.length });
  expect(await openAlarms(service, journey)).toEqual([]);
}

/** After which step the process ends, each before the next. */
const STEPS: readonly (readonly [after: string, goes: (erasure: Erasure) => Promise<unknown>])[] = [
  ['it was written down', async () => undefined],
  [
    'it was put on the list, and nobody knows for certain',
    ({ id }) =>
      carryOutErasure(
        {
          db: service.db,
          list: { ...list, add: async (erasure) => list.add(erasure).then(DIES) },
        },
        { id },
      ),
  ],
  [
    'it was noted that the list has it',
    async ({ id }) => {
      await carryOutErasure({ db: service.db, list: { ...list, add: DIES } }, { id }).catch(() => undefined);
      const erasure = await one<Erasure & { [column: string]: unknown }>(
        service.db,
        `select id, number, reason, asked_by as "askedBy", organisation, asked_at as "askedAt", backups_until as "backupsUntil"
         from erasures where id = $1`,
        [id],
      );
      const persons = await all<{ journey: string; person: string }>(
        service.db,
        'select journey_id as journey, person_id as person from erased_persons where erasure_id = $1',
        [id],
      );
      if (erasure === undefined) throw new Error('It is not there');
      await list.add({
        ...erasure,
        journeys: persons.map(({ journey }) => journey),
        persons: persons.map(({ person }) => person),
      });
      await noteListed(service.db, id, '2026-03-02T10:00:00.000Z');
    },
  ],
  ['all has gone, and the run is still there', ({ id }) => carryOutErasure({ db: service.db, list }, { id })],
];

describe('an erasure whose process ends', () => {
  it.each(STEPS)('after %s: the sweep brings it to its end, once', async (after, goes) => {
    const journey = await service.refer();
    const erasure = await begins(journey);
    await goes(erasure).catch(() => undefined);
    expect(await keyOf(journey)).toBe(!after.startsWith('all has gone'));
    expect(await isRunning(journey)).toBe(true);
    await service.sweep();
    await expectErased(journey);
    await service.sweep();
    await expectErased(journey);
  });

  it('in the middle of the transaction: nothing has gone, and the sweep brings it to its end', async () => {
    const journey = await service.refer();
    const { id } = await begins(journey);
    // The last thing that it writes is refused.
    await service.db.query(`
      create function the_process_ends() returns trigger language plpgsql as
        $$ begin if new.done_at is not null then raise exception 'ended'; end if; return new; end $$;
      create trigger the_process_ends before update on erasures for each row execute function the_process_ends();`);
    await expect(carryOutErasure({ db: service.db, list }, { id })).rejects.toThrow('ended');
    await service.db.query('drop trigger the_process_ends on erasures; drop function the_process_ends');
    expect(await keyOf(journey)).toBe(true);
    expect((await service.journey(journey)).stage).toBe('screening');
    await service.sweep();
    await expectErased(journey);
  });

  it('is not carried out without a list, whoever tries', async () => {
    const journey = await service.refer();
    const { id } = await begins(journey);
    await expect(carryOutErasure({ db: service.db, list: undefined }, { id })).rejects.toThrow('no list');
    expect(await keyOf(journey)).toBe(true);
    await service.sweep();
    await expectErased(journey);
  });

  it('is one erasure, however many ask for it at once', async () => {
    const journey = await service.refer();
    const { body } = await service.request('GET', `/api/journeys/${journey}/person/erasure`);
    const asked = { reason: 'ordered', stamp: body['stamp'], confirm: true };
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() =>
        service.request('POST', `/api/journeys/${journey}/commands/erase-person`, { body: asked }),
      ),
    );
    const taken = answers.filter(({ status }) => status === 200);
    expect(taken.length).toBeGreaterThan(0);
    expect(new Set(taken.map(({ body: receipt }) => receipt['id'])).size).toBe(1);
    await service.sweep();
    await expectErased(journey);
  });
});

/** What a journey may have come to, and its person is erased all the same. */
const PLIGHTS: readonly (readonly [plight: string, comesTo: (journey: string) => Promise<unknown>])[] = [
  ['is parked', (id) => parkedBy(id)],
  [
    'has no Workflow any more',
    (id) => service.engine.workflow.getHandle(journeyWorkflowId(id)).terminate('as if long over'),
  ],
  ['is closed', (id) => service.does(id, 'CloseJourney', { outcome: 'self-supporting', on: '2026-03-02' })],
  [
    'was never begun',
    async (id) => {
      await service.engine.workflow.getHandle(journeyWorkflowId(id)).terminate('as if it never was');
      await service.db.query('alter table timeline_events disable trigger timeline_is_append_only');
      for (const table of ['outbox', 'obligations', 'timeline_events'])
        await service.db.query(`delete from ${table} where subject_id = $1`, [id]);
      await service.db.query('alter table timeline_events enable trigger timeline_is_append_only');
      await service.db.query(
        'update subjects set sequence = 0, state = null, workflow_started_at = null, next_step_at = null where id = $1',
        [id],
      );
    },
  ],
];

async function parkedBy(id: string): Promise<void> {
  const tx = await service.db.connect();
  try {
    await parkSubject(tx, { kind: 'journey', id });
  } finally {
    tx.release();
  }
}

describe('the person of a journey that', () => {
  it.each(PLIGHTS)('%s is erased at once', async (_, comesTo) => {
    const journey = await service.refer();
    await comesTo(journey);
    const { body } = await service.request('GET', `/api/journeys/${journey}/person/erasure`);
    const answer = await service.request('POST', `/api/journeys/${journey}/commands/erase-person`, {
      body: { reason: 'taken-in-by-mistake', stamp: body['stamp'], confirm: true },
    });
    expect(answer.status).toBe(200);
    await service.sweep();
    await expectErased(journey);
    const { state } = (await one<{ state: unknown }>(service.db, 'select state from subjects where id = $1', [
      journey,
    ])) ?? { state: null };
    expect(state).toMatchObject({ stage: 'closed' });
  });
});

/** What removes a Workflow that should not be there; each says which. */
const REMOVERS = {
  sweep: async () => {
    await service.sweep();
    return (await all<{ id: string }>(service.db, 'select journey_id as id from erased_persons'))
      .map(({ id }) => id)
      .join(' ');
  },
  restore: async () => (await runRestore(service)).text,
} as const;

describe('a Workflow that comes back from an older copy of Temporal', () => {
  it('records nothing, parks nothing, tells nobody, and is removed by the sweep and by a restore', async () => {
    const journey = await service.refer();
    const workflowId = journeyWorkflowId(journey);
    const older = await subjectOfWorkflow(service.db, workflowId);
    if (older === undefined) throw new Error('There is no such journey');
    const starts = (await withOpenings(service.db, [older])).map(({ opening }) => ({
      workflowId,
      start: { subject: { kind: 'journey' as const, id: journey }, epoch: older.epoch, offsetMs: 0, opening },
    }));
    const { id } = await begins(journey);
    await carryOutErasure({ db: service.db, list }, { id });
    await service.sweep();
    await expectErased(journey);
    for (const comesBack of ['sweep', 'restore'] as const) {
      await eventually(async () => !(await isRunning(journey)), 110_000);
      for (const start of starts) await restartSubjectWorkflow(service.engine, start);
      await eventually(async () => (await verdictOf(service, journey)) !== 'over');
      const { code, text } = await runReconcile(service);
      expect([code, text]).toEqual([1, expect.stringContaining(workflowId)]);
      expect(await REMOVERS[comesBack]()).toContain(journey);
      await expectErased(journey);
    }
  });
});
