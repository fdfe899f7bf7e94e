import { describe, expect, it } from '@jest/globals';
import type { Journey } from '../../../domain/journeys/journey.ts';
import { eligibilityAt } from '../../../domain/law/igu-eligibility.ts';
import { earliestIguEnd } from '../../../domain/law/igu.ts';
import { addDays, addMonths, daysBetween, monthOf } from '../../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../../domain/vocabulary/calendar.ts';
import { anAgreement, inIgu, inRecruitment, underRulebook2 } from '../../support/journeys/a-journey.ts';
import type { LivedJourney } from '../../support/journeys/a-journey.ts';

const AT_31 = { ageAtStart: 31, ageSoonAfterStart: 31 };

const leaves = (lived: LivedJourney, on: CalendarDate) =>
  lived.until(on).does('EndIguEarly', {
    endedOn: on,
    cause: 'company-closed',
    partialProof: true,
    seeksSuccessor: true,
  });

/** Goes on with a new company, for exactly what is left of the two years. */
const goesOn = (lived: LivedJourney, startsOn: CalendarDate, company: string) =>
  lived.until(addDays(startsOn, -7)).does(
    'SignIguAgreement',
    {
      ...anAgreement(startsOn),
      company,
      endsOn: earliestIguEnd(lived.journey, startsOn),
    },
    AT_31,
  );

/** Three companies one after the other: 91 days, 76 days, and the rest. */
const throughThree = (lived: LivedJourney = inIgu('2026-05-04')) => {
  leaves(lived, '2026-08-03');
  leaves(goesOn(lived, '2026-09-01', 'proeve-service'), '2026-11-16');
  return goesOn(lived, '2027-01-04', 'tredje-firma');
};

const papers = (lived: LivedJourney) =>
  lived
    .does('RegisterInVitas', { registeredOn: lived.today })
    .does('SubmitTrainingPlan', { submittedOn: lived.today });

describe('an IGU in three companies', () => {
  it('lasts two years of service in all, whichever company it ends in', () => {
    const { igu } = throughThree().journey;
    expect(igu?.servedDays).toBe(91 + 76);
    expect(igu?.endsOn).toBe(addDays(addMonths('2027-01-04', 24), -1 - 167));
    const served = [
      ...(igu?.earlier ?? []),
      { startsOn: '2027-01-04', leftOn: addDays(igu?.endsOn ?? '', 1) },
    ];
    const days = served.reduce((sum, { startsOn, leftOn }) => sum + daysBetween(startsOn, leftOn), 0);
    expect(days).toBe(daysBetween('2027-01-04', '2029-01-04'));
  });

  it('cannot be shorter than that by a day, and may be as long as two whole years', () => {
    const lived = inIgu('2026-05-04');
    leaves(lived, '2026-08-03');
    leaves(goesOn(lived, '2026-09-01', 'proeve-service'), '2026-11-16');
    lived.until('2026-12-28');
    const agreement = anAgreement('2027-01-04');
    const ending = (endsOn: CalendarDate) =>
      lived.refusal('SignIguAgreement', { ...agreement, endsOn }, AT_31);
    expect(ending('2028-07-20')).toBeUndefined();
    expect(ending('2028-07-19')).toBe('igu-not-two-years');
    expect(ending('2029-01-03')).toBeUndefined();
  });

  it('knows its parts, the first of them too', () => {
    expect(throughThree().journey.igu?.earlier).toEqual([
      { company: 'eksempel-byg', startsOn: '2026-05-04', leftOn: '2026-08-03' },
      { company: 'proeve-service', startsOn: '2026-09-01', leftOn: '2026-11-16' },
    ]);
  });

  it('gives the first bonus when six months are served in all: the last company had not to serve them', () => {
    // 167 days before 4 January 2027 is 21 July 2026; six months from then end on 21 January.
    const lived = papers(throughThree()).until('2027-01-21');
    expect(lived.journey.igu?.countsFrom).toBe('2026-07-21');
    expect(lived.asks('ClaimBonus', { part: 'six-months', claimedOn: '2027-01-20' })).toMatchObject({
      refused: 'bonus-too-early',
      values: { from: '2027-01-21' },
    });
    expect(lived.refusal('ClaimBonus', { part: 'six-months', claimedOn: '2027-01-21' })).toBeUndefined();
  });

  it('reminds that company of the bonus on that day and not half a year after its own start', () => {
    const lived = papers(throughThree(underRulebook2.inIgu('2026-05-04'))).until('2027-01-25');
    expect(lived.reminded('bonus-six-months')).toEqual(['2027-01-21']);
    expect(lived.open('bonus-six-months')?.due).toBe('2027-02-20');
  });

  it('leaves that bonus to the company that had the six months served, where it has not applied yet', () => {
    const lived = leaves(papers(underRulebook2.inIgu('2026-05-04')), '2026-11-30');
    papers(goesOn(lived, '2027-01-04', 'proeve-service')).until('2027-01-20');
    const owed = lived.journey.obligations.filter(({ kind }) => kind === 'bonus-six-months');
    expect(owed.map(({ organisation }) => organisation)).toEqual(['eksempel-byg']);
  });

  it('does not give a bonus again that an earlier company has had', () => {
    const lived = papers(inIgu('2026-05-04')).until('2026-11-04');
    lived.does('ClaimBonus', { part: 'six-months', claimedOn: '2026-11-04' });
    leaves(lived, '2026-11-30');
    leaves(goesOn(lived, '2027-01-04', 'proeve-service'), '2027-03-01');
    papers(goesOn(lived, '2027-04-05', 'tredje-firma')).until('2027-12-01');
    expect(lived.refusal('ClaimBonus', { part: 'six-months', claimedOn: '2027-12-01' })).toBe('already-done');
  });

  it.each([
    ['2026-04', 'month-outside-igu'],
    ['2026-05', undefined],
    ['2026-08', undefined],
    ['2026-09', undefined],
    ['2026-11', undefined],
    ['2026-12', 'month-outside-igu'],
    ['2027-01', undefined],
  ])('takes a late application for the allowance of %s: %s', (month, code) => {
    const lived = throughThree().until('2027-01-20');
    expect(lived.refusal('ClaimAllowance', { month })).toBe(code);
  });

  it('has no allowance for the months between two companies', () => {
    const lived = leaves(inIgu('2026-05-04'), '2026-08-03');
    goesOn(lived, '2026-11-02', 'proeve-service').until('2026-12-01');
    expect(lived.refusal('ClaimAllowance', { month: '2026-09' })).toBe('month-outside-igu');
    expect(lived.refusal('ClaimAllowance', { month: '2026-11' })).toBeUndefined();
  });

  it('asks once for a month that two companies share', () => {
    const lived = inIgu('2026-05-04').until('2026-08-20').does('ClaimAllowance', { month: '2026-08' });
    leaves(lived, '2026-08-20');
    goesOn(lived, '2026-08-31', 'proeve-service').until('2026-09-20');
    expect(lived.refusal('ClaimAllowance', { month: '2026-08' })).toBe('already-done');
    const open = lived.journey.obligations.filter(
      ({ kind, ended }) => kind === 'monthly-allowance' && ended === undefined,
    );
    expect(open.map(({ occurrence }) => occurrence)).not.toContain('2026-08');
    expect(open.map(({ occurrence }) => occurrence)).toContain('2026-09');
  });

  it('goes by the law of its very first day: 20 weeks of school for one begun before May 2021', () => {
    const { igu, ...rest } = throughThree().journey;
    if (igu === undefined) throw new Error('no IGU');
    const began = { company: 'eksempel-byg', startsOn: '2020-11-02', leftOn: '2021-03-01' };
    const [, second = began] = igu.earlier;
    const old: Journey = { ...rest, igu: { ...igu, earlier: [began, second], leftOn: '2027-03-01' } };
    const [continued] = eligibilityAt(old, '2027-04-05', AT_31);
    expect(continued?.warning).toEqual({ code: 'igu-continued', values: { began: '2020-11-02' } });
  });

  it('refuses nobody for an age reached after the first day with the first company', () => {
    const lived = leaves(goesOn(leaves(inIgu('2026-05-04'), '2026-08-03'), '2026-09-01', 'to'), '2026-11-16');
    lived.until('2026-12-28');
    const agreement = { ...anAgreement('2027-01-04'), company: 'tre' };
    expect(lived.refusal('SignIguAgreement', agreement, { ageAtStart: 50 })).toBeUndefined();
  });
});

describe('time that was not served', () => {
  it('does not count: an absence that the IGU was made longer by is still to come with the next company', () => {
    const lived = inIgu('2026-05-04').until('2026-12-01').does('ExtendIgu', {
      reason: 'leave-by-law',
      agreedOn: '2026-12-01',
      absentFrom: '2026-09-01',
      backOn: '2026-12-01',
    });
    leaves(lived, '2027-03-01');
    const whole = daysBetween('2026-05-04', '2027-03-01');
    expect(goesOn(lived, '2027-04-05', 'proeve-service').journey.igu?.servedDays).toBe(whole - 91);
  });

  it.each([
    ['before the first day', '2026-04-30'],
    ['on the first day', '2026-05-04'],
  ])('leaves nothing to go on with: an agreement that ended %s is followed by a first one', (_, on) => {
    const agreement = anAgreement('2026-06-01');
    const lived = leaves(inIgu('2026-05-04'), on).until(agreement.signedOn);
    expect(lived.refusal('SignIguAgreement', agreement, { ageAtStart: 50 })).toBe('igu-age');
    lived.does('SignIguAgreement', agreement, AT_31);
    expect(lived.journey.igu).toMatchObject({ servedDays: 0, countsFrom: '2026-06-01', earlier: [] });
  });

  it('cannot overlap: a new company does not begin before the last one was left', () => {
    const lived = leaves(inIgu('2026-05-04'), '2026-08-03').until('2026-08-10');
    const agreement = { ...anAgreement('2026-07-27'), signedOn: '2026-07-20' };
    expect(lived.refusal('SignIguAgreement', agreement, AT_31)).toBe('dates-out-of-order');
  });
});

describe('two years of service', () => {
  // If there is a leap day in one way of counting and not in the other, both ways are in use.
  it.each([
    ['2026-05-04', '2027-03-04', '2027-04-05'],
    ['2025-03-03', '2026-02-27', '2026-03-02'],
    ['2024-02-29', '2024-08-29', '2024-09-02'],
    ['2027-02-01', '2027-12-31', '2028-01-31'],
  ])(
    'begun on %s, left on %s and gone on with on %s, end when 24 months are served',
    (began, left, again) => {
      const { journey } = inRecruitment();
      const igu = {
        ...anAgreement(began),
        servedDays: 0,
        countsFrom: began,
        earlier: [],
        allowancesClaimed: [],
        bonusesClaimed: [],
        leftOn: left,
      };
      const served = daysBetween(began, left);
      const end = earliestIguEnd({ ...journey, igu }, again);
      const inAll = served + daysBetween(again, addDays(end, 1));
      expect(inAll === 730 || inAll === 731).toBe(true);
      expect(monthOf(end) <= monthOf(addDays(addMonths(again, 24), -served))).toBe(true);
    },
  );
});
