import { describe, expect, it } from '@jest/globals';
import type { CommandFields } from '../../../domain/journeys/commands.ts';
import {
  paceWarnings,
  schoolHoursOf,
  schoolHoursOwed,
  schoolPace,
} from '../../../domain/law/school-hours.ts';
import { planRefusal, planWarnings } from '../../../domain/law/training-plan.ts';
import { iguRulesAt, rulebook } from '../../../domain/rulebook/index.ts';
import type { IguRules } from '../../../domain/rulebook/law-shape.ts';
import { addDays } from '../../../domain/vocabulary/calendar.ts';
import { inIgu } from '../../support/journeys/a-journey.ts';

const { law } = rulebook(1);
const rulesAt = (startsOn: string): IguRules => {
  const rules = iguRulesAt(law, startsOn);
  if (rules === undefined) throw new Error(`No rules hold on ${startsOn}`);
  return rules;
};
const TODAYS = rulesAt('2026-05-04');

describe('the hours of school an IGU owes', () => {
  it.each([
    // 20 weeks of 37 hours before 1 May 2021 (bill L 202, 2020–21), 23 since (Act 722 of 2021).
    ['2021-04-30', 740],
    ['2021-05-01', 851],
    ['2026-05-04', 851],
  ])('begun on %s: %s', (startsOn, hours) => {
    expect(schoolHoursOwed(rulesAt(startsOn), law)).toBe(hours);
  });

  it.each([
    // cms.uvm.dk, IGU-uddannelsesplaner (U): a lesson counts twice, an hour of AMU once.
    [{ danish: 100 }, 200],
    [{ fvu: 10, avu: 20, hf: 30 }, 120],
    [{ amu: 296 }, 296],
    // We found nothing on FGU (U): an hour counts as one.
    [{ fgu: 40 }, 40],
    [{ danish: 250, amu: 351 }, 851],
    [{}, 0],
  ])('%j count for %s hours', (lessons, hours) => {
    expect(schoolHoursOf(lessons, law)).toBe(hours);
  });
});

describe('the pace of the school part', () => {
  const endsOn = '2028-05-03';
  const paceAt = (weeksLeft: number, hours: number) =>
    schoolPace(law, TODAYS, { hours, endsOn, today: addDays(endsOn, 1 - weeksLeft * 7) });

  it.each([
    // Red when fewer weeks remain than the hours owed divided by 37.
    [23, 0, 'green'],
    [22, 0, 'red'],
    [10, 851 - 370, 'green'],
    [10, 851 - 371, 'red'],
    [0, 850, 'red'],
    [0, 851, 'done'],
    [0, 900, 'done'],
  ])('with %s weeks left and %s hours done is %s', (weeks, hours, colour) => {
    expect(paceAt(weeks, hours).colour).toBe(colour);
  });

  it('is red one day too late, and says how much is owed', () => {
    const late = { hours: 851 - 370, endsOn, today: addDays(endsOn, 2 - 70) };
    expect(schoolPace(law, TODAYS, late)).toMatchObject({ colour: 'red', hoursLeft: 370, weeksNeeded: 10 });
    expect(paceWarnings(schoolPace(law, TODAYS, late))).toEqual([
      { code: 'school-pace', values: { hours: 370, weeks: 9 } },
    ]);
    expect(paceWarnings(paceAt(23, 0))).toEqual([]);
  });

  it('has no weeks left after the end', () => {
    const over = schoolPace(law, TODAYS, { hours: 0, endsOn, today: '2028-06-01' });
    expect(over).toMatchObject({ colour: 'red', weeksLeft: 0 });
  });
});

type Plan = CommandFields<'SubmitTrainingPlan'>;
const plan = (lessons: Partial<Plan>): Plan => ({ submittedOn: '2026-05-20', ...lessons });

describe('a training plan', () => {
  const passed = (testsPassed: readonly ('PD1' | 'PD2' | 'PD3' | 'SP')[], startsOn = '2026-05-04') => {
    const { journey } = inIgu('2026-05-04');
    return {
      ...journey,
      ...(journey.screening && { screening: { ...journey.screening, testsPassed } }),
      ...(journey.igu && { igu: { ...journey.igu, startsOn } }),
    };
  };
  const warned = (lessons: Partial<Plan>, journey = passed([])) =>
    planWarnings(journey, plan(lessons)).map(({ code }) => code);

  it('must have AMU, if it says what it has', () => {
    // BEK 1825 of 2023, § 6: AMU is always one element.
    expect(planRefusal(passed([]), plan({ danishLessons: 500 }))?.refused).toBe('plan-without-amu');
    expect(planRefusal(passed([]), plan({ danishLessons: 500, amuLessons: 0 }))?.refused).toBe(
      'plan-without-amu',
    );
    expect(planRefusal(passed([]), plan({ danishLessons: 500, amuLessons: 1 }))).toBeUndefined();
    expect(planRefusal(passed([]), plan({}))).toBeUndefined();
  });

  it('is told of hours that are short, which it can still put right', () => {
    expect(warned({ danishLessons: 250, amuLessons: 350 })).toEqual(['plan-hours-short']);
    expect(warned({ danishLessons: 250, amuLessons: 351 })).toEqual([]);
    expect(warned({})).toEqual([]);
  });

  it.each<[Partial<Plan>, string, readonly string[]]>([
    // 23 weeks, 851 hours, are free of user fee (danskogproever.dk); 20 weeks, 740 hours, before May 2021 (U).
    [{ amuLessons: 851 }, '2026-05-04', []],
    [{ amuLessons: 852 }, '2026-05-04', ['plan-hours-fee']],
    [{ amuLessons: 740 }, '2021-04-30', []],
    [{ amuLessons: 741 }, '2021-04-30', ['plan-hours-fee']],
    [{ amuLessons: 851 }, '2021-05-01', []],
    // Recognition of prior learning in avu counts twice too.
    [{ avuLessons: 426, amuLessons: 1 }, '2026-05-04', ['plan-hours-fee']],
  ])('of %j, begun on %s, costs a user fee beyond the free hours: %j', (lessons, begun, codes) => {
    expect(warned(lessons, passed([], begun))).toEqual(codes);
  });

  it.each([
    // After Prøve i Dansk 1, 2 or 3 at least 8 of 23 weeks AMU (BEK 1825 of 2023, § 6); 8 weeks are 296 hours.
    [['PD1'], 295, '2026-05-04', ['plan-amu-weeks']],
    [['PD2'], 296, '2026-05-04', []],
    [['PD3'], 1, '2026-05-04', ['plan-amu-weeks']],
    [[], 1, '2026-05-04', []],
    // The order is of 28 December 2023: we found nothing for a course begun before.
    [['PD3'], 1, '2023-12-31', []],
  ] as const)(
    'of somebody who has passed %j with %s hours of AMU, begun on %s',
    (tests, amu, begun, codes) => {
      // Always enough hours, and never more than are free of fee.
      const [free, fvuLessons] = [851, Math.floor((851 - amu) / 2)];
      const told = warned({ amuLessons: free - 2 * fvuLessons, fvuLessons }, passed(tests, begun));
      expect(told).toEqual(codes);
    },
  );

  it('is told that Danish is out of place after a passed test', () => {
    // cms.uvm.dk, from the time of 20 weeks (U), so it only warns.
    expect(warned({ danishLessons: 277, amuLessons: 297 }, passed(['PD2']))).toEqual([
      'plan-danish-after-test',
    ]);
  });
});
