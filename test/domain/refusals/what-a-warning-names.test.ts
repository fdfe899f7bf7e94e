import { describe, expect, it } from '@jest/globals';
import type { Facts } from '../../../domain/journeys/command.ts';
import type { CommandFields, CommandType, Referral } from '../../../domain/journeys/commands.ts';
import { countedFrom, earliestIguEnd } from '../../../domain/law/igu.ts';
import {
  aScreening,
  anAgreement,
  inEmployment,
  inIgu,
  inRecruitment,
  LivedJourney,
  referred,
} from '../../support/journeys/a-journey.ts';

const START = '2026-05-04';
const AGED: Facts = { ageAtStart: 31 };
const praktik = {
  kind: 'praktik',
  company: 'eksempel-byg',
  approvedOn: '2026-03-09',
  startsOn: '2026-03-16',
  endsOn: '2026-04-10',
} as const;
const matched = (referral: Partial<Referral> = {}) =>
  inRecruitment(referral).does('ProposeMatch', { kind: 'igu', company: 'eksempel-byg', sector: 'painting' });
const match = (plannedStart: string) => ({ kind: 'igu', company: 'eksempel-byg', plannedStart }) as const;
/** In an IGU with a test of Danish passed before it. */
const afterTest = () =>
  referred()
    .until('2026-03-09')
    .does('RecordScreening', { ...aScreening('2026-03-09'), testsPassed: ['PD2'] })
    .does('AcceptScreening', { acceptedOn: '2026-03-09' })
    .until('2026-04-27')
    .does('SignIguAgreement', anAgreement(START), AGED);

/** A journey of somebody whose years of address nobody knows. */
function withoutAddress(lived: LivedJourney): LivedJourney {
  const { referral } = lived.journey;
  if (referral === undefined) throw new Error('Nobody was referred');
  const { registeredAddressSince: _, ...known } = referral;
  lived.journey = { ...lived.journey, referral: known };
  return lived;
}

/** In recruitment again after a whole IGU. */
const completed = () =>
  new LivedJourney('2024-01-02')
    .does('RecordScreening', aScreening('2024-01-02'))
    .does('AcceptScreening', { acceptedOn: '2024-01-02' })
    .does('SignIguAgreement', { ...anAgreement('2024-01-08'), signedOn: '2024-01-02' }, AGED)
    .until('2026-01-08')
    .does('CompleteIgu', { completedOn: '2026-01-08', certificateOn: '2026-01-08' })
    .does('ReturnToRecruitment', { from: 'igu', on: '2026-01-08', cause: 'agreement-ended' });

type WarningCase = readonly [because: string, warned: () => unknown, code: string, values: object];

/** What is done, and which warning tells what about it. */
function told<T extends CommandType>(
  because: string,
  lived: () => LivedJourney,
  type: T,
  fields: CommandFields<T>,
  code: string,
  values: object = {},
  facts: Facts = AGED,
): WarningCase {
  return [because, () => lived().does(type, fields, facts).journey.warnings, code, values];
}

const TOLD: readonly WarningCase[] = [
  told('an unknown age', matched, 'AgreeMatch', match(START), 'igu-age-unknown', { min: 18, below: 50 }, {}),
  told('an age', matched, 'AgreeMatch', match(START), 'igu-age', { min: 18, below: 50 }, { ageAtStart: 50 }),
  told(
    'an age that is near the limit',
    matched,
    'AgreeMatch',
    match(START),
    'igu-age-soon',
    { below: 50, days: 56 },
    { ageAtStart: 49, ageSoonAfterStart: 50 },
  ),
  told(
    'a start near the end of the scheme',
    matched,
    'AgreeMatch',
    match('2027-12-01'),
    'igu-scheme-ends-soon',
    {
      last: '2027-12-31',
    },
  ),
  told('a start after the scheme', matched, 'AgreeMatch', match('2028-01-03'), 'igu-scheme-ended', {
    last: '2027-12-31',
  }),
  told('a start before the scheme', matched, 'AgreeMatch', match('2016-06-30'), 'igu-scheme-not-begun', {
    first: '2016-07-01',
  }),
  told(
    'too many years of address',
    () => matched({ registeredAddressSince: '2006-05-03' }),
    'AgreeMatch',
    match(START),
    'igu-address-years',
    { years: 20 },
  ),
  told(
    'years of address that will be too many',
    () => matched({ registeredAddressSince: '2006-06-01' }),
    'AgreeMatch',
    match(START),
    'igu-address-years-soon',
    { years: 20, last: '2026-06-01' },
  ),
  told(
    'an ordinary job in the company',
    matched,
    'AgreeMatch',
    { ...match(START), recentOrdinaryJobThere: true },
    'igu-ordinary-job',
    { months: 3 },
  ),
  told('a start that a stop of new courses may hit', matched, 'AgreeMatch', match(START), 'igu-new-courses', {
    courses: 1500,
    months: 3,
  }),
  told(
    'an unknown address',
    () => withoutAddress(matched()),
    'AgreeMatch',
    match(START),
    'igu-address-unknown',
    { years: 20 },
  ),
  told(
    'a residence basis of that year',
    () => matched({ residenceBasis: 'ukraine' }),
    'AgreeMatch',
    match('2022-03-16'),
    'igu-residence-basis-new',
    { since: '2022-03-17' },
  ),
  told(
    'an ordinary job that is known of',
    () =>
      inEmployment(START)
        .until('2026-08-04')
        .does('ConfirmRetention', { month: 3, employed: false })
        .does('ReturnToRecruitment', { from: 'employment', on: '2026-08-04', cause: 'dismissed' })
        .does('ProposeMatch', { kind: 'igu', company: 'eksempel-byg', sector: 'painting' }),
    'AgreeMatch',
    match('2026-09-07'),
    'igu-ordinary-job-known',
    { months: 3 },
  ),
  told(
    'an IGU that was completed before',
    () => completed().does('ProposeMatch', { kind: 'igu', company: 'eksempel-byg', sector: 'painting' }),
    'AgreeMatch',
    match('2026-09-07'),
    'igu-completed-before',
  ),
  told(
    'hours that one source thinks too few',
    () => inRecruitment().until('2026-04-27'),
    'SignIguAgreement',
    { ...anAgreement(START), weeklyHoursWithSchool: 32 },
    'igu-hours-disputed',
    { hours: 33, min: 32 },
  ),
  told(
    'aid that would be too much',
    () => inRecruitment().until('2026-04-27'),
    'SignIguAgreement',
    { ...anAgreement(START), deMinimisAidEuro: 300_000 },
    'de-minimis',
    { total: 302_681, ceiling: 300_000, years: 3 },
  ),
  told(
    'a plan with too few hours',
    () => inIgu(START),
    'SubmitTrainingPlan',
    { submittedOn: '2026-04-27', amuLessons: 800 },
    'plan-hours-short',
    { hours: 800, owed: 851 },
  ),
  told(
    'a plan with little AMU after a test',
    afterTest,
    'SubmitTrainingPlan',
    { submittedOn: '2026-04-27', amuLessons: 280, fvuLessons: 500 },
    'plan-amu-weeks',
    { weeks: 7.5, min: 8 },
  ),
  told(
    'a plan with Danish after a test',
    afterTest,
    'SubmitTrainingPlan',
    { submittedOn: '2026-04-27', amuLessons: 851, danishLessons: 1 },
    'plan-danish-after-test',
  ),
  told(
    'school that can no longer be done',
    () => inIgu(START).until('2028-04-03'),
    'RecordSchoolHours',
    { asOf: '2028-04-03', hoursDone: 600 },
    'school-pace',
    { hours: 251, weeks: 4 },
  ),
  told(
    'a praktik whose length is not certain',
    inRecruitment,
    'ApprovePlacement',
    { ...praktik, endsOn: '2026-12-31' },
    'praktik-length',
    { weeks: 13 },
  ),
  told(
    'a praktik made longer than is certain',
    () => inRecruitment().does('ApprovePlacement', { ...praktik, benefitGroup: 'integration-act' }),
    'ExtendPlacement',
    { approvedOn: '2026-03-09', endsOn: '2026-12-31' },
    'praktik-length',
    { weeks: 13 },
  ),
  told(
    'a wage subsidy whose length is not certain',
    inRecruitment,
    'ApprovePlacement',
    { ...praktik, kind: 'loentilskud', endsOn: '2027-12-31' },
    'wage-subsidy-length',
    { months: 6 },
  ),
  told(
    'a wage subsidy for somebody not long unemployed',
    inRecruitment,
    'ApprovePlacement',
    { ...praktik, kind: 'loentilskud', monthsUnemployed: 2 },
    'wage-subsidy-unemployed',
    { months: 6 },
  ),
  told(
    'too few signatures in VITAS',
    inRecruitment,
    'ApprovePlacement',
    { ...praktik, vitasSignatures: 1, ordinaryEmployees: 2 },
    'vitas-signatures',
    { given: 1, signatures: 2 },
  ),
  told(
    'no signature in VITAS of somebody alone',
    inRecruitment,
    'ApprovePlacement',
    { ...praktik, vitasSignatures: 0, ordinaryEmployees: 1 },
    'vitas-signatures',
    { given: 0, signatures: 1 },
  ),
];

describe('a warning names its limit', () => {
  it.each(TOLD)('%s', (_, warned, code, values) => {
    expect(warned()).toContainEqual({ code, values, by: expect.any(Number) });
  });

  it('stands by the event it is about, which is the first of its command', () => {
    const lived = inRecruitment().until('2026-04-27');
    const { sequence } = lived.journey;
    lived.does('SignIguAgreement', { ...anAgreement(START), weeklyHoursWithSchool: 32 }, AGED);
    const [warning] = lived.journey.warnings;
    expect(warning?.by).toBe(sequence + 1);
    expect(lived.events.find((event) => event.sequence === warning?.by)?.type).toBe('IguAgreementSigned');
  });

  it('is not given where there is nothing to warn of', () => {
    const lived = inIgu(START)
      .until('2026-08-03')
      .does('RecordSchoolHours', { asOf: '2026-08-03', hoursDone: 300 });
    expect(lived.journey.warnings).toEqual([]);
    expect(lived.journey.igu?.schoolHours).toEqual({ asOf: '2026-08-03', hoursDone: 300 });
  });
});

describe('a second IGU', () => {
  it('is refused to whoever has completed one', () => {
    const agreement = { ...anAgreement('2026-02-02'), signedOn: '2026-01-08' };
    expect(completed().refusal('SignIguAgreement', agreement, AGED)).toBe('igu-completed-before');
  });

  it('takes over nothing of one that was completed', () => {
    expect(countedFrom(completed().journey, '2026-02-02').servedDays).toBe(0);
  });

  it('may end on its first day where all of its time was served before', () => {
    const { journey } = inIgu(START);
    if (journey.igu === undefined) throw new Error('There is no IGU');
    const left = { ...journey, igu: { ...journey.igu, leftOn: START, servedDays: 800 } };
    expect(earliestIguEnd(left, '2026-09-07')).toBe('2026-09-07');
  });
});
