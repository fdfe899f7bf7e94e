import { describe, expect, it } from '@jest/globals';
import type { Referral } from '../../../domain/journeys/commands.ts';
import { addDays } from '../../../domain/vocabulary/calendar.ts';
import type { ObligationKind } from '../../../domain/vocabulary/obligation-kinds.ts';
import { anAgreement, aScreening, LivedJourney } from '../../support/journeys/a-journey.ts';

const START = '2026-05-04';
const AGED = { ageAtStart: 31 };

const referred = (referral: Partial<Referral> = {}, on = '2026-03-02') =>
  new LivedJourney(on, referral, { rulebook: 2 });
const inRecruitment = (referral: Partial<Referral> = {}) =>
  referred(referral)
    .until('2026-03-09')
    .does('RecordScreening', aScreening('2026-03-09'))
    .does('AcceptScreening', { acceptedOn: '2026-03-09' });
const matched = (lived = inRecruitment(), plannedStart = START) =>
  lived
    .does('ProposeMatch', { kind: 'igu', company: 'eksempel-byg', sector: 'painting' })
    .does('AgreeMatch', { kind: 'igu', company: 'eksempel-byg', plannedStart });
const inIgu = (publicEmployer = false) =>
  inRecruitment()
    .until(addDays(START, -7))
    .does('SignIguAgreement', { ...anAgreement(START), publicEmployer }, AGED);
const leftEarly = (partialProof = false) =>
  inIgu().until('2026-08-03').does('EndIguEarly', {
    endedOn: '2026-08-03',
    cause: 'company-closed',
    partialProof,
    seeksSuccessor: true,
  });

/** Everything that was ever owed of a kind, as its months or due dates. */
const allOf = (lived: LivedJourney, kind: ObligationKind) =>
  lived.journey.obligations.filter((one) => one.kind === kind);
const monthsOf = (lived: LivedJourney, kind: ObligationKind) =>
  allOf(lived, kind).map(({ occurrence }) => occurrence);

describe('what has been done already is not owed again', () => {
  const withPaper = (on: string) => inRecruitment().does('RecordPaper', { paper: 'eligibility', on });

  it.each([
    ['on the day itself', '2026-03-09', '2026-03-09', false],
    ['ninety days before', '2026-03-09', '2026-06-07', false],
    ['ninety-one days before', '2026-03-09', '2026-06-08', true],
  ])('a right to an IGU that was checked %s', (_, on, agreedOn, isOwed) => {
    const lived = matched(withPaper(on).until(agreedOn), '2026-08-03');
    expect(lived.open('eligibility-check') !== undefined).toBe(isOwed);
    expect(lived.open('eligibility-papers') !== undefined).toBe(isOwed);
  });

  it('but another paper does not do', () => {
    const lived = matched(inRecruitment().does('RecordPaper', { paper: 'de-minimis', on: '2026-03-09' }));
    expect(lived.open('eligibility-check')).toBeDefined();
    expect(lived.open('eligibility-papers')).toBeDefined();
  });

  it('nor one among others that lack', () => {
    const lived = inRecruitment()
      .does('RecordPaper', { paper: 'de-minimis', on: '2026-03-09' })
      .does('RecordPaper', { paper: 'eligibility', on: '2026-03-09' });
    expect(matched(lived).open('eligibility-check')).toBeUndefined();
  });

  it.each([
    ['money', false],
    ['first-contact', true],
  ] as const)('a talk about money where one of %s was held', (talk, isOwed) => {
    const lived = matched(inRecruitment().does('RecordTalk', { talk, heldOn: '2026-03-09' }));
    expect(lived.open('money-talk') !== undefined).toBe(isOwed);
  });

  it('a talk about money where another was held besides', () => {
    const lived = inRecruitment()
      .does('RecordTalk', { talk: 'first-contact', heldOn: '2026-03-09' })
      .does('RecordTalk', { talk: 'money', heldOn: '2026-03-09' });
    expect(matched(lived).open('money-talk')).toBeUndefined();
  });

  it('a first bonus that an earlier company has had', () => {
    const lived = inIgu()
      .does('RegisterInVitas', { registeredOn: '2026-04-27' })
      .does('SubmitTrainingPlan', { submittedOn: '2026-04-27' })
      .until('2026-11-09')
      .does('ClaimBonus', { part: 'six-months', claimedOn: '2026-11-09' })
      .does('EndIguEarly', {
        endedOn: '2026-11-09',
        cause: 'company-closed',
        partialProof: true,
        seeksSuccessor: true,
      })
      .until('2026-11-16');
    // 189 days were served from 4 May to 9 November.
    const agreement = { ...anAgreement('2026-11-23'), endsOn: addDays('2028-11-22', -189) };
    lived.does('SignIguAgreement', { ...agreement, company: 'proeve-service' }, AGED);
    expect(allOf(lived, 'bonus-six-months')).toHaveLength(1);
  });

  it('a screening in a journey that is opened again after the municipality’s no, but its decision', () => {
    const lived = referred().until('2026-03-09').does('RecordScreening', aScreening('2026-03-09'));
    lived.does('DeclineScreening', { declinedOn: '2026-03-09', cause: 'declined' });
    lived.until('2026-03-16').does('ReopenJourney', { on: '2026-03-16' });
    expect(lived.open('screening-result')).toBeUndefined();
    expect(lived.open('screening-decision')?.due).toBe('2026-03-30');
  });

  it('while one that was never screened is to be screened first', () => {
    const lived = referred().does('CloseJourney', {
      outcome: 'not-established',
      cause: 'no-contact',
      on: '2026-03-02',
    });
    lived.until('2026-03-16').does('ReopenJourney', { on: '2026-03-16' });
    expect(lived.open('screening-result')?.due).toBe('2026-04-15');
    expect(lived.open('screening-decision')).toBeUndefined();
  });
});

describe('what recurs', () => {
  it('is a registration for a Danish test in February and August, as long as there is no job', () => {
    const lived = inRecruitment().until('2027-03-01');
    expect(monthsOf(lived, 'test-registration')).toEqual(['2026-08', '2027-02']);
    expect(allOf(lived, 'test-registration').map(({ due }) => due)).toEqual(['2026-08-20', '2027-02-20']);
    lived.does('StartEmployment', {
      employer: 'eksempel-byg',
      kind: 'job',
      startsOn: '2027-03-01',
      weeklyHours: 37,
    });
    expect(monthsOf(lived.until('2028-01-03'), 'test-registration')).toHaveLength(2);
  });

  it('is asked for in February by whoever was accepted in September, and not in December', () => {
    const lived = referred({}, '2026-09-01')
      .does('RecordScreening', aScreening('2026-09-01'))
      .does('AcceptScreening', { acceptedOn: '2026-09-01' })
      .until('2027-02-15');
    expect(monthsOf(lived, 'test-registration')).toEqual(['2027-02']);
  });

  it('leaves a quarter that is open already as it is where the two years become longer', () => {
    const lived = inIgu().until('2027-03-01');
    const due = lived.open('school-hours')?.due;
    expect(due).toBeDefined();
    lived.does('ExtendIgu', {
      reason: 'leave-by-law',
      agreedOn: '2027-03-01',
      absentFrom: '2026-09-01',
      backOn: '2026-12-01',
    });
    expect(lived.open('school-hours')?.due).toBe(due);
  });

  it('is a talk in each of four months for a municipality that wants to be asked, and one talk answers one', () => {
    const lived = referred({ municipalDuties: true }).until('2026-07-15');
    expect(monthsOf(lived, 'integration-talk')).toEqual(['2026-03', '2026-04', '2026-05', '2026-06']);
    const open = () => allOf(lived, 'integration-talk').filter(({ ended }) => ended === undefined);
    expect(open()).toHaveLength(4);
    lived.does('RecordTalk', { talk: 'integration', heldOn: '2026-07-15' });
    expect(open().map(({ occurrence }) => occurrence)).toEqual(['2026-04', '2026-05', '2026-06']);
    lived.does('RecordTalk', { talk: 'money', heldOn: '2026-07-15' });
    expect(open()).toHaveLength(3);
    expect(monthsOf(lived.until('2027-01-04'), 'integration-talk')).toHaveLength(4);
  });

  it('is none of that for a municipality that does not', () => {
    const lived = referred({ municipalDuties: false }).until('2026-07-15');
    expect(lived.open('integration-talk')).toBeUndefined();
    expect(lived.open('integration-contract')).toBeUndefined();
  });

  it('stops with a transfer, and all that the old municipality owed', () => {
    const lived = referred({ municipalDuties: true }).until('2026-04-15').does('TransferJourney', {
      municipality: 'koebenhavns-kommune',
      referenceId: '3f0e6d1a-0000-4000-8000-000000000005',
      on: '2026-04-15',
    });
    expect(lived.open('integration-talk')).toBeUndefined();
    expect(monthsOf(lived.until('2026-07-15'), 'integration-talk')).toEqual(['2026-03', '2026-04']);
  });

  it('is a count of school hours every quarter of an IGU, asked for when it can be done', () => {
    const lived = inIgu().until('2026-08-20');
    const [first, ...others] = allOf(lived, 'school-hours');
    expect(first).toMatchObject({ occurrence: '2026-05', from: '2026-08-01', due: '2026-08-14' });
    expect(others.map(({ occurrence }) => occurrence)).toEqual(['2026-08']);
    expect(lived.reminded('school-hours')).toEqual(['2026-08-03', '2026-08-11']);
    expect(allOf(lived, 'school-hours').map(({ organisation }) => organisation)).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('goes on until the new last month where the two years become longer', () => {
    const quarters = (lived: LivedJourney) => monthsOf(lived.until('2028-12-01'), 'school-hours');
    const still = inIgu();
    const longer = inIgu().until('2027-03-01').does('ExtendIgu', {
      reason: 'leave-by-law',
      agreedOn: '2027-03-01',
      absentFrom: '2026-09-01',
      backOn: '2026-12-01',
    });
    expect(quarters(still).at(-1)).toBe('2028-05');
    expect(quarters(longer).at(-1)).toBe('2028-08');
    const recurrence = longer.journey.recurrences.find(({ kind }) => kind === 'school-hours');
    expect(recurrence?.until).toBe('2028-08');
  });

  it('skips the months that a pause has held back, and asks in the month of the return', () => {
    const lived = inIgu()
      .until('2026-05-11')
      .does('PauseJourney', { from: '2026-05-11', kind: 'long-absence' });
    lived.until('2026-12-07').does('ResumeJourney', { on: '2026-12-07' }).until('2027-03-01');
    expect(monthsOf(lived, 'school-hours')).toEqual(['2026-05', '2027-02']);
  });
});

describe('what moves with an IGU', () => {
  const longer = () =>
    inIgu().until('2027-03-01').does('ExtendIgu', {
      reason: 'leave-by-law',
      agreedOn: '2027-03-01',
      absentFrom: '2026-09-01',
      backOn: '2026-12-01',
    });

  it('are the talk before its end and the certificates, by as many days', () => {
    const still = inIgu();
    expect(still.open('end-of-igu-talk')?.due).toBe('2028-02-03');
    expect(longer().open('end-of-igu-talk')?.due).toBe(addDays('2028-02-03', 91));
    expect(longer().open('igu-certificates')?.due).toBe(addDays('2028-04-03', 91));
  });

  it('are no deadlines of the law, which run from the signing', () => {
    const still = inIgu().until('2027-03-01');
    expect(longer().open('vitas-registration')?.due).toBe(still.open('vitas-registration')?.due);
  });

  it('comes back where it was when that is taken back', () => {
    const lived = longer();
    const event = lived.events.find(({ type }) => type === 'IguExtended')?.sequence ?? 0;
    lived.does('CorrectCommand', { event, reason: 'wrong-person' });
    expect(lived.open('end-of-igu-talk')?.due).toBe('2028-02-03');
    const recurrence = lived.journey.recurrences.find(({ kind }) => kind === 'school-hours');
    expect(recurrence).toMatchObject({ until: '2028-05', moves: [] });
  });
});

describe('two extensions of an IGU', () => {
  it('are taken back one by one: the last month goes back by the second alone', () => {
    const lived = inIgu().until('2027-09-01');
    const extend = (absentFrom: string, backOn: string) =>
      lived.does('ExtendIgu', { reason: 'leave-by-law', agreedOn: '2027-09-01', absentFrom, backOn });
    const recurrence = () => lived.journey.recurrences.find(({ kind }) => kind === 'school-hours');
    extend('2026-09-01', '2026-12-01');
    const once = recurrence();
    extend('2027-02-01', '2027-06-01');
    expect(recurrence()?.moves).toHaveLength(2);
    const event = lived.events.findLast(({ type }) => type === 'IguExtended')?.sequence ?? 0;
    lived.does('CorrectCommand', { event, reason: 'wrong-person' });
    expect(recurrence()).toEqual(once);
  });
});

describe('what a pause brings', () => {
  it.each([
    ['long-absence', true],
    ['leave-by-law', true],
    ['other', false],
  ] as const)('in an IGU, of the kind %s: a question of a longer IGU: %s', (kind, isAsked) => {
    const lived = inIgu().until('2026-06-01').does('PauseJourney', { from: '2026-06-01', kind });
    expect(lived.open('igu-extension')?.due).toBe(isAsked ? '2026-07-28' : undefined);
    expect(lived.open('pause-over')?.due).toBe('2026-06-29');
  });

  it('before an IGU is no question of a longer one', () => {
    const lived = inRecruitment().does('PauseJourney', { from: '2026-03-09', kind: 'long-absence' });
    expect(lived.open('igu-extension')).toBeUndefined();
  });

  it.each([
    ['2026-07-27', false],
    ['2026-07-28', true],
  ])('is over on %s, and the question of a longer IGU stays: %s', (on, stays) => {
    const lived = inIgu()
      .until('2026-06-01')
      .does('PauseJourney', { from: '2026-06-01', kind: 'long-absence' });
    lived.until(on).does('ResumeJourney', { on });
    // Eight weeks are 56 days, and exactly that is not a long absence.
    expect(lived.open('igu-extension') !== undefined).toBe(stays);
    expect(lived.open('pause-over')).toBeUndefined();
  });

  it('told late ends an allowance of a month after it began, and leaves the months up to then', () => {
    const lived = inIgu()
      .until('2026-07-06')
      .does('PauseJourney', { from: '2026-06-10', kind: 'long-absence' });
    const open = lived.journey.obligations.filter(
      ({ kind, ended }) => kind === 'monthly-allowance' && ended === undefined,
    );
    expect(open.map(({ occurrence }) => occurrence)).toEqual(['2026-05', '2026-06']);
  });
});

describe('who owes it', () => {
  it('is the school of the course, the company of the agreement, the employer of the job', () => {
    const course = inRecruitment().does('AdmitToCourse', {
      school: 'next',
      sector: 'painting',
      startsOn: '2026-04-13',
      endsOn: '2026-05-22',
    });
    expect(course.open('day-one-course')).toMatchObject({ owedBy: 'school', organisation: 'next' });
    expect(course.open('day-one-course-person')).not.toHaveProperty('organisation');
    expect(inIgu().open('vitas-registration')).toMatchObject({
      owedBy: 'company',
      organisation: 'eksempel-byg',
    });
    const job = inRecruitment().until(START).does('StartEmployment', {
      employer: 'proeve-service',
      kind: 'job',
      startsOn: START,
      weeklyHours: 37,
    });
    expect(job.open('retention-1')).toMatchObject({ organisation: 'proeve-service' });
  });

  it('is told so in every reminder, with those who get a copy', () => {
    const lived = inIgu().until('2026-08-20');
    const told = lived.events.flatMap((event) =>
      event.type === 'ObligationReminded' ? [event.payload] : [],
    );
    expect(told.find(({ kind }) => kind === 'vitas-registration')).toMatchObject({
      organisation: 'eksempel-byg',
      to: ['company'],
      urgent: false,
    });
    expect(told.find(({ kind }) => kind === 'training-plan')?.to).toEqual([
      'company',
      'school',
      'coordinator',
    ]);
    expect(told.find(({ kind }) => kind === 'day-one-igu')?.urgent).toBe(true);
    expect(told.find(({ kind }) => kind === 'day-one-igu-person')).not.toHaveProperty('organisation');
  });
});

describe('what outlives the journey', () => {
  it('is the proof of the part of an IGU that was completed, and what is kept of the data', () => {
    const lived = leftEarly().does('CloseJourney', {
      outcome: 'not-established',
      cause: 'moved',
      on: '2026-08-03',
    });
    const open = lived.journey.obligations.filter(({ ended }) => ended === undefined);
    expect(open.map(({ kind, due }) => [kind, due])).toEqual([
      ['partial-proof', '2026-08-17'],
      ['data-retention', '2026-10-02'],
    ]);
    expect(lived.journey.recurrences.filter(({ endedBy }) => endedBy === undefined)).toEqual([]);
  });

  it('is no proof where it was given at once', () => {
    expect(leftEarly(true).open('partial-proof')).toBeUndefined();
    expect(leftEarly(true).open('successor-company')?.due).toBe('2026-09-02');
  });

  it('is not owed by a public employer: a declaration of aid', () => {
    expect(inIgu(true).open('de-minimis')).toBeUndefined();
    expect(inIgu(false).open('de-minimis')?.due).toBe('2026-05-11');
  });
});

describe('a permit', () => {
  it('is reminded of ninety and thirty days before its last day, where that is known', () => {
    const lived = referred({ residencePermitUntil: '2026-12-31' }).until('2026-12-31');
    expect(lived.reminded('residence-permit')).toEqual(['2026-10-02', '2026-12-01']);
    expect(allOf(referred(), 'residence-permit')).toEqual([]);
  });
});
