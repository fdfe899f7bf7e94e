import { holdsCpr } from '../../domain/vocabulary/cpr-in-text.ts';
import { explain, refuse } from '../../domain/refusals/refusals.ts';
import { tellsOf } from '../../db/persons/tells-of.ts';
import type { Person } from '../../db/persons/person.ts';
import { isCalendarDate, yearsAt } from '../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import type { Sentence } from '../../domain/vocabulary/sentence.ts';
import { faultAt } from '../http/faults.ts';
import { NOTHING_OF_THE_PERSON } from '../http/in-the-clear.ts';
import type { Fault } from '../http/faults.ts';

/** The fields of a referral that are checked against each other. Fields that are wrong in themselves are left out. */
export interface CheckedFields {
  readonly municipalityReference?: unknown;
  readonly legalBasis?: unknown;
  readonly consentVersion?: unknown;
  readonly consentOn?: unknown;
  readonly registeredAddressSince?: unknown;
  readonly person?: { readonly [F in keyof Person]?: unknown };
}

/** The lowest age, in years. A birth date outside these ages is a slip of the pen. */
const YOUNGEST = 15;
const OLDEST = 100;

/**
 * Returns what is wrong with a referral whose fields are each filled in correctly: consent without its version or date,
 * dates that cannot be, a CPR number that is none. Each fault has the name of its field.
 */
export function checkReferral(fields: CheckedFields, today: CalendarDate): Fault[] {
  return [
    ...consentFaults(fields),
    ...referenceFaults(fields),
    ...dateFaults(fields, today),
    ...cprFaults(fields.person ?? {}),
  ];
}

function consentFaults({ legalBasis, consentVersion, consentOn }: CheckedFields): Fault[] {
  if (legalBasis !== 'consent') return [];
  const sentence = explain(refuse('consent-incomplete'));
  return [
    ...(consentVersion === undefined ? [faultAt('consentVersion', sentence)] : []),
    ...(consentOn === undefined ? [faultAt('consentOn', sentence)] : []),
  ];
}

/** Faults of the fields that go into events and histories, where no CPR number may ever be. */
function referenceFaults({ municipalityReference, consentVersion, person = {} }: CheckedFields): Fault[] {
  const { givenName, familyName, cpr, phone, email } = person;
  const own = { givenName: '', ...given({ givenName, familyName, cpr, phone, email }) };
  return Object.entries({ municipalityReference, consentVersion }).flatMap(([field, value]) => {
    if (typeof value !== 'string') return [];
    if (holdsCpr(value)) return [faultAt(field, NO_CPR_AS_REFERENCE)];
    return tellsOf(own, value) ? [faultAt(field, NOTHING_OF_THE_PERSON)] : [];
  });
}

/** Those of some values that are texts. */
function given<K extends string>(values: Readonly<Record<K, unknown>>): Partial<Record<K, string>> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => typeof value === 'string'),
  ) as Partial<Record<K, string>>;
}

function dateFaults(
  { registeredAddressSince, consentOn, person = {} }: CheckedFields,
  today: CalendarDate,
): Fault[] {
  const { birthDate, arrivedOn } = person;
  const born = isCalendarDate(birthDate) ? birthDate : undefined;
  const past = { registeredAddressSince, 'person.arrivedOn': arrivedOn, consentOn };
  return [
    ...(born === undefined ? [] : birthFaults(born, today)),
    ...Object.entries(past).flatMap(([field, date]) => {
      if (!isCalendarDate(date)) return [];
      if (date > today) return [faultAt(field, IN_FUTURE)];
      return born !== undefined && date < born ? [faultAt(field, BEFORE_BIRTH)] : [];
    }),
  ];
}

function birthFaults(born: CalendarDate, today: CalendarDate): Fault[] {
  if (born > today) return [faultAt('person.birthDate', IN_FUTURE)];
  const age = yearsAt(born, today);
  return age < YOUNGEST || age > OLDEST ? [faultAt('person.birthDate', IMPLAUSIBLE_AGE)] : [];
}

/**
 * Never by modulus 11: numbers given since 2007 need not fit it, nor many for people born on 1 January. A substitute number
 * (erstatningspersonnummer), whose day is raised by 60, is taken as well: some have no other yet.
 */
function cprFaults({ birthDate, cpr }: NonNullable<CheckedFields['person']>): Fault[] {
  if (typeof cpr !== 'string') return [];
  if (!beginsWithDate(cpr)) return [faultAt('person.cpr', NO_SUCH_DAY)];
  if (typeof birthDate !== 'string') return [];
  const [year, month, day] = [birthDate.slice(2, 4), birthDate.slice(5, 7), birthDate.slice(8, 10)];
  const born = `${day}${month}${year}`;
  if (!withPlainDay(cpr).startsWith(born)) return [faultAt('person.cpr', ANOTHER_BIRTH_DATE)];
  const [seventh = ''] = cpr.replaceAll(/\D/g, '').slice(6);
  const [from, to] = yearsOf(seventh, Number(year));
  const bornIn = Number(birthDate.slice(0, 4));
  return bornIn >= from && bornIn <= to ? [] : [faultAt('person.cpr', ofOtherYears(seventh, from, to))];
}

/**
 * The years that a number's seventh digit stands for, together with its two digits of the year. CPR-kontoret says so of plain
 * numbers and of substitute ones ("Personnummeret i CPR-systemet" and its answers on cpr.dk, V).
 */
function yearsOf(seventh: string, year: number): readonly [from: number, to: number] {
  if (seventh <= '3') return [1900, 1999];
  if (seventh === '4' || seventh === '9') return year <= 36 ? [2000, 2036] : [1937, 1999];
  return year <= 57 ? [2000, 2057] : [1858, 1899];
}

/** By how much the day is raised in a substitute number. */
const SUBSTITUTE_DAYS = 60;

/** The digits of a number with the day as it is in a plain one. */
function withPlainDay(digits: string): string {
  const day = Number(digits.slice(0, 2));
  if (day <= SUBSTITUTE_DAYS) return digits;
  return `${String(day - SUBSTITUTE_DAYS).padStart(2, '0')}${digits.slice(2)}`;
}

/** Whether six digits are a day, plain or raised, a month and a year of either century. */
function beginsWithDate(digits: string): boolean {
  const plain = withPlainDay(digits);
  const [day, month, year] = [plain.slice(0, 2), plain.slice(2, 4), plain.slice(4, 6)];
  return ['19', '20'].some((century) => isCalendarDate(`${century}${year}-${month}-${day}`));
}

const NO_CPR_AS_REFERENCE: Sentence = {
  da: 'Her må der ikke stå et CPR-nummer. Brug kommunens eget sags- eller løbenummer.',
  en: 'A CPR number must not stand here. Use the municipality’s own number for the case.',
};

const IN_FUTURE: Sentence = { da: 'Datoen ligger i fremtiden.', en: 'The date lies in the future.' };

const BEFORE_BIRTH: Sentence = {
  da: 'Datoen ligger før personens fødselsdato.',
  en: 'The date lies before the person’s date of birth.',
};

const IMPLAUSIBLE_AGE: Sentence = {
  da: `Fødselsdatoen kan ikke passe: personen ville være under ${YOUNGEST} eller over ${OLDEST} år.`,
  en: `The date of birth cannot be right: the person would be under ${YOUNGEST} or over ${OLDEST}.`,
};

const NO_SUCH_DAY: Sentence = {
  da: 'CPR-nummeret begynder ikke med en dato, der findes.',
  en: 'The CPR number does not begin with a date that exists.',
};

const ofOtherYears = (seventh: string, from: number, to: number): Sentence => ({
  da: `CPR-nummerets 7. ciffer er ${seventh}: det har folk, der er født ${from}–${to}, og fødselsdatoen siger noget andet.`,
  en: `The CPR number’s 7th digit is ${seventh}: people born ${from}–${to} have it, and the date of birth says otherwise.`,
});

const ANOTHER_BIRTH_DATE: Sentence = {
  da: 'CPR-nummeret og fødselsdatoen passer ikke sammen.',
  en: 'The CPR number and the date of birth do not agree.',
};
