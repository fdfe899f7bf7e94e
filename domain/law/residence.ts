import { refuse } from '../refusals/refusals.ts';
import { warn } from '../refusals/warnings.ts';
import type { IguRules } from '../rulebook/law-shape.ts';
import { addDays, addMonths, yearsAt } from '../vocabulary/calendar.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';
import type { ResidenceBasis } from '../vocabulary/codes.ts';
import { finding, onlyWarns } from './finding.ts';
import type { Finding } from './finding.ts';

/** What the rules have against a residence basis (opholdsgrundlag) for an IGU that begins on a day. */
export function residenceFindings(
  rules: IguRules,
  basis: ResidenceBasis,
  startsOn: CalendarDate,
): readonly Finding[] {
  const { residenceBases, residenceBasesSinceYear, onlyFamilyOfRefugees } = rules;
  const year = Number(startsOn.slice(0, 4));
  const since = residenceBasesSinceYear?.value[basis];
  if (!residenceBases.value.includes(basis) || (since !== undefined && year < since)) {
    return [finding([residenceBases], refuse('igu-residence-basis'), warn('igu-residence-basis'))];
  }
  if (year === since) return [onlyWarns(warn('igu-residence-basis-new', { year: String(year) }))];
  if (onlyFamilyOfRefugees?.value.includes(basis) === true) return [onlyWarns(warn('igu-family-of-refugee'))];
  return [];
}

/** What the rules have against the years somebody has been registered at an address in Denmark. */
export function addressFindings(
  rules: IguRules,
  since: CalendarDate | undefined,
  startsOn: CalendarDate,
  nearDays: number,
): readonly Finding[] {
  const { addressYears } = rules;
  const years = addressYears.value;
  if (since === undefined) return [onlyWarns(warn('igu-address-unknown', { years }))];
  const last = lastStartByAddress(rules, since);
  if (startsOn > last) {
    return [
      finding([addressYears], refuse('igu-address-years', { years }), warn('igu-address-years', { years })),
    ];
  }
  return addDays(startsOn, nearDays) > last
    ? [onlyWarns(warn('igu-address-years-soon', { years, last }))]
    : [];
}

/** The last day on which an IGU may begin, if only the years of address counted. */
export function lastStartByAddress(rules: IguRules, since: CalendarDate): CalendarDate {
  const { addressYears, addressAnniversaryIncluded } = rules;
  const shifted = addMonths(since, addressYears.value * 12);
  // Somebody registered on 29 February completes a year on 1 March if that year has no such day, as with a
  // birthday.
  const anniversary = yearsAt(since, shifted) < addressYears.value ? addDays(shifted, 1) : shifted;
  return addressAnniversaryIncluded.value ? anniversary : addDays(anniversary, -1);
}
