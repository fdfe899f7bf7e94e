import { LAW } from './law.ts';
import type { ObligationRule, Rulebook } from './rule.ts';

const OWN_PROPOSAL = 'the programme’s own proposal';

/** What moves a person out of recruitment, and so answers the search for a seat or a place. */
const PLACED = [
  { event: 'AdmittedToCourse' },
  { event: 'IguAgreementSigned' },
  { event: 'PlacementApproved' },
  { event: 'EmploymentStarted' },
] as const;

/** What moves a person on from a course. */
const PLACED_AFTER_COURSE = PLACED.slice(1);

const RETURNED = { event: 'ReturnedToRecruitment' } as const;

/** The ways out of an IGU other than to complete it; the event says how far it had come. */
const waysOutOfIgu = (...when: readonly string[]) =>
  (['ReturnedToRecruitment', 'EmploymentStarted', 'PlacementApproved'] as const).map((event) => ({
    event,
    where: { leavesIgu: when },
  }));

const LEFT_IGU_EARLY = waysOutOfIgu('within-six-months', 'before-completion');

const MONTHS_IN_WORK = [1, 3, 6, 12] as const;

const screening: readonly ObligationRule[] = [
  {
    kind: 'screening-result',
    owedBy: 'language-centre',
    opensOn: [
      { event: 'PersonReferred', after: 'at', due: { days: 30 } },
      { event: 'JourneyReopened', where: { stage: ['screening'] }, after: 'on', due: { days: 30 } },
    ],
    reminders: [-10, -3, 0],
    escalate: [
      { after: 3, to: 'coordinator' },
      { after: 10, to: 'project-lead' },
    ],
    fulfilledBy: [{ event: 'ScreeningRecorded' }],
    endsWith: [],
    inPause: 'shifts',
    legal: {
      text: 'The language centre records the screening within 30 days of the referral.',
      source: OWN_PROPOSAL,
      certainty: 'U',
    },
    ifMissed: 'Nobody knows what the person can do, and no company can be asked.',
  },
  {
    kind: 'screening-decision',
    owedBy: 'municipality',
    opensOn: [{ event: 'ScreeningRecorded', after: 'at', due: { days: 14 } }],
    reminders: [-7, -1],
    escalate: [
      { after: 3, to: 'coordinator' },
      { after: 10, to: 'project-lead' },
    ],
    fulfilledBy: [{ event: 'ScreeningAccepted' }, { event: 'ScreeningDeclined' }],
    endsWith: [{ event: 'ScreeningRecorded' }],
    inPause: 'shifts',
    legal: {
      text: 'The municipality decides within 14 days whether the person goes on to recruitment.',
      source: OWN_PROPOSAL,
      certainty: 'U',
    },
    ifMissed: 'A screened person waits without knowing for what.',
  },
];

const recruitment: readonly ObligationRule[] = [
  {
    kind: 'seat-or-place',
    owedBy: 'coordinator',
    opensOn: [
      { event: 'ScreeningAccepted', after: 'acceptedOn', due: { daysFrom: 'placementDays' } },
      { event: 'ReturnedToRecruitment', after: 'on', due: { daysFrom: 'placementDays' } },
      {
        event: 'JourneyReopened',
        where: { stage: ['recruitment'] },
        after: 'on',
        due: { daysFrom: 'placementDays' },
      },
    ],
    reminders: [-30, -14, -3],
    escalate: [
      { after: 1, to: 'project-lead' },
      { after: 14, to: 'project-lead' },
    ],
    fulfilledBy: PLACED,
    endsWith: [],
    inPause: 'shifts',
    legal: {
      text: 'A seat in a class or a place in a company is found within the time the secretariat sets.',
      source: 'the programme’s setting placementDays',
      certainty: 'U',
    },
    ifMissed: 'The person loses heart, and the Danish and the skills of the screening grow old.',
  },
  {
    kind: 'agreement-signed',
    owedBy: 'company',
    copyTo: ['coordinator'],
    opensOn: [{ event: 'MatchAgreed', where: { kind: ['igu'] }, after: 'plannedStart', due: { days: -1 } }],
    reminders: [-13, -2],
    escalate: [{ after: 1, to: 'coordinator' }],
    fulfilledBy: [{ event: 'IguAgreementSigned' }],
    endsWith: [
      { event: 'MatchAgreed' },
      { event: 'MatchRefused' },
      { event: 'PlacementApproved' },
      { event: 'EmploymentStarted' },
      RETURNED,
    ],
    inPause: 'stands',
    legal: {
      text: 'An IGU begins with a written agreement between company and person, signed before the start.',
      source: 'uim.dk, Hvordan aftales et IGU-forløb',
      certainty: 'V',
    },
    ifMissed: 'Without an agreement before the start it is not an IGU.',
  },
];

const course: readonly ObligationRule[] = [
  {
    kind: 'day-one-course',
    owedBy: 'school',
    opensOn: [{ event: 'AdmittedToCourse', after: 'startsOn', due: { days: 0 } }],
    reminders: [-2, 0],
    urgent: true,
    escalate: [
      { after: 2, to: 'coordinator' },
      { after: 2, to: 'municipality' },
    ],
    fulfilledBy: [{ event: 'DayOneConfirmed', where: { of: ['course'] } }],
    endsWith: [RETURNED, ...PLACED_AFTER_COURSE],
    inPause: 'shifts',
    legal: {
      text: 'The school says whether the person came on the first day.',
      source: 'Berlingske, July 2018: more than one in three stop early or never turn up on day one',
      certainty: 'V',
    },
    ifMissed: 'A person who did not come is missed by nobody.',
  },
  {
    kind: 'course-completion',
    owedBy: 'school',
    opensOn: [{ event: 'AdmittedToCourse', after: 'endsOn', due: { days: 7 } }],
    reminders: [-7, 0],
    escalate: [{ after: 7, to: 'coordinator' }],
    fulfilledBy: [{ event: 'CourseCompleted' }],
    endsWith: [RETURNED, ...PLACED_AFTER_COURSE],
    inPause: 'shifts',
    legal: {
      text: 'The school records that the course is completed, and whether there is a certificate.',
      source: OWN_PROPOSAL,
      certainty: 'U',
    },
    ifMissed: 'The company cannot see what the person has learnt.',
  },
  {
    kind: 'place-after-course',
    owedBy: 'coordinator',
    opensOn: [{ event: 'AdmittedToCourse', after: 'endsOn', due: { days: 0 } }],
    reminders: [-42, -14, -3],
    escalate: [{ after: 1, to: 'project-lead' }],
    fulfilledBy: PLACED_AFTER_COURSE,
    endsWith: [RETURNED],
    inPause: 'shifts',
    legal: {
      text: 'A place in a company is found before the last day of the course.',
      source: OWN_PROPOSAL,
      certainty: 'U',
    },
    ifMissed: 'The course leads to nothing, and the person is back at the start.',
  },
];

const igu: readonly ObligationRule[] = [
  {
    kind: 'vitas-registration',
    owedBy: 'company',
    opensOn: [{ event: 'IguAgreementSigned', after: 'signedOn', due: { months: 1 } }],
    reminders: [-14, -5, 0],
    escalate: [
      { after: 1, to: 'coordinator' },
      { after: 14, to: 'project-lead' },
    ],
    fulfilledBy: [{ event: 'VitasRegistered' }],
    endsWith: LEFT_IGU_EARLY,
    inPause: 'stands',
    legal: {
      text: 'The company registers the agreement in VITAS within a month after it is made.',
      source: 'uim.dk, Hvordan aftales et IGU-forløb',
      certainty: 'V',
    },
    ifMissed: 'The bonus is not paid before the agreement is registered.',
  },
  {
    kind: 'day-one-igu',
    owedBy: 'company',
    opensOn: [{ event: 'IguAgreementSigned', after: 'startsOn', due: { days: 0 } }],
    reminders: [-2, 0],
    urgent: true,
    escalate: [
      { after: 2, to: 'coordinator' },
      { after: 2, to: 'municipality' },
    ],
    fulfilledBy: [{ event: 'DayOneConfirmed', where: { of: ['igu'] } }],
    endsWith: [...LEFT_IGU_EARLY, { event: 'IguCompleted' }],
    inPause: 'shifts',
    legal: {
      text: 'The company says whether the person came on the first day.',
      source: 'Berlingske, July 2018: more than one in three stop early or never turn up on day one',
      certainty: 'V',
    },
    ifMissed: 'A person who did not come is missed by nobody.',
  },
  {
    kind: 'training-plan',
    owedBy: 'company',
    copyTo: ['coordinator'],
    opensOn: [{ event: 'IguAgreementSigned', after: 'startsOn', due: { months: 1, days: -1 } }],
    reminders: [-14, -5],
    escalate: [{ after: 1, to: 'coordinator' }],
    fulfilledBy: [{ event: 'TrainingPlanSubmitted' }],
    endsWith: LEFT_IGU_EARLY,
    inPause: 'stands',
    legal: {
      text: 'The training plan (undervisningsplan) is in VITAS by the end of the first month of employment.',
      source: 'cms.uvm.dk, IGU-uddannelsesplaner',
      certainty: 'U',
    },
    ifMissed: 'School hours are not planned, and the bonus is not paid before the plan is there.',
  },
  {
    kind: 'monthly-allowance',
    owedBy: 'person',
    opensOn: [
      {
        event: 'IguAgreementSigned',
        after: 'occurrence',
        due: { months: 1, days: 7 },
        from: { months: 1 },
      },
    ],
    reminders: [-7, 0],
    escalate: [{ after: 5, to: 'municipality' }],
    fulfilledBy: [{ event: 'AllowanceClaimed', sameAs: { month: 'occurrence' } }],
    // The months before the person left are still owed, those after are not.
    endsWith: [
      { event: 'ReturnedToRecruitment', monthBefore: 'on' },
      { event: 'EmploymentStarted', monthBefore: 'startsOn' },
      { event: 'PlacementApproved', monthBefore: 'startsOn' },
    ],
    recurs: {
      from: 'startsOn',
      until: 'endsOn',
      endsWith: ['ReturnedToRecruitment', 'EmploymentStarted', 'PlacementApproved', 'IguCompleted'],
    },
    movesWith: [{ event: 'IguExtended' }],
    inPause: 'ends',
    legal: {
      text: 'School allowance and transport are applied for month by month, and paid in arrears.',
      source: 'uim.dk, Godtgørelse, løn og arbejdsvilkår under IGU-forløbet; the eighth day is our own',
      certainty: 'U',
    },
    ifMissed: 'The person is without money for the school weeks, and a third leave for want of money.',
  },
  {
    kind: 'bonus-six-months',
    owedBy: 'company',
    opensOn: [
      {
        event: 'IguAgreementSigned',
        where: { publicEmployer: [false] },
        after: 'startsOn',
        due: { months: 6, days: 30 },
        from: { months: 6 },
      },
    ],
    reminders: [-30, -7, 0],
    escalate: [{ after: 1, to: 'coordinator' }],
    fulfilledBy: [{ event: 'BonusClaimed', where: { part: ['six-months'] } }],
    endsWith: waysOutOfIgu('within-six-months'),
    inPause: 'shifts',
    legal: {
      text: 'A private company can apply for 20,000 kr. when six months of the IGU have passed.',
      source: 'IGU-loven § 11 (elov.dk); no deadline is found in it, the 30 days are our own',
      certainty: 'U',
    },
    ifMissed: 'The company goes without 20,000 kr.',
  },
  {
    kind: 'igu-certificate',
    owedBy: 'company',
    opensOn: [{ event: 'IguAgreementSigned', after: 'endsOn', due: { days: 14 }, from: { days: 0 } }],
    reminders: [-14, -3],
    escalate: [{ after: 1, to: 'coordinator' }],
    fulfilledBy: [{ event: 'IguCompleted' }],
    endsWith: LEFT_IGU_EARLY,
    // The two years move only by an agreed extension, never by an absence alone.
    movesWith: [{ event: 'IguExtended' }],
    inPause: 'stands',
    legal: {
      text: 'Two years completed give a certificate (bevis for gennemført IGU).',
      source: 'bill L 82 (2023–24); who issues it and by when is not found, the 14 days are our own',
      certainty: 'U',
    },
    ifMissed: 'The person cannot prove two years of training, and the second bonus is not paid.',
  },
  {
    kind: 'bonus-completion',
    owedBy: 'company',
    opensOn: [
      {
        event: 'IguCompleted',
        where: { publicEmployer: [false] },
        after: 'completedOn',
        due: { days: 30 },
      },
    ],
    reminders: [-30, -7, 0],
    escalate: [{ after: 1, to: 'coordinator' }],
    fulfilledBy: [{ event: 'BonusClaimed', where: { part: ['completion'] } }],
    endsWith: [],
    inPause: 'shifts',
    legal: {
      text: 'A private company can apply for another 20,000 kr. when the two years are completed.',
      source: 'IGU-loven § 11 (elov.dk); no deadline is found in it, the 30 days are our own',
      certainty: 'U',
    },
    ifMissed: 'The company goes without 20,000 kr.',
  },
  {
    kind: 'job-after-igu',
    owedBy: 'municipality',
    copyTo: ['coordinator'],
    opensOn: [{ event: 'IguCompleted', after: 'completedOn', due: { days: 14 } }],
    reminders: [-14, -3],
    escalate: [{ after: 3, to: 'coordinator' }],
    fulfilledBy: [{ event: 'EmploymentStarted' }, { event: 'PlacementApproved' }, RETURNED],
    endsWith: [],
    inPause: 'shifts',
    legal: {
      text: 'Somebody sees to it that a completed IGU is followed by a job.',
      source: OWN_PROPOSAL,
      certainty: 'U',
    },
    ifMissed: 'The person goes back to benefits after two years’ work.',
  },
];

const placement: readonly ObligationRule[] = [
  {
    kind: 'day-one-placement',
    owedBy: 'company',
    opensOn: [{ event: 'PlacementApproved', after: 'startsOn', due: { days: 0 } }],
    reminders: [-2, 0],
    urgent: true,
    escalate: [
      { after: 2, to: 'coordinator' },
      { after: 2, to: 'municipality' },
    ],
    fulfilledBy: [{ event: 'DayOneConfirmed', where: { of: ['placement'] } }],
    endsWith: [
      RETURNED,
      { event: 'PlacementEnded' },
      { event: 'EmploymentStarted' },
      { event: 'IguAgreementSigned' },
    ],
    inPause: 'shifts',
    legal: {
      text: 'The company says whether the person came on the first day.',
      source: 'Berlingske, July 2018: more than one in three stop early or never turn up on day one',
      certainty: 'V',
    },
    ifMissed: 'A person who did not come is missed by nobody.',
  },
  {
    kind: 'placement-end',
    owedBy: 'company',
    copyTo: ['municipality'],
    opensOn: [{ event: 'PlacementApproved', after: 'endsOn', due: { days: 0 } }],
    reminders: [-14, 0],
    escalate: [
      { after: 1, to: 'municipality' },
      { after: 7, to: 'coordinator' },
    ],
    fulfilledBy: [{ event: 'PlacementEnded' }],
    endsWith: [RETURNED, { event: 'EmploymentStarted' }, { event: 'IguAgreementSigned' }],
    movesWith: [{ event: 'PlacementExtended' }],
    inPause: 'stands',
    legal: {
      text: 'A placement ends on its approved last day; what follows is decided two weeks before.',
      source: 'aarhus.dk, virksomhedspraktik; the 14 days are our own',
      certainty: 'U',
      question: 'own-figures',
    },
    ifMissed: 'The person is at the company without a right to be there.',
  },
  {
    kind: 'step-after-placement',
    owedBy: 'municipality',
    copyTo: ['coordinator'],
    opensOn: [{ event: 'PlacementEnded', after: 'endedOn', due: { days: 14 } }],
    reminders: [-10, -3],
    escalate: [{ after: 1, to: 'coordinator' }],
    fulfilledBy: [
      { event: 'EmploymentStarted' },
      { event: 'IguAgreementSigned' },
      { event: 'PlacementApproved' },
      RETURNED,
    ],
    endsWith: [],
    inPause: 'shifts',
    legal: {
      text: 'Somebody decides what follows a placement within two weeks.',
      source: OWN_PROPOSAL,
      certainty: 'U',
    },
    ifMissed: 'The placement leads to nothing.',
  },
];

const retention = (months: (typeof MONTHS_IN_WORK)[number]): ObligationRule => ({
  kind: `retention-${months}`,
  owedBy: 'company',
  opensOn: [{ event: 'EmploymentStarted', after: 'startsOn', due: { months, days: 7 }, from: { months } }],
  reminders: [-7, 0],
  escalate: [
    { after: 7, to: 'municipality' },
    { after: 14, to: 'coordinator' },
  ],
  fulfilledBy: [
    { event: 'RetentionConfirmed', where: { month: MONTHS_IN_WORK.filter((month) => month >= months) } },
  ],
  endsWith: [RETURNED, { event: 'RetentionConfirmed', where: { employed: [false] } }],
  inPause: 'shifts',
  legal: {
    text: 'The employer says at 1, 3, 6 and 12 months whether the person is still employed.',
    source: OWN_PROPOSAL,
    certainty: 'U',
  },
  ifMissed: 'A lost job is found out too late to be helped.',
});

const employment: readonly ObligationRule[] = [
  ...MONTHS_IN_WORK.map(retention),
  {
    kind: 'job-lost',
    owedBy: 'municipality',
    copyTo: ['coordinator'],
    urgent: true,
    opensOn: [{ event: 'RetentionConfirmed', where: { employed: [false] }, after: 'at', due: { days: 14 } }],
    reminders: [-14, -5],
    escalate: [{ after: 1, to: 'coordinator' }],
    fulfilledBy: [RETURNED],
    endsWith: [],
    inPause: 'stands',
    legal: {
      text: 'A person who has lost the job is back in recruitment within two weeks.',
      source: OWN_PROPOSAL,
      certainty: 'U',
    },
    ifMissed: 'The person falls back to benefits unseen.',
  },
  {
    kind: 'close-journey',
    owedBy: 'municipality',
    opensOn: [
      {
        event: 'RetentionConfirmed',
        where: { month: [12], employed: [true] },
        after: 'at',
        due: { days: 30 },
      },
    ],
    reminders: [-23, -7],
    escalate: [{ after: 7, to: 'coordinator' }],
    fulfilledBy: [{ event: 'JourneyClosed' }],
    endsWith: [RETURNED],
    inPause: 'shifts',
    legal: {
      text: 'A journey is closed by a named person when a year in work has been confirmed.',
      source: OWN_PROPOSAL,
      certainty: 'U',
    },
    ifMissed: 'Data are kept longer than they are needed.',
  },
];

const anyStage: readonly ObligationRule[] = [
  {
    kind: 'no-show',
    owedBy: 'municipality',
    copyTo: ['coordinator'],
    urgent: true,
    opensOn: [{ event: 'DayOneConfirmed', where: { came: [false] }, after: 'at', due: { days: 2 } }],
    reminders: [-2, 0],
    escalate: [{ after: 2, to: 'coordinator' }],
    fulfilledBy: [{ event: 'DayOneConfirmed', where: { came: [true] } }, RETURNED],
    endsWith: [
      ...PLACED,
      { event: 'CourseCompleted' },
      { event: 'IguCompleted' },
      { event: 'PlacementEnded' },
    ],
    inPause: 'stands',
    legal: {
      text: 'Somebody talks with a person who did not come on the first day, within two days.',
      source: OWN_PROPOSAL,
      certainty: 'U',
    },
    ifMissed: 'A person who did not turn up is lost.',
  },
  {
    kind: 'jobcentre-signal',
    owedBy: 'coordinator',
    urgent: true,
    opensOn: [
      { event: 'SignalNotApplied', after: 'at', due: { days: 3 } },
      { event: 'SignalNotUnderstood', after: 'at', due: { days: 3 } },
    ],
    reminders: [-3, 0],
    escalate: [{ after: 1, to: 'project-lead' }],
    fulfilledBy: [{ event: 'SignalSettled', sameAs: { event: 'cause' } }],
    endsWith: [],
    outlivesClosing: true,
    inPause: 'stands',
    legal: {
      text: 'Somebody reads what a municipality’s system told us and we could not apply.',
      source: OWN_PROPOSAL,
      certainty: 'U',
    },
    ifMissed: 'News from a municipality is lost.',
  },
];

/** Rulebook version 1: the main path. */
export const rulebook1: Rulebook = {
  version: 1,
  obligations: [...screening, ...recruitment, ...course, ...igu, ...placement, ...employment, ...anyStage],
  law: LAW,
};
