import type { Facts } from '../journeys/command.ts';
import type { Law } from '../rulebook/law-shape.ts';
import { addDays, yearsAt } from '../vocabulary/calendar.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';

/**
 * What the rules may know of a person who plans to begin on a given day. The date of birth itself stays
 * outside.
 */
export function factsAt(birthDate: CalendarDate, startsOn: CalendarDate, law: Law): Facts {
  return {
    ageAtStart: yearsAt(birthDate, startsOn),
    ageSoonAfterStart: yearsAt(birthDate, addDays(startsOn, law.iguLimitNearDays.value)),
  };
}
