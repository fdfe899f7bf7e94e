import type { JourneyEvent, Happening } from '../journeys/events.ts';
import type { Journey } from '../journeys/journey.ts';

/** What a correction does to the obligations: strikes what came of it, brings back what it ended, undoes its shifts. */
export function obligationsPutRight(
  journey: Journey,
  { payload: { events }, sequence: cause }: JourneyEvent & { type: 'CommandCorrected' },
  shiftedBy: (obligation: Journey['obligations'][number], days: number, cause: number) => Happening,
): Happening[] {
  const struck: Happening[] = [];
  const put: Happening[] = [];
  for (const obligation of journey.obligations) {
    const { id, kind, ended } = obligation;
    const consequence = { obligation: id, kind, cause };
    const isStruck = events.includes(obligation.cause);
    if (isStruck && ended === undefined) struck.push({ type: 'ObligationStruck', payload: consequence });
    if (isStruck) continue;
    if (ended !== undefined && events.includes(ended.by)) {
      put.push({ type: 'ObligationReopened', payload: consequence });
    }
    const days = obligation.shifts
      .filter(({ by }) => events.includes(by))
      .reduce((sum, shift) => sum + shift.days, 0);
    const isOpen = ended === undefined || events.includes(ended.by);
    if (days !== 0 && isOpen) put.push(shiftedBy(obligation, -days, cause));
  }
  // Struck first: nobody is asked twice for the same thing, not even in between.
  return [...struck, ...put];
}
