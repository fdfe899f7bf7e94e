import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { one } from '../../db/pool.ts';
import { lateSignalsOf } from '../../db/subjects/late-signals.ts';
import { recordedEvents } from '../../db/subjects/timeline.ts';
import type { JourneyEvent } from '../../domain/journeys/events.ts';
import type { RecordedEvent } from '../../domain/subjects/recorded-event.ts';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { journeyWorkflowId, SIGNALS } from '../../engine/messages.ts';
import { aScreening } from '../support/journeys/a-journey.ts';
import { setClock } from '../support/journeys/a-moved-clock.ts';
import { aService, FIRST_DAY } from '../support/stack/a-service.ts';
import type { TestResponse, TestService } from '../support/stack/a-service.ts';
import { eventually } from '../support/stack/eventually.ts';
import { openAlarms } from '../support/stack/open-alarms.ts';

/** What may have happened to the record behind a journey's back. */
const DISAGREEMENTS = [
  { what: 'another number', sql: 'update subjects set sequence = sequence + 1 where id = $1' },
  { what: 'a lower number', sql: 'update subjects set sequence = sequence - 1 where id = $1' },
];

describe.each(DISAGREEMENTS)('a journey whose record has $what than its history', ({ sql }) => {
  let service: TestService;
  let id: string;
  let before: RecordedEvent<JourneyEvent>[];
  let answers: TestResponse[];
  beforeAll(async () => {
    service = await aService();
    id = await service.refer();
    before = await recordedEvents(service.db, id);
    await service.db.query(sql, [id]);
    // Two Updates and a Signal are under way when the disagreement is found.
    await service.stopWorker();
    await signal('met-it', 'AcceptScreening');
    const asked = ['a', 'b'].map(insist);
    await service.startWorker();
    answers = await Promise.all(asked);
    await eventually(async () => (await openAlarms(service, id)).includes('out-of-step'));
  });
  afterAll(() => service.close());

  /**
   * Gives a command, and gives it again under the same key while nobody has taken it: the worker may be slow
   * to come up.
   */
  async function insist(key: string): Promise<TestResponse> {
    for (;;) {
      const answer = await service.give(id, 'RecordScreening', aScreening(FIRST_DAY), { key });
      if (answer.body['code'] !== 'not-received') return answer;
    }
  }

  it('is parked and alarmed, and records nothing', async () => {
    expect((await service.journey(id)).parked).toBe(true);
    expect(await openAlarms(service, id)).toContain('out-of-step');
    expect(await recordedEvents(service.db, id)).toEqual(before);
  });

  it('tells everybody who waits for an answer that it is parked', () => {
    expect(answers.map(({ status, body }) => [status, body['code']])).toEqual([
      [503, 'journey-parked'],
      [503, 'journey-parked'],
    ]);
  });

  it('tells those who come later the same', async () => {
    const later = await service.give(id, 'CloseJourney', { outcome: 'job', on: FIRST_DAY });
    expect([later.status, later.body['code']]).toEqual([503, 'journey-parked']);
  });

  it('keeps the Signal that met it and those that come later, whatever they are', async () => {
    await signal('came-later', 'AcceptScreening');
    await service.engine.workflow.getHandle(journeyWorkflowId(id)).signal('somethingElse', { x: 1 });
    await service.engine.workflow.getHandle(journeyWorkflowId(id)).signal(SIGNALS.jobcentre);
    const kept = () => lateSignalsOf(service.db, id);
    await eventually(async () => (await kept()).length === 4);
    const signals = await kept();
    expect(signals.map(({ name }) => name).sort()).toEqual([
      SIGNALS.jobcentre,
      SIGNALS.jobcentre,
      SIGNALS.jobcentre,
      'somethingElse',
    ]);
    const keys = signals.map(({ payload }) => (payload as { key?: string } | null)?.key);
    expect(keys).toEqual(expect.arrayContaining(['met-it', 'came-later']));
    expect(await openAlarms(service, id)).toEqual(['out-of-step', 'signal-not-understood']);
  });

  it('takes no step when one is due, and holds up nobody', async () => {
    const row = await one<{ at: Instant }>(
      service.db,
      'select next_step_at as at from subjects where id = $1',
      [id],
    );
    const other = await service.refer();
    await setClock(service, row?.at ?? '', [id]);
    await service.until('2026-03-23');
    expect(await recordedEvents(service.db, id)).toEqual(before);
    const types = (await recordedEvents(service.db, other)).map(({ type }) => type);
    expect(types).toContain('PersonReferred');
    const { status } = await service.engine.workflow.getHandle(journeyWorkflowId(id)).describe();
    expect(status.name).toBe('RUNNING');
  });

  async function signal(key: string, command: string): Promise<void> {
    await service.engine.workflow.getHandle(journeyWorkflowId(id)).signal(SIGNALS.jobcentre, {
      key,
      municipality: 'hilleroed-kommune',
      command,
      fields: { acceptedOn: FIRST_DAY },
    });
  }
});
