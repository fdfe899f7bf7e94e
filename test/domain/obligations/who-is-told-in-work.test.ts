import { describe, expect, it } from '@jest/globals';
import type { ObligationKind } from '../../../domain/vocabulary/obligation-kinds.ts';
import { underRulebook2 } from '../../support/journeys/a-journey.ts';
import type { LivedJourney } from '../../support/journeys/a-journey.ts';
import { owedOf, toldOf } from '../../support/journeys/owed-and-told.ts';
import { atWork, leftEarly } from '../../support/journeys/proposed-to-closed.ts';

const { inIgu, inRecruitment } = underRulebook2;
const inEducation = () => atWork(inRecruitment().until('2026-05-04'), 'vocational-education');
const awayFromJune = () =>
  inIgu('2026-05-04').until('2026-06-01').does('PauseJourney', { from: '2026-06-01', kind: 'long-absence' });

/** What has happened, what is owed, by whom and by when, and who is told of it on which days. */
type Row = readonly [string, ObligationKind, () => LivedJourney, string, readonly string[]];

// All days here are working days in Denmark, and so is every day near them that a rule could mean by mistake.
const IN_AN_IGU: readonly Row[] = [
  [
    'the agreement in VITAS, a month after it was signed',
    'vitas-registration',
    () => inIgu('2026-06-22'),
    'company by 2026-07-15',
    [
      '2026-07-01 company',
      '2026-07-10 company',
      '2026-07-15 company',
      '2026-07-15 passed on to colleague',
      '2026-07-16 company',
      '2026-07-16 passed on to coordinator',
      '2026-07-29 passed on to project-lead',
    ],
  ],
  [
    'a declaration of the aid received, a fortnight after the signing',
    'de-minimis',
    () => inIgu('2026-06-04'),
    'company by 2026-06-11',
    [
      '2026-05-28 company',
      '2026-06-08 company',
      '2026-06-11 passed on to colleague',
      '2026-06-18 passed on to coordinator',
      '2026-06-25 passed on to project-lead',
    ],
  ],
  [
    'the company’s word on the first day',
    'day-one-igu',
    () => inIgu('2026-05-06'),
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
    'the person’s word on the first day',
    'day-one-igu-person',
    () => inIgu('2026-05-06'),
    'person by 2026-05-06',
    ['2026-05-04 person', '2026-05-06 person', '2026-05-08 person', '2026-05-08 passed on to municipality'],
  ],
  [
    'the school allowance of May, in the first week of June',
    'monthly-allowance',
    () => inIgu('2026-05-04').until('2026-05-04'),
    'person from 2026-06-01 by 2026-06-08',
    [
      '2026-06-01 person, municipality',
      '2026-06-08 person, municipality',
      // The fifth day after is a Saturday.
      '2026-06-15 passed on to municipality',
    ],
  ],
  [
    'the school hours of the first quarter, in the fortnight after it',
    'school-hours',
    () => inIgu('2026-05-04').until('2026-05-04'),
    'school from 2026-08-01 by 2026-08-14',
    [
      '2026-08-03 school, company, coordinator',
      '2026-08-11 school, company, coordinator',
      '2026-08-14 passed on to colleague',
      '2026-08-17 passed on to coordinator',
      '2026-08-24 passed on to project-lead',
    ],
  ],
  [
    'a longer IGU, when eight weeks of absence are over',
    'igu-extension',
    awayFromJune,
    'company by 2026-07-28',
    [
      '2026-07-14 company, person, coordinator',
      '2026-07-28 company, person, coordinator',
      '2026-07-28 passed on to colleague',
      '2026-08-04 passed on to coordinator',
      '2026-08-11 passed on to project-lead',
    ],
  ],
];

const AT_ITS_END: readonly Row[] = [
  [
    'a talk about the job after it, three months before the end',
    'end-of-igu-talk',
    () => inIgu('2026-05-05'),
    'municipality by 2028-02-04',
    [
      '2028-01-21 municipality, company, person, school',
      '2028-02-01 municipality, company, person, school',
      '2028-02-04 passed on to colleague',
      '2028-02-07 passed on to coordinator',
      '2028-02-14 passed on to project-lead',
    ],
  ],
  [
    'the certificates, a month before the end',
    'igu-certificates',
    () => inIgu('2026-05-04'),
    'company by 2028-04-03',
    [
      '2028-03-20 company, person, school',
      '2028-03-31 company, person, school',
      '2028-04-03 passed on to colleague',
      '2028-04-10 passed on to coordinator',
      '2028-04-18 passed on to project-lead',
    ],
  ],
  [
    'the certificate of the whole, a fortnight after the end',
    'igu-certificate',
    () => inIgu('2026-05-04'),
    'company from 2028-05-03 by 2028-05-17',
    [
      '2028-05-03 company, person',
      '2028-05-12 company, person',
      '2028-05-17 passed on to colleague',
      '2028-05-18 passed on to coordinator',
      '2028-05-26 passed on to project-lead',
    ],
  ],
  [
    'proof of the part that was completed, a fortnight after an early end',
    'partial-proof',
    () => leftEarly('2026-08-03'),
    'company by 2026-08-17',
    [
      '2026-08-03 company, municipality',
      '2026-08-14 company, municipality',
      '2026-08-17 passed on to colleague',
      '2026-08-20 passed on to coordinator',
      '2026-08-27 passed on to project-lead',
    ],
  ],
  [
    'a company that takes it over, thirty days after an early end',
    'successor-company',
    () => leftEarly('2026-08-04'),
    'coordinator by 2026-09-03',
    [
      '2026-08-06 coordinator, municipality',
      '2026-08-20 coordinator, municipality',
      '2026-08-31 coordinator, municipality',
      '2026-09-04 passed on to project-lead',
    ],
  ],
];

const IN_A_VOCATIONAL_EDUCATION: readonly Row[] = [
  [
    'the company’s word before three months of trial are out',
    'trial-end',
    inEducation,
    'company by 2026-08-03',
    [
      '2026-07-20 company, coordinator',
      '2026-07-31 company, coordinator',
      '2026-08-04 passed on to colleague',
      '2026-08-04 passed on to municipality',
      '2026-08-06 passed on to coordinator',
      '2026-08-13 passed on to project-lead',
    ],
  ],
  [
    'the person’s word before three months of trial are out',
    'trial-end-person',
    inEducation,
    'person by 2026-08-03',
    ['2026-07-20 person', '2026-07-31 person', '2026-08-04 passed on to municipality'],
  ],
];

describe.each([
  ['in an IGU', IN_AN_IGU],
  ['at the end of an IGU', AT_ITS_END],
  ['in a vocational education', IN_A_VOCATIONAL_EDUCATION],
])('%s somebody is asked, by a day and with reminders, for', (_, rows) => {
  it.each(rows)('%s', (_, kind, story, owed, told) => {
    const lived = story();
    expect([owedOf(lived, kind), ...toldOf(lived, kind)]).toEqual([owed, ...told]);
  });
});
