import { LAW } from './law.ts';
import type { Rulebook } from './rule.ts';
import { anyStage } from './v2/any-stage.ts';
import { course } from './v2/course.ts';
import { employment } from './v2/employment.ts';
import { iguEnd } from './v2/igu-end.ts';
import { igu } from './v2/igu.ts';
import { municipalDuties } from './v2/municipal-duties.ts';
import { placement } from './v2/placement.ts';
import { beforeTheStart, recruitment } from './v2/recruitment.ts';
import { screening } from './v2/screening.ts';

/**
 * Rulebook version 2: every road, the law's and the programme's papers and talks, and what outlives the
 * journey. Each rule stands in full, in the file of its stage.
 *
 * If an organisation is silent, what it owes is passed on to named people. First to a colleague, who must be
 * told before the damage is done: on the due date, or the day after if nobody can answer before that date is
 * over. Then, always, to the coordinator. Last to the project lead, after whom nobody is told. A person has
 * no colleagues, and the secretariat has others.
 */
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
  ],
  law: LAW,
};
