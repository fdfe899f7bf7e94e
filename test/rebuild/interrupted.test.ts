import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { lateSignalsOf } from '../../db/subjects/late-signals.ts';
import { journeyWorkflowId, SIGNALS } from '../../engine/messages.ts';
import { aScreening } from '../support/journeys/a-journey.ts';
import { expectConsistent, expectRecordedOnce } from '../support/journeys/expect-consistent.ts';
import { runReconcile, runRestore } from '../support/stack/a-restore.ts';
import type { ScriptOutput } from '../support/stack/a-restore.ts';
import { aService, FIRST_DAY } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';
import { INTERRUPTIONS, interrupted } from '../support/stack/interrupted-stores.ts';
import { openAlarms } from '../support/stack/open-alarms.ts';

let service: TestService;
beforeAll(async () => {
  service = await aService();
});
afterAll(() => service.close());

describe.each(INTERRUPTIONS)('a restore that is interrupted before $before', ({ call }) => {
  let id: string;
  let end: ScriptOutput;
  beforeAll(async () => {
    id = await service.refer();
    await service.stopWorker();
    await service.engine.workflow.getHandle(journeyWorkflowId(id)).signal(SIGNALS.jobcentre, {
      key: `heard-${call}`,
      municipality: 'hilleroed-kommune',
      command: 'AcceptScreening',
      fields: { acceptedOn: FIRST_DAY },
    });
    end = await runRestore(interrupted(service, call), '--journey', id);
    await service.startWorker();
  });

  it('says that it has to be run again', () => {
    expect([end.code, end.text]).toEqual([1, expect.stringContaining('Run this again')]);
  });

  it('leaves an open alarm, and nothing that the old run could still record', async () => {
    await service.sweep();
    expect(await openAlarms(service, id)).toContain('out-of-step');
    const answer = await service.give(id, 'RecordScreening', aScreening(FIRST_DAY), { key: `k-${call}` });
    // Before the start nobody takes a command; once the new run is there, it does.
    expect(answer.status).toBe(call === 'signal' ? 200 : 503);
  });

  it('is healed by a second one, with nothing lost and nothing twice', async () => {
    const { code, text } = await runRestore(service);
    expect([code, text]).toEqual([0, expect.stringContaining(`journey-${id}`)]);
    if (call !== 'signal') await service.does(id, 'RecordScreening', aScreening(FIRST_DAY));
    const events = await expectConsistent(service, id);
    expect(events.filter(({ type }) => type === 'PersonReferred')).toHaveLength(1);
    await expectRecordedOnce(service, id, [{ key: `heard-${call}` }]);
    expect(await lateSignalsOf(service.db, id)).toEqual([]);
    // The alarm that a Signal came to a parked journey must be closed by the operators.
    const open = (await openAlarms(service, id)).filter((kind) => kind !== 'signal-not-understood');
    expect(open).toEqual([]);
    expect((await runReconcile(service)).code).toBe(0);
  });
});
