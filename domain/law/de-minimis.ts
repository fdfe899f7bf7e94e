import type { CommandFields } from '../journeys/commands.ts';
import { warn } from '../refusals/warnings.ts';
import type { Warning } from '../refusals/warnings.ts';
import type { Law } from '../rulebook/law-shape.ts';
import { addMonths } from '../vocabulary/calendar.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';
import { BONUS_PARTS } from '../vocabulary/codes.ts';

/** What one part of the IGU bonus is in euro, rounded up. */
export function bonusPartInEuro({ stateAid: { bonusKroner, kronerPerEuro } }: Law): number {
  return Math.ceil(bonusKroner.value / kronerPerEuro.value);
}

/**
 * Which parts of the IGU bonus would bring a private company above the de minimis ceiling, by the aid that it
 * and its group have declared for the three years before the agreement.
 *
 * Each part is judged on the day it is granted, with the aid of the three years before that day. What the
 * company has of the first part is in the window of the second. What was declared may be out of it by then:
 * only what the company says was granted in the last year before the agreement is sure to count. `countsFrom`
 * is the day from which the IGU is counted, which for a new company lies before its own start.
 */
export function deMinimisWarnings(
  law: Law,
  agreement: Pick<
    CommandFields<'SignIguAgreement'>,
    'startsOn' | 'publicEmployer' | 'deMinimisAidEuro' | 'deMinimisAidLastYearEuro'
  >,
  countsFrom: CalendarDate,
): readonly Warning[] {
  const { countsFrom: isAidFrom, ceilingEuro, ceilingYears, grantMonths } = law.stateAid;
  const { startsOn, publicEmployer, deMinimisAidEuro: declared } = agreement;
  if (publicEmployer || declared === undefined) return [];
  const part = bonusPartInEuro(law);
  const [ceiling, years] = [ceilingEuro.value, ceilingYears.value];
  // A part whose day has passed before this company's first belongs to the company before it.
  const granted = BONUS_PARTS.map((of) => ({ of, on: addMonths(countsFrom, grantMonths.value[of]) })).filter(
    ({ on }) => on > startsOn && on >= isAidFrom.value,
  );
  return granted.flatMap(({ of, on }, before) => {
    const isFirst = of === 'six-months';
    const aid = isFirst ? declared : (agreement.deMinimisAidLastYearEuro ?? declared);
    const total = aid + part * (before + 1);
    if (total <= ceiling) return [];
    const since = addMonths(on, -12 * years);
    return isFirst
      ? [warn('de-minimis', { total, ceiling, years })]
      : [warn('de-minimis-completion', { total, ceiling, years, since })];
  });
}
