import type { Referral } from '../journeys/commands.ts';
import { refuse } from '../refusals/refusals.ts';
import { warn } from '../refusals/warnings.ts';
import type { IguRules, ResidenceLaw } from '../rulebook/law-shape.ts';
import { addDays, addMonths, yearsAt } from '../vocabulary/calendar.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';
import type { ResidenceBasis } from '../vocabulary/codes.ts';
import { finding, onlyWarns } from './finding.ts';
import type { Finding } from './finding.ts';

/** What the rules have against a residence basis (opholdsgrundlag) for an IGU that begins on a day. */
export function residenceFindings(
  rules: IguRules,
  { specialActEnds }: ResidenceLaw,
  basis: ResidenceBasis,
  startsOn: CalendarDate,
): readonly Finding[] {
  const { residenceBases, openedOn, onlyFamilyOfRefugees } = rules;
  const since = openedOn?.[basis]?.value;
  // The act that opened it is of that year, which is certain; the day within the year is not.
  const isBeforeYear = since !== undefined && startsOn.slice(0, 4) < since.slice(0, 4);
  if (!residenceBases.value.includes(basis) || isBeforeYear) {
    return [finding([residenceBases], refuse('igu-residence-basis'), warn('igu-residence-basis'))];
  }
  if (since !== undefined && startsOn < since) {
    return [onlyWarns(warn('igu-residence-basis-new', { since }))];
  }
  const ends = specialActEnds[basis]?.value;
  if (ends !== undefined && startsOn > ends) return [onlyWarns(warn('igu-special-act-ended', { ends }))];
  if (onlyFamilyOfRefugees?.value.includes(basis) === true) return [onlyWarns(warn('igu-family-of-refugee'))];
  return [];
}

/**
 * What there is to say of a residence permit that may end before the IGU, or whose last day only the card
 * tells and nobody has recorded.
 */
export function permitFindings(
  { permitOverIgu, permitOnCard }: ResidenceLaw,
  { residenceBasis, residencePermitUntil: until }: Pick<Referral, 'residenceBasis' | 'residencePermitUntil'>,
  ends: CalendarDate,
): readonly Finding[] {
  if (!permitOverIgu.value) return [];
  if (until === undefined) {
    return permitOnCard.value.includes(residenceBasis) ? [onlyWarns(warn('igu-permit-unknown'))] : [];
  }
  return ends > until ? [onlyWarns(warn('igu-past-permit', { until, ends }))] : [];
}

/** What the rules have against the years somebody has been registered at an address in Denmark. */
export function addressFindings(
  rules: IguRules,
  since: CalendarDate | undefined,
  startsOn: CalendarDate,
  nearDays: number,
): readonly Finding[] {
  const { addressYears, addressAnniversaryIncluded } = rules;
  const years = addressYears.value;
  if (since === undefined) return [onlyWarns(warn('igu-address-unknown', { years }))];
  const last = lastStartByAddress(rules, since);
  if (startsOn > last) {
    return [
      finding([addressYears], refuse('igu-address-years', { years }), warn('igu-address-years', { years })),
    ];
  }
  if (startsOn === last && addressAnniversaryIncluded.value) {
    return [onlyWarns(warn('igu-address-anniversary', { years }))];
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
