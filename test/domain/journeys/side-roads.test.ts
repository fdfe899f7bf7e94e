import { describe, expect, it } from '@jest/globals';
import type { CommandFields } from '../../../domain/journeys/commands.ts';
import { isRefusal } from '../../../domain/refusals/refusals.ts';
import { addDays, addMonths } from '../../../domain/vocabulary/calendar.ts';
import { IGU_END_CAUSES, SCREENING_DECLINE_CAUSES } from '../../../domain/vocabulary/codes.ts';
import {
  anAgreement,
  aScreening,
  inEmployment,
  inIgu,
  inRecruitment,
  referred,
} from '../../support/journeys/a-journey.ts';
import type { LivedJourney } from '../../support/journeys/a-journey.ts';

const earlyEnd = (endedOn: string): CommandFields<'EndIguEarly'> => ({
  endedOn,
  cause: 'company-closed',
  partialProof: true,
  seeksSuccessor: true,
});
const admission = {
  school: 'next',
  sector: 'painting',
  startsOn: '2026-04-13',
  endsOn: '2026-05-22',
} as const;
const onCourse = () => inRecruitment().does('AdmitToCourse', admission);
const inPlacement = () =>
  inRecruitment().does('ApprovePlacement', {
    kind: 'praktik',
    company: 'eksempel-byg',
    approvedOn: '2026-03-09',
    startsOn: '2026-03-16',
    endsOn: '2026-05-15',
  });
const owed = (lived: LivedJourney) =>
  lived.journey.obligations.filter(({ ended }) => ended === undefined).map(({ kind }) => kind);

describe('a screened person whom the municipality does not let go on', () => {
  it.each(SCREENING_DECLINE_CAUSES)('is out of the programme: %s', (cause) => {
    const lived = referred().until('2026-03-09').does('RecordScreening', aScreening('2026-03-09'));
    lived.does('DeclineScreening', { declinedOn: '2026-03-09', cause });
    expect(lived.journey.closed).toEqual({
      outcome: 'not-established',
      cause,
      on: '2026-03-09',
      in: 'screening',
      by: expect.any(Number),
    });
    expect(owed(lived)).not.toContain('screening-decision');
  });
});

describe('a match that comes to nothing', () => {
  it.each(['person', 'company'] as const)('by the %s leaves the search open', (refusedBy) => {
    const lived = inRecruitment()
      .does('ProposeMatch', { kind: 'igu', company: 'eksempel-byg', sector: 'painting' })
      .does('AgreeMatch', { kind: 'igu', company: 'eksempel-byg', plannedStart: '2026-05-04' });
    lived.does('RefuseMatch', { company: 'eksempel-byg', refusedBy, cause: 'pay', on: '2026-03-09' });
    expect(lived.journey.match).toBeUndefined();
    expect(owed(lived)).toContain('seat-or-place');
    expect(owed(lived)).not.toContain('agreement-signed');
  });

  it('must have been proposed', () => {
    const refusal = inRecruitment().refusal('RefuseMatch', {
      company: 'eksempel-byg',
      refusedBy: 'person',
      cause: 'other',
      on: '2026-03-09',
    });
    expect(refusal).toBe('match-not-proposed');
  });
});

describe('a class', () => {
  it('that is called off releases the person to recruitment, where a seat is searched again', () => {
    const lived = onCourse()
      .until('2026-03-30')
      .does('ReleaseFromClass', { on: '2026-03-30', cause: 'too-few' });
    expect(lived.journey.stage).toBe('recruitment');
    expect(lived.open('seat-or-place')?.due).toBe('2026-05-29');
    expect(owed(lived)).not.toContain('day-one-course');
  });

  it('that has begun cannot release anybody: the course is broken off instead', () => {
    const lived = onCourse().until('2026-04-15');
    expect(lived.refusal('ReleaseFromClass', { on: '2026-04-15', cause: 'other' })).toBe('class-begun');
    lived.does('BreakOffCourse', { on: '2026-04-15', cause: 'withdrew', certificate: false });
    expect(lived.journey.stage).toBe('recruitment');
  });

  it('cannot be broken off before it began, nor after it was completed', () => {
    const early = onCourse();
    const broken = { on: early.today, cause: 'other', certificate: false } as const;
    expect(early.refusal('BreakOffCourse', broken)).toBe('dates-out-of-order');
    const done = onCourse().until('2026-05-22');
    done.does('CompleteCourse', { completedOn: '2026-05-22', certificate: true });
    expect(done.refusal('BreakOffCourse', { ...broken, on: '2026-05-22' })).toBe('already-done');
  });
});

describe('an IGU that ends early', () => {
  it.each(IGU_END_CAUSES)('leads back to recruitment: %s', (cause) => {
    const lived = inIgu('2026-05-04')
      .until('2026-08-03')
      .does('EndIguEarly', { ...earlyEnd('2026-08-03'), cause });
    expect(lived.journey.stage).toBe('recruitment');
    expect(lived.journey.igu?.leftOn).toBe('2026-08-03');
    expect(lived.open('seat-or-place')).toBeDefined();
  });

  it('counts towards the two years of a successor: the first bonus comes when six months are served in all', () => {
    const lived = inIgu('2026-05-04').until('2026-08-03').does('EndIguEarly', earlyEnd('2026-08-03'));
    lived.until('2026-08-24').does(
      'SignIguAgreement',
      {
        ...anAgreement('2026-08-31'),
        company: 'proeve-service',
        endsOn: addDays(addMonths('2026-08-31', 24), -1 - 91),
      },
      { ageAtStart: 31 },
    );
    // 91 days were served from 4 May to 3 August: the time is counted from 1 June.
    expect(lived.journey.igu?.servedDays).toBe(91);
    lived.does('RegisterInVitas', { registeredOn: '2026-08-24' });
    lived.does('SubmitTrainingPlan', { submittedOn: '2026-08-24' }).until('2026-12-01');
    expect(lived.asks('ClaimBonus', { part: 'six-months', claimedOn: '2026-11-30' })).toMatchObject({
      refused: 'bonus-too-early',
      values: { from: '2026-12-01' },
    });
    expect(lived.refusal('ClaimBonus', { part: 'six-months', claimedOn: '2026-12-01' })).toBeUndefined();
  });

  it.each([
    ['before it was signed', '2026-04-26', 'dates-out-of-order'],
    ['in the future', '2026-08-04', 'date-in-future'],
    ['on its last day', '2028-05-03', 'igu-not-early'],
  ])('does not end %s', (_, endedOn, code) => {
    const lived = inIgu('2026-05-04').until('2026-08-03');
    expect(lived.refusal('EndIguEarly', earlyEnd(endedOn))).toBe(code);
  });
});

describe('the two years of an IGU', () => {
  const lived = () => inIgu('2026-05-04').until('2027-03-01');
  const extension = {
    reason: 'leave-by-law',
    agreedOn: '2027-03-01',
    absentFrom: '2026-09-01',
    backOn: '2026-12-01',
  } as const;

  it('become longer by exactly the absence', () => {
    const extended = lived().does('ExtendIgu', extension);
    expect(extended.journey.igu?.endsOn).toBe(addDays('2028-05-03', 91));
    expect(extended.refusal('CompleteIgu', { completedOn: '2027-03-01', certificateOn: '2027-03-01' })).toBe(
      'igu-not-ended',
    );
  });

  it('become longer for school that was not completed, to the day that is agreed', () => {
    const extended = lived().does('ExtendIgu', {
      reason: 'school-not-completed',
      agreedOn: '2027-03-01',
      endsOn: '2028-06-30',
    });
    expect(extended.journey.igu?.endsOn).toBe('2028-06-30');
  });

  it.each([
    ['an absence without its dates', { reason: 'long-absence', agreedOn: '2027-03-01' }, 'fields-malformed'],
    ['an end that somebody chose', { ...extension, endsOn: '2028-12-31' }, 'fields-malformed'],
    ['an absence that ends before it begins', { ...extension, backOn: '2026-08-31' }, 'dates-out-of-order'],
    ['an absence before the start', { ...extension, absentFrom: '2026-05-03' }, 'absence-outside-igu'],
    ['an agreement in the future', { ...extension, agreedOn: '2027-03-02' }, 'date-in-future'],
    [
      'an earlier end',
      { reason: 'school-not-completed', agreedOn: '2027-03-01', endsOn: '2028-05-03' },
      'dates-out-of-order',
    ],
  ] as const)('do not become longer by %s', (_, fields, code) => {
    expect(lived().refusal('ExtendIgu', fields)).toBe(code);
  });

  it('do not become longer twice by one absence', () => {
    const extended = lived().does('ExtendIgu', extension);
    expect(
      extended.refusal('ExtendIgu', { ...extension, absentFrom: '2026-11-01', backOn: '2026-12-15' }),
    ).toBe('absence-counted-before');
  });
});

describe('a placement', () => {
  it('can be given more time, and then ends on the new day', () => {
    const lived = inPlacement().until('2026-05-01');
    lived.does('ExtendPlacement', { approvedOn: '2026-05-01', endsOn: '2026-06-12' });
    expect(lived.journey.placement?.endsOn).toBe('2026-06-12');
  });

  it('cannot be made shorter by giving it more time, nor twice be refused more', () => {
    const lived = inPlacement().until('2026-05-01');
    expect(lived.refusal('ExtendPlacement', { approvedOn: '2026-05-01', endsOn: '2026-05-15' })).toBe(
      'dates-out-of-order',
    );
    lived.does('RefusePlacementExtension', { refusedOn: '2026-05-01' });
    expect(lived.refusal('RefusePlacementExtension', { refusedOn: '2026-05-01' })).toBe('already-done');
  });
});

describe('a journey', () => {
  it('that moves to another municipality is that one’s alone', () => {
    const lived = inRecruitment().does('TransferJourney', {
      municipality: 'koebenhavns-kommune',
      referenceId: '3f0e6d1a-0000-4000-8000-000000000007',
      on: '2026-03-09',
    });
    expect(lived.journey.referral).toMatchObject({
      municipality: 'koebenhavns-kommune',
      referenceId: '3f0e6d1a-0000-4000-8000-000000000007',
    });
    expect(
      lived.refusal('TransferJourney', {
        municipality: 'koebenhavns-kommune',
        referenceId: '3f0e6d1a-0000-4000-8000-000000000008',
        on: '2026-03-09',
      }),
    ).toBe('same-municipality');
  });

  it.each([
    [90, undefined],
    [91, 'reopening-too-late'],
  ])('%i days after it was closed can be opened again: %s', (days, code) => {
    const lived = inEmployment().does('CloseJourney', { outcome: 'job', on: '2026-05-04' });
    const on = addDays('2026-05-04', days);
    expect(lived.until(on).refusal('ReopenJourney', { on })).toBe(code);
  });

  it('opened again is in recruitment, or in screening where it was closed there', () => {
    const worked = inEmployment().does('CloseJourney', { outcome: 'job', on: '2026-05-04' });
    expect(worked.does('ReopenJourney', { on: '2026-05-04' }).journey.stage).toBe('recruitment');
    const closed = referred().does('CloseJourney', {
      outcome: 'not-established',
      cause: 'no-contact',
      on: '2026-03-02',
    });
    expect(closed.does('ReopenJourney', { on: '2026-03-02' }).journey.stage).toBe('screening');
  });
});

describe('the trial of a vocational education', () => {
  const lived = (kind: 'job' | 'vocational-education') =>
    inRecruitment()
      .until('2026-05-04')
      .does('StartEmployment', { employer: 'eksempel-byg', kind, startsOn: '2026-05-04', weeklyHours: 37 })
      .until('2026-08-04');

  it('ends once', () => {
    const learning = lived('vocational-education').does('EndTrial', {
      endedOn: '2026-08-04',
      continues: true,
    });
    expect(learning.journey.employment?.trial?.continues).toBe(true);
    expect(learning.refusal('EndTrial', { endedOn: '2026-08-04', continues: true })).toBe('already-done');
  });

  it('is none in an ordinary job', () => {
    expect(lived('job').refusal('EndTrial', { endedOn: '2026-08-04', continues: true })).toBe('no-trial');
  });
});

describe('dates', () => {
  it.each(['2026-02-29', '2026-13-01', '31-12-2026', ''])('%p is no date', (on) => {
    const refused = inRecruitment().asks('RecordTalk', { talk: 'money', heldOn: on });
    expect(isRefusal(refused) && refused.refused).toBe('fields-malformed');
  });
});

describe('what a return to recruitment says', () => {
  const returned = (lived: LivedJourney) =>
    lived.events.findLast(({ type }) => type === 'ReturnedToRecruitment')?.payload;

  it('is where the person comes from: a class that was called off', () => {
    const lived = onCourse()
      .until('2026-04-13')
      .does('ReleaseFromClass', { on: '2026-04-13', cause: 'too-few' });
    expect(returned(lived)).toEqual({
      from: 'course',
      on: '2026-04-13',
      cause: 'course-ended',
      placementDays: 60,
    });
  });

  it.each([
    ['no-show', 'no-show'],
    ['withdrew', 'withdrew'],
    ['other', 'course-ended'],
  ] as const)('is why a course was broken off: %s is %s', (cause, told) => {
    const lived = onCourse().until('2026-04-15');
    lived.does('BreakOffCourse', { on: '2026-04-15', cause, certificate: false });
    expect(returned(lived)).toMatchObject({ from: 'course', cause: told });
  });

  it.each([
    ['company-closed', 'company-closed'],
    ['bankruptcy', 'company-closed'],
    ['dismissed', 'dismissed'],
    ['resigned', 'resigned'],
    ['agreement-ended', 'agreement-ended'],
    ['no-show', 'no-show'],
    ['moved', 'other'],
    ['other', 'other'],
  ] as const)('is why an IGU ended early: %s is %s', (cause, told) => {
    const lived = inIgu('2026-05-04').until('2026-08-03');
    lived.does('EndIguEarly', { ...earlyEnd('2026-08-03'), cause });
    expect(returned(lived)).toMatchObject({ from: 'igu', cause: told, leavesIgu: 'within-six-months' });
    expect(lived.events.find(({ type }) => type === 'IguEndedEarly')?.payload).toMatchObject({
      company: 'eksempel-byg',
      publicEmployer: false,
    });
  });

  it.each([
    ['2026-11-03', 'within-six-months'],
    ['2026-11-04', 'before-completion'],
  ])('is how far an IGU had come: left on %s it is %s', (on, leavesIgu) => {
    const lived = inIgu('2026-05-04')
      .until(on)
      .does('ReturnToRecruitment', { from: 'igu', on, cause: 'resigned' });
    expect(returned(lived)).toMatchObject({ leavesIgu });
  });

  it('is that an IGU was completed, and nothing of it where there is none any more', () => {
    const lived = inIgu('2026-05-04')
      .until('2028-05-03')
      .does('CompleteIgu', { completedOn: '2028-05-03', certificateOn: '2028-05-03' })
      .does('ReturnToRecruitment', { from: 'igu', on: '2028-05-03', cause: 'agreement-ended' });
    expect(returned(lived)).toMatchObject({ leavesIgu: 'completed' });
    lived.does('AdmitToCourse', { ...admission, startsOn: '2028-05-08', endsOn: '2028-06-09' });
    lived
      .until('2028-05-09')
      .does('BreakOffCourse', { on: '2028-05-09', cause: 'other', certificate: false });
    expect(returned(lived)).not.toHaveProperty('leavesIgu');
  });
});

describe('the time served with an earlier company', () => {
  const successor = (startsOn: string, endsOn: string) => ({
    ...anAgreement(startsOn),
    company: 'proeve-service',
    endsOn,
  });
  const left = () => inIgu('2026-05-04').until('2026-08-03').does('EndIguEarly', earlyEnd('2026-08-03'));

  it('makes the new agreement shorter by as much, and no more', () => {
    const lived = left().until('2026-08-24');
    const asked = (endsOn: string) =>
      lived.asks('SignIguAgreement', successor('2026-08-31', endsOn), { ageAtStart: 31 });
    const earliest = addDays('2028-08-30', -91);
    expect(asked(addDays(earliest, -1))).toMatchObject({
      refused: 'igu-not-two-years',
      values: { ends: earliest },
    });
    expect(isRefusal(asked(earliest))).toBe(false);
    const signed = lived.does('SignIguAgreement', successor('2026-08-31', earliest), { ageAtStart: 31 });
    expect(signed.events.findLast(({ type }) => type === 'IguAgreementSigned')?.payload).toMatchObject({
      servedDays: 91,
      countsFrom: '2026-06-01',
    });
  });

  it('is none before the first IGU, none of one that nobody began, and adds up over two', () => {
    expect(inIgu('2026-05-04').journey.igu?.servedDays).toBe(0);
    const never = inIgu('2026-05-04').until('2026-04-30').does('EndIguEarly', earlyEnd('2026-04-30'));
    never.does(
      'SignIguAgreement',
      { ...successor('2026-05-11', '2028-05-10'), signedOn: '2026-04-30' },
      { ageAtStart: 31 },
    );
    expect(never.journey.igu?.servedDays).toBe(0);
    const second = left()
      .until('2026-08-24')
      .does('SignIguAgreement', successor('2026-08-31', addDays('2028-08-30', -91)), { ageAtStart: 31 })
      .until('2026-10-05')
      .does('EndIguEarly', earlyEnd('2026-10-05'))
      .does('SignIguAgreement', successor('2026-10-12', addDays('2028-10-11', -126)), { ageAtStart: 31 });
    expect(second.journey.igu?.servedDays).toBe(91 + 35);
  });

  it('is told of no stop of new courses: it is no new one', () => {
    const matchOf = (lived: LivedJourney) =>
      lived
        .does('ProposeMatch', { kind: 'igu', company: 'proeve-service', sector: 'painting' })
        .does('AgreeMatch', { kind: 'igu', company: 'proeve-service', plannedStart: '2026-09-07' })
        .journey.warnings.map(({ code }) => code);
    expect(matchOf(inRecruitment())).toContain('igu-new-courses');
    expect(matchOf(left())).not.toContain('igu-new-courses');
    expect(matchOf(left())).toContain('igu-continued');
  });
});
