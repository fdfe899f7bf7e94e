import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JourneyEvent } from '../../domain/journeys/events.ts';
import type { RecordedEvent } from '../../domain/subjects/recorded-event.ts';
import { plusMs } from '../../domain/vocabulary/calendar.ts';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { journeyWorkflowId, SIGNALS } from '../../engine/messages.ts';
import { aScreening } from '../support/journeys/a-journey.ts';
import { setClock } from '../support/journeys/a-moved-clock.ts';
import { expectConsistent, expectRecordedOnce } from '../support/journeys/expect-consistent.ts';
import { aService, FIRST_DAY } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';
import { eventually } from '../support/stack/eventually.ts';
import { startWorkerProcess } from '../support/temporal/a-worker-process.ts';

const ANSWER = aScreening(FIRST_DAY);
const RACERS = 6;
/** How long before its timer fires a journey is told the time. */
const TIMER_MS = 1_500;

describe('an answer and a Signal racing a reminder that is due', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await aService();
  });
  afterAll(() => service.close());

  it('loses nothing and reminds nobody after the answer, when the answer and the reminder meet', async () => {
    const ids = await refer(RACERS);
    const at = await latestStep(ids);
    await Promise.all(
      ids.map(async (id, index) => {
        const late = () => setClock(service, at, [id]);
        // Some hear the time first, some the answer; most hear both in one Workflow Task.
        if (index % 2 === 0) await Promise.all([late(), answer(id), signal(id)]);
        else await Promise.all([signal(id), answer(id), late()]);
      }),
    );
    expect(ids).toHaveLength(RACERS);
    for (const id of ids) expect(types(await expectAnswered(id))).toContain('ScreeningRecorded');
  });

  it('loses nothing and reminds nobody after the answer, when the answer meets the timer itself', async () => {
    const ids = await refer(RACERS);
    const at = await latestStep(ids);
    await setClock(service, plusMs(at, -TIMER_MS), ids);
    // Temporal fires a timer up to a second late: the answers are spread over that second.
    await Promise.all(
      ids.map(async (id, index) => {
        await sleep(TIMER_MS - 200 + index * 250);
        await Promise.all([answer(id), signal(id)]);
      }),
    );
    expect(ids).toHaveLength(RACERS);
    for (const id of ids) expect(types(await expectAnswered(id))).toContain('ScreeningRecorded');
  });

  it('keeps the reminder first and the answer after it, when they come between its commit and its worker’s end', async () => {
    const [id = ''] = await refer(1);
    const at = await latestStep([id]);
    await service.stopWorker();
    const worker = await startWorkerProcess(service, { crashAfter: 'ObligationReminded' });
    await setClock(service, at, [id]);
    await worker.gone;
    await signal(id);
    // Nobody takes the answer while no worker lives; a caller tries again with the same key until somebody
    // does.
    const answered = answer(id);
    await service.startWorker();
    await answered;
    const events = await expectAnswered(id);
    expect(types(events)).toEqual([
      'PersonReferred',
      'ObligationOpened',
      'ObligationOpened',
      'TalkHeld',
      'ObligationFulfilled',
      'ObligationReminded',
      ...types(events).slice(6),
    ]);
    expect(types(events)).toContain('SignalNotApplied');
  });

  /**
   * People whose first talk has been held: what comes next is the reminder of the screening, which the answer
   * is about.
   */
  async function refer(many: number): Promise<string[]> {
    const heldOn = (await service.clock()).now.slice(0, 10);
    const ids = await Promise.all(Array.from({ length: many }, () => service.refer()));
    await Promise.all(ids.map((id) => service.does(id, 'RecordTalk', { talk: 'first-contact', heldOn })));
    return ids;
  }

  /** Each journey acts at a moment of its own: by this instant all of these have something due. */
  async function latestStep(ids: readonly string[]): Promise<Instant> {
    const { rows } = await service.db.query<{ at: Instant }>(
      'select max(next_step_at) as at from subjects where id = any($1)',
      [ids],
    );
    return rows[0]?.at ?? '';
  }

  async function answer(id: string): Promise<void> {
    await eventually(
      async () => (await service.give(id, 'RecordScreening', ANSWER, { key: `answer-${id}` })).status === 200,
      60_000,
    );
  }

  /** Too early or just in time: either way it leaves something on the timeline. */
  async function signal(id: string): Promise<void> {
    await service.engine.workflow.getHandle(journeyWorkflowId(id)).signal(SIGNALS.jobcentre, {
      key: `signal-${id}`,
      municipality: 'hilleroed-kommune',
      command: 'AcceptScreening',
      fields: { acceptedOn: FIRST_DAY },
    });
  }

  async function expectAnswered(id: string): Promise<RecordedEvent<JourneyEvent>[]> {
    const events = await expectConsistent(service, id);
    await expectRecordedOnce(service, id, [{ key: `answer-${id}` }, { key: `signal-${id}` }]);
    return events;
  }

  const types = (events: readonly RecordedEvent<JourneyEvent>[]) => events.map(({ type }) => type);
});
