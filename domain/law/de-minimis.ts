import type { CommandFields } from '../journeys/commands.ts';
import { warn } from '../refusals/warnings.ts';
import type { Warning } from '../refusals/warnings.ts';
import type { Law } from '../rulebook/law-shape.ts';

/** What both parts of the IGU bonus add up to in euro, rounded up. */
export function bonusInEuro({ stateAid: { bonusKroner, kronerPerEuro } }: Law): number {
  return Math.ceil(bonusKroner.value / kronerPerEuro.value);
}

/** Whether the IGU bonus would bring a private company above the de minimis ceiling, by the aid it has declared. */
export function deMinimisWarnings(
  law: Law,
  agreement: Pick<CommandFields<'SignIguAgreement'>, 'startsOn' | 'publicEmployer' | 'deMinimisAidEuro'>,
): readonly Warning[] {
  const { countsFrom, ceilingEuro, ceilingYears } = law.stateAid;
  const { startsOn, publicEmployer, deMinimisAidEuro } = agreement;
  if (publicEmployer || deMinimisAidEuro === undefined || startsOn < countsFrom.value) return [];
  const total = deMinimisAidEuro + bonusInEuro(law);
  return total > ceilingEuro.value
    ? [warn('de-minimis', { total, ceiling: ceilingEuro.value, years: ceilingYears.value })]
    : [];
}
