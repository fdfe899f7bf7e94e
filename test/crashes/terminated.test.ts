import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recordedEvents } from '../../db/subjects/timeline.ts';
import { journeyWorkflowId } from '../../engine/messages.ts';
import { aScreening } from '../support/journeys/a-journey.ts';
import { expectConsistent } from '../support/journeys/expect-consistent.ts';
import { runRestore } from '../support/stack/a-restore.ts';
import { aService, FIRST_DAY } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';
import { openAlarms } from '../support/stack/open-alarms.ts';

/** What is owed beside the screening. */
const BESIDE: ReadonlySet<string> = new Set(['jobcentre-signal', 'first-contact']);

describe('a journey whose Workflow somebody has terminated by hand', () => {
  let service: TestService;
  let id: string;
  let other: string;
  beforeAll(async () => {
    service = await aService();
    [id, other] = [await service.refer(), await service.refer()];
    await service.engine.workflow.getHandle(journeyWorkflowId(id)).terminate('by hand');
  });
  afterAll(() => service.close());

  it('is alarmed once by the sweep, and the operators are told so', async () => {
    await service.sweep();
    await service.sweep();
    expect(await openAlarms(service, id)).toEqual(['workflow-missing']);
    expect(await openAlarms(service, other)).toEqual([]);
    const { body } = await service.request('GET', '/api/alarms', { as: 'operator' });
    expect(body).toMatchObject({
      total: 1,
      items: [{ kind: 'workflow-missing', subject: { kind: 'journey', id }, closedAt: null }],
    });
    const ready = await service.request('GET', '/readyz', { as: 'nobody' });
    expect([ready.status, ready.body['openAlarms']]).toEqual([200, 1]);
  });

  it('is not started again by itself', async () => {
    const { status } = await service.engine.workflow.getHandle(journeyWorkflowId(id)).describe();
    expect(status.name).toBe('TERMINATED');
  });

  it('can be read as it stood, and takes no command: the caller is told that it was not received', async () => {
    const before = await service.journey(id);
    expect(before.stage).toBe('screening');
    const answer = await service.give(id, 'RecordScreening', aScreening(FIRST_DAY), { key: 'k' });
    expect([answer.status, answer.body['code']]).toEqual([503, 'not-received']);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await service.journey(id)).toEqual(before);
  });

  it('keeps a jobcentre’s Signal as a row with an alarm', async () => {
    const answer = await service.request('POST', `/api/journeys/${id}/signals/jobcentre`, {
      body: { key: 's', command: 'AcceptScreening', fields: { acceptedOn: FIRST_DAY } },
    });
    expect([answer.status, answer.body['heard']]).toEqual([202, false]);
    expect(await openAlarms(service, id)).toEqual(['signal-not-understood', 'workflow-missing']);
  });

  it('holds up nobody else: the clock moves on and the others are reminded', async () => {
    await service.until('2026-03-20');
    const types = (await recordedEvents(service.db, other)).map(({ type }) => type);
    expect(types).toContain('ObligationReminded');
    const still = (await recordedEvents(service.db, id)).map(({ type }) => type);
    expect(still).toEqual(['PersonReferred', 'ObligationOpened', 'ObligationOpened']);
  });

  it('goes on where it stood when it is rebuilt, hears what was kept, and its alarm closes by itself', async () => {
    const { code, text } = await runRestore(service);
    expect([code, text]).toEqual([0, expect.stringContaining('1 late Signal handed over')]);
    await service.sweep();
    expect(await openAlarms(service, id)).toEqual(['signal-not-understood']);
    await service.does(id, 'RecordScreening', aScreening(FIRST_DAY));
    const events = await expectConsistent(service, id);
    const types = events
      .filter(({ payload }) => !('kind' in payload && BESIDE.has(payload.kind)))
      .map(({ type }) => type);
    expect(types.toSorted()).toEqual([
      'ObligationFulfilled',
      'ObligationOpened',
      'ObligationOpened',
      'ObligationReminded',
      'PersonReferred',
      'ScreeningRecorded',
      'SignalNotApplied',
    ]);
  });
});
