import type { ObligationRule } from '../rule.ts';
import { asInVersion1 } from './as-in-version-1.ts';
import { LEAVING_IGU_EARLY, leavingIgu } from './leaving.ts';

const dayOneIgu = asInVersion1('day-one-igu');
const bonusSixMonths = asInVersion1('bonus-six-months');

/** The two years of an IGU while they run. */
export const igu: readonly ObligationRule[] = [
  { ...asInVersion1('vitas-registration'), reminders: [-14, -5, 0, 1] },
  {
    kind: 'de-minimis',
    owedBy: 'company',
    opensOn: [
      {
        event: 'IguAgreementSigned',
        where: { publicEmployer: [false] },
        after: 'signedOn',
        due: { days: 14 },
      },
    ],
    reminders: [-14, -3],
    escalate: [{ after: 7, to: 'coordinator' }],
    fulfilledBy: [{ event: 'PaperRecorded', where: { paper: ['de-minimis'] } }],
    endsWith: LEAVING_IGU_EARLY,
    unless: [{ state: 'paper', is: 'de-minimis', withinDays: 90 }],
    inPause: 'stands',
    legal: {
      text: 'The bonus counts as de minimis aid; a company may receive 300,000 euros of such aid over three years.',
      source:
        'danskindustri.dk, 19 December 2023 (IGU og EGU de minimis); that the company declares it within 14 days is our own',
      certainty: 'U',
    },
    ifMissed: 'A company above the ceiling counts on a bonus it may not keep.',
  },
  { ...dayOneIgu, reminders: [-2, 0, 2], escalate: [{ after: 2, to: 'coordinator' }] },
  {
    ...dayOneIgu,
    kind: 'day-one-igu-person',
    owedBy: 'person',
    reminders: [-2, 0, 2],
    escalate: [{ after: 2, to: 'municipality' }],
    legal: { ...dayOneIgu.legal, text: 'The person says whether he or she came on the first day.' },
  },
  { ...asInVersion1('training-plan'), copyTo: ['school', 'coordinator'] },
  { ...asInVersion1('monthly-allowance'), copyTo: ['municipality'] },
  {
    kind: 'school-hours',
    owedBy: 'school',
    copyTo: ['company', 'coordinator'],
    opensOn: [
      {
        event: 'IguAgreementSigned',
        after: 'occurrence',
        due: { months: 3, days: 13 },
        from: { months: 3 },
      },
    ],
    reminders: [-13, -3],
    escalate: [{ after: 3, to: 'coordinator' }],
    fulfilledBy: [{ event: 'SchoolHoursRecorded' }],
    endsWith: [...LEAVING_IGU_EARLY, { event: 'IguCompleted' }],
    recurs: {
      from: 'startsOn',
      until: 'endsOn',
      every: 3,
      endsWith: ['ReturnedToRecruitment', 'EmploymentStarted', 'PlacementApproved', 'IguCompleted'],
    },
    // The next quarter’s is open before this one’s is due: one count does not answer for both.
    oneEach: true,
    movesWith: [{ event: 'IguExtended' }],
    inPause: 'shifts',
    legal: {
      text: 'The school part is 23 weeks of 37 hours; every quarter its hours are counted against the weeks that are left.',
      source: 'BEK 1825 of 28 December 2023 § 6 (elov.dk); the quarterly count is our own',
      certainty: 'U',
    },
    ifMissed: 'The IGU is not completed: no certificate, and no second bonus.',
  },
  {
    ...bonusSixMonths,
    // Time served with an earlier company counts towards the six months.
    opensOn: bonusSixMonths.opensOn.map((opening) => ({ ...opening, after: 'countsFrom' })),
    endsWith: leavingIgu('within-six-months'),
    // One bonus of each part for one person: an earlier company may have had it.
    unless: [{ state: 'obligation', is: 'bonus-six-months' }],
    // A company may apply while the person is away.
    inPause: 'stands',
  },
  {
    kind: 'igu-extension',
    owedBy: 'company',
    copyTo: ['person', 'coordinator'],
    opensOn: [
      {
        event: 'JourneyPaused',
        where: { kind: ['leave-by-law', 'long-absence'] },
        stages: ['igu'],
        after: 'from',
        due: { days: 57 },
      },
    ],
    reminders: [-14, 0],
    escalate: [{ after: 7, to: 'coordinator' }],
    fulfilledBy: [{ event: 'IguExtended', where: { reason: ['leave-by-law', 'long-absence'] } }],
    endsWith: [
      { event: 'JourneyResumed', where: { long: [false] } },
      ...LEAVING_IGU_EARLY,
      { event: 'IguCompleted' },
    ],
    // It is the pause that it is about.
    inPause: 'stands',
    legal: {
      text: 'An IGU may be extended by exactly the absence, for leave by law or one absence of more than eight weeks.',
      source: 'bill L 217 (2018–19)',
      certainty: 'B',
    },
    ifMissed: 'The two years run out before they are served.',
  },
];
