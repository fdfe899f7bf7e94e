import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { one } from '../../db/pool.ts';
import type { Journey } from '../../domain/journeys/journey.ts';
import { journeyWorkflowId, TASK_QUEUE, WORKFLOW_TYPES } from '../../engine/messages.ts';
import { compareSubject } from '../../rebuild/compare.ts';
import { aReferral, aScreening } from '../support/journeys/a-journey.ts';
import { expectConsistent } from '../support/journeys/expect-consistent.ts';
import { runRestore, verdictOf } from '../support/stack/a-restore.ts';
import { aService, FIRST_DAY } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';
import { placesInTheClear } from '../support/stack/places-in-the-clear.ts';
import { eventually } from '../support/stack/eventually.ts';

const PATIENCE_MS = 60_000;
let service: TestService;
beforeAll(async () => {
  service = await aService();
}, PATIENCE_MS);
afterAll(() => service.close());

/** Makes a journey's Workflow run as one that was started, or continued, before there were other subjects. */
async function asStartedBefore(id: string): Promise<void> {
  const { db, engine } = service;
  const record = await one<{ state: Journey }>(db, 'select state from subjects where id = $1', [id]);
  await engine.workflow.getHandle(journeyWorkflowId(id)).terminate('to be of before');
  await engine.workflow.start(WORKFLOW_TYPES.journey, {
    taskQueue: TASK_QUEUE,
    workflowId: journeyWorkflowId(id),
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    args: [
      {
        journeyId: id,
        epoch: 1,
        offsetMs: (await service.clock()).offsetMs,
        opening: {
          referral: { ...aReferral, municipalityReference: IN_CLEAR },
          programme: { slug: 'lo-hovedstaden', placementDays: 60 },
          actor: { organisation: 'lo-hovedstaden', via: 'api' },
        },
        rulebook: 1,
        carried: { journey: withReferenceInClear(record?.state), answered: [], parked: false },
      },
    ],
  });
}

const IN_CLEAR = 'HIL-IN-CLEAR';

/** A state as it was when the municipality's reference stood in it. */
function withReferenceInClear(state: Journey | undefined): object {
  return { ...state, referral: { ...state?.referral, municipalityReference: IN_CLEAR } };
}

describe('a journey whose run is of before there were other subjects', () => {
  it('takes commands, begins a new run as they are today, and stands in step with its record', async () => {
    const id = await service.refer();
    await asStartedBefore(id);
    await service.does(id, 'RecordScreening', aScreening(FIRST_DAY));
    expect(await verdictOf(service, id)).toBe('in-step');
    await service.does(id, 'AcceptScreening', { acceptedOn: FIRST_DAY });
    const workflow = service.engine.workflow.getHandle(journeyWorkflowId(id));
    await eventually(async () => {
      const { typedSearchAttributes } = await workflow.describe();
      return typedSearchAttributes
        .getAll()
        .some(({ key, value }) => key.name === 'Stage' && value === 'recruitment');
    }, PATIENCE_MS);
    const { typedSearchAttributes } = await workflow.describe();
    expect(typedSearchAttributes.getAll().find(({ key }) => key.name === 'SubjectKind')?.value).toBe(
      'journey',
    );
    const { events } = await workflow.fetchHistory();
    const [input] = events?.[0]?.workflowExecutionStartedEventAttributes?.input?.payloads ?? [];
    const start: unknown = JSON.parse(Buffer.from(input?.data ?? []).toString());
    expect(start).toMatchObject({ subject: { kind: 'journey', id }, carried: { state: { id } } });
    expect(start).not.toHaveProperty('journeyId');
    // A reference in clear goes no further than the run that began with it, and the vault's is still shown.
    expect(JSON.stringify(start)).not.toContain(IN_CLEAR);
    expect((await service.journey(id)).reference).toMatch(/^HIL-\d{4}$/);
    expect(await placesInTheClear(service.db, IN_CLEAR)).toEqual([]);
    await expectConsistent(service, id);
  });

  it('is rebuilt from its timeline like any other', async () => {
    const id = await service.refer();
    await asStartedBefore(id);
    await service.does(id, 'RecordScreening', aScreening(FIRST_DAY));
    const { code, text } = await runRestore(service, '--workflow', journeyWorkflowId(id));
    expect([code, text]).toEqual([0, expect.stringContaining('1 journey rebuilt.')]);
    expect((await service.journey(id)).epoch).toBe(2);
    await expectConsistent(service, id);
  });
});

describe('a Workflow of a kind of subject that nobody knows', () => {
  it('records nothing and ends, and reconcile says that it cannot be read as long as it runs', async () => {
    const workflowId = 'class-0b6e7f0e-5a2c-4d7e-9d5f-0c4bd0b3a111';
    const { engine } = service;
    await service.stopWorker();
    await engine.workflow.start(WORKFLOW_TYPES.journey, {
      taskQueue: TASK_QUEUE,
      workflowId,
      args: [
        {
          subject: { kind: 'class', id: workflowId.slice('class-'.length) },
          epoch: 1,
          offsetMs: 0,
          opening: {
            referral: aReferral,
            programme: { slug: 'lo-hovedstaden', placementDays: 60 },
            actor: { organisation: 'lo-hovedstaden', via: 'api' },
          },
          rulebook: 1,
        },
      ],
    });
    expect(await compareSubject(service, workflowId)).toMatchObject({ workflowId, verdict: 'unreadable' });
    await service.startWorker();
    await expect(engine.workflow.getHandle(workflowId).result()).rejects.toMatchObject({
      cause: { cause: { type: 'UnknownSubjectKind' } },
    });
  });
});
