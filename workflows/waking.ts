import { REOPENING_DAYS, reopeningEndsAt } from '../domain/decisions/reopening.ts';
import type { Journey } from '../domain/journeys/journey.ts';
import type { NextStep } from '../domain/obligations/steps.ts';
import { dateOf, plusMs } from '../domain/vocabulary/calendar.ts';
import type { Instant } from '../domain/vocabulary/calendar.ts';
import { describeStep } from './descriptions.ts';

/** A run lives at most so long, so that a new rulebook is taken up even where nothing happens. */
const RUN_DAYS = 90;
const DAY_MS = 24 * 60 * 60_000;

/** What a journey sleeps for: an instant, and what will happen then, as Temporal's timeline shows it. */
export interface Waking {
  readonly at: Instant;
  readonly name: string;
}

/** What wakes a journey next: its next step, the end of its run or, once closed, the end of its Workflow. */
export function nextWaking(journey: Journey, next: NextStep | undefined, runBegan: Instant): Waking {
  const ends = runEnds(runBegan);
  let waking: Waking = { at: ends, name: `Next: a new run on ${dateOf(ends)}` };
  const over = reopeningEndsAt(journey);
  if (over !== undefined && over < waking.at) {
    waking = { at: over, name: `Next: the Workflow ends, ${REOPENING_DAYS} days after closing` };
  }
  if (next !== undefined && next.at < waking.at) waking = { at: next.at, name: describeStep(next) };
  return waking;
}

/** When a run that began then must continue as new. */
export function runEnds(began: Instant): Instant {
  return plusMs(began, RUN_DAYS * DAY_MS);
}
