import type { JourneyEvent } from '../../../domain/journeys/events.ts';
import { addDays, dateOf } from '../../../domain/vocabulary/calendar.ts';
import type { ObligationKind } from '../../../domain/vocabulary/obligation-kinds.ts';
import type { LivedJourney } from './a-journey.ts';

/** For the first open obligation of a kind: who owes it, by when, and from when it can be done. */
export function owedOf(lived: LivedJourney, kind: ObligationKind): string {
  const owed = lived.open(kind);
  if (owed === undefined) return 'nobody';
  const { owedBy, from, due } = owed;
  return from === undefined ? `${owedBy} by ${due}` : `${owedBy} from ${from} by ${due}`;
}

/** For the first open obligation of a kind: whom the journey tells of it, day by day for the next months. */
export function toldOf(lived: LivedJourney, kind: ObligationKind): string[] {
  const owed = lived.open(kind);
  if (owed === undefined) throw new Error(`Nobody owes ${kind}`);
  lived.until(addDays(owed.due, 30));
  return lived.events.flatMap((event) => (isAbout(event, owed.id) ? lineOf(event) : []));
}

/** How what was owed ended; `open` while it has not. */
export function fateOf({ journey }: LivedJourney, id: string | undefined): string | undefined {
  const owed = journey.obligations.find((obligation) => obligation.id === id);
  return owed && (owed.ended?.how ?? 'open');
}

type StepEvent = Extract<JourneyEvent, { type: 'ObligationReminded' | 'ObligationEscalated' }>;

function isAbout(event: JourneyEvent, obligation: string): event is StepEvent {
  const isTold = event.type === 'ObligationReminded' || event.type === 'ObligationEscalated';
  return isTold && event.payload.obligation === obligation;
}

function lineOf({ type, at, payload: { to } }: StepEvent): string {
  return `${dateOf(at)} ${type === 'ObligationEscalated' ? 'passed on to ' : ''}${to.join(', ')}`;
}
