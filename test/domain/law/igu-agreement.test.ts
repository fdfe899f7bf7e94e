import { describe, expect, it } from '@jest/globals';
import { warningsFor } from '../../../domain/decisions/warnings-for.ts';
import type { Facts } from '../../../domain/journeys/command.ts';
import type { CommandFields } from '../../../domain/journeys/commands.ts';
import type { Journey } from '../../../domain/journeys/journey.ts';
import { bonusPartInEuro } from '../../../domain/law/de-minimis.ts';
import { earliestIguEnd, iguAgreementRefusal, iguAgreementWarnings } from '../../../domain/law/igu.ts';
import { rulebook } from '../../../domain/rulebook/index.ts';
import { addDays } from '../../../domain/vocabulary/calendar.ts';
import { anAgreement, inIgu, inRecruitment } from '../../support/journeys/a-journey.ts';

const START = '2026-05-04';
const AT_31: Facts = { ageAtStart: 31, ageSoonAfterStart: 31 };
type Agreement = CommandFields<'SignIguAgreement'>;

const signed = (change: Partial<Agreement> = {}): Agreement => ({ ...anAgreement(START), ...change });
const refusalOf = (change: Partial<Agreement>, { journey } = inRecruitment(), today = '2026-05-01') =>
  iguAgreementRefusal(journey, signed(change), AT_31, today)?.refused;
const warnedOf = (change: Partial<Agreement>, journey: Journey = inRecruitment().journey, facts = AT_31) =>
  iguAgreementWarnings(journey, signed(change), facts).map(({ code }) => code);

describe('the hours of an IGU agreement', () => {
  it.each([
    // Work alone at least 25 hours (uim.dk, Hvad indeholder et IGU-forløb).
    [24.9, 37, 'igu-work-hours'],
    [25, 37, undefined],
    // Work and school together 32 to 37 hours on average (the same page).
    [25, 31.9, 'igu-total-hours'],
    [25, 32, undefined],
    [25, 37.1, 'igu-total-hours'],
    [37, 37, undefined],
    [33, 32, 'hours-below-work-hours'],
  ])('%s of work and %s in all', (weeklyWorkHours, weeklyHoursWithSchool, code) => {
    expect(refusalOf({ weeklyWorkHours, weeklyHoursWithSchool })).toBe(code);
  });

  it.each([
    // 33 since the school part is 23 weeks (danskogproever.dk): our reading, so it warns.
    [32, ['igu-hours-disputed']],
    [32.9, ['igu-hours-disputed']],
    [33, []],
  ])('of %s in all, since 1 May 2021', (weeklyHoursWithSchool, warned) => {
    expect(warnedOf({ weeklyWorkHours: 25, weeklyHoursWithSchool })).toEqual(warned);
  });
});

describe('the days of an IGU agreement', () => {
  it.each<[Partial<Agreement>, string | undefined]>([
    // A written agreement before the start (uim.dk, Hvordan aftales et IGU-forløb).
    [{ signedOn: addDays(START, -1) }, undefined],
    [{ signedOn: START }, 'date-in-future'],
    [{ signedOn: '2026-05-01', startsOn: '2026-05-01', endsOn: '2028-04-30' }, 'agreement-after-start'],
    [{ signedOn: '2026-05-01', startsOn: '2026-04-30', endsOn: '2028-04-29' }, 'agreement-after-start'],
    // Two years (uim.dk, Hvad indeholder et IGU-forløb).
    [{ endsOn: '2028-05-03' }, undefined],
    [{ endsOn: '2028-05-04' }, undefined],
    [{ endsOn: '2028-05-02' }, 'igu-not-two-years'],
    [{ endsOn: '2028-05-05' }, 'igu-not-two-years'],
    [{ endsOn: '2026-05-03' }, 'igu-not-two-years'],
  ])('%j', (change, code) => {
    const today = change.signedOn === addDays(START, -1) ? addDays(START, -1) : '2026-05-01';
    expect(refusalOf(change, inRecruitment(), today)).toBe(code);
  });

  it.each([
    ['2026-03-01', '2028-02-29'],
    ['2025-03-01', '2027-02-28'],
    // Two years from 29 February end on the 28th, in a year without that day; the 27th is accepted as well.
    ['2024-02-29', '2026-02-27'],
    ['2026-08-31', '2028-08-30'],
  ])('begun on %s, end on %s at the earliest', (startsOn, ends) => {
    expect(earliestIguEnd(inRecruitment().journey, startsOn)).toBe(ends);
  });
});

describe('an ordinary job in the same company just before', () => {
  it.each([
    // Within the last three months (uvm.dk, Om IGU): certain, so it is refused.
    [true, 'igu-ordinary-job'],
    [false, undefined],
    [undefined, undefined],
  ])('stated as %s', (recentOrdinaryJobThere, code) => {
    const change = recentOrdinaryJobThere === undefined ? {} : { recentOrdinaryJobThere };
    expect(refusalOf(change)).toBe(code);
  });

  it('is only warned of for a start before May 2021, where the bill alone was read', () => {
    const { journey } = inRecruitment();
    const agreement = { ...anAgreement('2020-03-02'), recentOrdinaryJobThere: true };
    const referral = journey.referral && { ...journey.referral, registeredAddressSince: '2018-01-01' };
    const older = { ...journey, ...(referral && { referral }) };
    expect(iguAgreementRefusal(older, agreement, AT_31, '2020-03-01')).toBeUndefined();
    expect(warnedOf(agreement, older)).toContain('igu-ordinary-job');
  });

  it('is asked about where the journey itself knows of one', () => {
    const { journey } = inRecruitment();
    const employment = {
      employer: 'eksempel-byg',
      kind: 'job',
      startsOn: '2026-01-05',
      weeklyHours: 37,
      retention: [],
    } as const;
    const known = { ...journey, employment };
    expect(warnedOf({}, known)).toEqual(['igu-ordinary-job-known']);
    expect(warnedOf({ recentOrdinaryJobThere: false }, known)).toEqual([]);
    expect(warnedOf({ company: 'proeve-service' }, known)).toEqual([]);
  });
});

describe('an IGU that a new company continues', () => {
  /** Ten months with the first company, from 4 May 2026 to 4 March 2027. */
  const left = (startsOn = START) =>
    inIgu(startsOn)
      .until('2027-03-04')
      .does('ReturnToRecruitment', { from: 'igu', on: '2027-03-04', cause: 'company-closed' });

  it('is no second IGU, and the time served counts', () => {
    // From 4 May to 4 March are 304 days; two years from 5 April 2027 would end on 4 April 2029.
    const { journey } = left();
    const earliest = addDays('2029-04-04', -304);
    expect(earliestIguEnd(journey, '2027-04-05')).toBe(earliest);
    const refused = (endsOn: string) =>
      iguAgreementRefusal(journey, { ...anAgreement('2027-04-05'), endsOn }, { ageAtStart: 32 }, '2027-04-01')
        ?.refused;
    expect(refused(earliest)).toBeUndefined();
    expect(refused('2029-04-04')).toBeUndefined();
    expect(refused(addDays(earliest, -1))).toBe('igu-not-two-years');
    expect(refused('2029-04-06')).toBe('igu-not-two-years');
  });

  it('keeps the rules of its first day, and warns where a limit has passed since', () => {
    const { journey } = left();
    const agreement = { ...anAgreement('2027-04-05') };
    const fifty: Facts = { ageAtStart: 50, ageSoonAfterStart: 50 };
    expect(iguAgreementRefusal(journey, agreement, fifty, '2027-04-01')).toBeUndefined();
    const warned = iguAgreementWarnings(journey, agreement, fifty);
    expect(warned.map(({ code }) => code)).toEqual(['igu-continued', 'igu-age']);
    expect(warned[0]?.values).toEqual({ began: START });
  });

  it('may go on after the scheme has ended for new ones', () => {
    const { journey } = left();
    const agreement = anAgreement('2028-01-10');
    expect(iguAgreementRefusal(journey, agreement, AT_31, '2028-01-03')).toBeUndefined();
    expect(warnedOf(agreement, journey)).toContain('igu-scheme-ended');
  });
});

describe('a match for an IGU', () => {
  const agreed = (plannedStart: string, facts?: Facts, kind: 'igu' | 'job' = 'igu') => {
    const { journey } = inRecruitment({ registeredAddressSince: '2006-07-15' });
    const fields = { company: 'eksempel-byg', kind, plannedStart };
    return warningsFor(journey, { type: 'AgreeMatch', fields, ...(facts && { facts }) }).map(
      ({ code }) => code,
    );
  };

  it('is warned of what the signing will refuse, weeks before, and again when the start moves', () => {
    expect(agreed('2026-05-04', AT_31)).toEqual(['igu-new-courses']);
    expect(agreed('2026-06-01', AT_31)).toEqual(['igu-address-years-soon', 'igu-new-courses']);
    expect(agreed('2026-07-16', AT_31)).toEqual(['igu-address-years', 'igu-new-courses']);
    expect(agreed('2026-05-04', { ageAtStart: 49, ageSoonAfterStart: 50 })).toContain('igu-age-soon');
    expect(agreed('2026-05-04', { ageAtStart: 50, ageSoonAfterStart: 50 })).toContain('igu-age');
  });

  it('is not warned of anything if it is for something else', () => {
    expect(agreed('2026-07-16', undefined, 'job')).toEqual([]);
  });
});

describe('the IGU bonus as de minimis aid', () => {
  const ceiling = 300_000;
  const part = bonusPartInEuro(rulebook(1).law);

  it('comes to 20,000 kr. in euro for each of its parts, rounded up', () => {
    expect(part).toBe(2681);
  });

  it.each([
    // 300,000 euro in any three years, counted back from each grant (Erhvervsstyrelsen, 12 January 2024).
    ['exactly at the ceiling', { deMinimisAidEuro: ceiling - 5362 }, []],
    [
      'one euro above it, with the second part',
      { deMinimisAidEuro: ceiling - 5361 },
      ['de-minimis-completion'],
    ],
    ['at it with the first part', { deMinimisAidEuro: ceiling - 2681 }, ['de-minimis-completion']],
    [
      'one euro above it with the first part',
      { deMinimisAidEuro: ceiling - 2680 },
      ['de-minimis', 'de-minimis-completion'],
    ],
    // Most of the aid is out of the three years when the second part is granted.
    [
      'above it with the first part only',
      { deMinimisAidEuro: ceiling, deMinimisAidLastYearEuro: 1000 },
      ['de-minimis'],
    ],
    [
      'above it in a public employer, who gets no bonus',
      { deMinimisAidEuro: ceiling, publicEmployer: true },
      [],
    ],
    ['with no declaration', {}, []],
  ])('%s', (_, change, warned) => {
    expect(warnedOf(change)).toEqual(warned);
  });

  it.each([
    // Aid since 1 June 2023 (Dansk Industri, 19 December 2023), by the day of the grant, not of the start.
    ['2021-05-31', []],
    ['2021-06-01', ['de-minimis-completion']],
    ['2022-11-30', ['de-minimis-completion']],
    ['2022-12-01', ['de-minimis', 'de-minimis-completion']],
  ])('counts by the day it is granted, for a start on %s: %j', (startsOn, warned) => {
    const told = warnedOf({ ...anAgreement(startsOn), deMinimisAidEuro: ceiling });
    expect(told.filter((code) => code.startsWith('de-minimis'))).toEqual(warned);
  });

  it('belongs to the company in whose time it is granted', () => {
    const { journey } = inIgu(START)
      .until('2027-03-04')
      .does('ReturnToRecruitment', { from: 'igu', on: '2027-03-04', cause: 'company-closed' });
    const agreement = { ...anAgreement('2027-04-05'), deMinimisAidEuro: ceiling };
    const told = iguAgreementWarnings(journey, agreement, AT_31).map(({ code }) => code);
    // Six months were out with the first company.
    expect(told.filter((code) => code.startsWith('de-minimis'))).toEqual(['de-minimis-completion']);
  });
});
