import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { listOf } from '../../api/http/response-shapes.ts';
import { readProgrammeFile } from '../../api/programme/programme-file.ts';
import { programmeEventSchema, programmeSchema } from '../../api/programme/programme-responses.ts';
import { waitingSubjects } from '../../db/subjects/subjects.ts';
import type { Programme } from '../../domain/programme/programme.ts';
import { programmeWorkflowId, STATE_QUERY, SIGNALS } from '../../engine/messages.ts';
import { loadOwnProgramme } from '../support/programme/load-programme.ts';
import { aService } from '../support/stack/a-service.ts';
import type { TestResponse, TestRequest, TestService } from '../support/stack/a-service.ts';
import { eventually } from '../support/stack/eventually.ts';

const PATIENCE_MS = 60_000;
/** The tests' first day, 2 March 2026, is a month and a day into the programme. */
const STARTS_ON = '2026-02-01';
const WORKFLOW = programmeWorkflowId('lo-hovedstaden');

let service: TestService;
let id: string;

beforeAll(async () => {
  service = await aService();
  id = await loadOwnProgramme(service.db, { startsOn: STARTS_ON });
  await service.sweep();
  await eventually(async () => (await goingNow()) !== null, PATIENCE_MS);
}, PATIENCE_MS);
afterAll(() => service.close());

const answered = programmeSchema.strict();

async function goingNow() {
  const { body } = await service.request('GET', '/api/programmes/lo-hovedstaden');
  return answered.parse(body).going;
}

async function item(name: string) {
  return (await goingNow())?.items.find((one) => one.item === name);
}

async function timeline(as: 'coordinator' | 'steeringGroup' = 'coordinator') {
  const schema = listOf(programmeEventSchema.strict());
  const { body } = await service.request('GET', '/api/programmes/lo-hovedstaden/timeline?limit=200', { as });
  return schema.parse(body).items as z.output<typeof programmeEventSchema>[];
}

function give(
  command: string,
  body: unknown,
  more: TestRequest & { key?: string } = {},
): Promise<TestResponse> {
  const { key, ...request } = more;
  return service.request('POST', `/api/programmes/lo-hovedstaden/commands/${command}`, {
    ...request,
    body,
    ...(key !== undefined && { headers: { 'idempotency-key': key } }),
  });
}

const stateInTemporal = () => service.engine.workflow.getHandle(WORKFLOW).query<Programme>(STATE_QUERY);

describe('a programme whose file has been loaded', () => {
  it('has one Workflow, which knows what the file plans', async () => {
    expect(await waitingSubjects(service.db, 10)).toEqual([]);
    const state = await stateInTemporal();
    const { rows } = await service.db.query<{ state: Programme }>(
      'select state from subjects where id = $1',
      [id],
    );
    expect(state).toEqual(rows[0]?.state);
    expect({ slug: state.slug, startsOn: state.startsOn, endsOn: state.endsOn }).toEqual({
      slug: 'lo-hovedstaden',
      startsOn: STARTS_ON,
      endsOn: '2029-01-31',
    });
    expect(state.items.map((one) => one.item)).toEqual(
      expect.arrayContaining(['sectors-chosen', 'steering-group-1', 'working-group-2', 'sector-courses']),
    );
  });

  it('can be found in Temporal by its programme, its kind and what is due first', async () => {
    const { typedSearchAttributes } = await service.engine.workflow.getHandle(WORKFLOW).describe();
    const values = Object.fromEntries(
      typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value]),
    );
    expect(values).toMatchObject({
      SubjectKind: 'programme',
      Programme: 'lo-hovedstaden',
      Rulebook: 'v1',
      Overdue: false,
    });
    expect(values).toHaveProperty('NextObligation');
    expect(values).toHaveProperty('NextDue');
    expect(values).toHaveProperty('OwedBy');
  });

  it('tells what of it is due now and what is still to come, with its days', async () => {
    expect(await item('sectors-chosen')).toMatchObject({
      kind: 'milestone',
      title: { da: expect.any(String) },
      status: 'due',
      from: '2026-03-01',
      on: '2026-03-31',
      filed: { from: '2026-03-01', on: '2026-03-31' },
      moves: 0,
      owed: { owedBy: 'coordinator', due: '2026-03-31' },
    });
    expect(await item('closing-and-evaluation')).toMatchObject({ status: 'planned', on: '2029-01-31' });
    const going = await goingNow();
    expect(going?.next[0]).toMatchObject({ does: 'remind', item: expect.any(String) });
  });
});

describe('a command to a programme', () => {
  it('is recorded once under its key, with its note for the secretariat alone', async () => {
    const body = {
      item: 'sectors-chosen',
      doneOn: '2026-03-01',
      note: 'Byggeri, maling og anlæg.',
      onBehalfOf: { party: 'trade-body', channel: 'meeting' },
    };
    const first = await give('report-done', body, { key: 'sectors' });
    expect([first.status, first.headers.get('idempotency-key')]).toEqual([200, 'sectors']);
    const again = await give('report-done', body, { key: 'sectors' });
    expect([again.status, again.body['sequence']]).toEqual([200, first.body['sequence']]);
    const other = await give('report-done', { ...body, doneOn: '2026-02-28' }, { key: 'sectors' });
    expect([other.status, other.body['code']]).toEqual([409, 'key-reused']);

    expect(await item('sectors-chosen')).toMatchObject({ status: 'done', doneOn: '2026-03-01' });
    const done = (events: Awaited<ReturnType<typeof timeline>>) =>
      events.filter(({ type }) => type === 'ItemDone');
    expect(done(await timeline())).toMatchObject([
      {
        sequence: first.body['sequence'],
        actor: { organisation: 'lo-hovedstaden', contact: 'k-coordinator', via: 'api' },
        onBehalfOf: body.onBehalfOf,
        remark: body.note,
        text: { da: expect.stringContaining('1. marts 2026') },
      },
    ]);
    expect(done(await timeline('steeringGroup'))).toMatchObject([{ remark: null }]);
    const { rows } = await service.db.query('select sealed from notes where subject_id = $1', [id]);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('Byggeri');
  });

  it('is refused by a rule, and leaves no note behind', async () => {
    const notes = () => service.db.query('select id from notes where subject_id = $1', [id]);
    const { rows: before } = await notes();
    const { status, body } = await give('cancel-meeting', {
      item: 'recruitment-begins',
      reason: 'nothing-to-discuss',
      note: 'Ikke et møde.',
    });
    expect([status, body['code']]).toEqual([409, 'not-a-meeting']);
    expect((await notes()).rows).toEqual(before);
  });

  it('moves a meeting, of which both days are told', async () => {
    const planned = await item('steering-group-2');
    const { status } = await give('move-item', {
      item: 'steering-group-2',
      on: '2026-06-11',
      reason: 'calendar',
    });
    expect(status).toBe(200);
    expect(await item('steering-group-2')).toMatchObject({
      on: '2026-06-11',
      filed: { on: planned?.on },
      moves: 1,
    });
  });

  it.each([
    ['of an unknown programme', 'et-andet', 'report-done', 'coordinator', 404, 'not-found'],
    ['of an unknown name', 'lo-hovedstaden', 'celebrate', 'coordinator', 404, 'unknown-command'],
    ['of somebody who only follows it', 'lo-hovedstaden', 'report-done', 'steeringGroup', 403, 'not-yours'],
    ['of a caseworker', 'lo-hovedstaden', 'move-item', 'caseworker', 403, 'not-yours'],
    ['without its fields', 'lo-hovedstaden', 'report-done', 'coordinator', 422, 'invalid'],
  ] as const)('%s is turned away', async (_, slug, command, as, status, code) => {
    const path = `/api/programmes/${slug}/commands/${command}`;
    const body = status === 404 ? { item: 'recruitment-begins', doneOn: '2026-03-01' } : {};
    const answer = await service.request('POST', path, { as, body });
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
  });
});

describe('a report that was a mistake', () => {
  it('is taken back: the timeline keeps it, struck through, and it is owed again', async () => {
    const before = await item('first-courses-developed');
    const done = await give('report-done', { item: 'first-courses-developed', doneOn: '2026-03-02' });
    expect(await item('first-courses-developed')).toMatchObject({ status: 'done' });
    const body = { event: done.body['sequence'], reason: 'wrong-item' };
    const taken = await give('take-back-report', body, { key: 'mistaken' });
    expect(taken.status).toBe(200);
    expect((await give('take-back-report', body, { key: 'mistaken' })).body['sequence']).toBe(
      taken.body['sequence'],
    );
    expect(await item('first-courses-developed')).toEqual(before);
    const events = await timeline();
    const struck = events.filter((event) => event.struck !== null);
    expect(struck.map(({ type }) => type)).toEqual(['ItemDone', 'ObligationFulfilled']);
    expect(struck[0]).toMatchObject({
      sequence: done.body['sequence'],
      struck: { by: taken.body['sequence'], reason: 'wrong-item' },
    });
    expect(events.find(({ sequence }) => sequence === taken.body['sequence'])?.text.da).toMatch(
      /^Milepæl: ».*«\. Taget tilbage: gjort \(hændelse \d+\)\. Begrundelse: forkert milepæl, møde eller opgave\.$/,
    );
  });

  it('is refused if something has been said since, and to anybody but the secretariat', async () => {
    const first = await give('move-item', {
      item: 'closing-and-evaluation',
      on: '2029-01-20',
      reason: 'calendar',
    });
    await give('move-item', { item: 'closing-and-evaluation', on: '2029-01-31', reason: 'calendar' });
    const body = { event: first.body['sequence'], reason: 'given-twice' };
    const late = await give('take-back-report', body);
    expect([late.status, late.body['code']]).toEqual([409, 'not-last-report']);
    const foreign = await give('take-back-report', body, { as: 'steeringGroup' });
    expect([foreign.status, foreign.body['code']]).toEqual([403, 'not-yours']);
  });
});

describe('a programme whose file has changed', () => {
  const changes = async () =>
    (await timeline()).filter(({ type }) =>
      ['ItemPlanned', 'ItemMoved', 'ItemWithdrawn', 'ProgrammeRescheduled'].includes(type),
    ).length;

  it('takes it up once, however often it is told, and keeps what is done and what somebody moved', async () => {
    const file = await readProgrammeFile('lo-hovedstaden');
    const milestones = file.milestones.map((one) =>
      one.id === 'recruitment-begins' ? { ...one, until: { months: 6, days: -1 } } : one,
    );
    const before = await changes();
    await loadOwnProgramme(service.db, {
      startsOn: STARTS_ON,
      changes: {
        milestones,
        activities: file.activities.filter(({ id: name }) => name !== 'party-secretariat'),
      },
    });
    await service.sweep();
    await eventually(async () => (await item('recruitment-begins'))?.on === '2026-07-31', PATIENCE_MS);
    expect(await item('party-secretariat')).toMatchObject({ status: 'withdrawn' });
    expect(await item('sectors-chosen')).toMatchObject({ status: 'done' });
    expect(await item('steering-group-2')).toMatchObject({ on: '2026-06-11' });
    expect(await changes()).toBe(before + 2);
    const moved = (await timeline()).findLast(({ type }) => type === 'ItemMoved');
    expect(moved?.text.da).toContain('31. juli 2026');

    const { sequence } = await stateInTemporal();
    await service.sweep();
    expect((await stateInTemporal()).sequence).toBe(sequence);
  });

  it('goes back to a plan that has held before', async () => {
    await loadOwnProgramme(service.db, { startsOn: STARTS_ON });
    await service.sweep();
    await eventually(async () => (await item('recruitment-begins'))?.on === '2026-06-30', PATIENCE_MS);
    expect((await item('party-secretariat'))?.status).not.toBe('withdrawn');
  });

  it('is told by the next pass what a crash kept from it', async () => {
    await service.stopWorker();
    await loadOwnProgramme(service.db, { startsOn: '2026-02-02' });
    await service.startWorker();
    await service.sweep();
    await eventually(async () => (await stateInTemporal()).startsOn === '2026-02-02', PATIENCE_MS);
    expect((await timeline()).filter(({ type }) => type === 'ProgrammeRescheduled')).toMatchObject([
      { actor: null, text: { da: expect.stringContaining('2. februar 2026') } },
    ]);
  });

  it('makes of what nobody can read a matter for the coordinator', async () => {
    const handle = service.engine.workflow.getHandle(WORKFLOW);
    await handle.signal(SIGNALS.programmeFile, { key: 'nonsense', plan: { items: 'none' } });
    await eventually(async () => ((await goingNow())?.unsettledSignals.length ?? 0) === 1, PATIENCE_MS);
    const [event = 0] = (await goingNow())?.unsettledSignals ?? [];
    const settled = await give('settle-programme-signal', { event });
    expect(settled.status).toBe(200);
    expect((await goingNow())?.unsettledSignals).toEqual([]);
  });
});

describe('without a worker', () => {
  it(
    'a command is not received, and is once there is one again',
    async () => {
      await service.stopWorker();
      const body = { item: 'choice-of-sectors', doneOn: '2026-03-02' };
      const away = await give('report-done', body, { key: 'later' });
      expect([away.status, away.body['code']]).toEqual([503, 'not-received']);
      await service.startWorker();
      const answer = await give('report-done', body, { key: 'later' });
      expect(answer.status).toBe(200);
    },
    PATIENCE_MS,
  );
});
