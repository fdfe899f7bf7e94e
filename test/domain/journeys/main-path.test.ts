import { describe, expect, it } from '@jest/globals';
import { openObligations } from '../../../domain/journeys/journey.ts';
import { addDays, addMonths, monthOf } from '../../../domain/vocabulary/calendar.ts';
import {
  aScreening,
  anAgreement,
  inEmployment,
  inIgu,
  inRecruitment,
  referred,
} from '../../support/journeys/a-journey.ts';

const kindsOpen = (lived: ReturnType<typeof referred>) =>
  openObligations(lived.journey)
    .map(({ kind }) => kind)
    .sort();

describe('the main path', () => {
  it('asks the language centre for the screening within 30 days of the referral', () => {
    const lived = referred('2026-03-02');
    expect(lived.open('screening-result')).toMatchObject({ owedBy: 'language-centre', due: '2026-04-01' });
  });

  it('gives the secretariat the programme’s days to find a seat or a place', () => {
    const lived = inRecruitment();
    expect(lived.journey.stage).toBe('recruitment');
    expect(lived.open('seat-or-place')).toMatchObject({ owedBy: 'coordinator', due: '2026-05-08' });
  });

  it('opens at the signing of an IGU all that the law and the evaluations ask for', () => {
    const lived = inIgu('2026-05-04');
    expect(lived.journey.stage).toBe('igu');
    expect(kindsOpen(lived)).toEqual([
      'bonus-six-months',
      'day-one-igu',
      'igu-certificate',
      'training-plan',
      'vitas-registration',
    ]);
    expect(lived.open('vitas-registration')?.due).toBe('2026-05-27');
    expect(lived.open('training-plan')?.due).toBe('2026-06-03');
    expect(lived.open('bonus-six-months')).toMatchObject({ from: '2026-11-04', due: '2026-12-04' });
  });

  it('opens no bonus for a public employer', () => {
    const lived = inRecruitment()
      .until('2026-04-27')
      .does('SignIguAgreement', { ...anAgreement('2026-05-04'), publicEmployer: true });
    expect(lived.open('bonus-six-months')).toBeUndefined();
    expect(lived.refusal('ClaimBonus', { part: 'six-months', claimedOn: lived.today })).toBe(
      'bonus-private-only',
    );
  });

  it('leads from referral through course and IGU to a closed journey a year into the job', () => {
    const lived = inRecruitment()
      .does('AdmitToCourse', {
        school: 'next',
        sector: 'painting',
        startsOn: '2026-03-16',
        endsOn: '2026-04-24',
      })
      .until('2026-03-16')
      .does('ConfirmDayOne', { of: 'course', came: true, on: '2026-03-16' })
      .does('ProposeMatch', { kind: 'igu', company: 'eksempel-byg', sector: 'painting' })
      .does('AgreeMatch', { kind: 'igu', company: 'eksempel-byg', plannedStart: '2026-05-04' })
      .until('2026-04-24')
      .does('CompleteCourse', { completedOn: '2026-04-24', certificate: true })
      .does('SignIguAgreement', { ...anAgreement('2026-05-04'), signedOn: '2026-04-24' }, { ageAtStart: 31 })
      .does('RegisterInVitas', { registeredOn: '2026-04-24' })
      .until('2026-05-04')
      .does('ConfirmDayOne', { of: 'igu', came: true, on: '2026-05-04' })
      .until('2026-05-20')
      .does('SubmitTrainingPlan', { submittedOn: '2026-05-20' });
    for (let month = 0; month < 24; month += 1) {
      lived
        .until(addMonths('2026-06-01', month))
        .does('ClaimAllowance', { month: monthOf(addMonths('2026-05-01', month)) });
      if (month === 6) lived.does('ClaimBonus', { part: 'six-months', claimedOn: lived.today });
    }
    lived
      .until('2028-05-05')
      .does('CompleteIgu', { completedOn: '2028-05-03', certificateOn: '2028-05-05' })
      .does('ClaimAllowance', { month: '2028-05' })
      .does('ClaimBonus', { part: 'completion', claimedOn: '2028-05-05' })
      .does('StartEmployment', {
        employer: 'eksempel-byg',
        kind: 'job',
        startsOn: '2028-05-04',
        weeklyHours: 37,
      });
    for (const month of [1, 3, 6, 12] as const) {
      lived.until(addMonths('2028-05-04', month)).does('ConfirmRetention', { month, employed: true });
    }
    expect(kindsOpen(lived)).toEqual(['close-journey']);
    lived.does('CloseJourney', { outcome: 'job', on: lived.today });
    expect(lived.journey.stage).toBe('closed');
    expect(openObligations(lived.journey)).toEqual([]);
    expect(lived.types()).not.toContain('ObligationMissed');
    expect(lived.types()).not.toContain('ObligationEscalated');
  });

  it('leads through a placement to a job', () => {
    const lived = inRecruitment()
      .does('ApprovePlacement', {
        kind: 'praktik',
        company: 'eksempel-byg',
        approvedOn: '2026-03-09',
        startsOn: '2026-03-16',
        endsOn: '2026-06-12',
      })
      .until('2026-03-16')
      .does('ConfirmDayOne', { of: 'placement', came: true, on: '2026-03-16' })
      .until('2026-06-12')
      .does('EndPlacement', { endedOn: '2026-06-12', outcome: 'job-offer' });
    expect(lived.reminded('placement-end')).toEqual(['2026-05-29', '2026-06-12']);
    expect(kindsOpen(lived)).toEqual(['step-after-placement']);
    lived.does('StartEmployment', {
      employer: 'eksempel-byg',
      kind: 'job',
      startsOn: '2026-06-15',
      weeklyHours: 37,
    });
    expect(kindsOpen(lived)).toEqual(['retention-1', 'retention-12', 'retention-3', 'retention-6']);
  });

  it('brings a person who lost the job back to recruitment and asks for a new place', () => {
    const lived = inEmployment('2026-05-04')
      .until('2026-08-04')
      .does('ConfirmRetention', { month: 3, employed: false });
    expect(kindsOpen(lived)).toEqual(['job-lost']);
    lived.does('ReturnToRecruitment', { from: 'employment', on: lived.today, cause: 'dismissed' });
    expect(kindsOpen(lived)).toEqual(['seat-or-place']);
    expect(lived.open('seat-or-place')?.due).toBe(addDays(lived.today, 60));
  });

  it('asks the municipality to talk with a person who did not come', () => {
    const lived = inIgu('2026-05-04').until('2026-05-04').does('ConfirmDayOne', {
      of: 'igu',
      came: false,
      on: '2026-05-04',
    });
    expect(lived.open('day-one-igu')).toBeUndefined();
    expect(lived.open('no-show')).toMatchObject({ owedBy: 'municipality', due: '2026-05-06' });
    lived.until('2026-05-05').does('ConfirmDayOne', { of: 'igu', came: true, on: '2026-05-05' });
    expect(lived.open('no-show')).toBeUndefined();
  });

  it('takes a screening that is recorded after the decision was due', () => {
    const lived = referred('2026-03-02').until('2026-05-20');
    lived.does('RecordScreening', aScreening('2026-05-19')).does('AcceptScreening', {
      acceptedOn: '2026-05-20',
    });
    expect(lived.journey.stage).toBe('recruitment');
  });
});
