import { describe, expect, it } from '@jest/globals';
import { REFUSAL_CODES, explain, refuse } from '../../../domain/refusals/refusals.ts';
import { addDays, addMonths } from '../../../domain/vocabulary/calendar.ts';
import {
  anAgreement,
  inEmployment,
  inIgu,
  inRecruitment,
  referred,
} from '../../support/journeys/a-journey.ts';

const START = '2026-05-04';

/** What is wrong with the agreement, and the code with which it is refused. */
const AGREEMENTS: readonly (readonly [
  string,
  Partial<ReturnType<typeof anAgreement>>,
  string | undefined,
])[] = [
  ['a lawful agreement', {}, undefined],
  ['the same with the last day written as the day after', { endsOn: '2028-05-04' }, undefined],
  [
    'signed on the day it starts',
    { signedOn: '2026-03-09', startsOn: '2026-03-09', endsOn: '2028-03-08' },
    'agreement-after-start',
  ],
  ['signed tomorrow', { signedOn: '2026-03-10' }, 'date-in-future'],
  ['a term of one year', { endsOn: '2027-05-03' }, 'igu-not-two-years'],
  ['a term of three years', { endsOn: '2029-05-03' }, 'igu-not-two-years'],
  ['an end before its start', { endsOn: '2026-05-01' }, 'igu-not-two-years'],
  ['24.5 hours of work', { weeklyWorkHours: 24.5 }, 'igu-work-hours'],
  ['exactly 25 hours of work and 32 in all', { weeklyWorkHours: 25, weeklyHoursWithSchool: 32 }, undefined],
  ['31 hours of work and school', { weeklyWorkHours: 25, weeklyHoursWithSchool: 31 }, 'igu-total-hours'],
  ['38 hours of work and school', { weeklyHoursWithSchool: 38 }, 'igu-total-hours'],
  [
    'fewer hours with school than without',
    { weeklyWorkHours: 30, weeklyHoursWithSchool: 29 },
    'hours-below-work-hours',
  ],
];

describe('an IGU agreement', () => {
  it.each(AGREEMENTS)('with %s', (_, change, code) => {
    const agreement = { ...anAgreement(START), signedOn: '2026-03-09', ...change };
    expect(inRecruitment().refusal('SignIguAgreement', agreement, { ageAtStart: 31 })).toBe(code);
  });

  it.each([
    [17, 'igu-age'],
    [18, undefined],
    [49, undefined],
    [50, 'igu-age'],
  ])('with a person of %i years at the start', (ageAtStart, code) => {
    const agreement = { ...anAgreement(START), signedOn: '2026-03-09' };
    expect(inRecruitment().refusal('SignIguAgreement', agreement, { ageAtStart })).toBe(code);
  });

  it.each([
    ['a person of the other target group', { targetGroup: 'other' }, 'igu-target-group'],
    ['another residence basis', { residenceBasis: 'andet' }, 'igu-residence-basis'],
    ['a family-reunified person', { residenceBasis: 'udl-9-1' }, undefined],
    ['exactly 20 years of address', { registeredAddressSince: '2006-05-04' }, undefined],
    ['more than 20 years of address', { registeredAddressSince: '2006-05-03' }, 'igu-address-years'],
  ] as const)('for %s', (_, referral, code) => {
    const agreement = { ...anAgreement(START), signedOn: '2026-03-09' };
    expect(inRecruitment(referral).refusal('SignIguAgreement', agreement)).toBe(code);
  });

  it('cannot start after the scheme has ended', () => {
    const late = inRecruitment().until('2027-12-20');
    expect(late.refusal('SignIguAgreement', anAgreement('2028-01-01'))).not.toBe('igu-scheme-ended');
    const agreement = { ...anAgreement('2028-01-01'), signedOn: '2027-12-20' };
    expect(late.refusal('SignIguAgreement', agreement)).toBe('igu-scheme-ended');
    expect(
      late.refusal('SignIguAgreement', { ...anAgreement('2027-12-31'), signedOn: '2027-12-20' }),
    ).toBeUndefined();
  });

  it('is one per person once completed', () => {
    const lived = inIgu(START)
      .until('2028-05-04')
      .does('CompleteIgu', { completedOn: '2028-05-04', certificateOn: '2028-05-04' })
      .does('ReturnToRecruitment', { from: 'igu', on: '2028-05-04', cause: 'agreement-ended' });
    // The scheme's last start is checked first: dates come before persons.
    expect(lived.refusal('SignIguAgreement', { ...anAgreement('2028-06-01'), signedOn: '2028-05-04' })).toBe(
      'igu-scheme-ended',
    );
  });
});

describe('during an IGU', () => {
  it('refuses a registration before the agreement was signed, or one in the future', () => {
    const lived = inIgu(START);
    expect(lived.refusal('RegisterInVitas', { registeredOn: '2026-04-01' })).toBe('dates-out-of-order');
    expect(lived.refusal('RegisterInVitas', { registeredOn: '2026-04-28' })).toBe('date-in-future');
  });

  it('refuses to register twice', () => {
    const lived = inIgu(START).does('RegisterInVitas', { registeredOn: '2026-04-27' });
    expect(lived.refusal('RegisterInVitas', { registeredOn: '2026-04-27' })).toBe('already-done');
  });

  it('refuses the bonus before VITAS, before six months, and a second time', () => {
    const lived = inIgu(START).until('2026-11-03');
    const claim = { part: 'six-months', claimedOn: '2026-11-03' } as const;
    expect(lived.refusal('ClaimBonus', claim)).toBe('bonus-needs-vitas');
    lived
      .does('RegisterInVitas', { registeredOn: '2026-11-03' })
      .does('SubmitTrainingPlan', { submittedOn: '2026-11-03' });
    expect(lived.refusal('ClaimBonus', claim)).toBe('bonus-too-early');
    lived.until('2026-11-04').does('ClaimBonus', { part: 'six-months', claimedOn: '2026-11-04' });
    expect(lived.refusal('ClaimBonus', { part: 'six-months', claimedOn: '2026-11-04' })).toBe('already-done');
    expect(lived.refusal('ClaimBonus', { part: 'completion', claimedOn: '2026-11-04' })).toBe(
      'bonus-needs-completion',
    );
  });

  it('refuses an allowance for a month outside the IGU, not begun, or already claimed', () => {
    const lived = inIgu(START).until('2026-06-10').does('ClaimAllowance', { month: '2026-05' });
    expect(lived.refusal('ClaimAllowance', { month: '2026-04' })).toBe('month-outside-igu');
    expect(lived.refusal('ClaimAllowance', { month: '2026-07' })).toBe('month-not-begun');
    expect(lived.refusal('ClaimAllowance', { month: '2026-05' })).toBe('already-done');
  });

  it('refuses to complete an IGU before its two years are out', () => {
    const lived = inIgu(START).until('2028-05-02');
    expect(lived.refusal('CompleteIgu', { completedOn: '2028-05-02', certificateOn: '2028-05-02' })).toBe(
      'igu-not-ended',
    );
  });

  it('refuses a certificate of a day to come, and a bonus claimed before the completion', () => {
    const lived = inIgu(START)
      .does('RegisterInVitas', { registeredOn: '2026-04-27' })
      .does('SubmitTrainingPlan', { submittedOn: '2026-04-27' })
      .until('2028-05-10');
    const completed = { completedOn: '2028-05-04', certificateOn: '2028-05-11' };
    expect(lived.refusal('CompleteIgu', completed)).toBe('date-in-future');
    lived.does('CompleteIgu', { ...completed, certificateOn: '2028-05-10' });
    expect(lived.refusal('ClaimBonus', { part: 'completion', claimedOn: '2028-05-03' })).toBe(
      'dates-out-of-order',
    );
    expect(lived.refusal('ClaimBonus', { part: 'completion', claimedOn: '2028-05-04' })).toBeUndefined();
  });

  it('takes a first bonus that was claimed before the completion and is told of after it', () => {
    const lived = inIgu(START)
      .does('RegisterInVitas', { registeredOn: '2026-04-27' })
      .does('SubmitTrainingPlan', { submittedOn: '2026-04-27' })
      .until('2028-05-10')
      .does('CompleteIgu', { completedOn: '2028-05-04', certificateOn: '2028-05-10' });
    expect(lived.refusal('ClaimBonus', { part: 'six-months', claimedOn: '2028-05-03' })).toBeUndefined();
  });

  it('takes a no-show once, and that the person came after all', () => {
    const lived = inIgu(START)
      .until('2026-05-05')
      .does('ConfirmDayOne', { of: 'igu', came: false, on: START });
    expect(lived.refusal('ConfirmDayOne', { of: 'igu', came: false, on: '2026-05-05' })).toBe('already-done');
    expect(lived.refusal('ConfirmDayOne', { of: 'igu', came: true, on: '2026-05-05' })).toBeUndefined();
  });

  it('refuses a day one of something else, before the start, or of a day to come', () => {
    const lived = inIgu(START);
    expect(lived.refusal('ConfirmDayOne', { of: 'course', came: true, on: '2026-04-27' })).toBe(
      'not-this-stage',
    );
    expect(lived.refusal('ConfirmDayOne', { of: 'igu', came: true, on: '2026-04-27' })).toBe(
      'dates-out-of-order',
    );
    expect(lived.refusal('ConfirmDayOne', { of: 'igu', came: true, on: START })).toBe('date-in-future');
  });
});

describe('elsewhere on the way', () => {
  it('refuses to accept a screening nobody has recorded', () => {
    expect(referred().refusal('AcceptScreening', { acceptedOn: '2026-03-02' })).toBe(
      'screening-not-recorded',
    );
  });

  it('refuses a command that the stage does not take', () => {
    expect(referred().refusal('RegisterInVitas', { registeredOn: '2026-03-02' })).toBe('wrong-stage');
  });

  it('refuses to agree a match nobody has proposed', () => {
    const lived = inRecruitment().does('ProposeMatch', {
      kind: 'igu',
      company: 'eksempel-byg',
      sector: 'painting',
    });
    const agreed = { company: 'eksempel-byg', plannedStart: START };
    expect(lived.refusal('AgreeMatch', { ...agreed, kind: 'job' })).toBe('match-not-proposed');
    expect(lived.refusal('AgreeMatch', { ...agreed, kind: 'igu' })).toBeUndefined();
  });

  it('refuses a placement approved after its start, but leaves its length to the municipality', () => {
    const lived = inRecruitment();
    const placement = {
      kind: 'praktik',
      company: 'eksempel-byg',
      approvedOn: '2026-03-09',
      startsOn: '2026-03-16',
      endsOn: addDays('2026-03-16', 26 * 7),
    } as const;
    expect(lived.refusal('ApprovePlacement', placement)).toBeUndefined();
    expect(lived.refusal('ApprovePlacement', { ...placement, startsOn: '2026-03-08' })).toBe(
      'approval-after-start',
    );
    expect(lived.refusal('ApprovePlacement', { ...placement, endsOn: '2026-03-15' })).toBe(
      'dates-out-of-order',
    );
  });

  it('refuses to confirm an employment long before the month is out, or twice', () => {
    const lived = inEmployment(START).until('2026-05-20');
    expect(lived.refusal('ConfirmRetention', { month: 1, employed: true })).toBe('retention-too-early');
    lived.until(addMonths(START, 1)).does('ConfirmRetention', { month: 1, employed: true });
    expect(lived.refusal('ConfirmRetention', { month: 1, employed: true })).toBe('already-done');
  });

  it('takes the loss of a job once, whichever month it is told for', () => {
    const lived = inEmployment(START)
      .until('2026-08-04')
      .does('ConfirmRetention', { month: 3, employed: false });
    expect(lived.refusal('ConfirmRetention', { month: 6, employed: false })).toBe('already-done');
  });

  it('asks for a cause only where the person is not established', () => {
    const lived = inRecruitment();
    const on = lived.today;
    expect(lived.refusal('CloseJourney', { outcome: 'not-established', on })).toBe('cause-required');
    expect(lived.refusal('CloseJourney', { outcome: 'job', cause: 'moved', on })).toBe('cause-not-allowed');
  });

  it('refuses malformed fields by name and never repeats what was written', () => {
    const malformed = { acceptedOn: 'Fatima Testova' };
    expect(referred().asks('AcceptScreening', malformed)).toEqual(
      refuse('fields-malformed', { fields: 'acceptedOn' }),
    );
  });
});

describe('every refusal', () => {
  it.each(REFUSAL_CODES)('%s has a Danish and an English sentence', (code) => {
    const { da, en } = explain(refuse(code));
    expect(da).toMatch(/^[A-ZÆØÅ{ ].*[.:]/s);
    expect(en).not.toBe(da);
  });
});
