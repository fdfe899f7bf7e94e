import type { Journey } from '../journeys/journey.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';

/** How many open journeys are to begin something from a day on. Numbers only. */
export interface BeginsCount {
  readonly igu: number;
  readonly placement: number;
  /** In which neither is agreed, and which may come to either. */
  readonly open: number;
}

/** Counts what open journeys are to begin on a day or later: by what is signed or approved, else by the match. */
export function countBegins(journeys: readonly Journey[], from: CalendarDate): BeginsCount {
  const begins = journeys.map((journey) => beginsIn(journey, from));
  const count = (what: ReturnType<typeof beginsIn>) => begins.filter((one) => one === what).length;
  return { igu: count('igu'), placement: count('placement'), open: count('open') };
}

function beginsIn(
  { stage, igu, placement, match }: Journey,
  from: CalendarDate,
): 'igu' | 'placement' | 'open' | undefined {
  if (stage === 'igu') return igu !== undefined && igu.startsOn >= from ? 'igu' : undefined;
  if (stage === 'placement') {
    return placement !== undefined && placement.startsOn >= from ? 'placement' : undefined;
  }
  if (stage === 'employment' || stage === 'closed') return undefined;
  if (match?.plannedStart === undefined || match.kind === 'job') return 'open';
  return match.plannedStart >= from ? match.kind : undefined;
}
