import type { Rulebook } from './rule.ts';
import { rulebook1 } from './v1.ts';
import { anyStage } from './v2/any-stage.ts';
import { course } from './v2/course.ts';
import { employment } from './v2/employment.ts';
import { iguEnd } from './v2/igu-end.ts';
import { igu } from './v2/igu.ts';
import { municipalDuties } from './v2/municipal-duties.ts';
import { passedOnToNamedPeople } from './v2/passed-on.ts';
import { placement } from './v2/placement.ts';
import { beforeTheStart, recruitment } from './v2/recruitment.ts';
import { screening } from './v2/screening.ts';

/** Rulebook version 2: every road, the law's and the programme's papers and talks, and what outlives the journey. */
export const rulebook2: Rulebook = {
  version: 2,
  obligations: [
    ...screening,
    ...municipalDuties,
    ...recruitment,
    ...beforeTheStart,
    ...course,
    ...igu,
    ...iguEnd,
    ...placement,
    ...employment,
    ...anyStage,
  ].map(passedOnToNamedPeople),
  law: rulebook1.law,
};
