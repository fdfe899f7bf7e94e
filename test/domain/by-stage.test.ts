import { describe, expect, it } from '@jest/globals';
import * as anyStageRules from '../../domain/decisions/any-stage.ts';
import * as courseRules from '../../domain/decisions/course.ts';
import * as employmentRules from '../../domain/decisions/employment.ts';
import * as firstDayRules from '../../domain/decisions/first-day.ts';
import * as iguRules from '../../domain/decisions/igu.ts';
import * as matchingRules from '../../domain/decisions/matching.ts';
import * as placementRules from '../../domain/decisions/placement.ts';
import * as screeningRules from '../../domain/decisions/screening.ts';
import { COMMAND_TYPES } from '../../domain/journeys/commands.ts';
import * as anyStageFolds from '../../domain/journeys/folding/any-stage.ts';
import * as courseFolds from '../../domain/journeys/folding/course.ts';
import * as employmentFolds from '../../domain/journeys/folding/employment.ts';
import * as firstDayFolds from '../../domain/journeys/folding/first-day.ts';
import * as iguFolds from '../../domain/journeys/folding/igu.ts';
import * as matchingFolds from '../../domain/journeys/folding/matching.ts';
import * as placementFolds from '../../domain/journeys/folding/placement.ts';
import * as recurringFolds from '../../domain/journeys/folding/recurring.ts';
import * as screeningFolds from '../../domain/journeys/folding/screening.ts';

const RULES = [
  screeningRules.screening,
  matchingRules.matching,
  courseRules.course,
  firstDayRules.firstDay,
  iguRules.igu,
  placementRules.placement,
  employmentRules.employment,
  anyStageRules.anyStage,
];
const FOLDS = [
  screeningFolds.screening,
  matchingFolds.matching,
  courseFolds.course,
  firstDayFolds.firstDay,
  iguFolds.igu,
  placementFolds.placement,
  employmentFolds.employment,
  anyStageFolds.anyStage,
  recurringFolds.recurring,
];

/** The tables are merged: if there were two rules for one command, the first would be lost unnoticed. */
describe('what stands by stage', () => {
  it('rules each command in one stage alone', () => {
    expect(RULES.flatMap((rules) => Object.keys(rules)).toSorted()).toEqual(COMMAND_TYPES.toSorted());
  });

  it('folds each event in one stage alone', () => {
    const folded = FOLDS.flatMap((folds) => Object.keys(folds));
    expect(folded.length).toBeGreaterThan(COMMAND_TYPES.length);
    expect(folded.toSorted()).toEqual([...new Set(folded)].toSorted());
  });
});
