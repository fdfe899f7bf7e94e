import type { ObligationHappening } from '../subjects/obligation-events.ts';
import type { Obligation } from '../subjects/obligation.ts';
import type { SubjectState } from '../subjects/subject.ts';

/**
 * What taking back events does to the obligations: it strikes what came of them, brings back what they ended,
 * and undoes their shifts. `cause` is the number of the event that takes them back.
 */
export function obligationsPutRight(
  { obligations }: SubjectState,
  events: readonly number[],
  cause: number,
  shiftedBy: (obligation: Obligation, days: number, cause: number) => ObligationHappening,
): ObligationHappening[] {
  const struck: ObligationHappening[] = [];
  const put: ObligationHappening[] = [];
  for (const obligation of obligations) {
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
