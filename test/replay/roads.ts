import { addDays, addMonths, firstOfMonth, monthOf, nextMonth } from '../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import { journeyWorkflowId, SIGNALS, TASK_QUEUE, WORKFLOW_TYPES } from '../../engine/messages.ts';
import { anAgreement, aScreening } from '../support/journeys/a-journey.ts';
import { aWholeJourney, owingMost } from '../support/journeys/a-whole-journey.ts';
import { FIRST_DAY } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';
import { eventually } from '../support/stack/eventually.ts';
import { programmeRoad } from './programme-road.ts';
import { aJourney } from './road.ts';
import type { Road } from './road.ts';
import { sideRoads } from './side-roads.ts';

const COMPANY = 'eksempel-byg';
const START = '2026-05-04';

/** From the referral over a course to an IGU of two years, and a job; with a digest and a move of the clock. */
const igu: Road = {
  name: 'igu',
  rulebooks: [1, 2],
  async live(service) {
    const agreement = anAgreement(START);
    const id = await service.refer();
    await service.does(id, 'RecordScreening', aScreening(FIRST_DAY));
    await service.does(id, 'AcceptScreening', { acceptedOn: FIRST_DAY });
    await service.does(id, 'AdmitToCourse', {
      school: 'next',
      sector: 'painting',
      startsOn: addDays(FIRST_DAY, 7),
      endsOn: addDays(FIRST_DAY, 42),
    });
    await service.until(addDays(FIRST_DAY, 8));
    await service.does(id, 'ConfirmDayOne', { of: 'course', came: true, on: addDays(FIRST_DAY, 7) });
    await service.does(id, 'ProposeMatch', { kind: 'igu', company: COMPANY, sector: 'painting' });
    await service.does(id, 'AgreeMatch', { kind: 'igu', company: COMPANY, plannedStart: START });
    await service.until(addDays(FIRST_DAY, 43));
    await service.does(id, 'CompleteCourse', { completedOn: addDays(FIRST_DAY, 42), certificate: true });
    await service.until(agreement.signedOn);
    await service.does(id, 'SignIguAgreement', agreement);
    await service.until(START);
    await service.does(id, 'ConfirmDayOne', { of: 'igu', came: false, on: START });
    await service.until(addDays(START, 2));
    await service.does(id, 'ConfirmDayOne', { of: 'igu', came: true, on: addDays(START, 2) });
    await service.until('2026-05-20');
    await service.does(id, 'RegisterInVitas', { registeredOn: '2026-05-20' });
    await service.until('2026-06-04');
    await service.does(id, 'SubmitTrainingPlan', { submittedOn: '2026-06-04' });
    for (let month = monthOf(START); month < monthOf(agreement.endsOn); month = nextMonth(month)) {
      const day = addDays(firstOfMonth(nextMonth(month)), 4);
      await service.until(day);
      if (month !== '2026-09') await service.does(id, 'ClaimAllowance', { month });
      if (month === '2026-11') await service.does(id, 'ClaimBonus', { part: 'six-months', claimedOn: day });
    }
    const completedOn = addDays(agreement.endsOn, 3);
    await service.until(completedOn);
    await service.does(id, 'CompleteIgu', { completedOn, certificateOn: completedOn });
    await service.does(id, 'ClaimBonus', { part: 'completion', claimedOn: completedOn });
    await startJob(service, id, completedOn);
    const digests = await service.db.query<{ id: string }>(
      "select id from digests where state = 'sent' order by date, id limit 1",
    );
    return [
      aJourney(id),
      ...digests.rows.map((digest) => ({ workflowId: digest.id, name: 'digest' })),
      { workflowId: `clock-move-${START}`, name: 'clock-move' },
    ];
  },
};

async function startJob(service: TestService, id: string, startsOn: CalendarDate): Promise<void> {
  await service.does(id, 'StartEmployment', { employer: COMPANY, kind: 'job', startsOn, weeklyHours: 37 });
}

/** From a placement to a job that lasts a year, to the end of the Workflow ninety days after closing. */
const job: Road = {
  name: 'placement-and-job',
  rulebooks: [1, 2],
  async live(service) {
    const id = await service.refer();
    await service.does(id, 'RecordScreening', aScreening(FIRST_DAY));
    await service.until(addDays(FIRST_DAY, 16));
    const begins = addDays(FIRST_DAY, 21);
    await service.does(id, 'AcceptScreening', { acceptedOn: addDays(FIRST_DAY, 16) });
    await service.does(id, 'ApprovePlacement', {
      kind: 'praktik',
      company: COMPANY,
      approvedOn: addDays(FIRST_DAY, 16),
      startsOn: begins,
      endsOn: addDays(begins, 60),
    });
    await service.until(begins);
    await service.does(id, 'ConfirmDayOne', { of: 'placement', came: true, on: begins });
    const ended = addDays(begins, 62);
    await service.until(ended);
    await service.does(id, 'EndPlacement', { endedOn: ended, outcome: 'job-offer' });
    await startJob(service, id, ended);
    for (const month of [1, 3, 6, 12] as const) {
      await service.until(addDays(addMonths(ended, month), month));
      await service.does(id, 'ConfirmRetention', { month, employed: true });
    }
    const closedOn = addDays(addMonths(ended, 12), 20);
    await service.until(closedOn);
    await service.does(id, 'CloseJourney', { outcome: 'job', on: closedOn });
    await service.until(addDays(closedOn, 91));
    return [aJourney(id)];
  },
};

/** Signals that are applied, cannot be applied and cannot be read, one told twice, and a key repeated. */
const signals: Road = {
  name: 'signals',
  rulebooks: [1, 2],
  async live(service) {
    const id = await service.refer();
    const handle = service.engine.workflow.getHandle(journeyWorkflowId(id));
    const sequence = async () => (await service.journey(id)).sequence;
    const tell = async (payloads: readonly unknown[], name: string = SIGNALS.jobcentre) => {
      const before = await sequence();
      await handle.signal(name, ...payloads);
      await eventually(async () => (await sequence()) > before);
    };
    const message = (key: string, command: string, fields: unknown) => ({
      key,
      municipality: 'hilleroed-kommune',
      command,
      fields,
    });
    const accept = message('signal-2', 'AcceptScreening', { acceptedOn: FIRST_DAY });
    await tell([message('signal-1', 'AcceptScreening', { acceptedOn: FIRST_DAY })]);
    const refused = await sequence();
    await service.give(id, 'RecordScreening', aScreening(FIRST_DAY), { key: 'given-twice' });
    await tell([accept]);
    await service.give(id, 'RecordScreening', aScreening(FIRST_DAY), { key: 'given-twice' });
    await handle.signal(SIGNALS.jobcentre, accept);
    await tell([]);
    await tell(['not a message']);
    await tell([accept], 'a name nobody knows');
    await tell([{ ...accept, key: 'signal-3', municipality: 'koebenhavns-kommune' }]);
    await tell([message('signal-4', 'Dismiss', {})]);
    await tellUndecodable(service, id);
    await service.until(addDays(FIRST_DAY, 5));
    const settled = (await service.timeline(id)).find(({ type }) => type === 'SignalNotApplied');
    await service.does(id, 'SettleSignal', { event: settled?.sequence ?? refused });
    await tell([
      message('signal-5', 'CloseJourney', {
        outcome: 'not-established',
        cause: 'moved',
        on: addDays(FIRST_DAY, 5),
      }),
    ]);
    await tell([message('signal-6', 'AcceptScreening', { acceptedOn: FIRST_DAY })]);
    return [aJourney(id)];
  },
};

async function tellUndecodable(service: TestService, id: string): Promise<void> {
  const { sequence } = await service.journey(id);
  const { workflowService } = service.engine;
  await workflowService.signalWorkflowExecution({
    namespace: service.temporal.namespace,
    workflowExecution: { workflowId: journeyWorkflowId(id) },
    signalName: SIGNALS.jobcentre,
    input: { payloads: [{ metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from('{') }] },
  });
  await eventually(async () => (await service.journey(id)).sequence > sequence);
}

/** A journey whose record and history disagree: it is parked, and keeps what it is told. */
const parked: Road = {
  name: 'parked',
  rulebooks: [2],
  async live(service) {
    const id = await service.refer();
    await service.db.query('update subjects set epoch = 2 where id = $1', [id]);
    await service.give(id, 'RecordScreening', aScreening(FIRST_DAY));
    await service.engine.workflow.getHandle(journeyWorkflowId(id)).signal(SIGNALS.jobcentre, 'too late');
    await eventually(async () => {
      const kept = await service.db.query('select from late_signals where subject_id = $1', [id]);
      return kept.rows.length > 0;
    });
    return [aJourney(id)];
  },
};

/** A pass of the sweep. */
const sweep: Road = {
  name: 'sweep',
  rulebooks: [2],
  async live(service) {
    await service.refer();
    const workflowId = 'sweep-to-record';
    await service.engine.workflow.execute(WORKFLOW_TYPES.sweep, {
      taskQueue: TASK_QUEUE,
      workflowId,
      args: [],
    });
    return [{ workflowId }];
  },
};

/** Two and a half years with the training clock: what a journey costs if time is moved by hand. */
const whole: Road = {
  name: 'whole-by-training-clock',
  rulebooks: [2],
  async live(service) {
    const id = await service.refer(owingMost(FIRST_DAY));
    for (const { on, type, fields } of aWholeJourney(FIRST_DAY)) {
      // The clock has already moved if two things are told on one day; it never goes back.
      if ((await service.clock()).today < on) await service.until(on);
      await service.does(id, type, { ...fields });
    }
    return [aJourney(id)];
  },
};

/** Every road whose histories a release keeps, lived on the real server with the training clock. */
export const roads: readonly Road[] = [igu, job, signals, parked, sweep, whole, programmeRoad, ...sideRoads];
