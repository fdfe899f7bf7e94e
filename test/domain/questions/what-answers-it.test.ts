import { describe, expect, it } from '@jest/globals';
import type { Paper, Talk } from '../../../domain/journeys/journey.ts';
import { PAPERS, TALKS } from '../../../domain/vocabulary/codes.ts';
import type { ObligationKind } from '../../../domain/vocabulary/obligation-kinds.ts';
import { aScreening, underRulebook2 } from '../../support/journeys/a-journey.ts';
import type { LivedJourney } from '../../support/journeys/a-journey.ts';
import { fateOf } from '../../support/journeys/owed-and-told.ts';
import {
  atWork,
  closed,
  leftEarly,
  matched,
  onCourse,
  placed,
  proposed,
  signed,
} from '../../support/journeys/proposed-to-closed.ts';

const { referred, inRecruitment, inIgu } = underRulebook2;

const CONSENT = { legalBasis: 'consent', consentVersion: '2026-1', consentOn: '2026-02-24' } as const;
const COMPANY = 'eksempel-byg';
const newCitizen = () => referred('2026-04-08', { municipalDuties: true }).until('2026-04-08');
const forAnIgu = () => matched('igu', '2026-05-06');
const forAPlacement = () => matched('placement', '2026-05-06');
const inEducation = () => atWork(inRecruitment().until('2026-05-04'), 'vocational-education');
const away = () =>
  inIgu('2026-05-04').until('2026-06-01').does('PauseJourney', { from: '2026-06-01', kind: 'long-absence' });
const inAugust = () => inIgu('2026-05-04').until('2026-08-03');
const backAfterLong = () => away().until('2026-09-07').does('ResumeJourney', { on: '2026-09-07' });

/** What became of the first open one of a kind when something has happened. */
function after(lived: LivedJourney, kind: ObligationKind, happens: (lived: LivedJourney) => unknown) {
  const id = lived.open(kind)?.id;
  happens(lived);
  return fateOf(lived, id);
}

const paper = (paper: Paper) => (lived: LivedJourney) =>
  lived.does('RecordPaper', { paper, on: lived.today });
const talk = (talk: Talk) => (lived: LivedJourney) => lived.does('RecordTalk', { talk, heldOn: lived.today });

describe('a paper', () => {
  const rows: readonly (readonly [Paper, ObligationKind, () => LivedJourney])[] = [
    ['eligibility', 'eligibility-check', forAnIgu],
    ['eligibility', 'eligibility-papers', forAnIgu],
    ['igu-intake', 'igu-start-allowed', forAnIgu],
    ['de-minimis', 'de-minimis', inIgu],
    ['fair-ratio', 'fair-ratio', forAPlacement],
    ['union-statement', 'union-statement', forAPlacement],
    ['integration-contract', 'integration-contract', newCitizen],
    ['danish-referral', 'danish-referral', newCitizen],
    ['test-registration', 'test-registration', () => inRecruitment().until('2026-08-03')],
    ['amu-seat', 'amu-seat', onCourse],
    ['certificates', 'igu-certificates', inIgu],
    ['partial-proof', 'partial-proof', leftEarly],
    ['no-extension', 'igu-extension', away],
    [
      'residence-permit',
      'residence-permit',
      () => referred('2026-03-02', { residencePermitUntil: '2026-12-31' }),
    ],
    ['consent-review', 'consent-review', () => referred('2026-03-02', CONSENT)],
    ['data-retention', 'data-retention', () => closed(referred('2026-03-02'))],
  ];

  it.each(rows)('of the kind %s answers %s', (kind, obligation, story) => {
    expect(after(story(), obligation, paper(kind))).toBe('fulfilled');
  });

  it.each(rows)('of any kind but %s does not answer %s', (kind, obligation, story) => {
    const others = PAPERS.filter((other) => other !== kind);
    const recordAll = (lived: LivedJourney) => others.map((other) => paper(other)(lived));
    expect(after(story(), obligation, recordAll)).toBe('open');
  });
});

describe('a talk', () => {
  const noShow = () =>
    onCourse('2026-04-13').until('2026-04-13').does('ConfirmDayOne', {
      of: 'course',
      came: false,
      on: '2026-04-13',
    });
  const rows: readonly (readonly [Talk, ObligationKind, () => LivedJourney])[] = [
    ['first-contact', 'first-contact', referred],
    ['money', 'money-talk', forAnIgu],
    ['no-show', 'no-show', noShow],
    ['placement', 'placement-talk', placed],
    ['integration', 'integration-talk', newCitizen],
    ['before-end-of-igu', 'end-of-igu-talk', inIgu],
  ];

  it.each(rows)('of the kind %s answers %s', (kind, obligation, story) => {
    expect(after(story(), obligation, talk(kind))).toBe('fulfilled');
  });

  it.each(rows)('of any kind but %s does not answer %s', (kind, obligation, story) => {
    const others = TALKS.filter((other) => other !== kind);
    const holdAll = (lived: LivedJourney) => others.map((other) => talk(other)(lived));
    expect(after(story(), obligation, holdAll)).toBe('open');
  });
});

/** What happens, what is owed, what becomes of it, and in which journey. */
type Row = readonly [string, ObligationKind, string, () => LivedJourney, (lived: LivedJourney) => unknown];

const agrees = (lived: LivedJourney) =>
  lived.does('AgreeMatch', { kind: 'igu', company: COMPANY, plannedStart: '2026-05-06' });
const refuses = (lived: LivedJourney) =>
  lived.does('RefuseMatch', { company: COMPANY, refusedBy: 'company', cause: 'pay', on: lived.today });
const saysYes = (lived: LivedJourney) => lived.does('AcceptMatch', { company: COMPANY, on: lived.today });
const isAdmitted = (lived: LivedJourney) => onCourse('2026-05-06', lived);
const counts = (asOf: string) => (lived: LivedJourney) =>
  lived.does('RecordSchoolHours', { asOf, hoursDone: 100 });
const extendsByAbsence = (lived: LivedJourney) =>
  lived.does('ExtendIgu', {
    reason: 'long-absence',
    agreedOn: lived.today,
    absentFrom: '2026-06-01',
    backOn: '2026-09-07',
  });
const extendsForSchool = (lived: LivedJourney) =>
  lived.does('ExtendIgu', { reason: 'school-not-completed', agreedOn: lived.today, endsOn: '2028-08-03' });
/** The three months served with the first company are no longer owed to the second. */
const signsAnew = (lived: LivedJourney) => signed(lived, { company: 'proeve-service', endsOn: '2028-05-10' });
const endsTrial = (lived: LivedJourney) => lived.does('EndTrial', { endedOn: lived.today, continues: true });
const comesBack = (lived: LivedJourney) =>
  lived.until('2026-06-29').does('ResumeJourney', { on: '2026-06-29' });
const isScreened = (lived: LivedJourney) => lived.does('RecordScreening', aScreening(lived.today));

const ofAProposedMatch = (kind: ObligationKind): readonly Row[] => [
  ['they agree on a first day', kind, 'fulfilled', () => proposed('igu'), agrees],
  ['the company says no', kind, 'fulfilled', () => proposed('igu'), refuses],
  ['they sign for an IGU at once', kind, 'fulfilled', () => proposed('igu'), signed],
  ['a placement is approved at once', kind, 'fulfilled', () => proposed('placement'), placed],
  ['the person begins in a job', kind, 'fulfilled', () => proposed('job'), atWork],
  ['the person gets a seat in a class', kind, 'open', () => proposed('igu'), isAdmitted],
];

/** The person says yes, and the company is still asked. */
const OF_A_YES: readonly Row[] = [
  ['the person says yes', 'match-answer-person', 'fulfilled', () => proposed('igu'), saysYes],
  ['the person says yes', 'match-answer', 'open', () => proposed('igu'), saysYes],
];

const OF_AN_IGU: readonly Row[] = [
  ['they sign', 'igu-start-allowed', 'fulfilled', forAnIgu, signed],
  ['they sign', 'agreement-signed-person', 'fulfilled', forAnIgu, signed],
  ['they sign', 'eligibility-check', 'open', forAnIgu, signed],
  ['they sign', 'eligibility-papers', 'open', forAnIgu, signed],
  ['they sign', 'money-talk', 'open', forAnIgu, signed],
  [
    'hours are counted a fortnight before 1 August',
    'school-hours',
    'fulfilled',
    inAugust,
    counts('2026-07-18'),
  ],
  ['hours are counted a day earlier than that', 'school-hours', 'open', inAugust, counts('2026-07-17')],
  ['the two years grow by the absence', 'igu-extension', 'fulfilled', backAfterLong, extendsByAbsence],
  ['the two years grow for school that was missed', 'igu-extension', 'open', backAfterLong, extendsForSchool],
  ['another company signs', 'successor-company', 'fulfilled', leftEarly, signsAnew],
  [
    'another company is only proposed',
    'successor-company',
    'open',
    leftEarly,
    (lived) => proposed('igu', lived.today, lived),
  ],
];

const OF_OTHER_ROADS: readonly Row[] = [
  ['the municipality approves', 'placement-approval', 'fulfilled', forAPlacement, placed],
  ['the municipality approves', 'fair-ratio', 'open', forAPlacement, placed],
  ['the municipality approves', 'union-statement', 'open', forAPlacement, placed],
  ['the trial is over', 'trial-end', 'fulfilled', inEducation, endsTrial],
  ['the trial is over', 'trial-end-person', 'fulfilled', inEducation, endsTrial],
  ['the person is back', 'pause-over', 'fulfilled', away, comesBack],
  ['the person has been screened', 'first-contact', 'open', referred, isScreened],
];

describe.each([
  ['a proposed match', [...ofAProposedMatch('match-answer'), ...ofAProposedMatch('match-answer-person')]],
  ['a yes of the person’s', OF_A_YES],
  ['an IGU', OF_AN_IGU],
  ['other roads', OF_OTHER_ROADS],
])('what is owed of %s', (_, rows) => {
  it.each(rows)('when %s: %s is %s', (_, kind, fate, story, happens) => {
    expect(after(story(), kind, happens)).toBe(fate);
  });
});
