import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Journey } from '../../domain/journeys/journey.ts';
import { NEWEST_RULEBOOK } from '../../domain/rulebook/index.ts';
import { RELEASED } from '../../domain/rulebook/released.ts';
import { addDays } from '../../domain/vocabulary/calendar.ts';
import { journeyWorkflowId, SIGNALS } from '../../engine/messages.ts';
import { restartSubjectWorkflow, startSubjectWorkflow } from '../../engine/start-subject.ts';
import type { History } from '../replay/differences.ts';
import { aScreening } from '../support/journeys/a-journey.ts';
import { BROUGHT_FORWARD, withNextRulebook } from '../support/journeys/a-next-rulebook.ts';
import type { TestService } from '../support/stack/a-service.ts';
import { eventually } from '../support/stack/eventually.ts';

const NOW = NEWEST_RULEBOOK;
const NEXT = NOW + 1;

// Everything here belongs to the release to come, except what starts subjects. That part's release, like that
// of the first worker, has not heard of the next rulebook yet.
jest.resetModules();
jest.unstable_mockModule('../../domain/rulebook/released.ts', () => ({
  RELEASED: withNextRulebook(RELEASED),
}));
jest.unstable_mockModule('../../engine/start-subject.ts', () => ({
  restartSubjectWorkflow,
  startSubjectWorkflow,
}));
const { rulebookCommand } = await import('../../cli/rulebook.ts');
const { replay } = await import('../replay/replayed.ts');
const { aService, FIRST_DAY } = await import('../support/stack/a-service.ts');
const { expectConsistent } = await import('../support/journeys/expect-consistent.ts');

describe('a release with a new rulebook, while journeys run', () => {
  let service: TestService;
  /** Four journeys: told at once, in recruitment when told, never told, and parked. */
  let told: string;
  let searching: string;
  let untold: string;
  let parked: string;
  beforeAll(async () => {
    service = await aService();
    [told, searching, untold, parked] = await Promise.all([
      service.refer(),
      service.refer(),
      service.refer(),
      service.refer(),
    ]);
    await screenAndAccept(searching);
    await service.db.query('update subjects set sequence = sequence + 1 where id = $1', [parked]);
    await service.give(parked, 'RecordScreening', aScreening(FIRST_DAY));
    await eventually(async () => (await service.journey(parked)).parked);
    await service.stopWorker();
    await service.startWorker('/next-bundle');
  });
  afterAll(() => service.close());

  it('leaves a run under the rulebook it began under, for what opens in it too', async () => {
    await service.does(told, 'RecordScreening', aScreening(FIRST_DAY));
    expect(await openIn(told)).toMatchObject({ 'screening-decision': [NOW, addDays(FIRST_DAY, 14)] });
    expect(await rulebookOf(told)).toBe(NOW);
    await expectConsistent(service, told);
  });

  it('takes it up with the next run, which a change of stage begins', async () => {
    await screenAndAccept(untold);
    const events = await expectConsistent(service, untold);
    const opened = events.find(
      ({ type, payload }) =>
        type === 'ObligationOpened' && 'kind' in payload && payload.kind === 'seat-or-place',
    );
    expect(opened).toMatchObject({ payload: { rulebook: NOW } });
    expect(events.findLast(({ type }) => type === 'RulebookTakenUp')).toMatchObject({
      payload: { version: NEXT },
    });
    expect(await rulebookOf(untold)).toBe(NEXT);
  });

  it('says beforehand what taking it up would change, by id and in total, and changes nothing', async () => {
    const before = await service.timeline(searching);
    const { code, text } = await script('preview');
    expect(code).toBe(0);
    expect(text).toContain(`Rulebook ${NEXT} is the newest. 3 journeys are open on an older one.`);
    expect(text).toContain('1 journey is parked');
    expect(text).toContain(`${searching}: rulebook ${NOW}, then ${NEXT}`);
    expect(text).toMatch(
      /Seat in a class or place in a company: was owed by the coordinator, due 1 May 2026/,
    );
    expect(text).toMatch(/would be owed by the project lead, due 1 April 2026/);
    expect(text).toMatch(
      /In total.*\n {2}Seat in a class or place in a company: 1 go on by the new rule, 1 get another due date/,
    );
    expect(text).not.toContain(untold);
    expect(text).not.toMatch(/Prøve|Eksempelsen|HIL-/);
    expect(await service.timeline(searching)).toEqual(before);
  });

  it.each([
    ['nothing at all', []],
    ['a text', ['now']],
    ['a version that is a text', [{ version: String(NEXT) }]],
    ['a version nobody will ever release', [{ version: 1e9 }]],
    ['a version that is no number', [{ version: null }]],
  ])('takes a Signal that carries %s for a wish to have the newest', async (_, args) => {
    const id = await service.refer();
    const run = await runOf(id);
    await service.engine.workflow.getHandle(journeyWorkflowId(id)).signal(SIGNALS.takeUpRulebook, ...args);
    await eventually(async () => (await runOf(id)) !== run);
    await expectConsistent(service, id);
    expect(await rulebookOf(id)).toBe(NEXT);
  });

  it('begins no new run for a Signal about a rulebook the journey has', async () => {
    const run = await runOf(untold);
    const handle = service.engine.workflow.getHandle(journeyWorkflowId(untold));
    await handle.signal(SIGNALS.takeUpRulebook, { version: NEXT });
    await handle.signal(SIGNALS.takeUpRulebook, { version: NOW });
    await expectConsistent(service, untold);
    expect(await runOf(untold)).toBe(run);
  });

  it('is taken up at once by all running journeys that are told, and never by a parked one', async () => {
    const { code, text } = await script('take-up');
    expect(text).toContain(`Told 2 to take up rulebook ${NEXT}. Left out 1:`);
    expect(text).toContain(`${parked}: is parked`);
    expect(code).toBe(1);
    await eventually(async () => (await rulebookOf(told)) === NEXT && (await rulebookOf(searching)) === NEXT);
    expect((await service.journey(parked)).parked).toBe(true);
    expect(await rulebookOf(parked)).toBe(NOW);
  });

  it('keeps what is open under the rule it was opened under, and opens what comes under the new', async () => {
    expect(await openIn(told)).toEqual({
      'first-contact': [NOW, addDays(FIRST_DAY, 7)],
      'screening-decision': [NOW, addDays(FIRST_DAY, 14)],
    });
    await service.does(told, 'RecordScreening', aScreening(FIRST_DAY));
    expect(await openIn(told)).toEqual({
      'first-contact': [NOW, addDays(FIRST_DAY, 7)],
      'screening-decision': [NEXT, addDays(FIRST_DAY, 7)],
    });
    await expectConsistent(service, told);
  });

  it('goes on by the new rule where the release says so: the search is due sooner, by another owner', async () => {
    expect(await openIn(searching)).toEqual({
      'seat-or-place': [NEXT, addDays(FIRST_DAY, 60 - BROUGHT_FORWARD)],
    });
    const timeline = await service.timeline(searching);
    const replaced = timeline.find(({ type }) => type === 'ObligationReplaced');
    expect(replaced?.text.da).toContain(`følger nu regelsæt ${NEXT}: projektlederen har frist 1. april 2026`);
    await service.until(addDays(FIRST_DAY, 14));
    const reminders = (await service.timeline(searching)).filter(({ type }) => type === 'ObligationReminded');
    expect(reminders.map(({ payload }) => [payload['step'], payload['to']])).toEqual([
      ['remind:-20', ['project-lead']],
    ]);
    await expectConsistent(service, searching);
  });

  it('has nobody left to tell the second time', async () => {
    await service.engine.workflow.getHandle(journeyWorkflowId(parked)).terminate('its end is not tested');
    await service.db.query('update subjects set parked_at = null where id = $1', [parked]);
    expect((await script('take-up')).text).toContain(`Told 0 to take up rulebook ${NEXT}. Left out 1:`);
    expect((await script('take-up', '--journey', told)).text).toContain(
      'is no open journey on a rulebook older',
    );
    expect((await script('take-up', '--journey', randomUUID())).code).toBe(0);
    expect((await script('take-up', '--journey', 'Amina')).code).toBe(2);
  });

  it('leaves histories that newer code replays as they were decided, those begun before it and those after', async () => {
    const histories = (await Promise.all([told, searching, untold].map(runsOf))).flat();
    expect(histories.length).toBeGreaterThan(6);
    const replayed = await replay(
      histories.map((history, index) => [`run-${index}`, history] as const),
      '/next-replay-bundle',
    );
    expect([...replayed.values()]).toEqual(histories.map(() => ({ error: undefined, differences: [] })));
  });

  it('lets a journey wait unharmed while only workers of the release before are there', async () => {
    await service.stopWorker();
    await service.startWorker();
    const answered = service.give(told, 'AcceptScreening', { acceptedOn: FIRST_DAY });
    const handle = service.engine.workflow.getHandle(journeyWorkflowId(told));
    await eventually(async () =>
      ((await handle.fetchHistory()).events ?? []).some(({ workflowTaskFailedEventAttributes: failed }) =>
        failed?.failure?.message?.includes(`This release has no rulebook ${NEXT}`),
      ),
    );
    await service.stopWorker();
    await service.startWorker('/next-bundle');
    await answered;
    await eventually(async () => (await service.journey(told)).stage === 'recruitment', 60_000);
    expect(await openIn(told)).toMatchObject({ 'seat-or-place': [NEXT, expect.anything()] });
  });

  async function screenAndAccept(id: string): Promise<void> {
    await service.does(id, 'RecordScreening', aScreening(FIRST_DAY));
    await service.does(id, 'AcceptScreening', { acceptedOn: FIRST_DAY });
  }

  /** What is open in a journey: by which rulebook, and when it is due. */
  async function openIn(id: string): Promise<Record<string, unknown>> {
    const { obligations } = await stateOf(id);
    return Object.fromEntries(
      obligations
        .filter(({ ended }) => ended === undefined)
        .map(({ kind, rulebook, due }) => [kind, [rulebook, due]]),
    );
  }

  async function stateOf(id: string) {
    const { rows } = await service.db.query<{ state: Journey }>('select state from subjects where id = $1', [
      id,
    ]);
    const [row] = rows;
    if (row === undefined) throw new Error('There is no such journey');
    return row.state;
  }

  const rulebookOf = async (id: string) => (await stateOf(id)).rulebook;
  const runOf = async (id: string) =>
    (await service.engine.workflow.getHandle(journeyWorkflowId(id)).describe()).runId;

  async function script(...args: readonly string[]): Promise<{ code: number; text: string }> {
    const lines: string[] = [];
    const code = await rulebookCommand(args, {
      db: () => service.db,
      hasDb: true,
      engine: () => Promise.resolve(service.engine),
      print: (line) => lines.push(line),
    });
    return { code, text: lines.join('\n') };
  }

  /** The histories of a journey's runs, the latest first. */
  async function runsOf(id: string): Promise<History[]> {
    const histories: History[] = [];
    let runId: string | undefined;
    do {
      const history = await service.engine.workflow.getHandle(journeyWorkflowId(id), runId).fetchHistory();
      histories.push(history);
      runId =
        history.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId ?? undefined;
    } while (runId !== undefined && runId !== '');
    return histories;
  }
});
