import type { ObligationRule } from '../rule.ts';
import { LEAVING_IGU_EARLY, RETURNED } from './leaving.ts';

/** How an IGU ends: with its certificate and a job, or before its time. */
export const iguEnd: readonly ObligationRule[] = [
  {
    kind: 'end-of-igu-talk',
    owedBy: 'municipality',
    copyTo: ['company', 'person', 'school'],
    // Month 21, counted from the end, so that time served with an earlier company is included.
    opensOn: [{ event: 'IguAgreementSigned', after: 'endsOn', due: { months: -3 } }],
    reminders: [-14, -3],
    escalate: [
      { after: 0, to: 'colleague' },
      { after: 3, to: 'coordinator' },
      { after: 10, to: 'project-lead' },
    ],
    fulfilledBy: [{ event: 'TalkHeld', where: { talk: ['before-end-of-igu'] } }],
    endsWith: [...LEAVING_IGU_EARLY, { event: 'IguCompleted' }],
    movesWith: [{ event: 'IguExtended' }],
    inPause: 'stands',
    legal: {
      text: 'Three months before the end company, person and municipality talk about a job or vocational education after it.',
      source: 'the programme’s own proposal',
      certainty: 'U',
    },
    ifMissed: 'There is a gap after the IGU, and the person goes back to benefits.',
  },
  {
    kind: 'igu-certificates',
    owedBy: 'company',
    copyTo: ['person', 'school'],
    opensOn: [{ event: 'IguAgreementSigned', after: 'endsOn', due: { months: -1 } }],
    reminders: [-14, -3],
    escalate: [
      { after: 0, to: 'colleague' },
      { after: 7, to: 'coordinator' },
      { after: 14, to: 'project-lead' },
    ],
    fulfilledBy: [{ event: 'PaperRecorded', where: { paper: ['certificates'] } }],
    endsWith: [...LEAVING_IGU_EARLY, { event: 'IguCompleted' }],
    movesWith: [{ event: 'IguExtended' }],
    inPause: 'stands',
    legal: {
      text: 'The end of an IGU is proved with the language centre’s printout, AMU certificates and other course certificates.',
      source: 'danskindustri.dk, 12 December 2018; the month before the end is our own',
      certainty: 'U',
      question: 'igu-certificate',
    },
    ifMissed: 'The certificate and the second bonus wait for papers.',
  },
  {
    kind: 'igu-certificate',
    owedBy: 'company',
    copyTo: ['person'],
    opensOn: [{ event: 'IguAgreementSigned', after: 'endsOn', due: { days: 14 }, from: { days: 0 } }],
    reminders: [-14, -3],
    escalate: [
      { after: 0, to: 'colleague' },
      { after: 1, to: 'coordinator' },
      { after: 8, to: 'project-lead' },
    ],
    fulfilledBy: [{ event: 'IguCompleted' }],
    endsWith: LEAVING_IGU_EARLY,
    // The two years move only by an agreed extension, never by an absence alone.
    movesWith: [{ event: 'IguExtended' }],
    inPause: 'stands',
    legal: {
      text: 'Two years completed give a certificate (bevis for gennemført IGU).',
      source:
        'bill L 82 (2023–24); who signs it and by when is not found (ask SIRI), the 14 days are our own',
      certainty: 'U',
      question: 'igu-certificate',
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
    escalate: [
      { after: 0, to: 'colleague' },
      { after: 1, to: 'coordinator' },
      { after: 8, to: 'project-lead' },
    ],
    fulfilledBy: [{ event: 'BonusClaimed', where: { part: ['completion'] } }],
    endsWith: [],
    // A company may apply while the person is away.
    inPause: 'stands',
    legal: {
      text: 'A private company can apply for another 20,000 kr. when the two years are completed.',
      source: 'IGU-loven § 11 (elov.dk); no deadline is found in it, the 30 days are our own',
      certainty: 'U',
      question: 'igu-bonus-deadline',
    },
    ifMissed: 'The company goes without 20,000 kr.',
  },
  {
    kind: 'job-after-igu',
    owedBy: 'municipality',
    copyTo: ['coordinator'],
    opensOn: [{ event: 'IguCompleted', after: 'completedOn', due: { days: 14 } }],
    reminders: [-14, -3],
    escalate: [
      { after: 0, to: 'colleague' },
      { after: 3, to: 'coordinator' },
      { after: 10, to: 'project-lead' },
    ],
    fulfilledBy: [{ event: 'EmploymentStarted' }, { event: 'PlacementApproved' }, RETURNED],
    endsWith: [],
    inPause: 'shifts',
    legal: {
      text: 'Somebody sees to it that a completed IGU is followed by a job.',
      source: 'the programme’s own proposal',
      certainty: 'U',
    },
    ifMissed: 'The person goes back to benefits after two years’ work.',
  },
  {
    kind: 'partial-proof',
    owedBy: 'company',
    copyTo: ['municipality'],
    opensOn: [
      { event: 'IguEndedEarly', where: { partialProof: [false] }, after: 'endedOn', due: { days: 14 } },
    ],
    reminders: [-14, -3],
    escalate: [
      { after: 0, to: 'colleague' },
      { after: 3, to: 'coordinator' },
      { after: 10, to: 'project-lead' },
    ],
    fulfilledBy: [{ event: 'PaperRecorded', where: { paper: ['partial-proof'] } }],
    endsWith: [{ event: 'IguCompleted' }],
    // The person is owed it even if the journey ends with the IGU.
    outlivesClosing: true,
    inPause: 'stands',
    legal: {
      text: 'An IGU that is broken off gives documentation of the part that was completed.',
      source: 'bills L 82 (2023–24) and L 217 (2018–19); the 14 days are our own',
      certainty: 'U',
      question: 'igu-continued',
    },
    ifMissed: 'The person cannot prove the time served, and it does not count with another company.',
  },
  {
    kind: 'successor-company',
    owedBy: 'coordinator',
    copyTo: ['municipality'],
    opensOn: [
      { event: 'IguEndedEarly', where: { seeksSuccessor: [true] }, after: 'endedOn', due: { days: 30 } },
    ],
    reminders: [-28, -14, -3],
    escalate: [{ after: 1, to: 'project-lead' }],
    fulfilledBy: [{ event: 'IguAgreementSigned' }],
    endsWith: [{ event: 'EmploymentStarted' }, { event: 'PlacementApproved' }],
    inPause: 'shifts',
    legal: {
      text: 'After a closure or dismissal a new company may take an IGU over; the time served counts towards its bonus.',
      source: 'uim.dk, Bonus til virksomheder, der har en udlænding ansat i IGU; the 30 days are our own',
      certainty: 'U',
      question: 'igu-continued',
    },
    ifMissed: 'The time served is lost to person and bonus.',
  },
];
