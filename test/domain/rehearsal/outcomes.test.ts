import { describe, expect, it } from '@jest/globals';
import { achievements, countsFrom, isTargetId } from '../../../domain/rehearsal/outcomes.ts';
import { anAgreement, inEmployment, inIgu, inRecruitment } from '../../support/journeys/a-journey.ts';
import type { LivedJourney } from '../../support/journeys/a-journey.ts';

const START = '2026-05-04';
const achieved = (lived: LivedJourney) => Object.fromEntries(achievements(lived.events));
const placed = (came?: boolean) => {
  const lived = inRecruitment()
    .does('ApprovePlacement', {
      kind: 'praktik',
      company: 'eksempel-byg',
      approvedOn: '2026-03-09',
      startsOn: '2026-03-16',
      endsOn: '2026-05-15',
    })
    .until('2026-03-16');
  return came === undefined
    ? lived
    : lived.does('ConfirmDayOne', { of: 'placement', came, on: '2026-03-16' });
};
const employed = (lived: LivedJourney, startsOn = START, kind: 'job' | 'vocational-education' = 'job') =>
  lived
    .until(startsOn)
    .does('StartEmployment', { employer: 'eksempel-byg', kind, startsOn, weeklyHours: 37 });
const completed = () =>
  inIgu(START)
    .until('2028-05-03')
    .does('CompleteIgu', { completedOn: '2028-05-03', certificateOn: '2028-05-03' });

describe('what a journey has achieved', () => {
  it('is nothing on the way', () => {
    expect(achieved(inIgu(START))).toEqual({});
  });

  it('is an ordinary job, from the day it was told of', () => {
    expect(achieved(inEmployment(START))).toEqual({ 'ordinary-job': START });
  });

  it('is a vocational education, and no job', () => {
    expect(achieved(employed(inRecruitment(), START, 'vocational-education'))).toEqual({
      'vocational-education': START,
    });
  });

  it('is a completed IGU, and the job after it on a day of its own', () => {
    const lived = employed(completed(), '2028-05-15');
    expect(achieved(lived)).toEqual({ 'igu-completed': '2028-05-03', 'ordinary-job': '2028-05-15' });
  });

  it.each([
    ['a placement', () => placed(), true],
    ['a placement that the person came to', () => placed(true), true],
    ['a placement that the person did not come to', () => placed(false), false],
  ])('after %s is a job through activation: %s', (_, lived, isByActivation) => {
    expect('job-through-activation' in achieved(employed(lived()))).toBe(isByActivation);
  });

  it('is no job through activation where an IGU came after the placement', () => {
    const lived = placed(true)
      .until('2026-05-15')
      .does('EndPlacement', { endedOn: '2026-05-15', outcome: 'igu-offer' })
      .until('2026-05-18')
      .does('SignIguAgreement', anAgreement('2026-05-25'), { ageAtStart: 31 });
    expect(achieved(employed(lived, '2026-09-01'))).toEqual({ 'ordinary-job': '2026-09-01' });
  });

  it('is one where the placement came after the IGU', () => {
    const lived = inIgu(START)
      .until('2026-08-03')
      .does('ReturnToRecruitment', { from: 'igu', on: '2026-08-03', cause: 'resigned' })
      .does('ApprovePlacement', {
        kind: 'praktik',
        company: 'eksempel-byg',
        approvedOn: '2026-08-03',
        startsOn: '2026-08-10',
        endsOn: '2026-09-04',
      });
    expect(achieved(employed(lived, '2026-09-07'))).toHaveProperty('job-through-activation', '2026-09-07');
  });

  it.each([
    [12, true, true],
    [12, false, false],
    [6, true, false],
  ] as const)('is to live by one’s work after %i months, still at work %s: %s', (month, atWork, isSo) => {
    const on = month === 12 ? '2027-05-04' : '2026-11-04';
    const lived = inEmployment(START).until(on).does('ConfirmRetention', { month, employed: atWork });
    expect(achieved(lived)['self-supporting']).toBe(isSo ? on : undefined);
  });

  it('dates from the first of two jobs', () => {
    const lived = inEmployment(START)
      .until('2026-08-04')
      .does('ConfirmRetention', { month: 3, employed: false })
      .does('ReturnToRecruitment', { from: 'employment', on: '2026-08-04', cause: 'dismissed' });
    expect(achieved(employed(lived, '2026-10-05'))).toEqual({ 'ordinary-job': START });
  });
});

describe('a target', () => {
  it.each([
    ['established', true],
    ['igu-completed', true],
    ['job-through-activation', true],
    ['self-supporting', false],
    ['toString', false],
  ])('%s is one that journeys are counted towards: %s', (id, isOne) => {
    expect(isTargetId(id)).toBe(isOne);
  });

  it('of being established is met by a job or a vocational education, whichever came first', () => {
    const learnt = employed(inRecruitment(), START, 'vocational-education');
    expect(countsFrom('established', achievements(learnt.events))).toBe(START);
    expect(
      countsFrom(
        'established',
        new Map([
          ['ordinary-job', '2027-01-04'],
          ['vocational-education', START],
        ]),
      ),
    ).toBe(START);
    expect(countsFrom('established', new Map([['igu-completed', START]]))).toBeUndefined();
  });

  it('of completed IGUs and of jobs through activation is met by those alone', () => {
    expect(countsFrom('igu-completed', achievements(completed().events))).toBe('2028-05-03');
    expect(countsFrom('job-through-activation', achievements(employed(placed(true)).events))).toBe(START);
    expect(countsFrom('job-through-activation', achievements(inEmployment(START).events))).toBeUndefined();
  });
});
