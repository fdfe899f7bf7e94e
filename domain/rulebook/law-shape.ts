import type { RefusalCode } from '../refusals/refusals.ts';
import type { WarningCode } from '../refusals/warnings.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';
import type {
  BenefitGroup,
  TargetGroup,
  ResidenceBasis,
  SchoolSubject,
  DanishTest,
} from '../vocabulary/codes.ts';
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
  readonly iguBonusMonths: Parameter<number>;
  readonly iguPerPerson: Parameter<number>;
  /** How many days after the planned start a limit may lie and still be warned of. */
  readonly iguLimitNearDays: Parameter<number>;
  /** What depends on the day the course begins: one set of rules after the other, without a gap. */
  readonly igu: readonly IguRules[];
  readonly school: SchoolLaw;
  readonly residence: ResidenceLaw;
  /** What depends on the day a placement begins: one set of rules after the other, the last without an end. */
  readonly placement: readonly PlacementRules[];
  readonly workDuty: WorkDutyLaw;
  readonly stateAid: StateAidLaw;
  readonly data: DataLaw;
  readonly calendar: CalendarLaw;
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
  /** Bases that came in during this period, and from which day on. */
  readonly openedOn?: Readonly<Partial<Record<ResidenceBasis, Parameter<CalendarDate>>>>;
  /** Bases that count only for the family of a refugee, which the basis alone does not show. */
  readonly onlyFamilyOfRefugees?: Parameter<readonly ResidenceBasis[]>;
  readonly monthsSinceOrdinaryJob: Parameter<number>;
  /** The least hours of work and school together that fit this length of school; fewer warns. */
  readonly hoursFrom: Parameter<number>;
  readonly schoolWeeks: Parameter<number>;
  /** The weeks of school that are free of user fee. */
  readonly feeFreeWeeks: Parameter<number>;
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
  /** Who pays if a course costs more than the state's grant. */
  readonly dearerCourses: Parameter<'company'>;
}

/** The leave to be in Denmark that an IGU rests on. */
export interface ResidenceLaw {
  /** The day on which a special act was to end; a later start warns. */
  readonly specialActEnds: Readonly<Partial<Record<ResidenceBasis, Parameter<CalendarDate>>>>;
  /** Bases whose permits have a last day that only the card tells. */
  readonly permitOnCard: Parameter<readonly ResidenceBasis[]>;
  /** Whether the permit is to be looked at again if it ends before the IGU. */
  readonly permitOverIgu: Parameter<boolean>;
  /** The bases whose permits the Immigration Service prolongs unasked. All others are applied for. */
  readonly renewedUnasked: Parameter<readonly ResidenceBasis[]>;
}

/** The work duty (arbejdspligt) of persons on the lowest rate of cash benefit. */
export interface WorkDutyLaw {
  /** Bases whose holders have no such duty. */
  readonly notFor: Parameter<readonly ResidenceBasis[]>;
  /** What exempts from it. */
  readonly exempts: Parameter<readonly string[]>;
  /** Whether an offer under it may be longer than a praktik otherwise; uncertain, so such a praktik only warns. */
  readonly longerPraktik: Parameter<boolean>;
}

/** How long data are kept on somebody who was not hired. */
export interface DataLaw {
  readonly yearsAtMost: Parameter<number>;
}

/** What every date is reckoned by. */
export interface CalendarLaw {
  /** The year from which Store bededag is a holiday again; `not` while it is not. */
  readonly storeBededagAgain: Parameter<number | 'not'>;
}

/** Company placement (virksomhedspraktik) and wage subsidy (løntilskud), if it begins from `from` on. */
export interface PlacementRules extends PlacementLaw {
  readonly from: CalendarDate;
  /** The last day; absent for the newest set. */
  readonly to?: CalendarDate;
}

/** What such a set says. */
export interface PlacementLaw {
  /** The act that these rules are of. */
  readonly act: Parameter<string>;
  /** What a person may live by in these rules. */
  readonly benefitGroups: Parameter<readonly BenefitGroup[]>;
  readonly praktikWeeks: Parameter<Readonly<Record<'dagpenge' | 'job-ready' | 'other', number>>>;
  readonly praktikWeeksExtended: Parameter<number>;
  readonly praktikWeeksMore: Parameter<number>;
  readonly praktikWeeksUncertain: Parameter<number>;
  readonly wageSubsidyMonths: Parameter<Readonly<Record<'dagpenge' | 'job-ready', MonthsByEmployer>>>;
  readonly wageSubsidyMonthsOther: Parameter<MonthsByEmployer>;
  /** By how many months the group `other` may be given longer. */
  readonly wageSubsidyMonthsMore: Parameter<number>;
  readonly wageSubsidyMonthsIntegrationAct: Parameter<MonthsByEmployer>;
  readonly wageSubsidyMonthsUncertain: Parameter<MonthsByEmployer>;
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
  /** The months over whose average a supported person comes on top. */
  readonly extraEmploymentMonths: Parameter<number>;
  readonly notLastEmployer: Parameter<boolean>;
  readonly vitasSignatures: Parameter<number>;
}

/** Months, by the kind of employer. */
export type MonthsByEmployer = Readonly<Record<'private' | 'public', number>>;

/** The IGU bonus as aid under the EU's de minimis rules. */
export interface StateAidLaw {
  readonly countsFrom: Parameter<CalendarDate>;
  readonly ceilingEuro: Parameter<number>;
  readonly ceilingYears: Parameter<number>;
  /** After how many months each part of the bonus is granted. */
  readonly grantMonths: Parameter<Readonly<Record<'six-months' | 'completion', number>>>;
  /** From when on aid stands in a central register; the company's own declaration goes on beside it. */
  readonly registerFrom: Parameter<CalendarDate>;
  readonly bonusKroner: Parameter<number>;
  readonly kronerPerEuro: Parameter<number>;
}
