import { describe, expect, it } from '@jest/globals';
import type { ObligationKind } from '../../../domain/vocabulary/obligation-kinds.ts';
import { aScreening, underRulebook2 } from '../../support/journeys/a-journey.ts';
import type { LivedJourney } from '../../support/journeys/a-journey.ts';
import { owedOf, toldOf } from '../../support/journeys/owed-and-told.ts';
import {
  closed,
  matched,
  onCourse,
  placed,
  proposed,
  transferred,
} from '../../support/journeys/proposed-to-closed.ts';

const { referred, inRecruitment } = underRulebook2;

const CONSENT = { legalBasis: 'consent', consentVersion: '2026-1', consentOn: '2026-02-24' } as const;
const newCitizen = () => referred('2026-04-08', { municipalDuties: true });
/** Accepted in March 2025, when one could no longer register for the tests of the spring. */
const waitingForATest = () =>
  referred('2025-03-03')
    .does('RecordScreening', aScreening('2025-03-03'))
    .does('AcceptScreening', { acceptedOn: '2025-03-03' })
    .until('2025-08-01');

/** What has happened, what is owed, by whom and by when, and who is told of it on which days. */
type Row = readonly [string, ObligationKind, () => LivedJourney, string, readonly string[]];

// All days here are working days in Denmark, and so is every day near them that a rule could mean by mistake.
const FROM_THE_REFERRAL: readonly Row[] = [
  [
    'a talk with somebody just referred',
    'first-contact',
    () => referred('2026-03-02'),
    'municipality by 2026-03-09',
    [
      '2026-03-05 municipality',
      '2026-03-09 municipality',
      '2026-03-09 passed on to colleague',
      '2026-03-11 passed on to coordinator',
      '2026-03-18 passed on to project-lead',
    ],
  ],
  [
    'a talk with somebody whom another municipality takes over',
    'first-contact',
    () => transferred(referred('2026-03-02').until('2026-03-16')),
    'municipality by 2026-03-23',
    [
      '2026-03-19 municipality',
      '2026-03-23 municipality',
      '2026-03-23 passed on to colleague',
      '2026-03-25 passed on to coordinator',
      '2026-04-01 passed on to project-lead',
    ],
  ],
  [
    'registration for a test of the winter, ten weeks before it',
    'test-registration',
    waitingForATest,
    'language-centre from 2025-08-01 by 2025-08-20',
    [
      '2025-08-01 language-centre, person',
      '2025-08-15 language-centre, person',
      '2025-08-20 passed on to colleague',
      '2025-08-21 passed on to coordinator',
      '2025-08-28 passed on to project-lead',
    ],
  ],
  [
    'a contract with a new citizen within a month',
    'integration-contract',
    newCitizen,
    'municipality by 2026-05-08',
    [
      '2026-04-24 municipality',
      '2026-05-05 municipality',
      '2026-05-08 passed on to colleague',
      '2026-05-11 passed on to coordinator',
      '2026-05-18 passed on to project-lead',
    ],
  ],
  [
    'a new citizen’s referral to Danish education within a month',
    'danish-referral',
    newCitizen,
    'municipality by 2026-05-08',
    [
      '2026-04-24 municipality, language-centre',
      '2026-05-05 municipality, language-centre',
      '2026-05-08 passed on to colleague',
      '2026-05-11 passed on to coordinator',
      '2026-05-18 passed on to project-lead',
    ],
  ],
  [
    'the first of a new citizen’s four talks, in the middle of the next month',
    'integration-talk',
    () => newCitizen().until('2026-04-08'),
    'municipality by 2026-05-15',
    [
      '2026-05-01 municipality',
      '2026-05-12 municipality',
      '2026-05-15 passed on to colleague',
      '2026-05-22 passed on to coordinator',
      '2026-05-29 passed on to project-lead',
    ],
  ],
  [
    'a permit that runs until New Year’s Eve, 90 and 30 days before it',
    'residence-permit',
    () => referred('2026-03-02', { residencePermitUntil: '2026-12-31' }),
    'person by 2026-12-17',
    [
      '2026-10-02 person',
      '2026-12-01 person',
      '2026-12-18 passed on to municipality',
      '2026-12-18 passed on to coordinator',
    ],
  ],
  [
    'a consent, a year after it was given',
    'consent-review',
    () => referred('2026-03-02', CONSENT),
    'coordinator by 2027-02-24',
    ['2027-01-25 coordinator', '2027-02-17 coordinator', '2027-03-03 passed on to project-lead'],
  ],
  [
    'what is kept of a journey that was closed, within 60 days',
    'data-retention',
    () => closed(referred('2026-03-02'), '2026-03-16'),
    'coordinator by 2026-05-15',
    ['2026-04-15 coordinator', '2026-05-08 coordinator', '2026-05-22 passed on to project-lead'],
  ],
  [
    'whether somebody is back who was expected four weeks after leaving',
    'pause-over',
    () =>
      inRecruitment().until('2026-06-01').does('PauseJourney', { from: '2026-06-01', kind: 'long-absence' }),
    'municipality by 2026-06-29',
    [
      '2026-06-22 municipality',
      '2026-06-29 municipality',
      '2026-06-30 passed on to colleague',
      '2026-07-02 passed on to coordinator',
      '2026-07-09 passed on to project-lead',
    ],
  ],
];

const BEFORE_THE_START: readonly Row[] = [
  [
    'a company’s answer to a match, within a week',
    'match-answer',
    () => proposed('igu', '2026-03-11'),
    'company by 2026-03-18',
    [
      '2026-03-11 company',
      '2026-03-16 company',
      '2026-03-18 company',
      '2026-03-18 passed on to colleague',
      '2026-03-19 passed on to coordinator',
      '2026-03-26 passed on to project-lead',
    ],
  ],
  [
    'a person’s answer to a match, within a week',
    'match-answer-person',
    () => proposed('igu', '2026-03-11'),
    'person by 2026-03-18',
    ['2026-03-11 person', '2026-03-16 person', '2026-03-19 passed on to municipality'],
  ],
  [
    'the company’s check of the right to an IGU, a week after the match',
    'eligibility-check',
    () => matched('igu', '2026-05-06', '2026-03-11'),
    'company by 2026-03-18',
    [
      '2026-03-11 company',
      '2026-03-16 company',
      '2026-03-18 passed on to colleague',
      '2026-03-19 passed on to coordinator',
      '2026-03-26 passed on to project-lead',
    ],
  ],
  [
    'the person’s papers on the right to an IGU, a week after the match',
    'eligibility-papers',
    () => matched('igu', '2026-05-06', '2026-03-11'),
    'person by 2026-03-18',
    ['2026-03-11 person', '2026-03-16 person', '2026-03-19 passed on to municipality'],
  ],
  [
    'whether new courses may begin at all, three days after the match',
    'igu-start-allowed',
    () => matched('igu', '2026-05-06', '2026-03-13'),
    'coordinator by 2026-03-16',
    ['2026-03-13 coordinator', '2026-03-16 coordinator', '2026-03-18 passed on to project-lead'],
  ],
  [
    'a talk about money, a week before the first day',
    'money-talk',
    () => matched('igu', '2026-05-06'),
    'municipality by 2026-04-29',
    [
      '2026-04-15 municipality, coordinator',
      '2026-04-24 municipality, coordinator',
      '2026-04-29 municipality, coordinator',
      '2026-04-29 passed on to colleague',
      '2026-04-30 passed on to coordinator',
      '2026-05-07 passed on to project-lead',
    ],
  ],
  [
    'the company’s signature, the day before the first day',
    'agreement-signed',
    () => matched('igu', '2026-05-08'),
    'company by 2026-05-07',
    [
      '2026-04-24 company, coordinator',
      '2026-05-05 company, coordinator',
      '2026-05-07 passed on to colleague',
      '2026-05-08 passed on to coordinator',
      '2026-05-15 passed on to project-lead',
    ],
  ],
  [
    'the person’s signature, the day before the first day',
    'agreement-signed-person',
    () => matched('igu', '2026-05-08'),
    'person by 2026-05-07',
    ['2026-04-24 person', '2026-05-05 person', '2026-05-08 passed on to municipality'],
  ],
  [
    'the approval of a placement, the day before the first day',
    'placement-approval',
    () => matched('placement', '2026-05-06'),
    'municipality by 2026-05-05',
    [
      '2026-04-22 municipality, company',
      '2026-05-01 municipality, company',
      '2026-05-05 passed on to colleague',
      '2026-05-06 passed on to coordinator',
      '2026-05-13 passed on to project-lead',
    ],
  ],
  [
    'a statement on the fair ratio, the day before the first day',
    'fair-ratio',
    () => matched('placement', '2026-05-06'),
    'company by 2026-05-05',
    [
      '2026-04-22 company',
      '2026-04-29 company',
      '2026-05-05 passed on to colleague',
      '2026-05-06 passed on to municipality',
      '2026-05-08 passed on to coordinator',
      '2026-05-15 passed on to project-lead',
    ],
  ],
  [
    'the employees’ statement, the day before the first day',
    'union-statement',
    () => matched('placement', '2026-05-06'),
    'company by 2026-05-05',
    [
      '2026-04-22 company',
      '2026-04-29 company',
      '2026-05-05 passed on to colleague',
      '2026-05-06 passed on to municipality',
      '2026-05-08 passed on to coordinator',
      '2026-05-15 passed on to project-lead',
    ],
  ],
];

const IN_A_CLASS_OR_PLACEMENT: readonly Row[] = [
  [
    'a seat in an AMU class, eight days before it begins',
    'amu-seat',
    () => onCourse('2026-05-06'),
    'coordinator by 2026-04-28',
    [
      '2026-04-22 coordinator, school',
      '2026-04-28 coordinator, school',
      '2026-04-29 passed on to project-lead',
    ],
  ],
  [
    'the school’s word on the first day of a class',
    'day-one-course',
    () => onCourse('2026-05-06'),
    'school by 2026-05-06',
    [
      '2026-05-04 school',
      '2026-05-06 school',
      '2026-05-07 passed on to colleague',
      '2026-05-08 school',
      '2026-05-08 passed on to coordinator',
      '2026-05-15 passed on to project-lead',
    ],
  ],
  [
    'the person’s word on the first day of a class',
    'day-one-course-person',
    () => onCourse('2026-05-06'),
    'person by 2026-05-06',
    ['2026-05-04 person', '2026-05-06 person', '2026-05-08 person', '2026-05-08 passed on to municipality'],
  ],
  [
    'the company’s word on the first day of a placement',
    'day-one-placement',
    () => placed(inRecruitment(), '2026-05-06'),
    'company by 2026-05-06',
    [
      '2026-05-04 company',
      '2026-05-06 company',
      '2026-05-07 passed on to colleague',
      '2026-05-08 company',
      '2026-05-08 passed on to coordinator',
      '2026-05-15 passed on to project-lead',
    ],
  ],
  [
    'the person’s word on the first day of a placement',
    'day-one-placement-person',
    () => placed(inRecruitment(), '2026-05-06'),
    'person by 2026-05-06',
    ['2026-05-04 person', '2026-05-06 person', '2026-05-08 person', '2026-05-08 passed on to municipality'],
  ],
  [
    'a talk two weeks into a placement',
    'placement-talk',
    () => placed(inRecruitment(), '2026-05-04'),
    'municipality from 2026-05-04 by 2026-05-18',
    [
      '2026-05-11 municipality, company',
      '2026-05-18 municipality, company',
      '2026-05-18 passed on to colleague',
      '2026-05-21 passed on to coordinator',
      '2026-05-28 passed on to project-lead',
    ],
  ],
];

describe.each([
  ['from the referral on', FROM_THE_REFERRAL],
  ['before the first day at a company', BEFORE_THE_START],
  ['in a class or a placement', IN_A_CLASS_OR_PLACEMENT],
])('%s somebody is asked, by a day and with reminders, for', (_, rows) => {
  it.each(rows)('%s', (_, kind, story, owed, told) => {
    const lived = story();
    expect([owedOf(lived, kind), ...toldOf(lived, kind)]).toEqual([owed, ...told]);
  });
});
