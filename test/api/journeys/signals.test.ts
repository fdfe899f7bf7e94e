import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CommandFields, CommandType } from '../../../domain/journeys/commands.ts';
import type { EventType } from '../../../domain/journeys/events.ts';
import { journeyWorkflowId, SIGNALS } from '../../../engine/messages.ts';
import { aScreening, anAgreement } from '../../support/journeys/a-journey.ts';
import { told } from '../../support/stack/a-problem.ts';
import { FIRST_DAY, aService } from '../../support/stack/a-service.ts';
import type { TestResponse, TestService } from '../../support/stack/a-service.ts';
import { eventually } from '../../support/stack/eventually.ts';
import type { Asker } from '../../support/stack/test-parties.ts';

const PLACEMENT = {
  kind: 'praktik',
  company: 'eksempel-byg',
  approvedOn: FIRST_DAY,
  startsOn: FIRST_DAY,
  endsOn: '2026-05-31',
} as const;
const IGU = { ...anAgreement('2026-03-03'), signedOn: FIRST_DAY };
const JOB = { employer: 'proeve-service', kind: 'job', startsOn: '2026-01-30', weeklyHours: 37 } as const;

describe('what a jobcentre’s own system tells over HTTP', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await aService();
  });
  afterAll(() => service.close());

  const send = <T extends CommandType>(
    id: string,
    command: T,
    fields: CommandFields<T>,
    { as = 'caseworker', ...more }: { as?: Asker; key?: string; municipality?: string } = {},
  ): Promise<TestResponse> =>
    service.request('POST', `/api/journeys/${id}/signals/jobcentre`, {
      as,
      body: { key: randomUUID(), command, fields, ...more },
    });

  const isThere = (id: string, type: EventType) =>
    eventually(async () => (await service.timeline(id)).some((event) => event.type === type));

  const inScreening = async () => {
    const id = await service.refer();
    await service.does(id, 'RecordScreening', aScreening(FIRST_DAY));
    return id;
  };
  const inRecruitment = async () => {
    const id = await inScreening();
    await service.does(id, 'AcceptScreening', { acceptedOn: FIRST_DAY });
    return id;
  };

  it('moves a person from screening to recruitment', async () => {
    const id = await inScreening();
    const answer = await send(id, 'AcceptScreening', { acceptedOn: FIRST_DAY }, { key: 'kmd-1' });
    expect([answer.status, answer.body]).toEqual([202, { key: 'kmd-1', heard: true }]);
    await isThere(id, 'ScreeningAccepted');
    expect((await service.journey(id)).stage).toBe('recruitment');
    const event = (await service.timeline(id)).find(({ type }) => type === 'ScreeningAccepted');
    expect(event?.actor).toEqual({ organisation: 'hilleroed-kommune', via: 'signal' });
  });

  it('moves a person from recruitment to a placement, and back again', async () => {
    const id = await inRecruitment();
    expect((await send(id, 'ApprovePlacement', PLACEMENT)).status).toBe(202);
    await isThere(id, 'PlacementApproved');
    expect((await service.journey(id)).stage).toBe('placement');
    await send(id, 'ReturnToRecruitment', { from: 'placement', on: FIRST_DAY, cause: 'company-closed' });
    await isThere(id, 'ReturnedToRecruitment');
    expect((await service.journey(id)).stage).toBe('recruitment');
  });

  it('brings a person back from a course', async () => {
    const id = await inRecruitment();
    const course = { school: 'next', sector: 'painting', startsOn: FIRST_DAY, endsOn: '2026-04-10' } as const;
    await service.does(id, 'AdmitToCourse', course);
    await send(id, 'ReturnToRecruitment', { from: 'course', on: FIRST_DAY, cause: 'course-ended' });
    await isThere(id, 'ReturnedToRecruitment');
    expect((await service.journey(id)).stage).toBe('recruitment');
  });

  it('records an allowance claimed during an IGU', async () => {
    const id = await inRecruitment();
    await service.does(id, 'SignIguAgreement', IGU);
    await send(id, 'ClaimAllowance', { month: '2026-03' });
    await isThere(id, 'AllowanceClaimed');
    expect((await service.journey(id)).igu?.allowancesClaimed).toEqual(['2026-03']);
  });

  it('records that somebody is still in the job', async () => {
    const id = await inRecruitment();
    await service.does(id, 'StartEmployment', JOB);
    await send(id, 'ConfirmRetention', { month: 1, employed: true });
    await isThere(id, 'RetentionConfirmed');
    const { employment } = await service.journey(id);
    expect(employment?.retention).toEqual([{ month: 1, employed: true }]);
  });

  it('closes a journey', async () => {
    const id = await service.refer();
    await send(id, 'CloseJourney', { outcome: 'not-established', cause: 'moved', on: FIRST_DAY });
    await isThere(id, 'JourneyClosed');
    const { stage, open } = await service.journey(id);
    // What is owed for the data outlives the closing.
    expect([stage, open.map(({ kind }) => kind)]).toEqual(['closed', ['data-retention']]);
  });

  it('is not refused where a rule says no, but owed an answer until somebody settles it', async () => {
    const id = await service.refer();
    const answer = await send(id, 'AcceptScreening', { acceptedOn: FIRST_DAY });
    expect(answer.status).toBe(202);
    await isThere(id, 'SignalNotApplied');
    const event = (await service.timeline(id)).find(({ type }) => type === 'SignalNotApplied');
    expect(event?.payload).toEqual({ command: 'AcceptScreening', code: 'screening-not-recorded' });
    const owed = await service.journey(id);
    expect(owed.unsettledSignals).toEqual([event?.sequence]);
    expect(owed.open.find(({ kind }) => kind === 'jobcentre-signal')).toMatchObject({
      owedBy: 'coordinator',
    });

    await service.does(id, 'SettleSignal', { event: event?.sequence ?? 0 });
    const settled = await service.journey(id);
    expect(settled.unsettledSignals).toEqual([]);
    expect(settled.open.map(({ kind }) => kind)).not.toContain('jobcentre-signal');
    const again = await service.give(id, 'SettleSignal', { event: event?.sequence ?? 0 });
    expect(await told(service, again)).toMatchObject({ status: 409, code: 'no-such-signal' });
  });

  it('does not halt a journey by a year that is a slip of the pen', async () => {
    const id = await inRecruitment();
    const fields = { ...PLACEMENT, endsOn: '9999-12-31' };
    expect(await told(service, await send(id, 'ApprovePlacement', fields))).toMatchObject({
      status: 422,
      fields: ['fields.endsOn'],
    });
    // Straight to Temporal, past the API's own checks.
    const signal = {
      key: 'kmd-9999',
      municipality: 'hilleroed-kommune',
      command: 'ApprovePlacement',
      fields,
    };
    await service.engine.workflow.getHandle(journeyWorkflowId(id)).signal(SIGNALS.jobcentre, signal);
    await isThere(id, 'SignalNotApplied');
    const event = (await service.timeline(id)).find(({ type }) => type === 'SignalNotApplied');
    expect(event?.payload).toEqual({ command: 'ApprovePlacement', code: 'fields-malformed' });
    await service.does(id, 'ApprovePlacement', PLACEMENT);
  });

  it('happens once where the same message comes five times', async () => {
    const id = await inScreening();
    const five = Array.from({ length: 5 }, () =>
      send(id, 'AcceptScreening', { acceptedOn: FIRST_DAY }, { key: 'kmd-5' }),
    );
    expect((await Promise.all(five)).map(({ status }) => status)).toEqual([202, 202, 202, 202, 202]);
    await isThere(id, 'ScreeningAccepted');
    // Messages are heard in order: if a later one has been heard, so have all five.
    await send(id, 'ApprovePlacement', PLACEMENT);
    await isThere(id, 'PlacementApproved');
    const types = (await service.timeline(id)).map(({ type }) => type);
    expect(types.filter((type) => ['ScreeningAccepted', 'SignalNotApplied'].includes(type))).toEqual([
      'ScreeningAccepted',
    ]);
  });

  it('may be brought by the secretariat for the journey’s own municipality, and for no other', async () => {
    const id = await inScreening();
    const fields = { acceptedOn: FIRST_DAY };
    const before = await service.timeline(id);
    for (const as of ['caseworker', 'coordinator'] as const) {
      const foreign = await send(id, 'AcceptScreening', fields, { as, municipality: 'koebenhavns-kommune' });
      expect(await told(service, foreign)).toEqual({ status: 403, code: 'not-yours', fields: [] });
    }
    const stranger = await send(id, 'AcceptScreening', fields, { as: 'foreignCaseworker' });
    expect(await told(service, stranger)).toEqual({ status: 404, code: 'not-found', fields: [] });
    expect(await service.timeline(id)).toEqual(before);
    const own = await send(id, 'AcceptScreening', fields, {
      as: 'coordinator',
      municipality: 'hilleroed-kommune',
    });
    expect(own.status).toBe(202);
    await isThere(id, 'ScreeningAccepted');
  });

  it('is checked before it is passed on: a placement at a school is told at once', async () => {
    const id = await inRecruitment();
    const before = await service.timeline(id);
    const answer = await send(id, 'ApprovePlacement', { ...PLACEMENT, company: 'next' });
    expect(await told(service, answer)).toEqual({ status: 422, code: 'invalid', fields: ['fields.company'] });
    expect(await service.timeline(id)).toEqual(before);
  });

  it('is kept, and alarmed, where no Workflow is there to hear it', async () => {
    const id = await inScreening();
    await service.engine.workflow.getHandle(journeyWorkflowId(id)).terminate('by hand, in the UI');
    const answer = await send(id, 'AcceptScreening', { acceptedOn: FIRST_DAY }, { key: 'kmd-late' });
    expect([answer.status, answer.body]).toEqual([202, { key: 'kmd-late', heard: false }]);
    const { rows } = await service.db.query('select payload from late_signals where subject_id = $1', [id]);
    expect(rows).toEqual([
      {
        payload: {
          key: service.vault.keptKey('kmd-late'),
          municipality: 'hilleroed-kommune',
          command: 'AcceptScreening',
          fields: { acceptedOn: FIRST_DAY },
        },
      },
    ]);
    const { body } = await service.request('GET', '/api/alarms', { as: 'operator' });
    expect(body['items']).toMatchObject([
      { kind: 'signal-not-understood', subject: { kind: 'journey', id }, closedAt: null },
    ]);
  });
});
