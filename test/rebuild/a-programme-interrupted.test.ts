import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { one } from '../../db/pool.ts';
import { lateSignalsOf } from '../../db/subjects/late-signals.ts';
import type { ProgrammeEvent } from '../../domain/programme/events.ts';
import type { Plan } from '../../domain/programme/plan.ts';
import { addDays } from '../../domain/vocabulary/calendar.ts';
import { programmeWorkflowId, SIGNALS } from '../../engine/messages.ts';
import { expectConsistent, expectRecordedOnce } from '../support/journeys/expect-consistent.ts';
import { RunningProgramme } from '../support/programme/a-running-programme.ts';
import { loadOwnProgramme } from '../support/programme/load-programme.ts';
import { runReconcile, runRestore } from '../support/stack/a-restore.ts';
import type { ScriptOutput } from '../support/stack/a-restore.ts';
import { aService, FIRST_DAY } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';
import { eventually } from '../support/stack/eventually.ts';
import { INTERRUPTIONS, interrupted } from '../support/stack/interrupted-stores.ts';
import { openAlarms } from '../support/stack/open-alarms.ts';

const WORKFLOW = programmeWorkflowId('lo-hovedstaden');
/** What of the programme is reported while its rebuild is cut off in each place, and the first day its file says by then. */
const MEANWHILE = {
  terminate: { item: 'sectors-chosen', startsOn: '2026-02-02' },
  start: { item: 'choice-of-sectors', startsOn: '2026-02-03' },
  signal: { item: 'recruitment-begins', startsOn: '2026-02-04' },
} as const;

let service: TestService;
let programme: RunningProgramme;
beforeAll(async () => {
  service = await aService();
  programme = await RunningProgramme.begun(service, '2026-02-01');
}, 120_000);
afterAll(() => service.close());

describe.each(INTERRUPTIONS)('a programme whose restore is interrupted before $before', ({ call }) => {
  const { item, startsOn } = MEANWHILE[call];
  const done = { item, doneOn: FIRST_DAY } as const;
  let end: ScriptOutput;
  beforeAll(async () => {
    await service.stopWorker();
    const workflow = service.engine.workflow.getHandle(WORKFLOW);
    const row = await one<{ plan: Plan }>(service.db, 'select plan from programmes where id = $1', [
      programme.id,
    ]);
    // Nobody has heard either yet: what the file said on a day that is over by now, and what nobody can read.
    await workflow.signal(SIGNALS.programmeFile, {
      key: `stale-${call}`,
      plan: { ...row?.plan, startsOn: addDays('2026-01-01', call.length) },
    });
    await workflow.signal(SIGNALS.programmeFile, { key: `unreadable-${call}`, plan: { items: 'none' } });
    await loadOwnProgramme(service.db, { startsOn });
    end = await runRestore(interrupted(service, call), '--workflow', WORKFLOW);
    await service.startWorker();
  });

  it('says that it has to be run again', () => {
    expect([end.code, end.text]).toEqual([1, expect.stringContaining('Run this again')]);
  });

  it('leaves an open alarm, and nothing that the old run could still record', async () => {
    expect(await openAlarms(service, programme.id)).toContain('out-of-step');
    const answer = await programme.give('ReportDone', done, `k-${call}`);
    // Before the start nobody takes a command; once the new run is there, it does.
    expect(answer.status).toBe(call === 'signal' ? 200 : 503);
  });

  it('is healed by a second one, with nothing lost and nothing twice', async () => {
    const { code, text } = await runRestore(service);
    expect([code, text]).toEqual([0, expect.stringContaining(WORKFLOW)]);
    expect((await programme.give('ReportDone', done, `k-${call}`)).status).toBe(200);
    const events = await expectConsistent<ProgrammeEvent>(service, programme.id);
    expect(events.filter(({ type }) => type === 'ProgrammeOpened')).toHaveLength(1);
    await expectRecordedOnce(service, programme.id, [{ key: `k-${call}` }, { key: `unreadable-${call}` }]);
    expect(await lateSignalsOf(service.db, programme.id)).toEqual([]);
    const open = (await openAlarms(service, programme.id)).filter((kind) => kind !== 'signal-not-understood');
    expect(open).toEqual([]);
    expect((await runReconcile(service)).code).toBe(0);
  });

  it('goes by what its file says now, and never by what it said before', async () => {
    await service.sweep();
    await eventually(async () => (await startsTold()).at(-1) === startsOn);
    const stale = addDays('2026-01-01', call.length);
    expect(await startsTold()).not.toContain(stale);
    const { status } = await service.engine.workflow.getHandle(WORKFLOW).describe();
    expect(status.name).toBe('RUNNING');
  });
});

/** The first days that the programme has been given since it was opened, in order. */
async function startsTold(): Promise<string[]> {
  const events = await expectConsistent<ProgrammeEvent>(service, programme.id);
  return events.flatMap(({ type, payload }) => (type === 'ProgrammeRescheduled' ? [payload.startsOn] : []));
}
