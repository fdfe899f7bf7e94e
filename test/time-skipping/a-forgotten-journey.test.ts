import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { engineCalls } from '../../api/http/engine-calls.ts';
import {
  addDays,
  dateOf,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
} from '../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import type { ObligationKind } from '../../domain/vocabulary/obligation-kinds.ts';
import { journeyWorkflowId } from '../../engine/messages.ts';
import { MemoryRecord, SkippedJourney, told } from '../support/journeys/a-skipped-journey.ts';
import { SkippedTime } from '../support/temporal/a-time-skipping-server.ts';
import { describeInSkippedTime } from '../support/temporal/describe-in-skipped-time.ts';

describeInSkippedTime('a person for whom nobody does anything', () => {
  let time: SkippedTime;
  let journey: SkippedJourney;
  let on: CalendarDate;

  const record = new MemoryRecord();
  beforeAll(async () => {
    time = await SkippedTime.start({ recordEvents: record.recordEvents });
    on = workingDayOnOrAfter(addDays(dateOf(await time.now()), 1));
    journey = await SkippedJourney.refer(time, record, { id: 'forgotten', on });
    await journey.until(addDays(on, 730));
  });
  afterAll(() => time?.close());

  /** What was done about an obligation by itself: what, on which day and to whom. */
  const doneAbout = (kind: ObligationKind) =>
    journey.recorded.flatMap(({ type, at, payload }) =>
      type.startsWith('Obligation') &&
      type !== 'ObligationOpened' &&
      'kind' in payload &&
      payload.kind === kind
        ? [[type, dateOf(at), 'to' in payload && payload.to]]
        : [],
    );

  it('is asked about three times, put to a colleague, then noted as missed and passed on twice, each on its day', () => {
    const due = addDays(on, 30);
    expect(doneAbout('screening-result')).toEqual([
      ['ObligationReminded', workingDayOnOrBefore(addDays(due, -10)), ['language-centre']],
      ['ObligationReminded', workingDayOnOrBefore(addDays(due, -3)), ['language-centre']],
      ['ObligationReminded', workingDayOnOrBefore(due), ['language-centre']],
      ['ObligationEscalated', workingDayOnOrBefore(due), ['colleague']],
      ['ObligationMissed', workingDayOnOrAfter(addDays(due, 1)), false],
      ['ObligationEscalated', workingDayOnOrAfter(addDays(due, 3)), ['coordinator']],
      ['ObligationEscalated', workingDayOnOrAfter(addDays(due, 10)), ['project-lead']],
    ]);
  });

  it('is asked of the municipality too, which has a week to talk with the person', () => {
    const due = addDays(on, 7);
    expect(doneAbout('first-contact')).toEqual([
      ['ObligationReminded', workingDayOnOrBefore(addDays(due, -4)), ['municipality']],
      ['ObligationReminded', workingDayOnOrBefore(due), ['municipality']],
      ['ObligationEscalated', workingDayOnOrBefore(due), ['colleague']],
      ['ObligationMissed', workingDayOnOrAfter(addDays(due, 1)), false],
      ['ObligationEscalated', workingDayOnOrAfter(addDays(due, 2)), ['coordinator']],
      ['ObligationEscalated', workingDayOnOrAfter(addDays(due, 9)), ['project-lead']],
    ]);
  });

  it('hears nothing else from anybody', () => {
    expect(journey.recorded).toHaveLength(3 + 7 + 6);
    expect(told(journey.recorded)).toEqual(told(journey.lived.events));
  });

  it('stays open for two years, in runs of ninety days', async () => {
    const runs = await journey.runs();
    expect(runs).toHaveLength(9);
    expect(runs.at(-1)).toMatchObject({ stage: 'screening', how: 'running' });
  });

  it('can still be closed; its Workflow then lives for ninety days more, and takes no command', async () => {
    const closedOn = addDays(on, 740);
    await journey.does(closedOn, 'CloseJourney', {
      outcome: 'not-established',
      cause: 'moved',
      on: closedOn,
    });
    const { workflow } = time.client;
    const isRunning = async () => {
      const { status } = await workflow.getHandle(journeyWorkflowId(journey.id)).describe();
      return status.name === 'RUNNING';
    };
    const close = () =>
      engineCalls(time.client).sendCommand(journeyWorkflowId(journey.id), 'CloseJourney', {
        key: 'again',
        bodyHash: 'again',
        offsetMs: 0,
        actor: { organisation: 'lo-hovedstaden', via: 'api' },
        fields: { outcome: 'job', on: closedOn },
      });
    await journey.until(addDays(closedOn, 89));
    expect(await isRunning()).toBe(true);
    expect(await close()).toMatchObject({ outcome: 'refused', refusal: { refused: 'wrong-stage' } });
    await journey.until(addDays(closedOn, 90));
    expect(await isRunning()).toBe(false);
    expect(await close()).toEqual({ outcome: 'no-workflow' });
    expect(told(journey.recorded)).toEqual(told(journey.lived.events));
  });
});
