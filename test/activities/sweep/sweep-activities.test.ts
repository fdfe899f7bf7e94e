import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import { alarmStuckSubjects } from '../../../activities/sweep/alarm-stuck-subjects.ts';
import { alarmMissingWorkflows } from '../../../activities/sweep/alarm-missing-workflows.ts';
import { finishAboutPersons } from '../../../activities/sweep/finish-about-persons.ts';
import { nudgeOverdueSubjects } from '../../../activities/sweep/nudge-overdue-subjects.ts';
import { startWaitingSubjects } from '../../../activities/sweep/start-waiting-subjects.ts';
import { all, inTransaction, one } from '../../../db/pool.ts';
import { subjectsAlarmedFor } from '../../../db/running/alarms.ts';
import { moveClock, noteClockMove } from '../../../db/running/clock.ts';
import { waitingSubjects } from '../../../db/subjects/subjects.ts';
import type { Journey } from '../../../domain/journeys/journey.ts';
import { instantAt, msOf } from '../../../domain/vocabulary/calendar.ts';
import { journeyWorkflowId, TASK_QUEUE, WORKFLOW_TYPES } from '../../../engine/messages.ts';
import type { JourneyStart } from '../../../engine/messages.ts';
import { aReferral, aScreening } from '../../support/journeys/a-journey.ts';
import { aPerson } from '../../support/journeys/a-recorded-journey.ts';
import { aService } from '../../support/stack/a-service.ts';
import type { TestService } from '../../support/stack/a-service.ts';
import { eventually } from '../../support/stack/eventually.ts';
import { addAJourney } from '../../support/journeys/add-a-journey.ts';

const PATIENCE_MS = 60_000;

let service: TestService;
beforeAll(async () => {
  service = await aService();
}, PATIENCE_MS);
afterAll(() => service.close());

/** Commits a journey as intake does, and crashes before its Workflow is started. */
async function aWaitingJourney(reference: string): Promise<string> {
  const actor = { organisation: 'hilleroed-kommune', contact: 'k-caseworker', via: 'api' } as const;
  const given = { person: aPerson, reference, referral: aReferral, actor };
  const { id } = await inTransaction(service.db, (tx) => addAJourney(tx, service.vault, given));
  return id;
}

const runsOf = async (id: string) => {
  const runs: string[] = [];
  const query = `WorkflowId = '${journeyWorkflowId(id)}'`;
  for await (const { runId } of service.engine.workflow.list({ query })) runs.push(runId);
  return runs;
};

const statusOf = async (id: string) =>
  (await service.engine.workflow.getHandle(journeyWorkflowId(id)).describe()).status.name;

describe('journeys that wait for their Workflow', () => {
  it('are each started once, though two passes start them at the same moment', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, (_, at) => aWaitingJourney(`WAIT-${at}`)));
    const passes = await Promise.all([startWaitingSubjects(service)(), startWaitingSubjects(service)()]);
    expect(Math.max(...passes)).toBe(12);
    for (const id of ids) {
      await eventually(async () => (await service.timeline(id)).length > 0, PATIENCE_MS);
      const events = await service.timeline(id);
      expect(events.map(({ type }) => type)).toEqual([
        'PersonReferred',
        'ObligationOpened',
        'ObligationOpened',
      ]);
      await eventually(async () => (await runsOf(id)).length === 1, PATIENCE_MS);
    }
    expect(await startWaitingSubjects(service)()).toBe(0);
  });

  it('are noted as started though the starter crashed before it could note it', async () => {
    const id = await aWaitingJourney('WAIT-CRASH');
    await startWaitingSubjects(service)();
    await eventually(async () => (await service.timeline(id)).length > 0, PATIENCE_MS);
    await service.db.query('update subjects set workflow_started_at = null where id = $1', [id]);
    expect(await startWaitingSubjects(service)()).toBe(1);
    expect(await waitingSubjects(service.db, 10, [id])).toEqual([]);
    expect(await runsOf(id)).toHaveLength(1);
  });
});

describe('what was begun about persons', () => {
  it('is finished for all others though one person cannot be read', async () => {
    await Promise.all(['MARK-1', 'MARK-2', 'MARK-3'].map(aWaitingJourney));
    const marked = async () =>
      (await all<{ id: string }>(service.db, 'select id from persons where marked_after is not null')).length;
    const before = await marked();
    const [first] = await all<{ id: string }>(service.db, 'select id from persons order by id limit 1');
    const keep = await one<{ sealed: Buffer }>(service.db, 'select sealed from persons where id = $1', [
      first?.id,
    ]);
    await service.db.query('update persons set marked_after = null');
    await service.db.query(`update persons set sealed = '\\x00' where id = $1`, [first?.id]);
    await expect(new MockActivityEnvironment().run(finishAboutPersons(service))).rejects.toThrow(
      '1 could not',
    );
    expect(await marked()).toBe(before - 1);
    await service.db.query('update persons set sealed = $2 where id = $1', [first?.id, keep?.sealed]);
    await new MockActivityEnvironment().run(finishAboutPersons(service));
    expect(await marked()).toBe(before);
    await startWaitingSubjects(service)();
  });
});

describe('journeys whose Workflow is gone', () => {
  const missing = async () => (await subjectsAlarmedFor(service.db, 'workflow-missing')).map(({ id }) => id);
  const look = alarmMissingWorkflows;

  it('are alarmed for once, not started again by themselves, and healed when one runs again', async () => {
    const [id, other] = [await service.refer(), await service.refer()];
    await service.engine.workflow.getHandle(journeyWorkflowId(id)).terminate('by hand');
    await eventually(async () => (await look(service)()) === 1, PATIENCE_MS);
    expect(await look(service)()).toBe(1);
    expect(await missing()).toEqual([id]);
    await service.sweep();
    expect(await statusOf(id)).toBe('TERMINATED');

    const kept = await one<{ state: Journey }>(service.db, 'select state from subjects where id = $1', [id]);
    const started = await service.engine.workflow.getHandle(journeyWorkflowId(id)).fetchHistory();
    expect(started.events?.length).toBeGreaterThan(0);
    if (kept === undefined) throw new Error('The journey is not there');
    const start: JourneyStart = {
      subject: { kind: 'journey', id },
      epoch: 1,
      offsetMs: (await service.clock()).offsetMs,
      opening: {
        referral: aReferral,
        programme: { slug: 'lo-hovedstaden', placementDays: 60 },
        actor: { organisation: 'lo-hovedstaden', via: 'api' },
      },
      carried: { state: kept.state, answered: [], parked: false },
    };
    await service.engine.workflow.start(WORKFLOW_TYPES.journey, {
      taskQueue: TASK_QUEUE,
      workflowId: journeyWorkflowId(id),
      args: [start],
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    });
    expect(await look(service)()).toBe(0);
    expect(await missing()).toEqual([]);
    expect(await statusOf(other)).toBe('RUNNING');
  });

  it('are no alarm once they are closed', async () => {
    const id = await service.refer();
    await service.engine.workflow.getHandle(journeyWorkflowId(id)).terminate('by hand');
    await eventually(async () => (await look(service)()) === 1, PATIENCE_MS);
    await service.db.query('update subjects set is_open = false, next_step_at = null where id = $1', [id]);
    expect(await look(service)()).toBe(0);
    expect(await missing()).toEqual([]);
  });
});

describe('journeys that should have acted', () => {
  const reminded = async (id: string) =>
    (await service.timeline(id)).filter(
      ({ type, payload }) => type === 'ObligationReminded' && payload['kind'] === 'screening-result',
    ).length;

  it('are nudged when they are well past it, and then remind; an alarm is raised for one that is gone', async () => {
    const [id, gone] = [await service.refer(), await service.refer()];
    await service.engine.workflow.getHandle(journeyWorkflowId(gone)).terminate('by hand');
    const nudge = nudgeOverdueSubjects(service);
    expect(await nudge()).toBe(0);
    await moveClock(service.db, msOf(instantAt('2026-03-20', '06:30')) - Date.now());

    await noteClockMove(service.db, '2026-03-21T16:00:00.000Z');
    expect(await nudge()).toBe(0);
    await noteClockMove(service.db, null);
    expect(await reminded(id)).toBe(0);

    expect(await nudge()).toBeGreaterThanOrEqual(2);
    await eventually(async () => (await reminded(id)) === 1, PATIENCE_MS);
    await eventually(async () => (await nudge()) === 0, PATIENCE_MS);
    expect(await reminded(id)).toBe(1);
    expect((await subjectsAlarmedFor(service.db, 'workflow-missing')).map(({ id }) => id)).toEqual([gone]);
  });

  it('are alarmed for if they live, were told the time and still do not act; what they record next ends it', async () => {
    const id = await service.refer();
    const stuck = async () => (await subjectsAlarmedFor(service.db, 'subject-stuck')).map((one) => one.id);
    const later = (minutes: number) =>
      service.db.query(
        'update subjects set nudged_at = nudged_at - make_interval(mins => $2) where id = $1',
        [id, minutes],
      );
    // The read model says that something is due of which the Workflow knows nothing.
    await service.db.query("update subjects set next_step_at = '2026-03-03T06:00:00Z' where id = $1", [id]);
    expect(await alarmStuckSubjects(service)()).toBe(0);
    expect(await nudgeOverdueSubjects(service)()).toBe(1);
    expect([await alarmStuckSubjects(service)(), await stuck()]).toEqual([0, []]);
    await later(2);
    expect([await alarmStuckSubjects(service)(), await stuck()]).toEqual([1, [id]]);
    // Each time it is told is an event in its history: once an hour is enough.
    expect(await nudgeOverdueSubjects(service)()).toBe(0);
    await later(60);
    expect(await nudgeOverdueSubjects(service)()).toBe(1);
    await service.sweep();
    expect(await stuck()).toEqual([id]);
    await service.does(id, 'RecordScreening', aScreening('2026-03-20'));
    expect(await stuck()).toEqual([]);
    expect(await alarmStuckSubjects(service)()).toBe(0);
  });
});
