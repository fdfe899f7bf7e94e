import type { CalendarDate } from '../vocabulary/calendar.ts';
import type { Sentence } from '../vocabulary/sentence.ts';
import type { Assumption, AssumptionName } from './assumptions.ts';
import type { Forecast } from './forecast.ts';

/** One plan that was played, with what its runs say together. */
export interface PlayedPlan {
  /** What it is called beside another, as the name of its file. */
  readonly name: string;
  readonly rulebook: number;
  readonly people: number;
  readonly assumptions: Readonly<Record<AssumptionName, Assumption>>;
  readonly forecast: Forecast;
}

/** A whole rehearsal: what was asked, and what came of one plan, or of two side by side. */
export interface Rehearsal {
  readonly programme: Sentence;
  readonly from: CalendarDate;
  readonly months: number;
  readonly runs: number;
  readonly seed: number;
  readonly targets: Readonly<Record<string, Sentence>>;
  readonly played: readonly [PlayedPlan, ...PlayedPlan[]];
}

/** Whether two plans came out exactly the same. */
export function isAlike(one: PlayedPlan, other: PlayedPlan): boolean {
  return JSON.stringify(one.forecast) === JSON.stringify(other.forecast);
}
