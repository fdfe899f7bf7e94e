import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { WorkflowFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { SweepActivities } from '../../activities/sweep/sweep-activities.ts';
import { TASK_QUEUE, WORKFLOW_TYPES } from '../../engine/messages.ts';
import { SkippedTime } from '../support/temporal/a-time-skipping-server.ts';
import { describeInSkippedTime } from '../support/temporal/describe-in-skipped-time.ts';

type Duty = keyof SweepActivities;

/** In order. The compiler asks for each here. */
const EACH: Readonly<Record<Duty, true>> = {
  startWaitingSubjects: true,
  tellProgrammes: true,
  finishAboutPersons: true,
  handleIncomingMails: true,
  startPost: true,
  nudgeOverdueSubjects: true,
  alarmMissingWorkflows: true,
  alarmStuckSubjects: true,
  alarmLatePost: true,
  tellOperators: true,
};
const DUTIES = Object.keys(EACH) as Duty[];

describeInSkippedTime('a pass of the sweep', () => {
  let time: SkippedTime;
  let passes = 0;
  let tried: Duty[] = [];
  /** How often a duty fails before it succeeds. */
  let failures: Partial<Record<Duty, number>> = {};

  const duty = (name: Duty) => () => {
    tried.push(name);
    const left = failures[name] ?? 0;
    failures[name] = left - 1;
    return left > 0 ? Promise.reject(new Error('The database is away')) : Promise.resolve(0);
  };

  beforeAll(async () => {
    time = await SkippedTime.start(Object.fromEntries(DUTIES.map((name) => [name, duty(name)])));
  });
  afterAll(() => time?.close());
  beforeEach(() => {
    tried = [];
    failures = {};
  });

  async function pass(): Promise<unknown> {
    passes += 1;
    const options = { taskQueue: TASK_QUEUE, workflowId: `sweep-${passes}`, args: [] };
    return time.client.workflow.execute(WORKFLOW_TYPES.sweep, options).then(
      () => undefined,
      (error: unknown) => (error instanceof WorkflowFailedError ? error.cause : error),
    );
  }

  it('does each of its duties once, in order', async () => {
    expect(await pass()).toBeUndefined();
    expect(tried).toEqual(DUTIES);
  });

  it('tries a duty again that fails twice, and ends well', async () => {
    failures = { nudgeOverdueSubjects: 2 };
    expect(await pass()).toBeUndefined();
    expect(tried.filter((name) => name === 'nudgeOverdueSubjects')).toHaveLength(3);
  });

  it.each(DUTIES)(
    'does all the others where %s fails, and then fails itself, so that it is seen',
    async (name) => {
      failures = { [name]: Infinity };
      const failure = await pass();
      expect(failure).toBeInstanceOf(ApplicationFailure);
      expect(failure).toMatchObject({ type: 'SweepFailed', message: '1 duties of the sweep failed' });
      expect([...new Set(tried)]).toEqual(DUTIES);
      expect(tried.filter((other) => other !== name)).toHaveLength(DUTIES.length - 1);
    },
  );

  it('fails once where everything fails', async () => {
    failures = Object.fromEntries(DUTIES.map((name) => [name, Infinity]));
    expect(await pass()).toMatchObject({
      type: 'SweepFailed',
      message: `${DUTIES.length} duties of the sweep failed`,
    });
    expect([...new Set(tried)]).toEqual(DUTIES);
  });
});
