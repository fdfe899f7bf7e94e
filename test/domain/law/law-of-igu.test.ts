import { describe, expect, it } from '@jest/globals';
import type { Facts } from '../../../domain/journeys/command.ts';
import type { Referral } from '../../../domain/journeys/commands.ts';
import type { Journey } from '../../../domain/journeys/journey.ts';
import { factsAt } from '../../../domain/law/facts.ts';
import { eligibilityAt, ordinaryJobFindings } from '../../../domain/law/igu-eligibility.ts';
import { lastStartByAddress } from '../../../domain/law/residence.ts';
import { iguRulesAt, rulebook } from '../../../domain/rulebook/index.ts';
import type { IguRules } from '../../../domain/rulebook/law-shape.ts';
import { addDays } from '../../../domain/vocabulary/calendar.ts';
import { RESIDENCE_BASES } from '../../../domain/vocabulary/codes.ts';
import type { ResidenceBasis } from '../../../domain/vocabulary/codes.ts';
import { referred } from '../../support/journeys/a-journey.ts';

const { law } = rulebook(1);
const GROWN_UP: Facts = { ageAtStart: 30, ageSoonAfterStart: 30 };
/** A start well within each of the three sets of rules. */
const [IN_2020, IN_2022, IN_2026] = ['2020-03-02', '2022-08-01', '2026-05-04'] as const;

const rulesAt = (startsOn: string): IguRules => {
  const rules = iguRulesAt(law, startsOn);
  if (rules === undefined) throw new Error(`No rules hold on ${startsOn}`);
  return rules;
};

/** What the law refuses and warns of, for somebody referred with these facts who begins on a given day. */
function judged(startsOn: string, referral: Partial<Referral>, facts: Facts | undefined = GROWN_UP) {
  const { journey } = referred('2026-03-02', {
    registeredAddressSince: addDays(startsOn, -400),
    ...referral,
  });
  return outcomeOf(journey, startsOn, facts);
}

function outcomeOf(journey: Journey, startsOn: string, facts: Facts | undefined) {
  const findings = eligibilityAt(journey, startsOn, facts);
  return {
    refused: findings.flatMap(({ refusal }) => refusal?.refused ?? []),
    warned: findings.map(({ warning }) => warning.code),
  };
}

describe('the three sets of rules', () => {
  it.each([
    // The day before the IGU act came into force (Act 623 of 2016).
    ['2016-06-30', undefined],
    ['2016-07-01', { below: 40, years: 5, weeks: 20 }],
    // A course begun before 1 May 2021 keeps the older rules (bill L 202, 2020–21).
    ['2021-04-30', { below: 40, years: 5, weeks: 20 }],
    ['2021-05-01', { below: 40, years: 10, weeks: 23 }],
    // Under 50 and up to 20 years from 1 January 2024 (bill L 82, 2023–24).
    ['2023-12-31', { below: 40, years: 10, weeks: 23 }],
    ['2024-01-01', { below: 50, years: 20, weeks: 23 }],
    // The scheme ends with 31 December 2027 (Cabi).
    ['2027-12-31', { below: 50, years: 20, weeks: 23 }],
    ['2028-01-01', undefined],
  ])('for a course that begins on %s', (startsOn, expected) => {
    const rules = iguRulesAt(law, startsOn);
    expect(
      rules && {
        below: rules.ageBelow.value,
        years: rules.addressYears.value,
        weeks: rules.schoolWeeks.value,
      },
    ).toEqual(expected);
  });

  it('follow one another without a gap, to the last day of the scheme', () => {
    expect(law.igu.length).toBeGreaterThan(1);
    law.igu.forEach(({ from, to }, index) => {
      expect(from <= to).toBe(true);
      expect(law.igu[index + 1]?.from ?? addDays(law.iguLastStart.value, 1)).toBe(addDays(to, 1));
    });
  });

  it.each([
    ['2016-06-30', ['igu-scheme-not-begun']],
    ['2016-07-01', []],
    ['2027-12-31', []],
    ['2028-01-01', ['igu-scheme-ended']],
  ])('let a course begin on %s, or refuse it with %j', (startsOn, refused) => {
    expect(judged(startsOn, {}).refused).toEqual(refused);
  });

  it.each([
    ['2027-11-05', false],
    ['2027-11-06', true],
  ])('warn of the end of the scheme for a start on %s: %s', (startsOn, warned) => {
    // 56 days after 5 November is 31 December: the programme's own margin.
    expect(judged(startsOn, {}).warned.includes('igu-scheme-ends-soon')).toBe(warned);
  });
});

describe('the age on the first day', () => {
  it.each([
    // Turned 18 on the first day (ug.dk): a year of life is completed as the birthday begins.
    ['2008-05-04', IN_2026, undefined],
    ['2008-05-05', IN_2026, 'igu-age'],
    // Not turned 50 (from 2024: ug.dk), nor 40 before that (Acts 623 of 2016 and 722 of 2021).
    ['1976-05-05', IN_2026, undefined],
    ['1976-05-04', IN_2026, 'igu-age'],
    ['1982-08-02', IN_2022, undefined],
    ['1982-08-01', IN_2022, 'igu-age'],
    ['1983-12-31', '2023-12-31', 'igu-age'],
    ['1983-12-31', '2024-01-01', undefined],
    ['1980-03-03', IN_2020, undefined],
    ['1980-03-02', IN_2020, 'igu-age'],
    // Born on 29 February: the year ends on 1 March if there is no such day (our own reading, U).
    ['2008-02-29', '2026-02-28', 'igu-age'],
    ['2008-02-29', '2026-03-01', undefined],
    ['1976-02-29', '2026-02-28', undefined],
    ['1976-02-29', '2026-03-01', 'igu-age'],
    ['1984-02-29', '2024-02-29', undefined],
  ])('of somebody born on %s who begins on %s', (born, startsOn, code) => {
    const { refused, warned } = judged(startsOn, {}, factsAt(born, startsOn, law));
    expect(refused).toEqual(code === undefined ? [] : [code]);
    expect(warned.includes('igu-age')).toBe(code !== undefined);
  });

  it.each([
    // Turns 50 within 56 days of the start: the programme's own margin, so it only warns.
    ['1976-06-29', ['igu-age-soon']],
    ['1976-06-30', []],
  ])('of somebody born on %s is near the limit', (born, warned) => {
    const found = judged(IN_2026, {}, factsAt(born, IN_2026, law));
    expect(found).toEqual({ refused: [], warned });
  });

  it('says so where it could not be checked, and refuses nobody for that', () => {
    expect(judged(IN_2026, {}, {})).toEqual({ refused: [], warned: ['igu-age-unknown'] });
  });
});

describe('the years of address in Denmark', () => {
  it.each([
    // Less than 5 years (Act 623 of 2016): on the day they are complete it is too late.
    ['2015-03-03', IN_2020, undefined],
    ['2015-03-02', IN_2020, 'igu-address-years'],
    // Less than 10 years (Act 722 of 2021).
    ['2012-08-02', IN_2022, undefined],
    ['2012-08-01', IN_2022, 'igu-address-years'],
    // Up to 20 years (ug.dk, from 2024): exactly 20 years is still within, since our own reading refuses
    // nobody.
    ['2006-05-05', IN_2026, undefined],
    ['2006-05-04', IN_2026, undefined],
    ['2006-05-03', IN_2026, 'igu-address-years'],
    // Registered on 29 February: the years end on 1 March if there is no such day (U).
    ['2016-02-29', '2021-02-28', undefined],
    ['2016-02-29', '2021-03-01', 'igu-address-years'],
    ['2004-02-29', '2024-02-29', undefined],
    ['2004-02-29', '2024-03-01', 'igu-address-years'],
  ])('registered since %s, for a start on %s', (registeredAddressSince, startsOn, code) => {
    expect(judged(startsOn, { registeredAddressSince }).refused).toEqual(code === undefined ? [] : [code]);
  });

  it.each([
    ['2006-06-29', ['igu-address-years-soon']],
    ['2006-06-30', []],
  ])('since %s pass soon after the planned start', (registeredAddressSince, warned) => {
    // The 56th day after 4 May is 29 June: somebody who has until 29 June is warned, until 30 June not.
    const since = addDays(registeredAddressSince, -1);
    expect(judged(IN_2026, { registeredAddressSince: since })).toEqual({ refused: [], warned });
  });

  it.each([
    ['2015-03-03', IN_2020, '2020-03-02'],
    ['2016-02-29', IN_2020, '2021-02-28'],
    ['2006-05-04', IN_2026, '2026-05-04'],
    ['2008-02-29', IN_2026, '2028-02-29'],
  ])('since %s leave, by the rules of %s, until %s', (since, startsOn, last) => {
    expect(lastStartByAddress(rulesAt(startsOn), since)).toBe(last);
  });

  it('say so where they are not stated, and refuse nobody for that', () => {
    const { journey } = referred();
    const { registeredAddressSince: _, ...referral } = journey.referral ?? {};
    const found = outcomeOf({ ...journey, referral } as Journey, IN_2026, GROWN_UP);
    expect(found).toEqual({ refused: [], warned: ['igu-address-unknown'] });
  });
});

type Judgement = 'qualifies' | 'only as family of a refugee' | 'act ended' | 'refused';

/** By residence basis: under the rules of 2016, in 2021 and 2022 under those of 2021, and under those of 2024. */
const BASES: Readonly<Record<ResidenceBasis, readonly [Judgement, Judgement, Judgement, Judgement]>> = {
  // Refugees, in every set (Acts 623 of 2016 and 722 of 2021; Cabi).
  'udl-7': ['qualifies', 'qualifies', 'qualifies', 'qualifies'],
  'udl-8': ['qualifies', 'qualifies', 'qualifies', 'qualifies'],
  'udl-9b': ['qualifies', 'qualifies', 'qualifies', 'qualifies'],
  'udl-9c': ['qualifies', 'qualifies', 'qualifies', 'qualifies'],
  'udl-9e': ['qualifies', 'qualifies', 'qualifies', 'qualifies'],
  // The special acts opened the IGU on 17 March (act 324 of 2022) and 1 July 2022 (bill L 186, 2021–22). The one on
  // Afghanistan was to end on 30 November 2025 (bill L 41, 2023–24); Ukraine's permits are read from the card.
  ukraine: ['refused', 'refused', 'qualifies', 'qualifies'],
  afghanistan: ['refused', 'refused', 'qualifies', 'act ended'],
  // Family of refugees until 2023, all family-reunified from 2024 (ug.dk, Cabi).
  'udl-9-1': [
    'only as family of a refugee',
    'only as family of a refugee',
    'only as family of a refugee',
    'qualifies',
  ],
  'udl-9c-1': [
    'only as family of a refugee',
    'only as family of a refugee',
    'only as family of a refugee',
    'qualifies',
  ],
  andet: ['refused', 'refused', 'refused', 'refused'],
};

describe('a residence basis', () => {
  it('is judged for every basis there is', () => {
    expect(Object.keys(BASES).sort()).toEqual([...RESIDENCE_BASES].sort());
  });

  const rows = Object.entries(BASES).flatMap(([basis, judgements]) =>
    [IN_2020, '2021-12-31', IN_2022, IN_2026].map(
      (startsOn, index) => [basis as ResidenceBasis, startsOn, judgements[index]] as const,
    ),
  );
  it.each(rows)('%s for a start on %s: %s', (residenceBasis, startsOn, judgement) => {
    const { refused, warned } = judged(startsOn, { residenceBasis });
    const told = {
      qualifies: { refused: [], warned: [] },
      'only as family of a refugee': { refused: [], warned: ['igu-family-of-refugee'] },
      'act ended': { refused: [], warned: ['igu-special-act-ended'] },
      refused: { refused: ['igu-residence-basis'], warned: ['igu-residence-basis'] },
    };
    expect({ refused, warned }).toEqual(told[judgement ?? 'refused']);
  });

  it.each<[ResidenceBasis, string, readonly string[], readonly string[]]>([
    ['ukraine', '2021-12-31', ['igu-residence-basis'], ['igu-residence-basis']],
    ['ukraine', '2022-01-01', [], ['igu-residence-basis-new']],
    ['ukraine', '2022-03-16', [], ['igu-residence-basis-new']],
    ['ukraine', '2022-03-17', [], []],
    ['afghanistan', '2022-06-30', [], ['igu-residence-basis-new']],
    ['afghanistan', '2022-07-01', [], []],
    ['afghanistan', '2025-11-30', [], []],
    ['afghanistan', '2025-12-01', [], ['igu-special-act-ended']],
  ])('%s for a start on %s refuses %j and warns of %j', (residenceBasis, startsOn, refused, warned) => {
    expect(judged(startsOn, { residenceBasis })).toEqual({ refused, warned });
  });
});

describe('an ordinary job in the same company within three months before', () => {
  it.each([
    // From 2019 (bill L 217, 2018–19). We did not find the day, so for a course of that time it only warns.
    [IN_2020, undefined],
    // uvm.dk, Om IGU.
    [IN_2022, 'igu-ordinary-job'],
    [IN_2026, 'igu-ordinary-job'],
  ])('of somebody who begins on %s', (startsOn, code) => {
    const [found] = ordinaryJobFindings(referred().journey, 'eksempel-byg', startsOn, true);
    expect(found?.refusal?.refused).toBe(code);
    expect(found?.warning).toEqual({ code: 'igu-ordinary-job', values: { months: 3 } });
  });
});
