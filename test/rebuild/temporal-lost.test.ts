import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recordedEvents } from '../../db/subjects/timeline.ts';
import { dateOf } from '../../domain/vocabulary/calendar.ts';
import { journeyWorkflowId } from '../../engine/messages.ts';
import { aReferral, aScreening } from '../support/journeys/a-journey.ts';
import { expectConsistent } from '../support/journeys/expect-consistent.ts';
import { runReconcile, runRestore, verdictOf } from '../support/stack/a-restore.ts';
import { aService, FIRST_DAY } from '../support/stack/a-service.ts';
import type { TestResponse, TestService } from '../support/stack/a-service.ts';
import { openAlarms } from '../support/stack/open-alarms.ts';
import { loseWorkflow, setWorkflowBack } from '../support/temporal/a-lost-workflow.ts';

describe('after Temporal’s database is lost', () => {
  let service: TestService;
  let lost: string;
  let twin: string;
  let closed: string;
  let first: TestResponse;
  /** How many events are recorded of the one that is lost. */
  let recorded: number;
  beforeAll(async () => {
    service = await aService();
    [lost, twin, closed] = [await service.refer(), await service.refer(), await service.refer()];
    for (const id of [lost, twin]) {
      const answer = await service.give(id, 'RecordScreening', aScreening(FIRST_DAY), { key: 'screened' });
      if (id === lost) first = answer;
    }
    await service.does(closed, 'CloseJourney', {
      outcome: 'not-established',
      cause: 'moved',
      on: FIRST_DAY,
    });
    recorded = (await service.journey(lost)).sequence;
    await loseWorkflow(service, lost);
    await loseWorkflow(service, closed);
  });
  afterAll(() => service.close());

  it('is found out which journeys have no Workflow, and nothing personal is said of them', async () => {
    const { code, text } = await runReconcile(service);
    expect(code).toBe(1);
    expect(text).toContain('3 journeys and 1 programme compared');
    expect(text).toMatch(/ 1 {2}in step/);
    expect(text).toMatch(/ 2 {2}no Workflow runs/);
    expect(text).toContain(
      `journey-${lost}: no Workflow runs\n  record    epoch 1, event ${recorded}, screening`,
    );
    expect(text).not.toMatch(/HIL-|Prøve|1995/);
    expect(JSON.parse((await runReconcile(service, '--json')).text)).toMatchObject({
      counts: { 'in-step': 1, 'no-workflow': 2 },
      different: expect.arrayContaining([
        expect.objectContaining({ workflowId: journeyWorkflowId(lost), verdict: 'no-workflow' }),
      ]),
    });
  });

  it('can be tried what a restore would do, without doing it', async () => {
    const { code, text } = await runRestore(service, '--dry-run');
    expect([code, text.match(/would be rebuilt/g)?.length]).toEqual([0, 2]);
    expect(await verdictOf(service, lost)).toBe('no-workflow');
  });

  it('has every journey going on from its timeline, and none of the others touched', async () => {
    await service.sweep();
    expect(await openAlarms(service, lost)).toEqual(['workflow-missing']);
    const run = await service.engine.workflow.getHandle(journeyWorkflowId(twin)).describe();
    const { code, text } = await runRestore(service);
    expect([code, text]).toEqual([0, expect.stringContaining('2 journeys rebuilt.')]);
    expect(text).toContain(`rebuilt from ${recorded} events under epoch 2`);
    expect((await runReconcile(service)).code).toBe(0);
    expect(await openAlarms(service, lost)).toEqual([]);
    const same = await service.engine.workflow.getHandle(journeyWorkflowId(twin)).describe();
    expect(same.runId).toBe(run.runId);
    for (const id of [lost, twin, closed]) await expectConsistent(service, id);
  });

  it('has nothing to do the second time', async () => {
    const { code, text } = await runRestore(service);
    expect([code, text]).toEqual([0, expect.stringContaining('Nothing was to be done.')]);
  });

  it('gives the same answer to a command that comes again with its key', async () => {
    const again = await service.give(lost, 'RecordScreening', aScreening(FIRST_DAY), { key: 'screened' });
    expect([again.status, again.body['sequence']]).toEqual([200, first.body['sequence']]);
    const other = await service.give(lost, 'RecordScreening', aScreening('2026-02-27'), { key: 'screened' });
    expect([other.status, other.body['code']]).toEqual([409, 'key-reused']);
  });

  it('reminds on the same days as if nothing had happened, and nobody twice', async () => {
    await service.until('2026-04-30');
    const lived = async (id: string) =>
      (await expectConsistent(service, id)).map(({ type, at }) => [type, dateOf(at)]);
    const expected = await lived(twin);
    expect(expected.filter(([type]) => type === 'ObligationReminded').length).toBeGreaterThan(0);
    expect(await lived(lost)).toEqual(expected);
  });

  it('needs no Workflow for those closed so long that nobody can reopen them', async () => {
    await service.until('2026-06-02');
    await loseWorkflow(service, closed);
    expect(await verdictOf(service, closed)).toBe('over');
    expect((await runReconcile(service)).code).toBe(0);
    const { code, text } = await runRestore(service, '--journey', closed);
    expect([code, text]).toEqual([0, expect.stringContaining('needs nothing')]);
    expect(await verdictOf(service, closed)).toBe('over');
  });
});

describe('a journey of which nothing was recorded when Temporal’s database was lost', () => {
  it('begins with its referral, once', async () => {
    const service = await aService({ worker: false });
    try {
      const { body } = await service.request('POST', '/api/journeys', {
        body: {
          ...aReferral,
          municipalityReference: 'HIL-1',
          person: { givenName: 'Prøve', familyName: 'Eksempelsen', birthDate: '1995-05-05' },
        },
      });
      const id = String(body['id']);
      await loseWorkflow(service, id);
      expect(await verdictOf(service, id)).toBe('no-workflow');
      expect((await runRestore(service)).code).toBe(0);
      await service.startWorker();
      const events = await expectConsistent(service, id);
      expect(events.map(({ type }) => type)).toEqual([
        'PersonReferred',
        'ObligationOpened',
        'ObligationOpened',
      ]);
    } finally {
      await service.close();
    }
  });
});

describe('after Temporal’s database is restored from an older copy', () => {
  let service: TestService;
  let id: string;
  beforeAll(async () => {
    service = await aService();
    id = await service.refer();
    await service.does(id, 'RecordScreening', aScreening(FIRST_DAY));
    await service.stopWorker();
    await setWorkflowBack(service, id);
  });
  afterAll(() => service.close());

  it('is found out before the workers start that the record is ahead', async () => {
    const { code, text } = await runReconcile(service);
    expect(code).toBe(1);
    expect(text).toContain(`journey-${id}: the record is ahead of the Workflow`);
    expect(text).toContain('Workflow  epoch 1, event 0, screening');
  });

  it('goes on where the record stands, and decides nothing anew', async () => {
    const before = await recordedEvents(service.db, id);
    expect((await runRestore(service)).code).toBe(0);
    expect(await verdictOf(service, id)).toBe('in-step');
    await service.startWorker();
    await service.does(id, 'AcceptScreening', { acceptedOn: FIRST_DAY });
    const events = await expectConsistent(service, id);
    expect(events.slice(0, before.length)).toEqual(before);
    expect(events[before.length]?.type).toBe('ScreeningAccepted');
    expect(await openAlarms(service, id)).toEqual([]);
  });
});
