import type { ObligationRule } from '../rule.ts';
import { asInVersion1 } from './as-in-version-1.ts';
import { LEAVING_IGU_EARLY } from './leaving.ts';

/** How an IGU ends: with its certificate and a job, or before its time. */
export const iguEnd: readonly ObligationRule[] = [
  {
    kind: 'end-of-igu-talk',
    owedBy: 'municipality',
    copyTo: ['company', 'person', 'school'],
    // Month 21, counted from the end, so that time served with an earlier company is in it.
    opensOn: [{ event: 'IguAgreementSigned', after: 'endsOn', due: { months: -3 } }],
    reminders: [-14, -3],
    escalate: [{ after: 3, to: 'coordinator' }],
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
    escalate: [{ after: 7, to: 'coordinator' }],
    fulfilledBy: [{ event: 'PaperRecorded', where: { paper: ['certificates'] } }],
    endsWith: [...LEAVING_IGU_EARLY, { event: 'IguCompleted' }],
    movesWith: [{ event: 'IguExtended' }],
    inPause: 'stands',
    legal: {
      text: 'The end of an IGU is proved with the language centre’s printout, AMU certificates and other course certificates.',
      source: 'danskindustri.dk, 12 December 2018; the month before the end is our own',
      certainty: 'U',
    },
    ifMissed: 'The certificate and the second bonus wait for papers.',
  },
  { ...asInVersion1('igu-certificate'), copyTo: ['person'] },
  // A company may apply while the person is away.
  { ...asInVersion1('bonus-completion'), inPause: 'stands' },
  asInVersion1('job-after-igu'),
  {
    kind: 'partial-proof',
    owedBy: 'company',
    copyTo: ['municipality'],
    opensOn: [
      { event: 'IguEndedEarly', where: { partialProof: [false] }, after: 'endedOn', due: { days: 14 } },
    ],
    reminders: [-14, -3],
    escalate: [{ after: 3, to: 'coordinator' }],
    fulfilledBy: [{ event: 'PaperRecorded', where: { paper: ['partial-proof'] } }],
    endsWith: [{ event: 'IguCompleted' }],
    // The person is owed it also where the journey ends with the IGU.
    outlivesClosing: true,
    inPause: 'stands',
    legal: {
      text: 'An IGU that is broken off gives documentation of the part that was completed.',
      source: 'bills L 82 (2023–24) and L 217 (2018–19); the 14 days are our own',
      certainty: 'U',
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
    },
    ifMissed: 'The time served is lost to person and bonus.',
  },
];
