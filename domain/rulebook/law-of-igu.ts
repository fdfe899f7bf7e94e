import type { ResidenceBasis } from '../vocabulary/codes.ts';
import { SOURCES } from '../vocabulary/sources.ts';
import type { IguRules, Parameter } from './law-shape.ts';

const REFUGEES = ['udl-7', 'udl-8', 'udl-9b', 'udl-9c', 'udl-9e'] as const;
const FAMILY = ['udl-9-1', 'udl-9c-1'] as const;
const SPECIAL_ACTS = ['ukraine', 'afghanistan'] as const;

/** From when on persons with leave under the special acts could begin an IGU. */
const OPENED_ON: NonNullable<IguRules['openedOn']> = {
  ukraine: {
    value: '2022-03-17',
    text: 'The special act on Ukraine opened the IGU on this day. An earlier start in 2022 warns; in a year before it, it refuses, since the act is of 2022.',
    source: SOURCES.actOfUkraine,
    certainty: 'B',
    question: 'special-acts-opened',
    warns: ['igu-residence-basis-new'],
  },
  afghanistan: {
    value: '2022-07-01',
    text: 'The IGU was opened to persons with leave under the special act on Afghanistan on this day. An earlier start in 2022 warns; in a year before it, it refuses, since the act is of 2022.',
    source: SOURCES.billOnAfghanistan2022,
    certainty: 'B',
    question: 'special-acts-opened',
    warns: ['igu-residence-basis-new'],
  },
};

/** Work and school together since the school part became 23 weeks. */
const HOURS_SINCE_2021: Parameter<number> = {
  value: 33,
  text: 'Work and school together are at least this many hours a week since the school part is 23 weeks: (25 × 104 + 23 × 37) / 104 is 33.2. Fewer warns, and fewer than 32 refuses.',
  source: SOURCES.hoursSince2021,
  certainty: 'U',
  question: 'igu-hours',
  warns: ['igu-hours-disputed'],
};

const feeFree = (
  weeks: number,
  more: Pick<Parameter<number>, 'certainty' | 'question'>,
): Parameter<number> => ({
  value: weeks,
  text: `These ${weeks} weeks of school, ${weeks * 37} hours, are free of user fee. Hours beyond them cost the ordinary fee.`,
  source: SOURCES.municipalitiesOnIgu,
  ...more,
  warns: ['plan-hours-fee'],
});

const adult = (source: string): Parameter<number> => ({
  value: 18,
  text: 'The person has turned 18 on the first day.',
  source,
  certainty: 'V',
  refuses: 'igu-age',
  warns: ['igu-age', 'igu-age-unknown'],
});

const below = (value: number, source: string): Parameter<number> => ({
  value,
  text: `The person has not turned ${value} on the first day.`,
  source,
  certainty: 'V',
  refuses: 'igu-age',
  warns: ['igu-age', 'igu-age-soon', 'igu-age-unknown'],
});

const addressYears = (value: number, text: string, source: string): Parameter<number> => ({
  value,
  text,
  source,
  certainty: 'V',
  refuses: 'igu-address-years',
  warns: ['igu-address-years', 'igu-address-years-soon', 'igu-address-unknown'],
});

const bases = (
  value: readonly ResidenceBasis[],
  text: string,
  source: string,
): Parameter<readonly ResidenceBasis[]> => ({
  value,
  text,
  source,
  certainty: 'V',
  refuses: 'igu-residence-basis',
  warns: ['igu-residence-basis'],
});

const familyOfRefugees = (source: string): Parameter<readonly ResidenceBasis[]> => ({
  value: FAMILY,
  text: 'A family-reunified person qualifies only as family of a refugee. The residence basis alone does not show that, so the service asks for the sponsor’s letter.',
  source,
  certainty: 'V',
  warns: ['igu-family-of-refugee'],
});

const noOrdinaryJob = (source: string): Parameter<number> => ({
  value: 3,
  text: 'The person has not been ordinarily employed in the same company within these last months. Praktik or løntilskud there first is allowed.',
  source,
  certainty: 'V',
  refuses: 'igu-ordinary-job',
  warns: ['igu-ordinary-job', 'igu-ordinary-job-known'],
});

/** The three sets of rules for an IGU, by the day on which the course begins. */
export const LAW_OF_IGU: readonly IguRules[] = [
  {
    from: '2016-07-01',
    to: '2021-04-30',
    ageFrom: adult(SOURCES.actsOf2016And2019),
    ageBelow: below(40, SOURCES.actsOf2016And2019),
    addressYears: addressYears(
      5,
      'The person has been registered at an address in Denmark for less than 5 years on the first day.',
      SOURCES.actsOf2016And2019,
    ),
    addressAnniversaryIncluded: {
      value: false,
      text: 'On the day the 5 years are out it is too late: the text says “less than”.',
      source: SOURCES.actsOf2016And2019,
      certainty: 'V',
    },
    residenceBases: bases(
      [...REFUGEES, ...FAMILY],
      'An IGU is for refugees and the family of refugees.',
      SOURCES.actsOf2016And2019,
    ),
    onlyFamilyOfRefugees: familyOfRefugees(SOURCES.actsOf2016And2019),
    monthsSinceOrdinaryJob: {
      value: 3,
      text: 'From 2019 on the person has not been ordinarily employed in the same company within these last months. The day it came into force was not found.',
      source: SOURCES.billOf2019,
      certainty: 'B',
      question: 'igu-older-acts',
      warns: ['igu-ordinary-job', 'igu-ordinary-job-known'],
    },
    hoursFrom: {
      value: 32,
      text: 'Work and school together are at least this many hours a week while the school part is 20 weeks: (25 × 104 + 20 × 37) / 104 is 32.1.',
      source: SOURCES.contents,
      certainty: 'V',
    },
    schoolWeeks: {
      value: 20,
      text: 'The school part is 20 weeks. A course begun before 1 May 2021 keeps them.',
      source: SOURCES.billOf2021,
      certainty: 'B',
      question: 'igu-older-acts',
      warns: ['plan-hours-short', 'school-pace'],
    },
    // The page that says so is of the time with 23 weeks.
    feeFreeWeeks: feeFree(20, { certainty: 'U', question: 'igu-older-acts' }),
  },
  {
    from: '2021-05-01',
    to: '2023-12-31',
    ageFrom: adult(SOURCES.actsOf2021And2022),
    ageBelow: below(40, SOURCES.actsOf2021And2022),
    addressYears: addressYears(
      10,
      'The person has been registered at an address in Denmark for less than 10 years on the first day.',
      SOURCES.actsOf2021And2022,
    ),
    addressAnniversaryIncluded: {
      value: false,
      text: 'On the day the 10 years are out it is too late: the text says “less than”.',
      source: SOURCES.actsOf2021And2022,
      certainty: 'V',
    },
    residenceBases: bases(
      [...REFUGEES, ...SPECIAL_ACTS, ...FAMILY],
      'An IGU is for refugees and the family of refugees, and for those with leave under the special acts on Ukraine and Afghanistan.',
      SOURCES.actsOf2021And2022,
    ),
    openedOn: OPENED_ON,
    onlyFamilyOfRefugees: familyOfRefugees(SOURCES.actsOf2021And2022),
    monthsSinceOrdinaryJob: noOrdinaryJob(SOURCES.ministryOnIgu),
    hoursFrom: HOURS_SINCE_2021,
    schoolWeeks: {
      value: 23,
      text: 'The school part is 23 weeks.',
      source: SOURCES.actsOf2021And2022,
      certainty: 'V',
      warns: ['plan-hours-short', 'school-pace'],
    },
    feeFreeWeeks: feeFree(23, { certainty: 'V' }),
  },
  {
    from: '2024-01-01',
    to: '2027-12-31',
    ageFrom: adult(SOURCES.educationGuide),
    ageBelow: below(50, SOURCES.educationGuide),
    addressYears: addressYears(
      20,
      'The person has been registered at an address in Denmark for up to 20 years on the first day.',
      SOURCES.educationGuide,
    ),
    addressAnniversaryIncluded: {
      value: true,
      text: 'On the day the 20 years are out the person may still begin, with a warning: the bill says “up to 20 years”, a page for municipalities “less than 20”. That reading is our own.',
      source: SOURCES.anniversary,
      certainty: 'U',
      question: 'igu-anniversary',
      warns: ['igu-address-anniversary'],
    },
    residenceBases: bases(
      [...REFUGEES, ...SPECIAL_ACTS, ...FAMILY],
      'An IGU is for refugees, for those with leave under the special acts on Ukraine and Afghanistan, and for all family-reunified persons (Aliens Act, sections 9 (1) and 9 c (1)).',
      SOURCES.cabi,
    ),
    monthsSinceOrdinaryJob: noOrdinaryJob(SOURCES.ministryOnIgu),
    hoursFrom: HOURS_SINCE_2021,
    schoolWeeks: {
      value: 23,
      text: 'The school part is 23 weeks.',
      source: SOURCES.educationGuide,
      certainty: 'V',
      warns: ['plan-hours-short', 'school-pace'],
    },
    feeFreeWeeks: feeFree(23, { certainty: 'V' }),
    amuWeeks: {
      value: 8,
      text: 'Who has passed Prøve i Dansk 1, 2 or 3 has at least this many of the weeks as AMU.',
      source: SOURCES.schoolOrder,
      certainty: 'V',
      warns: ['plan-amu-weeks'],
    },
    newCoursesPerYear: {
      value: 1500,
      text: 'At most this many new courses begin in a year.',
      source: SOURCES.billOf2023,
      certainty: 'B',
      question: 'igu-ceiling',
      warns: ['igu-new-courses'],
    },
    monthsOfStop: {
      value: 3,
      text: 'The minister may stop new courses for up to this many months.',
      source: SOURCES.billOf2023,
      certainty: 'B',
      question: 'igu-ceiling',
      warns: ['igu-new-courses'],
    },
  },
];
