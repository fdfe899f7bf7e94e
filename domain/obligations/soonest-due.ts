import type { Journey } from '../journeys/journey.ts';
import { openObligations } from '../subjects/obligation.ts';
import type { Obligation } from '../subjects/obligation.ts';
import type { SubjectState } from '../subjects/subject.ts';
import { isWaiting } from './pause.ts';

/** The sector a journey is in, or the one the person wishes for. */
export function sectorOf(journey: Journey): string | undefined {
  return (
    journey.course?.sector ??
    journey.match?.sector ??
    journey.screening?.wishedSector ??
    journey.referral?.wishedSector
  );
}

/** The open obligation that is due first, not counting those that a pause keeps waiting. */
export function soonestDue(subject: SubjectState): Obligation | undefined {
  let soonest: Obligation | undefined;
  for (const obligation of openObligations(subject)) {
    if (isWaiting(subject, obligation)) continue;
    if (soonest === undefined || obligation.due < soonest.due) soonest = obligation;
  }
  return soonest;
}
