import { refuse } from '../refusals/refusals.ts';
import { warn } from '../refusals/warnings.ts';
import type { Law, Parameter, PlacementRules } from '../rulebook/law-shape.ts';
import { addDays } from '../vocabulary/calendar.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';
import type { BenefitGroup } from '../vocabulary/codes.ts';
import { finding, onlyWarns } from './finding.ts';
import type { Finding } from './finding.ts';

/** What decides how long a praktik may last. */
export interface PraktikTime {
  readonly benefitGroup?: BenefitGroup;
  /** Whether it is offered to fulfil the work duty (arbejdspligt); absent if nobody has said. */
  readonly workDuty?: boolean;
  readonly startsOn: CalendarDate;
  /** The last day so far, if it is extended. */
  readonly endedOn?: CalendarDate;
  readonly endsOn: CalendarDate;
}

/**
 * What the law has against the length of a praktik, or of its extension. Under the work duty it is not certain
 * that the limits hold, so it is never refused then.
 */
export function praktikFindings(rules: PlacementRules, law: Law, time: PraktikTime): readonly Finding[] {
  const { endsOn } = time;
  const { rests, weeks, last } = limitOf(rules, time);
  if (endsOn > last) {
    if (time.workDuty === true && law.workDuty.longerPraktik.value) {
      return [onlyWarns(warn('praktik-work-duty', { weeks }))];
    }
    return [finding([rests], refuse('praktik-too-long', { last }), warn('praktik-length', { weeks }))];
  }
  return rests === rules.praktikWeeksMore ? [onlyWarns(warn('praktik-special-need', { weeks }))] : [];
}

/** How long it may last: by which parameter, for how many weeks, and until which day. */
interface Limit {
  readonly rests: Parameter<unknown>;
  readonly weeks: number;
  readonly last: CalendarDate;
}

function limitOf(rules: PlacementRules, { benefitGroup: group, startsOn, endedOn }: PraktikTime): Limit {
  if (group === undefined || group === 'integration-act') {
    const { praktikWeeksUncertain: rests } = rules;
    const from = endedOn === undefined ? startsOn : addDays(endedOn, 1);
    return { rests, weeks: rests.value, last: lastDayOfWeeks(from, rests.value) };
  }
  const { praktikWeeks, praktikWeeksExtended, praktikWeeksMore } = rules;
  const weeks = praktikWeeks.value[group];
  // Only the group `other` can be given longer, not those on dagpenge and not those ready for a job.
  if (endedOn === undefined || group !== 'other') {
    return { rests: praktikWeeks, weeks, last: lastDayOfWeeks(startsOn, weeks) };
  }
  const extended = lastDayOfWeeks(startsOn, praktikWeeksExtended.value);
  if (endedOn < extended)
    return { rests: praktikWeeksExtended, weeks: praktikWeeksExtended.value, last: extended };
  const more = praktikWeeksMore.value;
  return { rests: praktikWeeksMore, weeks: more, last: addDays(endedOn, more * 7) };
}

function lastDayOfWeeks(startsOn: CalendarDate, weeks: number): CalendarDate {
  return addDays(startsOn, weeks * 7 - 1);
}
