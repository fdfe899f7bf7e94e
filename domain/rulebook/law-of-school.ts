import { SOURCES } from '../vocabulary/sources.ts';
import type { SchoolLaw } from './law-shape.ts';

/** How the school part of an IGU is counted. */
export const LAW_OF_SCHOOL: SchoolLaw = {
  weeklyHours: {
    value: 37,
    text: 'A week of school counts as this many hours: 23 weeks are 851 hours, 20 weeks are 740.',
    source: SOURCES.educationGuide,
    certainty: 'V',
  },
  hoursPerLesson: {
    value: { danish: 2, fvu: 2, avu: 2, hf: 2, fgu: 1, amu: 1 },
    text: 'A lesson of Danish, FVU, avu or hf counts as two hours, since it is prepared at home; so do lessons of studentereksamen and the recognition of prior learning in avu (realkompetencevurdering). An hour of AMU counts as one. Nothing was found on FGU, which is counted as it stands. The monthly allowance is reckoned by the same factors.',
    source: SOURCES.schoolPlans,
    certainty: 'U',
    question: 'igu-school-order',
    warns: ['plan-hours-short', 'plan-hours-fee', 'plan-amu-weeks', 'school-pace'],
  },
  requiredSubject: {
    value: 'amu',
    text: 'AMU is always one part of the school.',
    source: SOURCES.schoolOrder,
    certainty: 'V',
    refuses: 'plan-without-amu',
    warns: ['plan-amu-weeks'],
  },
  testsForAmu: {
    value: ['PD1', 'PD2', 'PD3'],
    text: 'The tests after which the school part has a least number of AMU weeks.',
    source: SOURCES.schoolOrder,
    certainty: 'V',
    warns: ['plan-amu-weeks'],
  },
  notAfterTest: {
    value: 'danish',
    text: 'Who has passed one of those tests has no Danish education within the school part. One older page says so; the order that was read (BEK 1825, § 6) does not.',
    source: SOURCES.schoolPlans,
    certainty: 'U',
    question: 'igu-school-order',
    warns: ['plan-danish-after-test'],
  },
  dearerCourses: {
    value: 'company',
    text: 'If a school’s state grant for a course is above a ceiling, the company pays the difference, or the learner cannot take part.',
    source: SOURCES.dearerCourses,
    certainty: 'V',
  },
};
