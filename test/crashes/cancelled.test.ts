import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { journeyWorkflowId } from '../../engine/messages.ts';
import { aScreening } from '../support/journeys/a-journey.ts';
import { expectConsistent } from '../support/journeys/expect-consistent.ts';
import { aService, FIRST_DAY } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';

describe('a journey whose cancellation somebody asks for in Temporal’s UI', () => {
  let service: TestService;
  let id: string;
  beforeAll(async () => {
    service = await aService();
    id = await service.refer();
    await service.engine.workflow.getHandle(journeyWorkflowId(id)).cancel();
  });
  afterAll(() => service.close());

  it('goes on taking commands, over a change of stage too', async () => {
    await service.does(id, 'RecordScreening', aScreening(FIRST_DAY));
    await service.does(id, 'AcceptScreening', { acceptedOn: FIRST_DAY });
    const events = await expectConsistent(service, id);
    expect(events.map(({ type }) => type)).toContain('ScreeningAccepted');
    const { status } = await service.engine.workflow.getHandle(journeyWorkflowId(id)).describe();
    expect(status.name).toBe('RUNNING');
  });

  it('goes on reminding', async () => {
    await service.until('2026-04-10');
    const events = await expectConsistent(service, id);
    expect(events.map(({ type }) => type)).toContain('ObligationReminded');
  });
});
