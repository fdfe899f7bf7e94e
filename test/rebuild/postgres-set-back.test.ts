import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recordedEvents } from '../../db/subjects/timeline.ts';
import type { JourneyEvent } from '../../domain/journeys/events.ts';
import type { RecordedEvent } from '../../domain/subjects/recorded-event.ts';
import { journeyWorkflowId } from '../../engine/messages.ts';
import { aScreening } from '../support/journeys/a-journey.ts';
import { expectConsistent } from '../support/journeys/expect-consistent.ts';
import { runReconcile, runRestore, verdictOf } from '../support/stack/a-restore.ts';
import { aService, FIRST_DAY } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';
import { anOlderCopy, forgetJourney } from '../support/stack/an-older-copy.ts';
import { openAlarms } from '../support/stack/open-alarms.ts';

describe('after Postgres is restored from an older copy', () => {
  let service: TestService;
  let id: string;
  let rebuilt: string;
  let later: string;
  let before: RecordedEvent<JourneyEvent>[];
  beforeAll(async () => {
    service = await aService();
    [id, rebuilt] = [await service.refer(), await service.refer()];
    before = await recordedEvents(service.db, id);
    const setBack = [await anOlderCopy(service.db, id), await anOlderCopy(service.db, rebuilt)];
    await service.give(id, 'RecordScreening', aScreening(FIRST_DAY), { key: 'lost' });
    await runRestore(service, '--journey', rebuilt);
    later = await service.refer();
    await service.stopWorker();
    for (const back of setBack) await back();
    await forgetJourney(service.db, later);
  });
  afterAll(() => service.close());

  it('is found out before the workers start, with what would be lost', async () => {
    const { code, text } = await runReconcile(service);
    expect(code).toBe(1);
    expect(text).toContain(
      [
        `journey-${id}: the Workflow is ahead of the record (3 events that the record lacks)`,
        `  record    epoch 1, event ${before.length}, screening`,
        `  Workflow  epoch 1, event ${before.length + 3}, screening`,
      ].join('\n'),
    );
    expect(await verdictOf(service, rebuilt)).toBe('workflow-ahead');
  });

  it('shows the Workflow of somebody whom the record does not know, and lets it be', async () => {
    expect(await verdictOf(service, later)).toBe('no-record');
    const { code, text } = await runRestore(service, '--journey', later);
    expect([code, text]).toEqual([1, expect.stringContaining('Postgres does not know it')]);
  });

  it('loses nothing unless somebody says that it may', async () => {
    const { code, text } = await runRestore(service);
    expect([code, text]).toEqual([1, expect.stringContaining('a rebuild would lose 3 events')]);
    expect(await verdictOf(service, id)).toBe('workflow-ahead');
    expect(await recordedEvents(service.db, id)).toEqual(before);
  });

  it('goes above an epoch that only the Workflow knew', async () => {
    const { status } = await service.engine.workflow.getHandle(journeyWorkflowId(rebuilt)).describe();
    expect([status.name, await verdictOf(service, rebuilt)]).toEqual(['RUNNING', 'in-step']);
    expect((await service.journey(rebuilt)).epoch).toBe(3);
  });

  it('goes on from the record when it may, and takes the lost command again under its key', async () => {
    const { code, text } = await runRestore(service, '--accept-loss');
    expect(text).toContain(`have to be given again: keys ${service.vault.keptKey('lost')}`);
    // The stranger is left.
    expect(code).toBe(1);
    await service.startWorker();
    await service.give(id, 'RecordScreening', aScreening(FIRST_DAY), { key: 'lost' });
    const events = await expectConsistent(service, id);
    expect(events.slice(0, before.length)).toEqual(before);
    expect(events.filter(({ type }) => type === 'ScreeningRecorded')).toHaveLength(1);
    expect(await openAlarms(service, id)).toEqual([]);
    await expectConsistent(service, rebuilt);
  });
});

describe('a journey that went on with an older copy of Postgres, and was parked', () => {
  let service: TestService;
  let id: string;
  /** The number of the last event that the older copy knows. */
  let referred: number;
  beforeAll(async () => {
    service = await aService();
    id = await service.refer();
    referred = (await service.journey(id)).sequence;
    const setBack = await anOlderCopy(service.db, id);
    await service.does(id, 'RecordScreening', aScreening(FIRST_DAY));
    await setBack();
    await service.give(id, 'AcceptScreening', { acceptedOn: FIRST_DAY });
  });
  afterAll(() => service.close());

  it('is parked, and told to be ahead of the record', async () => {
    expect((await service.journey(id)).parked).toBe(true);
    const { text } = await runReconcile(service);
    expect(text).toContain(`record    epoch 1, event ${referred}, screening, parked`);
    expect(text).toMatch(new RegExp(`Workflow {2}epoch 1, event ${referred + 3}, \\w+, parked`));
  });

  it('goes on from the record, with the Signal that came while it was parked', async () => {
    const screened = { key: 'while-parked', command: 'AcceptScreening', fields: { acceptedOn: FIRST_DAY } };
    await service.request('POST', `/api/journeys/${id}/signals/jobcentre`, { body: screened });
    const { code, text } = await runRestore(service, '--accept-loss');
    expect([code, text]).toEqual([0, expect.stringContaining('1 late Signal handed over')]);
    const events = await expectConsistent(service, id);
    expect(events.map(({ type }) => type)).toContain('SignalNotApplied');
    expect((await service.journey(id)).parked).toBe(false);
    expect(await openAlarms(service, id)).not.toContain('out-of-step');
    await service.does(id, 'RecordScreening', aScreening(FIRST_DAY));
  });
});

describe('a journey whose row somebody has changed by hand', () => {
  it('is parked, and becomes again what its timeline says', async () => {
    const service = await aService();
    try {
      const id = await service.refer();
      await service.db.query('update subjects set sequence = sequence + 1 where id = $1', [id]);
      expect(await verdictOf(service, id)).toBe('row-off');
      await service.give(id, 'RecordScreening', aScreening(FIRST_DAY));
      expect(await openAlarms(service, id)).toEqual(['out-of-step']);
      expect((await runRestore(service)).code).toBe(0);
      await service.does(id, 'RecordScreening', aScreening(FIRST_DAY));
      await expectConsistent(service, id);
      expect(await openAlarms(service, id)).toEqual([]);
    } finally {
      await service.close();
    }
  });
});
