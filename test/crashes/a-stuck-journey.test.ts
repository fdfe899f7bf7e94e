import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { journeyWorkflowId, SIGNALS } from '../../engine/messages.ts';
import { problemOf } from '../../engine/workflow-problems.ts';
import { aScreening } from '../support/journeys/a-journey.ts';
import { expectConsistent, expectRecordedOnce } from '../support/journeys/expect-consistent.ts';
import { told } from '../support/stack/a-problem.ts';
import { runRestore } from '../support/stack/a-restore.ts';
import { aService, FIRST_DAY } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';
import { eventually } from '../support/stack/eventually.ts';
import { openAlarms } from '../support/stack/open-alarms.ts';
import { aStory } from '../support/stories/a-story.ts';
import { PLANTED } from '../support/temporal/a-wedging-waking.ts';

const PATIENCE_MS = 60_000;
const SOON_MS = 40_000;

/** The mails that have told the operators of alarms. */
const toOperators = ({ mailbox }: TestService) =>
  mailbox.taken.filter(({ messageId }) => messageId?.startsWith('<alarms-'));

const ready = async (service: TestService) => (await service.request('GET', '/readyz')).body;

const alarmOf = async (service: TestService, id: string) => {
  const { rows } = await service.db.query<{
    id: number;
    kind: string;
    detail: string;
    closedBy: string | null;
  }>('select id, kind, detail, closed_by as "closedBy" from alarms where subject_id = $1 order by id', [id]);
  return rows;
};

const isFailing = async (service: TestService, id: string) =>
  (await problemOf(service.engine, journeyWorkflowId(id)))?.fails === 'task';

/** In production: a release with a fault, and a release without it. */
describe('a journey that is stuck by a fault in the release, in production', () => {
  const step = aStory();
  let service: TestService;
  let id: string;
  let other: string;
  beforeAll(async () => {
    service = await aService({ production: true });
    [id, other] = [await service.refer(), await service.refer()];
    await service.stopWorker();
    await service.startWorker('/wedged-bundle');
  }, PATIENCE_MS);
  afterAll(() => service.close());

  step('takes no command, and says that it is stuck and that the operators know', async () => {
    const answer = await service.give(id, 'RecordScreening', aScreening(FIRST_DAY), { key: 'screened' });
    expect(await told(service, answer)).toEqual({ status: 503, code: 'journey-stuck', fields: [] });
    expect(answer.body['detail']).toMatch(
      /^Ikke modtaget: forløbet er gået i stå .* driften har fået besked/,
    );
    expect(await openAlarms(service, id)).toEqual(['subject-stuck']);
  });

  step('is told to the operators by mail, once, without a word of what the error said', async () => {
    for (let pass = 0; pass < 2; pass += 1) await service.sweep();
    const mails = toOperators(service);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain('Et forløb eller program kører, men kommer ikke videre');
    expect(mails[0]?.text).toContain(`journey-${id}`);
    expect(mails[0]?.text).toMatch(/Workflow Task of the journey fails again and again/);
    expect(JSON.stringify([mails[0]?.text, await alarmOf(service, id), service.logged])).not.toContain(
      PLANTED,
    );
  });

  step('is counted by readyz, while the others go on', async () => {
    expect(await ready(service)).toMatchObject({ ready: true, openAlarms: 1, stuck: 1 });
    expect(await openAlarms(service, other)).toEqual([]);
  });

  step('keeps its alarm, whatever the sweep finds and whoever wants to close it', async () => {
    const [alarm] = await alarmOf(service, id);
    const closing = await service.request('POST', `/api/alarms/${alarm?.id}/close`, { as: 'operator' });
    expect(await told(service, closing)).toEqual({ status: 409, code: 'alarm-closes-itself', fields: [] });
    await service.sweep();
    expect(await openAlarms(service, id)).toEqual(['subject-stuck']);
  });

  step('acts again by itself under a release without the fault, and nothing is lost', async () => {
    await service.engine.workflow.getHandle(journeyWorkflowId(id)).signal(SIGNALS.jobcentre, {
      key: 'while-stuck',
      municipality: 'hilleroed-kommune',
      command: 'NoSuchCommand',
      fields: {},
    });
    await service.stopWorker();
    await service.startWorker();
    await eventually(async () => (await openAlarms(service, id)).length === 0, SOON_MS);
    expect(await alarmOf(service, id)).toMatchObject([{ kind: 'subject-stuck', closedBy: 'next recording' }]);
    const answer = await service.give(id, 'RecordScreening', aScreening(FIRST_DAY), { key: 'screened' });
    expect(answer.status).toBe(200);
    await expectRecordedOnce(service, id, [
      { key: 'screened', sequence: Number(answer.body['sequence']) },
      { key: 'while-stuck' },
    ]);
    expect(await ready(service)).toMatchObject({ openAlarms: 0, stuck: 0 });
  });
});

/** In training: a run whose history no release can replay. The clock is moved over it. */
describe('a journey that is stuck by its history, in training', () => {
  const step = aStory();
  let service: TestService;
  let id: string;
  let twin: string;
  beforeAll(async () => {
    service = await aService();
    twin = await service.refer();
    await service.stopWorker();
    await service.startWorker('/astray-bundle');
    id = await service.refer();
    await service.stopWorker();
    await service.startWorker();
  }, PATIENCE_MS);
  afterAll(() => service.close());

  step('does not hold up the day of the others, and an alarm says so', async () => {
    await service.until('2026-03-20');
    expect((await service.timeline(twin)).map(({ type }) => type)).toContain('ObligationReminded');
    expect((await service.timeline(id)).map(({ type }) => type)).not.toContain('ObligationReminded');
    expect(await openAlarms(service, id)).toEqual(['subject-stuck']);
  });

  step('keeps its alarm over the sweeps that follow, and over days', async () => {
    await service.sweep();
    await service.until('2026-03-23');
    await service.sweep();
    expect(await openAlarms(service, id)).toEqual(['subject-stuck']);
    expect(await isFailing(service, id)).toBe(true);
    expect(toOperators(service)).toHaveLength(1);
  });

  step('stands in the coordinator’s worklist, in words a coordinator understands', async () => {
    const last = service.mailbox.postTo('k-coordinator@example.dk').at(-1);
    expect(last?.text).toContain('Kommer ikke videre (1)');
    expect(last?.text).toMatch(
      /Hillerød Kommune \(HIL-0002\): Denne persons forløb står stille\. Siden den .* Sig det til driften/,
    );
    const { rows } = await service.db.query<{ told: unknown }>(
      'select told from disclosures where journey_id = $1',
      [id],
    );
    expect(rows.map(({ told: each }) => each)).toContainEqual([{ kind: 'journey-stuck', voice: 'reminder' }]);
  });

  step('takes no command; what a jobcentre sends meanwhile is kept', async () => {
    const answer = await service.give(id, 'RecordScreening', aScreening('2026-03-20'), { key: 'screened' });
    expect([answer.status, answer.body['code']]).toEqual([503, 'journey-stuck']);
    await service.engine.workflow.getHandle(journeyWorkflowId(id)).signal(SIGNALS.jobcentre, {
      key: 'while-stuck',
      municipality: 'hilleroed-kommune',
      command: 'NoSuchCommand',
      fields: {},
    });
  });

  step('acts again when it has been rebuilt, and its next recording ends the alarm', async () => {
    const { code, text } = await runRestore(service, '--journey', id);
    expect([code, text]).toEqual([0, expect.stringContaining('1 journey rebuilt.')]);
    await eventually(async () => (await openAlarms(service, id)).length === 0, SOON_MS);
    expect(await alarmOf(service, id)).toMatchObject([
      { kind: 'subject-stuck', closedBy: 'next recording' },
      { kind: 'out-of-step', closedBy: 'cause gone' },
    ]);
    const events = await expectConsistent(service, id);
    expect(events.map(({ type }) => type)).toContain('ObligationReminded');
  });

  step('has lost nothing, and answers each command once', async () => {
    const answer = await service.give(id, 'RecordScreening', aScreening('2026-03-20'), { key: 'screened' });
    expect(answer.status).toBe(200);
    await expectRecordedOnce(service, id, [
      { key: 'screened', sequence: Number(answer.body['sequence']) },
      { key: 'while-stuck' },
    ]);
    await service.until('2026-03-27');
    await expectConsistent(service, id);
  });
});
