import type { RefusalCode } from '../refusals/refusals.ts';
import type { WarningCode } from '../refusals/warnings.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';
import type { TargetGroup, ResidenceBasis, SchoolSubject, DanishTest } from '../vocabulary/codes.ts';
import type { LegalSource } from '../vocabulary/legal-sources.ts';

/** A parameter of the law with its source. */
export interface Parameter<T> extends LegalSource {
  readonly value: T;
  /** The code with which a rule refuses because of it. Only if it is certain; otherwise the rule warns. */
  readonly refuses?: RefusalCode;
  /** The codes with which a rule warns because of it. */
  readonly warns?: readonly WarningCode[];
}

/** The law's parameters, apart from deadlines, which are obligations. */
export interface Law {
  readonly iguLastStart: Parameter<CalendarDate>;
  readonly iguMonths: Parameter<number>;
  readonly iguTargetGroups: Parameter<readonly TargetGroup[]>;
  readonly iguMinWorkHours: Parameter<number>;
  readonly iguMinHours: Parameter<number>;
  readonly iguMaxHours: Parameter<number>;
  /** The least hours according to one source, which disagrees with the others. */
  readonly iguMinHoursDisputed: Parameter<number>;
  readonly iguBonusMonths: Parameter<number>;
  readonly iguPerPerson: Parameter<number>;
  /** How many days after the planned start a limit may lie and still be warned of. */
  readonly iguLimitNearDays: Parameter<number>;
  /** What depends on the day the course begins: one set of rules after the other, without a gap. */
  readonly igu: readonly IguRules[];
  readonly school: SchoolLaw;
  readonly placement: PlacementLaw;
  readonly stateAid: StateAidLaw;
}

/** The rules for an IGU that begins on a day from `from` to `to`, both included. */
export interface IguRules {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly ageFrom: Parameter<number>;
  readonly ageBelow: Parameter<number>;
  readonly addressYears: Parameter<number>;
  /**
   * Whether one may still begin on the very day on which those years are over: "up to" against "less than".
   */
  readonly addressAnniversaryIncluded: Parameter<boolean>;
  readonly residenceBases: Parameter<readonly ResidenceBasis[]>;
  /** Bases that came in during a year of this period; we did not find on which day. */
  readonly residenceBasesSinceYear?: Parameter<Readonly<Partial<Record<ResidenceBasis, number>>>>;
  /** Bases that count only for the family of a refugee, which the basis alone does not show. */
  readonly onlyFamilyOfRefugees?: Parameter<readonly ResidenceBasis[]>;
  readonly monthsSinceOrdinaryJob: Parameter<number>;
  readonly schoolWeeks: Parameter<number>;
  /** AMU weeks for those who have passed one of the Danish tests. */
  readonly amuWeeks?: Parameter<number>;
  readonly newCoursesPerYear?: Parameter<number>;
  readonly monthsOfStop?: Parameter<number>;
}

/** How the school part of an IGU is counted. */
export interface SchoolLaw {
  readonly weeklyHours: Parameter<number>;
  /** How many hours one lesson counts for. */
  readonly hoursPerLesson: Parameter<Readonly<Record<SchoolSubject, number>>>;
  /** A subject that every IGU has. */
  readonly requiredSubject: Parameter<SchoolSubject>;
  /** The Danish tests after which AMU has its least number of weeks. */
  readonly testsForAmu: Parameter<readonly DanishTest[]>;
  /** What nobody is taught any more after passing one of those tests. */
  readonly notAfterTest: Parameter<SchoolSubject>;
}

/** Company placement (virksomhedspraktik) and wage subsidy (løntilskud). */
export interface PlacementLaw {
  readonly praktikWeeks: Parameter<Readonly<Record<'dagpenge' | 'job-ready' | 'other', number>>>;
  readonly praktikWeeksExtended: Parameter<number>;
  readonly praktikWeeksMore: Parameter<number>;
  readonly praktikWeeksUncertain: Parameter<number>;
  readonly wageSubsidyMonths: Parameter<Readonly<Record<'private' | 'public', number>>>;
  readonly wageSubsidyMonthsUncertain: Parameter<Readonly<Record<'private' | 'public', number>>>;
  readonly wageSubsidyMonthsUnemployed: Parameter<number>;
  readonly approvedBeforeStart: Parameter<boolean>;
  readonly fairRatio: Parameter<{
    readonly always: number;
    readonly onePer: number;
    readonly upTo: number;
    readonly thenOnePer: number;
  }>;
  readonly fairRatioMonths: Parameter<number>;
  readonly statementsBefore: Parameter<readonly string[]>;
  readonly extraEmployment: Parameter<boolean>;
  readonly vitasSignatures: Parameter<number>;
}

/** The IGU bonus as aid under the EU's de minimis rules. */
export interface StateAidLaw {
  readonly countsFrom: Parameter<CalendarDate>;
  readonly ceilingEuro: Parameter<number>;
  readonly ceilingYears: Parameter<number>;
  readonly bonusKroner: Parameter<number>;
  readonly kronerPerEuro: Parameter<number>;
}
