import type { EventMatch, ObligationRule } from '../rule.ts';

/** Only a municipality that wants it is asked; only its own system knows what it owes by law. */
const WANTED = { event: 'PersonReferred', where: { municipalDuties: [true] } } as const;
/** The next municipality has not said that it wants to be asked. */
const TRANSFERRED: EventMatch = { event: 'JourneyTransferred' };

/**
 * A municipality's own duties towards a new citizen. Their days are counted from when it took over the
 * person, which is not known here.
 */
export const municipalDuties: readonly ObligationRule[] = [
  {
    kind: 'integration-contract',
    owedBy: 'municipality',
    opensOn: [{ ...WANTED, after: 'referredOn', due: { months: 1 } }],
    reminders: [-14, -3],
    escalate: [
      { after: 0, to: 'colleague' },
      { after: 3, to: 'coordinator' },
      { after: 10, to: 'project-lead' },
    ],
    fulfilledBy: [{ event: 'PaperRecorded', where: { paper: ['integration-contract'] } }],
    endsWith: [TRANSFERRED],
    returns: { days: 14 },
    unless: [{ state: 'paper', is: 'integration-contract' }],
    inPause: 'stands',
    legal: {
      text: 'Municipality and person sign a contract within a month after the municipality took over. The minister may suspend the one-month limits if very many arrive at once.',
      source:
        'Cabi, Kontrakt; integrationsloven § 16 and § 4 b as changed by Act 1654 of 2024; that the month is counted from the referral is our own',
      certainty: 'U',
      question: 'municipal-duties',
    },
    ifMissed: 'A duty by law is not kept.',
  },
  {
    kind: 'integration-talk',
    owedBy: 'municipality',
    opensOn: [{ ...WANTED, after: 'occurrence', due: { months: 1, days: 14 } }],
    reminders: [-14, -3],
    escalate: [
      { after: 0, to: 'colleague' },
      { after: 7, to: 'coordinator' },
      { after: 14, to: 'project-lead' },
    ],
    fulfilledBy: [{ event: 'TalkHeld', where: { talk: ['integration'] } }],
    endsWith: [TRANSFERRED],
    returns: { days: 14 },
    // One a month leaves two of the six months in which to make up for a talk that did not take place.
    recurs: { from: 'referredOn', times: 4, endsWith: ['JourneyTransferred'] },
    oneEach: true,
    inPause: 'stands',
    legal: {
      text: 'The contract is followed up in at least four talks within the first six months.',
      source:
        'integrationsloven § 20 (danskelove.dk, wording from before 2025); that they are counted from the referral, one a month, is our own',
      certainty: 'U',
      question: 'municipal-duties',
    },
    ifMissed: 'A duty by law is not kept.',
  },
  {
    kind: 'danish-referral',
    owedBy: 'municipality',
    copyTo: ['language-centre'],
    opensOn: [{ ...WANTED, after: 'referredOn', due: { months: 1 } }],
    reminders: [-14, -3],
    escalate: [
      { after: 0, to: 'colleague' },
      { after: 3, to: 'coordinator' },
      { after: 10, to: 'project-lead' },
    ],
    fulfilledBy: [{ event: 'PaperRecorded', where: { paper: ['danish-referral'] } }],
    endsWith: [TRANSFERRED],
    returns: { days: 14 },
    unless: [{ state: 'paper', is: 'danish-referral' }],
    inPause: 'stands',
    legal: {
      text: 'The municipality refers the person to Danish education within a month after it took over. The minister may suspend the one-month limits if very many arrive at once.',
      source:
        'integrationsloven § 21 (foxylex.dk, LBK 1127 of 2017) and § 4 b (Act 1654 of 2024); that the month is counted from the referral is our own',
      certainty: 'U',
      question: 'municipal-duties',
    },
    ifMissed: 'A duty by law is not kept, and the person waits for Danish.',
  },
  {
    kind: 'company-offer',
    owedBy: 'municipality',
    opensOn: [{ ...WANTED, after: 'referredOn', due: { months: 1 } }],
    reminders: [-14, -3],
    escalate: [
      { after: 0, to: 'colleague' },
      { after: 3, to: 'coordinator' },
      { after: 10, to: 'project-lead' },
    ],
    fulfilledBy: [
      { event: 'PaperRecorded', where: { paper: ['company-offer'] } },
      { event: 'IguAgreementSigned' },
      { event: 'PlacementApproved' },
      { event: 'EmploymentStarted' },
    ],
    endsWith: [TRANSFERRED],
    returns: { days: 14 },
    unless: [{ state: 'paper', is: 'company-offer' }],
    inPause: 'stands',
    legal: {
      text: 'A refugee is met as job-ready from the first day, and has a company-directed offer within two weeks, or a month at most, after the municipality took over.',
      source:
        'kl.dk, Beskæftigelsesrettet integrationsindsats (31 October 2023); that the month is counted from the referral is our own',
      certainty: 'U',
      question: 'municipal-duties',
    },
    ifMissed: 'A duty by law is not kept, and the person waits for work.',
  },
];
