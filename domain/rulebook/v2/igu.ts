import type { ObligationRule } from '../rule.ts';
import { LEAVING_IGU_EARLY, waysOutOfIgu } from './leaving.ts';

/** The two years of an IGU while they run. */
export const igu: readonly ObligationRule[] = [
  {
    kind: 'vitas-registration',
    owedBy: 'company',
    opensOn: [{ event: 'IguAgreementSigned', after: 'signedOn', due: { months: 1 } }],
    reminders: [-14, -5, 0, 1],
    escalate: [
      { after: 0, to: 'colleague' },
      { after: 1, to: 'coordinator' },
      { after: 14, to: 'project-lead' },
    ],
    fulfilledBy: [{ event: 'VitasRegistered' }],
    endsWith: LEAVING_IGU_EARLY,
    inPause: 'stands',
    legal: {
      text: 'The company registers the agreement in VITAS within a month after it is made.',
      source: 'uim.dk, Hvordan aftales et IGU-forløb',
      certainty: 'V',
    },
    ifMissed: 'The bonus is not paid before the agreement is registered.',
  },
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
    escalate: [
      { after: 0, to: 'colleague' },
      { after: 7, to: 'coordinator' },
      { after: 14, to: 'project-lead' },
    ],
    fulfilledBy: [{ event: 'PaperRecorded', where: { paper: ['de-minimis'] } }],
    endsWith: LEAVING_IGU_EARLY,
    unless: [{ state: 'paper', is: 'de-minimis', withinDays: 90 }],
    inPause: 'stands',
    legal: {
      text: 'The bonus counts as de minimis aid; a company may receive 300,000 euros of such aid over three years.',
      source:
        'danskindustri.dk, 19 December 2023 (IGU og EGU de minimis); that the company declares it within 14 days is our own',
      certainty: 'U',
      question: 'de-minimis-register',
    },
    ifMissed: 'A company above the ceiling counts on a bonus it may not keep.',
  },
  {
    kind: 'day-one-igu',
    owedBy: 'company',
    urgent: true,
    opensOn: [{ event: 'IguAgreementSigned', after: 'startsOn', due: { days: 0 } }],
    reminders: [-2, 0, 2],
    escalate: [
      { after: 1, to: 'colleague' },
      { after: 2, to: 'coordinator' },
      { after: 9, to: 'project-lead' },
    ],
    fulfilledBy: [{ event: 'DayOneConfirmed', where: { of: ['igu'] } }],
    endsWith: [...LEAVING_IGU_EARLY, { event: 'IguCompleted' }],
    inPause: 'shifts',
    legal: {
      text: 'The company says whether the person came on the first day.',
      source: 'Berlingske, July 2018: more than one in three stop early or never turn up on day one',
      certainty: 'V',
    },
    ifMissed: 'A person who did not come is missed by nobody.',
  },
  {
    kind: 'day-one-igu-person',
    owedBy: 'person',
    urgent: true,
    opensOn: [{ event: 'IguAgreementSigned', after: 'startsOn', due: { days: 0 } }],
    reminders: [-2, 0, 2],
    escalate: [{ after: 2, to: 'municipality' }],
    fulfilledBy: [{ event: 'DayOneConfirmed', where: { of: ['igu'] } }],
    endsWith: [...LEAVING_IGU_EARLY, { event: 'IguCompleted' }],
    inPause: 'shifts',
    legal: {
      text: 'The person says whether he or she came on the first day.',
      source: 'Berlingske, July 2018: more than one in three stop early or never turn up on day one',
      certainty: 'V',
    },
    ifMissed: 'A person who did not come is missed by nobody.',
  },
  {
    kind: 'training-plan',
    owedBy: 'company',
    copyTo: ['school', 'coordinator'],
    opensOn: [{ event: 'IguAgreementSigned', after: 'startsOn', due: { months: 1, days: -1 } }],
    reminders: [-14, -5],
    escalate: [
      { after: 0, to: 'colleague' },
      { after: 1, to: 'coordinator' },
      { after: 8, to: 'project-lead' },
    ],
    fulfilledBy: [{ event: 'TrainingPlanSubmitted' }],
    endsWith: LEAVING_IGU_EARLY,
    inPause: 'stands',
    legal: {
      text: 'The training plan (undervisningsplan) is in VITAS by the end of the first month of employment.',
      source: 'cms.uvm.dk, IGU-uddannelsesplaner',
      certainty: 'U',
      question: 'igu-school-order',
    },
    ifMissed: 'School hours are not planned, and the bonus is not paid before the plan is there.',
  },
  {
    kind: 'monthly-allowance',
    owedBy: 'person',
    copyTo: ['municipality'],
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
      question: 'igu-school-order',
    },
    ifMissed: 'The person is without money for the school weeks, and a third leave for want of money.',
  },
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
    escalate: [
      { after: 0, to: 'colleague' },
      { after: 3, to: 'coordinator' },
      { after: 10, to: 'project-lead' },
    ],
    // One count answers one quarter, once it is over or nearly so.
    fulfilledBy: [{ event: 'SchoolHoursRecorded', notBefore: { date: 'asOf', days: 14 } }],
    endsWith: [...LEAVING_IGU_EARLY, { event: 'IguCompleted' }],
    recurs: {
      from: 'startsOn',
      until: 'endsOn',
      every: 3,
      endsWith: ['ReturnedToRecruitment', 'EmploymentStarted', 'PlacementApproved', 'IguCompleted'],
    },
    movesWith: [{ event: 'IguExtended' }],
    inPause: 'shifts',
    legal: {
      text: 'The school part is 23 weeks of 37 hours; every quarter its hours are counted against the weeks that are left.',
      source: 'BEK 1825 of 28 December 2023 § 6 (elov.dk); the quarterly count is our own',
      certainty: 'U',
      question: 'igu-school-order',
    },
    ifMissed: 'The IGU is not completed: no certificate, and no second bonus.',
  },
  {
    kind: 'bonus-six-months',
    owedBy: 'company',
    // Time served with an earlier company counts towards the six months.
    opensOn: [
      {
        event: 'IguAgreementSigned',
        where: { publicEmployer: [false] },
        after: 'countsFrom',
        due: { months: 6, days: 30 },
        from: { months: 6 },
      },
    ],
    reminders: [-30, -7, 0],
    escalate: [
      { after: 0, to: 'colleague' },
      { after: 1, to: 'coordinator' },
      { after: 8, to: 'project-lead' },
    ],
    fulfilledBy: [{ event: 'BonusClaimed', where: { part: ['six-months'] } }],
    endsWith: waysOutOfIgu('within-six-months'),
    // One bonus of each part for one person: an earlier company may have had it, or may still have the right
    // to it.
    unless: [{ state: 'obligation', is: 'bonus-six-months', orOpen: true }],
    // A company may apply while the person is away.
    inPause: 'stands',
    legal: {
      text: 'A private company can apply for 20,000 kr. when six months of the IGU have passed.',
      source: 'IGU-loven § 11 (elov.dk); no deadline is found in it, the 30 days are our own',
      certainty: 'U',
      question: 'igu-bonus-deadline',
    },
    ifMissed: 'The company goes without 20,000 kr.',
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
    escalate: [
      { after: 0, to: 'colleague' },
      { after: 7, to: 'coordinator' },
      { after: 14, to: 'project-lead' },
    ],
    // An extension may be agreed, but need not be: to say that it is not is an answer too.
    fulfilledBy: [
      { event: 'IguExtended', where: { reason: ['leave-by-law', 'long-absence'] } },
      { event: 'PaperRecorded', where: { paper: ['no-extension'] } },
    ],
    endsWith: [
      // Leave by law gives the right whatever its length, any other absence only if it is longer than eight
      // weeks.
      { event: 'JourneyResumed', where: { long: [false], kind: ['long-absence'] } },
      ...LEAVING_IGU_EARLY,
      { event: 'IguCompleted' },
    ],
    // Two absences are two questions, and one answer is about one of them.
    oneEach: true,
    // It is about the pause itself.
    inPause: 'stands',
    legal: {
      text: 'An IGU may be extended by exactly the absence, for leave by law or one absence of more than eight weeks.',
      source: 'bill L 217 (2018–19)',
      certainty: 'B',
      question: 'igu-continued',
    },
    ifMissed: 'The two years run out before they are served.',
  },
];
