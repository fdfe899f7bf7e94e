import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { lateSignalsOf } from '../../db/subjects/late-signals.ts';
import type { JourneyEvent } from '../../domain/journeys/events.ts';
import type { RecordedEvent } from '../../domain/subjects/recorded-event.ts';
import { addDays, instantAt } from '../../domain/vocabulary/calendar.ts';
import { journeyWorkflowId, SIGNALS } from '../../engine/messages.ts';
import { aScreening } from '../support/journeys/a-journey.ts';
import { setClock } from '../support/journeys/a-moved-clock.ts';
import { expectConsistent, expectRecordedOnce } from '../support/journeys/expect-consistent.ts';
import { aService, FIRST_DAY } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';
import { eventually } from '../support/stack/eventually.ts';
import { openAlarms } from '../support/stack/open-alarms.ts';

const run = promisify(execFile);

const bytes = (text: string) => new TextEncoder().encode(text);
const payload = (encoding: string, data: string) => ({
  metadata: { encoding: bytes(encoding) },
  data: bytes(data),
});

const MUNICIPALITY = 'hilleroed-kommune';
const accept = (key: string) => ({
  key,
  municipality: MUNICIPALITY,
  command: 'AcceptScreening',
  fields: { acceptedOn: FIRST_DAY },
});

/** What arrives, as Temporal's payloads, and under which Signal. */
const NOT_UNDERSTOOD = [
  { what: 'without arguments', payloads: [] },
  { what: 'with broken JSON', payloads: [payload('json/plain', '{"key": ')] },
  { what: 'encoded in a way nobody here knows', payloads: [payload('binary/encrypted', 'x')] },
  { what: 'that does not say how it is encoded', payloads: [{ data: bytes('{}') }] },
  {
    what: 'of bytes that are no text',
    payloads: [{ ...payload('json/plain', ''), data: Uint8Array.of(255, 0, 254) }],
  },
  { what: 'that is only null', payloads: [payload('binary/null', '')] },
  { what: 'that is a text', payloads: [payload('json/plain', '"AcceptScreening"')] },
  { what: 'that is a list', payloads: [payload('json/plain', '[1,2]')] },
  {
    what: 'whose key is a number',
    payloads: [payload('json/plain', JSON.stringify({ ...accept('k'), key: 7 }))],
  },
  {
    what: 'of an unknown name',
    name: 'somethingElse',
    payloads: [payload('json/plain', JSON.stringify(accept('u')))],
  },
  { what: 'of an unknown name with broken JSON', name: '', payloads: [payload('json/plain', '{')] },
];

const NOT_APPLIED = [
  { what: 'of an unknown command', changes: { command: 'Frobnicate' }, code: 'unknown-command' },
  {
    what: 'of a command that every object has',
    changes: { command: 'constructor' },
    code: 'unknown-command',
  },
  {
    what: 'of another municipality',
    changes: { municipality: 'koebenhavns-kommune' },
    code: 'foreign-municipality',
  },
  {
    what: 'of a command that is not a jobcentre’s',
    changes: { command: 'RegisterInVitas' },
    code: 'not-for-jobcentres',
  },
  { what: 'without fields', changes: { fields: undefined }, code: 'fields-malformed' },
  { what: 'whose fields are a text', changes: { fields: 'x' }, code: 'fields-malformed' },
  {
    what: 'with a date that does not exist',
    changes: { fields: { acceptedOn: '2026-02-30' } },
    code: 'fields-malformed',
  },
  {
    what: 'with a field too many',
    changes: { fields: { acceptedOn: FIRST_DAY, x: 1 } },
    code: 'fields-malformed',
  },
  { what: 'that comes too early', changes: {}, code: 'screening-not-recorded' },
];

describe('what a jobcentre’s system may send', () => {
  let service: TestService;
  let id: string;
  beforeAll(async () => {
    service = await aService();
    id = await service.refer();
  });
  afterAll(() => service.close());

  it.each(NOT_UNDERSTOOD)(
    'keeps a Signal $what as not understood, tells the coordinator and the operators',
    async ({ payloads, name = SIGNALS.jobcentre }) => {
      const before = await events(id);
      await service.engine.workflowService.signalWorkflowExecution({
        namespace: service.temporal.namespace,
        workflowExecution: { workflowId: journeyWorkflowId(id) },
        // An empty name is refused by Temporal itself.
        signalName: name === '' ? 'anotherUnknown' : name,
        requestId: randomUUID(),
        input: { payloads },
      });
      const [told, owed] = await added(id, before);
      expect(told?.type).toBe('SignalNotUnderstood');
      expect(owed).toMatchObject({
        type: 'ObligationOpened',
        payload: { kind: 'jobcentre-signal', owedBy: 'coordinator' },
      });
      expect(await openAlarms(service, id)).toEqual(['signal-not-understood']);
    },
  );

  it.each(NOT_APPLIED)(
    'keeps a Signal $what as not applied, and tells the coordinator why',
    async ({ what, changes, code }) => {
      const before = await events(id);
      const key = what.replaceAll(/\W/g, '-').slice(0, 60);
      await service.engine.workflow
        .getHandle(journeyWorkflowId(id))
        .signal(SIGNALS.jobcentre, { ...accept(key), ...changes });
      const [told, owed] = await added(id, before);
      expect(told).toMatchObject({ type: 'SignalNotApplied', payload: { code } });
      expect(owed).toMatchObject({ type: 'ObligationOpened', payload: { kind: 'jobcentre-signal' } });
      await expectRecordedOnce(service, id, [{ key }]);
    },
  );

  it.each([
    [],
    ['x'],
    [{ offsetMs: 'soon' }],
    [{ offsetMs: Number.MAX_SAFE_INTEGER }],
    [{ offsetMs: -1e15 }],
    [{ offsetMs: Number.MAX_VALUE }],
  ])('leaves the clock as it is when told nonsense about the time (%#)', async (...args) => {
    const before = await events(id);
    const handle = service.engine.workflow.getHandle(journeyWorkflowId(id));
    await handle.signal(SIGNALS.clockMoved, ...args);
    await handle.signal(SIGNALS.nudge, ...args);
    expect(await expectConsistent(service, id)).toEqual(before);
  });

  it('still takes a valid one from the Temporal CLI afterwards, and the same one again only once', async () => {
    await service.does(id, 'RecordScreening', aScreening(FIRST_DAY));
    const before = await events(id);
    await signalByCli(id, accept('from-the-cli'));
    await signalByCli(id, accept('from-the-cli'));
    const [told] = await added(id, before);
    expect(told?.type).toBe('ScreeningAccepted');
    const all = await expectConsistent(service, id);
    expect(all.filter(({ type }) => type === 'ScreeningAccepted')).toHaveLength(1);
    expect((await service.journey(id)).stage).toBe('recruitment');
  });

  it('keeps one for a closed journey as not applied for 90 days, and as a row with an alarm after that', async () => {
    const closed = await service.refer();
    await service.does(closed, 'CloseJourney', { outcome: 'not-established', cause: 'moved', on: FIRST_DAY });
    const before = await events(closed);
    expect((await signalByApi(closed, 'late-1')).body).toMatchObject({ heard: true });
    const [told, owed] = await added(closed, before);
    expect(told).toMatchObject({ type: 'SignalNotApplied', payload: { code: 'wrong-stage' } });
    expect(owed).toMatchObject({ type: 'ObligationOpened', payload: { kind: 'jobcentre-signal' } });

    await setClock(service, instantAt(addDays(FIRST_DAY, 91), '12:00'), [closed]);
    const handle = service.engine.workflow.getHandle(journeyWorkflowId(closed));
    await eventually(async () => (await handle.describe()).status.name === 'COMPLETED');
    // What was still to be done about the Signal came first.
    const after = await expectConsistent(service, closed);
    expect(after.map(({ type }) => type)).toContain('ObligationEscalated');

    const answer = await signalByApi(closed, 'late-2');
    expect([answer.status, answer.body['heard']]).toEqual([202, false]);
    expect(await lateSignalsOf(service.db, closed)).toMatchObject([
      {
        name: SIGNALS.jobcentre,
        payload: { key: service.vault.keptKey('late-2'), command: 'AcceptScreening' },
      },
    ]);
    expect(await openAlarms(service, closed)).toEqual(['signal-not-understood']);
    await service.sweep();
    expect(await openAlarms(service, closed)).toEqual(['signal-not-understood']);
    const command = await service.give(closed, 'SettleSignal', { event: 1 });
    expect([command.status, command.body['code']]).toEqual([409, 'journey-ended']);
    await expect(signalByCli(closed, accept('late-3'))).rejects.toThrow(
      'workflow execution already completed',
    );
  });

  async function signalByCli(journey: string, input: unknown): Promise<void> {
    const { address, namespace } = service.temporal;
    const to = ['--address', address, '--namespace', namespace, '--workflow-id', journeyWorkflowId(journey)];
    const what = ['--name', SIGNALS.jobcentre, '--input', JSON.stringify(input)];
    await run(service.cli, ['workflow', 'signal', ...to, ...what]);
  }

  const signalByApi = (journey: string, key: string) =>
    service.request('POST', `/api/journeys/${journey}/signals/jobcentre`, {
      as: 'caseworker',
      body: { key, command: 'AcceptScreening', fields: { acceptedOn: FIRST_DAY } },
    });

  const events = (journey: string) => expectConsistent(service, journey);

  /** What has been added to a timeline since, once anything has. */
  async function added(
    journey: string,
    before: readonly RecordedEvent<JourneyEvent>[],
  ): Promise<RecordedEvent<JourneyEvent>[]> {
    await eventually(async () => (await service.journey(journey)).sequence > before.length);
    return (await events(journey)).slice(before.length);
  }
});
