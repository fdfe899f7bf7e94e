import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CommandFields, CommandType } from '../../domain/journeys/commands.ts';
import type { EventType } from '../../domain/journeys/events.ts';
import { routeName } from '../../domain/subjects/command-names.ts';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { journeyWorkflowId, SIGNALS } from '../../engine/messages.ts';
import { aScreening } from '../support/journeys/a-journey.ts';
import { setClock } from '../support/journeys/a-moved-clock.ts';
import { expectConsistent, expectRecordedOnce } from '../support/journeys/expect-consistent.ts';
import { aService, FIRST_DAY } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';
import { startWorkerProcess } from '../support/temporal/a-worker-process.ts';

/**
 * A journey, the event whose recording its worker did not survive, and the key of the command that led to it.
 */
interface Struck {
  readonly id: string;
  readonly event: EventType;
  readonly key?: string;
}

describe('a worker killed when it has committed a recording, with the caller gone', () => {
  let service: TestService;
  const struck = new Map<string, Struck>();

  beforeAll(async () => {
    service = await aService();
    const commanded = await service.refer();
    const moved = await service.refer();
    await service.does(moved, 'RecordScreening', aScreening(FIRST_DAY));
    const signalled = await service.refer();
    await service.does(signalled, 'RecordScreening', aScreening(FIRST_DAY));
    const reminded = await service.refer();
    await service.stopWorker();

    struck.set('the opening of a journey', { id: await openedByACrash(), event: 'PersonReferred' });
    struck.set('a command', await crashOn(commanded, 'RecordScreening', aScreening(FIRST_DAY)));
    struck.set('a change of stage', await crashOn(moved, 'AcceptScreening', { acceptedOn: FIRST_DAY }));
    struck.set('a Signal', await crashOnSignal(signalled));
    struck.set('a reminder', await crashOnReminder(reminded));
    await service.startWorker();
  }, 180_000);
  afterAll(() => service.close());

  it.each(['the opening of a journey', 'a command', 'a change of stage', 'a Signal', 'a reminder'])(
    'leaves %s recorded once, and the journey goes on with another worker',
    async (what) => {
      const { id, event, key } = struck.get(what) ?? { id: '', event: 'JourneyClosed' };
      const events = await expectConsistent(service, id);
      expect(events.filter(({ type }) => type === event)).toHaveLength(1);
      if (key !== undefined) await expectRecordedOnce(service, id, [{ key }]);
      await service.does(id, 'CloseJourney', {
        outcome: 'not-established',
        cause: 'moved',
        on: FIRST_DAY,
      });
      await expectConsistent(service, id);
    },
  );

  it('gives the caller who asks again with the same key the answer of the first time', async () => {
    const { id, key = '' } = struck.get('a command') ?? { id: '' };
    const events = await expectConsistent(service, id);
    const recorded = events.find(({ type }) => type === 'ScreeningRecorded');
    const again = await service.give(id, 'RecordScreening', aScreening(FIRST_DAY), { key });
    expect([again.status, again.body['sequence']]).toEqual([200, recorded?.sequence]);
    await expectRecordedOnce(service, id, [{ key }]);
  });

  async function openedByACrash(): Promise<string> {
    const worker = await startWorkerProcess(service, { crashAfter: 'PersonReferred' });
    const id = await service.refer();
    await worker.gone;
    return id;
  }

  /** The caller hangs up when the worker dies, without an answer. */
  async function crashOn<T extends CommandType>(
    id: string,
    type: T,
    fields: CommandFields<T>,
  ): Promise<Struck> {
    const event = type === 'AcceptScreening' ? 'ScreeningAccepted' : 'ScreeningRecorded';
    const worker = await startWorkerProcess(service, { crashAfter: event });
    const caller = new AbortController();
    const key = `crash-${type}`;
    const answer = fetch(`${service.url}/api/journeys/${id}/commands/${routeName(type)}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${service.keyOf('coordinator')}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify(fields),
      signal: caller.signal,
    }).then(
      ({ status }) => status,
      () => 'hung up',
    );
    await worker.gone;
    caller.abort();
    expect(await answer).toBe('hung up');
    return { id, event, key };
  }

  async function crashOnSignal(id: string): Promise<Struck> {
    const worker = await startWorkerProcess(service, { crashAfter: 'ScreeningAccepted' });
    const key = 'crash-signal';
    await service.engine.workflow.getHandle(journeyWorkflowId(id)).signal(SIGNALS.jobcentre, {
      key,
      municipality: 'hilleroed-kommune',
      command: 'AcceptScreening',
      fields: { acceptedOn: FIRST_DAY },
    });
    await worker.gone;
    return { id, event: 'ScreeningAccepted', key };
  }

  async function crashOnReminder(id: string): Promise<Struck> {
    const worker = await startWorkerProcess(service, { crashAfter: 'ObligationReminded' });
    const { rows } = await service.db.query<{ at: Instant }>(
      'select next_step_at as at from subjects where id = $1',
      [id],
    );
    await setClock(service, rows[0]?.at ?? '', [id]);
    await worker.gone;
    return { id, event: 'ObligationReminded' };
  }
});
