import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readProgrammeFile } from '../../api/programme/programme-file.ts';
import { lateSignalsOf } from '../../db/subjects/late-signals.ts';
import { recordedEvents } from '../../db/subjects/timeline.ts';
import type { RecordedEvent } from '../../domain/subjects/recorded-event.ts';
import type { ProgrammeEvent } from '../../domain/programme/events.ts';
import { programmeWorkflowId, SIGNALS } from '../../engine/messages.ts';
import { expectConsistent } from '../support/journeys/expect-consistent.ts';
import { RunningProgramme } from '../support/programme/a-running-programme.ts';
import { loadOwnProgramme } from '../support/programme/load-programme.ts';
import { runReconcile, runRestore, verdictOf } from '../support/stack/a-restore.ts';
import { aService, FIRST_DAY } from '../support/stack/a-service.ts';
import type { TestResponse, TestService } from '../support/stack/a-service.ts';
import { anOlderCopy } from '../support/stack/an-older-copy.ts';
import { eventually } from '../support/stack/eventually.ts';
import { openAlarms } from '../support/stack/open-alarms.ts';
import { anOlderWorkflow, loseWorkflow } from '../support/temporal/a-lost-workflow.ts';

const STARTS_ON = '2026-02-01';
const WORKFLOW = programmeWorkflowId('lo-hovedstaden');
const A_MILESTONE = {
  id: 'all-there-is',
  from: { months: 0 },
  continues: false,
  text: { da: 'Det hele er gjort.', en: 'All of it is done.' },
};
const DONE = { item: 'sectors-chosen', doneOn: '2026-03-01' } as const;

let service: TestService;
let programme: RunningProgramme;
beforeAll(async () => {
  service = await aService();
  programme = await RunningProgramme.begun(service, STARTS_ON);
}, 120_000);
afterAll(() => service.close());

const consistent = () => expectConsistent<ProgrammeEvent>(service, programme.id);

describe('a programme that Temporal has lost', () => {
  it('is alarmed for, found out with its kind, and goes on from its timeline beside the journeys', async () => {
    const journey = await service.refer();
    const first = await programme.give('ReportDone', DONE, 'done');
    await loseWorkflow(service, programme.id);
    await service.sweep();
    expect(await openAlarms(service, programme.id)).toEqual(['workflow-missing']);
    const found = await runReconcile(service);
    expect([found.code, found.text]).toEqual([
      1,
      expect.stringContaining('1 journey and 1 programme compared'),
    ]);
    expect(found.text).toContain(`${WORKFLOW}: no Workflow runs`);
    const { code, text } = await runRestore(service);
    expect([code, text]).toEqual([0, expect.stringContaining('1 programme rebuilt.')]);
    expect(await openAlarms(service, programme.id)).toEqual([]);
    expect((await runReconcile(service)).code).toBe(0);
    const again = await programme.give('ReportDone', DONE, 'done');
    expect([again.status, again.body['sequence']]).toEqual([200, first.body['sequence']]);
    const events = await consistent();
    expect(events.filter(({ type }) => type === 'ItemDone')).toHaveLength(1);
    await expectConsistent(service, journey);
  });
});

describe('a programme whose record was set back', () => {
  let before: RecordedEvent<ProgrammeEvent>[];
  const TASK = { item: 'sector-courses', reportedOn: '2026-03-02' } as const;
  beforeAll(async () => {
    before = await recordedEvents<ProgrammeEvent>(service.db, programme.id);
    const setBack = await anOlderCopy(service.db, programme.id);
    await programme.give('ReportTask', TASK, 'lost');
    await service.stopWorker();
    await setBack();
  });

  it('loses nothing unless somebody says that it may, and takes the lost command again under its key', async () => {
    expect(await verdictOf(service, programme.id)).toBe('workflow-ahead');
    const refused = await runRestore(service);
    expect([refused.code, refused.text]).toEqual([1, expect.stringContaining('a rebuild would lose')]);
    const { code, text } = await runRestore(service, '--accept-loss');
    expect([code, text]).toEqual([
      0,
      expect.stringContaining(`have to be given again: keys ${service.vault.keptKey('lost')}`),
    ]);
    await service.startWorker();
    expect((await programme.give('ReportTask', TASK, 'lost')).status).toBe(200);
    const events = await consistent();
    expect(events.slice(0, before.length)).toEqual(before);
    expect(events.filter(({ type }) => type === 'TaskReported')).toHaveLength(1);
  });
});

describe('a programme whose Workflow was set back to before some recordings', () => {
  const DONE_SINCE = { item: 'first-courses-developed', doneOn: '2026-03-02' } as const;
  let before: RecordedEvent<ProgrammeEvent>[];
  let copied: number;
  let answer: TestResponse;
  beforeAll(async () => {
    await programme.does('MoveItem', {
      item: 'closing-and-evaluation',
      on: '2029-01-20',
      reason: 'calendar',
    });
    copied = (await consistent()).length;
    const setBack = await anOlderWorkflow(service, programme.id);
    answer = await programme.give('ReportDone', DONE_SINCE, 'since');
    await programme.does('MoveItem', {
      item: 'closing-and-evaluation',
      on: '2029-01-21',
      reason: 'calendar',
    });
    before = await consistent();
    await service.stopWorker();
    await setBack();
  });

  it('is found out before the workers start: the record is ahead by what Temporal has forgotten', async () => {
    const { code, text } = await runReconcile(service);
    expect(code).toBe(1);
    expect(text).toContain(`${WORKFLOW}: the record is ahead of the Workflow`);
    expect(text).toMatch(new RegExp(`record +epoch \\d+, event ${before.length}`));
    expect(text).toMatch(new RegExp(`Workflow +epoch \\d+, event ${copied}`));
    expect(await verdictOf(service, programme.id)).toBe('record-ahead');
  });

  it('goes on where the record stands, decides nothing anew and reminds of nothing that is done', async () => {
    expect((await runRestore(service)).code).toBe(0);
    expect(await verdictOf(service, programme.id)).toBe('in-step');
    await service.startWorker();
    const again = await programme.give('ReportDone', DONE_SINCE, 'since');
    expect([again.status, again.body['sequence']]).toEqual([200, answer.body['sequence']]);
    await service.until('2026-03-20');
    const events = await consistent();
    expect(events.slice(0, before.length)).toEqual(before);
    expect(events.length).toBeGreaterThan(before.length);
    expect(await openAlarms(service, programme.id)).toEqual([]);
    expect((await runReconcile(service)).code).toBe(0);
  });
});

describe('a parked programme', () => {
  it('is told nothing of its file until it is rebuilt, and then what the file says by then', async () => {
    await service.db.query('update subjects set sequence = sequence + 1 where id = $1', [programme.id]);
    const parked = await programme.give('MoveItem', {
      item: 'recruitment-begins',
      on: '2026-06-15',
      reason: 'calendar',
    });
    expect([parked.status, parked.body['code']]).toEqual([503, 'programme-parked']);
    const later = await programme.give('ReportDone', { item: 'choice-of-sectors', doneOn: '2026-03-02' });
    expect([later.status, later.body['code']]).toEqual([503, 'programme-parked']);

    await loadOwnProgramme(service.db, { startsOn: '2026-02-02' });
    await service.sweep();
    expect(await lateSignalsOf(service.db, programme.id)).toEqual([]);
    // What reached it in the same moment is kept, and out of date by the time it is rebuilt.
    const { rows } = await service.db.query('select plan from programmes where id = $1', [programme.id]);
    const stale = { key: 'stale', plan: { ...(rows[0] as { plan: object }).plan, startsOn: '2026-01-15' } };
    await service.engine.workflow.getHandle(WORKFLOW).signal(SIGNALS.programmeFile, stale);
    await eventually(async () => (await lateSignalsOf(service.db, programme.id)).length === 1);

    const { code, text } = await runRestore(service);
    expect([code, text]).toEqual([0, expect.stringContaining('1 programme rebuilt.')]);
    expect(text).not.toContain('handed over');
    expect(await lateSignalsOf(service.db, programme.id)).toEqual([]);
    await service.sweep();
    await eventually(async () =>
      (await consistent()).some(
        ({ type, payload }) => type === 'ProgrammeRescheduled' && payload.startsOn === '2026-02-02',
      ),
    );
    const starts = (await consistent()).flatMap(({ type, payload }) =>
      type === 'ProgrammeRescheduled' ? [payload.startsOn] : [],
    );
    expect(starts).toEqual(['2026-02-02']);
  });
});

describe('a programme that is over', () => {
  it('needs no Workflow, raises no alarm, and says so to whoever reports to it', async () => {
    const short = await aService();
    try {
      const { groups } = await readProgrammeFile('lo-hovedstaden');
      const changes = {
        months: 1,
        milestones: [{ ...A_MILESTONE, until: { months: 1, days: -1 } }],
        activities: [],
        groups: groups.map(({ id: name, name: called, task, seats }) => ({
          id: name,
          name: called,
          task,
          seats,
        })),
      };
      const id = await loadOwnProgramme(short.db, { startsOn: FIRST_DAY, changes });
      await short.sweep();
      await short.until('2026-04-15');
      const types = (await expectConsistent<ProgrammeEvent>(short, id)).map(({ type }) => type);
      expect(types.filter((type) => type === 'ObligationEscalated')).toHaveLength(2);
      const { status } = await short.engine.workflow.getHandle(WORKFLOW).describe();
      expect(status.name).toBe('COMPLETED');
      expect(await verdictOf(short, id)).toBe('over');
      const answer = await short.request('POST', '/api/programmes/lo-hovedstaden/commands/report-done', {
        body: { item: A_MILESTONE.id, doneOn: '2026-04-01' },
      });
      expect([answer.status, answer.body['code']]).toEqual([409, 'programme-ended']);
      const told = async () => (await short.request('GET', '/api/programmes/lo-hovedstaden')).body['going'];
      expect(await told()).toMatchObject({ fileNotTakenUp: null });
      await loadOwnProgramme(short.db, { startsOn: FIRST_DAY, changes: { ...changes, months: 2 } });
      await short.sweep();
      expect(await told()).toMatchObject({
        fileNotTakenUp: { da: expect.stringContaining('giv det en ny fil med et nyt navn') },
      });
      expect(await openAlarms(short, id)).toEqual([]);
      expect((await runReconcile(short)).code).toBe(0);
    } finally {
      await short.close();
    }
  }, 120_000);
});
