import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { NEWEST_RULEBOOK, rulebook } from '../../domain/rulebook/index.ts';
import {
  addDays,
  addMonths,
  dateOf,
  firstOfMonth,
  instantAt,
  isWorkingDay,
  monthOf,
  msBetween,
  nextMonth,
  timeOf,
  workingDayOnOrAfter,
} from '../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import { anAgreement, aScreening } from '../support/journeys/a-journey.ts';
import { MemoryRecord, SkippedJourney, told } from '../support/journeys/a-skipped-journey.ts';
import type { Run } from '../support/journeys/a-skipped-journey.ts';
import { deed, inOrder } from '../support/journeys/a-whole-journey.ts';
import type { Deed } from '../support/journeys/a-whole-journey.ts';
import { SkippedTime } from '../support/temporal/a-time-skipping-server.ts';
import { describeInSkippedTime } from '../support/temporal/describe-in-skipped-time.ts';

const DAY_MS = 24 * 60 * 60_000;
const RUN_DAYS = 90;
const LAST_START = rulebook(NEWEST_RULEBOOK).law.iguLastStart.value;

/** Two years in a company, told to the service as people do: some things in time, some late, some never. */
function twoYears(referredOn: CalendarDate, startsOn: CalendarDate): Deed[] {
  const agreement = anAgreement(startsOn);
  const { company, signedOn, endsOn } = agreement;
  const screenedOn = addDays(referredOn, 7);
  const jobOn = addDays(endsOn, 30);
  const months = Array.from({ length: 24 }, (_, index) => monthOf(addMonths(startsOn, index)));
  return inOrder([
    deed(screenedOn, 'RecordScreening', aScreening(screenedOn)),
    deed(screenedOn, 'AcceptScreening', { acceptedOn: screenedOn }),
    deed(addDays(screenedOn, 2), 'ProposeMatch', { kind: 'igu', company, sector: 'painting' }),
    deed(addDays(screenedOn, 3), 'AgreeMatch', { kind: 'igu', company, plannedStart: startsOn }),
    deed(signedOn, 'SignIguAgreement', agreement, { ageAtStart: 31 }),
    deed(startsOn, 'ConfirmDayOne', { of: 'igu', came: true, on: startsOn }),
    deed(addDays(signedOn, 20), 'RegisterInVitas', { registeredOn: addDays(signedOn, 20) }),
    deed(addDays(startsOn, 45), 'SubmitTrainingPlan', { submittedOn: addDays(startsOn, 45) }),
    deed(addDays(addMonths(startsOn, 6), 10), 'ClaimBonus', {
      part: 'six-months',
      claimedOn: addDays(addMonths(startsOn, 6), 10),
    }),
    deed(addDays(endsOn, 12), 'CompleteIgu', { completedOn: endsOn, certificateOn: addDays(endsOn, 12) }),
    deed(addDays(endsOn, 20), 'ClaimBonus', { part: 'completion', claimedOn: addDays(endsOn, 20) }),
    deed(jobOn, 'StartEmployment', { employer: company, kind: 'job', startsOn: jobOn, weeklyHours: 37 }),
    deed(addMonths(jobOn, 1), 'ConfirmRetention', { month: 1, employed: true }),
    deed(addDays(addMonths(jobOn, 3), 20), 'ConfirmRetention', { month: 3, employed: true }),
    deed(addMonths(jobOn, 4), 'CloseJourney', { outcome: 'job', on: addMonths(jobOn, 4) }),
    // Two months of school allowance are never applied for.
    ...months
      .filter((_, index) => index % 12 !== 5)
      .map((month) => deed(addDays(firstOfMonth(nextMonth(month)), 3), 'ClaimAllowance', { month })),
  ]);
}

describeInSkippedTime('an IGU of two years, with real timers', () => {
  let time: SkippedTime;
  let journey: SkippedJourney;
  let startsOn: CalendarDate;
  let runs: Run[];

  beforeAll(async () => {
    const record = new MemoryRecord();
    // If the scheme has ended, the journey's clock is set back to its last year: still two years of real
    // timers.
    const noLaterThan = instantAt(addMonths(LAST_START, -4), '12:00');
    time = await SkippedTime.start({ recordEvents: record.recordEvents }, { noLaterThan });
    const on = workingDayOnOrAfter(addDays(dateOf(await time.now()), 1));
    startsOn = firstOfMonth(nextMonth(nextMonth(monthOf(on))));
    journey = await SkippedJourney.refer(time, record, { id: 'igu-two-years', on });
    for (const { on: day, type, fields, facts } of twoYears(on, startsOn)) {
      await journey.does(day, type, fields, facts);
    }
    await journey.until(addDays(journey.lived.today, 91));
    runs = await journey.runs();
  }, 180_000);
  afterAll(() => time?.close());

  const own = () =>
    journey.recorded.filter(({ type }) =>
      ['ObligationReminded', 'ReminderSkipped', 'ObligationMissed', 'ObligationEscalated'].includes(type),
    );

  // A command at noon may open something whose first reminder is due that very day: then it is sent at once.
  const inTheMorning = () => own().filter(({ at }) => timeOf(at) < '12:00');

  it('reminds, notes as missed and escalates on the very days the rules say, and nothing else happens', () => {
    expect(told(journey.recorded)).toEqual(told(journey.lived.events));
    expect(journey.latestMs).toBeLessThan(60_000);
  });

  it('has lived through everything that an IGU owes', () => {
    const kinds = new Set(
      own().flatMap(({ type, payload }) =>
        type === 'ObligationReminded' && 'kind' in payload ? [payload.kind] : [],
      ),
    );
    expect([...kinds]).toEqual(
      expect.arrayContaining([
        'first-contact',
        'match-answer',
        'eligibility-check',
        'money-talk',
        'vitas-registration',
        'de-minimis',
        'day-one-igu',
        'day-one-igu-person',
        'training-plan',
        'monthly-allowance',
        'school-hours',
        'test-registration',
        'bonus-six-months',
        'end-of-igu-talk',
        'igu-certificates',
        'bonus-completion',
        'igu-certificate',
        'job-after-igu',
        'retention-3',
      ]),
    );
    const allowances = own().filter(
      ({ payload }) => 'kind' in payload && payload.kind === 'monthly-allowance',
    );
    expect(allowances.filter(({ type }) => type === 'ObligationReminded').length).toBeGreaterThanOrEqual(24);
    expect(allowances.filter(({ type }) => type === 'ObligationMissed')).toHaveLength(2);
    expect(allowances.filter(({ type }) => type === 'ObligationEscalated')).toHaveLength(2);
  });

  it('acts at the same minute in Copenhagen in summer and winter, on working days alone', () => {
    expect(new Set(inTheMorning().map(({ at }) => timeOf(at).slice(0, 5))).size).toBe(1);
    expect(new Set(inTheMorning().map(({ at }) => at.slice(11, 13))).size).toBe(2);
    expect(inTheMorning().filter(({ at }) => !isWorkingDay(dateOf(at)))).toEqual([]);
  });

  it('moves what would fall on a holiday or a weekend', () => {
    const moved = inTheMorning().filter(({ type, at, payload }) => {
      if (type !== 'ObligationReminded' || !('step' in payload) || !('due' in payload)) return false;
      const asked = addDays(payload.due, Number(payload.step.slice('remind:'.length)));
      return dateOf(at) < asked && !isWorkingDay(asked);
    });
    expect(moved.length).toBeGreaterThan(0);
  });

  const dayNamed = (name: string): CalendarDate | undefined =>
    name === 'Next: the Workflow ends, 90 days after closing'
      ? addDays(journey.lived.journey.closed?.on ?? '', 90)
      : / on (\d{4}-\d{2}-\d{2})$/.exec(name)?.[1];

  it('has one named timer at a time, set to the day it names', () => {
    const timers = runs.flatMap((run) => run.timers);
    expect(timers.length).toBeGreaterThan(own().length / 2);
    const wrong = timers.filter(
      ({ name, at }) => !name.startsWith('Next: ') || dateOf(at) !== dayNamed(name),
    );
    expect(wrong).toEqual([]);
    const days = new Set(timers.map(({ at }) => dateOf(at)));
    expect(inTheMorning().filter(({ at }) => !days.has(dateOf(at)))).toEqual([]);
    const vitas = addMonths(addDays(startsOn, -7), 1);
    expect(timers.map(({ name }) => name)).toContainEqual(
      expect.stringMatching(
        new RegExp(`^Next: VITAS registration \\(the company eksempel-byg\\) by ${vitas}, reminder on `),
      ),
    );
  });

  it('begins a new run at every change of stage, and after ninety days at the latest', () => {
    const stages = runs.map(({ stage }) => stage);
    expect(stages.filter((stage, index) => stage !== stages[index - 1])).toEqual([
      'screening',
      'recruitment',
      'igu',
      'employment',
      'closed',
    ]);
    const whys = runs.slice(0, -1).map(({ stage, began, ended, how }, index) => {
      expect(how).toBe('continued');
      if (runs[index + 1]?.stage !== stage) return 'stage';
      return Math.round((msBetween(began, ended) / DAY_MS) * 100) / 100;
    });
    expect(new Set(whys)).toEqual(new Set(['stage', RUN_DAYS]));
    expect(runs.filter(({ stage }) => stage === 'igu').length).toBeGreaterThanOrEqual(8);
  });

  it('ends its Workflow ninety days after the journey was closed, at midnight', () => {
    const last = runs.at(-1);
    const closedOn = journey.lived.journey.closed?.on ?? '';
    expect(last).toMatchObject({ stage: 'closed', how: 'completed' });
    expect(dateOf(last?.ended ?? '')).toBe(addDays(closedOn, 90));
    expect(timeOf(last?.ended ?? '')).toBe('00:00');
  });
});
