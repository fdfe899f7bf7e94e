import { dateOf, plusMs } from '../domain/vocabulary/calendar.ts';
import type { Instant } from '../domain/vocabulary/calendar.ts';
import type { Waking } from './named-timer.ts';

/** The longest life of a run, so that a new rulebook is taken up even if nothing happens. */
const RUN_DAYS = 90;
const DAY_MS = 24 * 60 * 60_000;

/** What wakes a subject next: its next step, the end of its run or, once it is over, the end of its Workflow. */
export function nextWaking(given: {
  readonly step: Waking | undefined;
  readonly end: Waking | undefined;
  readonly runBegan: Instant;
}): Waking {
  const { step, end, runBegan } = given;
  const runEnd = runEnds(runBegan);
  let waking: Waking = { at: runEnd, name: `Next: a new run on ${dateOf(runEnd)}` };
  if (end !== undefined && end.at < waking.at) waking = end;
  if (step !== undefined && step.at < waking.at) waking = step;
  return waking;
}

/** When a run that began at `began` must continue as new. */
export function runEnds(began: Instant): Instant {
  return plusMs(began, RUN_DAYS * DAY_MS);
}
