import type { CalendarDate } from '../vocabulary/calendar.ts';
import type { ResidenceBasis } from '../vocabulary/codes.ts';
import { iguRulesAt, placementRulesAt } from './index.ts';
import type { IguRules, Law, PlacementRules } from './law-shape.ts';

/** How a special act stands to an IGU that begins on a day. */
export type SpecialActStanding = 'not opened' | 'open' | 'due to have ended';

/** What of the law depends on a day, as it is for what begins on that day. */
export interface LawOnDay {
  /** The rules for an IGU; absent before the scheme and after its end. */
  readonly igu?: IguRules;
  readonly placement: PlacementRules;
  readonly specialActs: Readonly<Partial<Record<ResidenceBasis, SpecialActStanding>>>;
  /** Whether a part of the bonus that is granted on the day is de minimis aid. */
  readonly bonusIsAid: boolean;
  /** Whether aid stands in a central register too. */
  readonly hasRegister: boolean;
}

/** The law for what begins, or is granted, on a day. */
export function lawOn(law: Law, day: CalendarDate): LawOnDay {
  const igu = iguRulesAt(law, day);
  return {
    ...(igu !== undefined && { igu }),
    placement: placementRulesAt(law, day),
    specialActs: specialActsOn(law, day),
    bonusIsAid: day >= law.stateAid.countsFrom.value,
    hasRegister: day >= law.stateAid.registerFrom.value,
  };
}

/** Every special act that any set of rules has opened the IGU by. */
function specialActsOn(law: Law, day: CalendarDate): LawOnDay['specialActs'] {
  const opened = Object.entries(Object.assign({}, ...law.igu.map(({ openedOn }) => openedOn))) as [
    ResidenceBasis,
    { readonly value: CalendarDate },
  ][];
  return Object.fromEntries(
    opened.map(([basis, { value: since }]): [ResidenceBasis, SpecialActStanding] => {
      const ends = law.residence.specialActEnds[basis]?.value;
      if (day < since) return [basis, 'not opened'];
      return [basis, ends !== undefined && day > ends ? 'due to have ended' : 'open'];
    }),
  );
}
