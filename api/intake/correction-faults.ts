import type { JourneyRow } from '../../db/journeys/journeys.ts';
import { differenceOf } from '../../db/persons/corrections.ts';
import type { Person } from '../../db/persons/person.ts';
import { corrected } from '../../db/persons/recorded-corrections.ts';
import type { CorrectedValues } from '../../db/persons/recorded-corrections.ts';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import { faultAt } from '../http/faults.ts';
import type { Fault } from '../http/faults.ts';
import { checkReferral } from './checks.ts';

/**
 * What is wrong with a person as they would be after a correction. Faults of what is not touched are left alone: they are
 * no reason to keep a wrong telephone number.
 */
export function correctionFaults(
  { state }: Pick<JourneyRow, 'state'>,
  person: Person,
  values: CorrectedValues,
  today: CalendarDate,
): Fault[] {
  const after = corrected(person, values);
  const changed: string[] = differenceOf(person, after).map(({ field }) => field);
  const touched = changed.includes('birthDate') ? [...changed, 'cpr', 'arrivedOn'] : changed;
  const faults = checkReferral({ person: after }, today).filter(({ field }) =>
    touched.includes(field.replace('person.', '')),
  );
  // What follows from a date of birth that cannot be is not told beside it.
  const ofBirth = faults.filter(({ field }) => field === 'person.birthDate');
  if (ofBirth.length > 0) return ofBirth;
  const since = state?.referral?.registeredAddressSince;
  const isBornLater = changed.includes('birthDate') && since !== undefined && since < after.birthDate;
  return isBornLater ? [...faults, BORN_LATER] : faults;
}

const BORN_LATER = faultAt('person.birthDate', {
  da: 'Fødselsdatoen ligger efter den dag, personen fik adresse i Danmark.',
  en: 'The date of birth lies after the day on which the person got an address in Denmark.',
});
