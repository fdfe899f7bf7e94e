import { apply } from '../journeys/apply.ts';
import type { JourneyEvent } from '../journeys/events.ts';
import { unopenedJourney } from '../journeys/journey.ts';
import type { Journey } from '../journeys/journey.ts';
import { dateOf } from '../vocabulary/calendar.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';

/** What a journey can achieve, by which a programme is measured. */
export const ACHIEVEMENTS = [
  'igu-completed',
  'ordinary-job',
  'job-through-activation',
  'vocational-education',
  'self-supporting',
] as const;
/** One achievement. */
export type Achievement = (typeof ACHIEVEMENTS)[number];

/**
 * Which achievements count towards a programme's target, by the target's id: any one of them is enough, and a
 * person counts once. Whether people are self-supporting after twelve months is followed apart from these,
 * because the application promises no number.
 */
export const COUNTS_TOWARDS = {
  established: ['ordinary-job', 'vocational-education'],
  'igu-completed': ['igu-completed'],
  'job-through-activation': ['job-through-activation'],
} as const satisfies Record<string, readonly Achievement[]>;

/** The id of a target towards which journeys can count. */
export type TargetId = keyof typeof COUNTS_TOWARDS;

/** Whether journeys can count towards a target of a programme file. */
export function isTargetId(id: string): id is TargetId {
  return Object.hasOwn(COUNTS_TOWARDS, id);
}

/** What an event achieves, given what was known before it; mostly nothing. */
export function achievedBy(event: JourneyEvent, before: Journey): readonly Achievement[] {
  switch (event.type) {
    case 'IguCompleted':
      return ['igu-completed'];
    case 'EmploymentStarted':
      if (event.payload.kind === 'vocational-education') return ['vocational-education'];
      return cameByActivation(before) ? ['ordinary-job', 'job-through-activation'] : ['ordinary-job'];
    case 'RetentionConfirmed':
      return event.payload.month === 12 && event.payload.employed ? ['self-supporting'] : [];
    default:
      return [];
  }
}

/** When a journey first achieved what it has achieved, worked out from all its events. */
export function achievements(events: readonly JourneyEvent[]): ReadonlyMap<Achievement, CalendarDate> {
  const first = new Map<Achievement, CalendarDate>();
  let journey = unopenedJourney('');
  for (const event of events) {
    for (const achievement of achievedBy(event, journey)) {
      if (!first.has(achievement)) first.set(achievement, dateOf(event.at));
    }
    journey = apply(journey, event);
  }
  return first;
}

/** The day a journey began to count towards a target; `undefined` while it does not. */
export function countsFrom(
  target: TargetId,
  achieved: ReadonlyMap<Achievement, CalendarDate>,
): CalendarDate | undefined {
  return COUNTS_TOWARDS[target]
    .flatMap((achievement) => achieved.get(achievement) ?? [])
    .toSorted()
    .at(0);
}

/** Company activation (virksomhedsrettet aktivering) led here: the last company the person came to was a placement. */
function cameByActivation({ placement, igu }: Journey): boolean {
  if (placement === undefined || placement.dayOne?.came === false) return false;
  return igu === undefined || igu.startsOn < placement.startsOn;
}
