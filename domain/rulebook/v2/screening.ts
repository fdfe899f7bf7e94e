import type { ObligationRule } from '../rule.ts';
import { asInVersion1 } from './as-in-version-1.ts';

const screeningResult = asInVersion1('screening-result');
const screeningDecision = asInVersion1('screening-decision');

/** From the referral to the decision, and the Danish tests that may come at any time after it. */
export const screening: readonly ObligationRule[] = [
  {
    kind: 'first-contact',
    owedBy: 'municipality',
    opensOn: [
      { event: 'PersonReferred', after: 'at', due: { days: 7 } },
      { event: 'JourneyTransferred', after: 'at', due: { days: 7 } },
    ],
    reminders: [-4, 0],
    escalate: [{ after: 2, to: 'coordinator' }],
    fulfilledBy: [{ event: 'TalkHeld', where: { talk: ['first-contact'] } }],
    // A decision after the screening shows that they have met. The old municipality's talk falls away with a transfer:
    // the new one owes its own.
    endsWith: [{ event: 'ScreeningAccepted' }, { event: 'JourneyTransferred' }],
    inPause: 'shifts',
    legal: {
      text: 'The municipality talks with the person within a week after the referral, or after taking the case over.',
      source:
        'LAB § 31 (elov.dk) has a first job talk within a week after the first contact, for cash benefit; that the week runs from the referral is our own',
      certainty: 'U',
    },
    ifMissed: 'The person does not know what has begun, and does not come to the screening.',
  },
  {
    ...screeningResult,
    opensOn: [
      ...screeningResult.opensOn,
      { event: 'JourneyReopened', where: { stage: ['screening'] }, after: 'on', due: { days: 30 } },
    ],
    // A journey reopened after the municipality's no lacks a decision, not a screening.
    unless: [{ state: 'obligation', is: 'screening-result' }],
  },
  {
    ...screeningDecision,
    opensOn: [
      ...screeningDecision.opensOn,
      {
        event: 'JourneyReopened',
        where: { stage: ['screening'] },
        after: 'on',
        due: { days: 14 },
        given: [{ state: 'obligation', is: 'screening-result' }],
      },
    ],
  },
  {
    kind: 'test-registration',
    owedBy: 'language-centre',
    copyTo: ['person'],
    opensOn: [
      { event: 'ScreeningAccepted', after: 'occurrence', due: { days: 19 }, from: { days: 0 } },
      {
        event: 'ReturnedToRecruitment',
        where: { from: ['employment'] },
        after: 'occurrence',
        due: { days: 19 },
        from: { days: 0 },
      },
      {
        event: 'JourneyReopened',
        where: { stage: ['recruitment'] },
        after: 'occurrence',
        due: { days: 19 },
        from: { days: 0 },
      },
    ],
    // The first on the day it opens, or on the working day after it.
    reminders: [-19, -5],
    escalate: [{ after: 1, to: 'coordinator' }],
    fulfilledBy: [{ event: 'PaperRecorded', where: { paper: ['test-registration'] } }],
    endsWith: [{ event: 'EmploymentStarted' }],
    // The terms begin in May and November: the 20th of February and of August lie ten weeks before.
    recurs: { from: 'at', firstIn: [2, 8], every: 6, endsWith: ['EmploymentStarted'] },
    inPause: 'stands',
    legal: {
      text: 'A Danish test is registered for at least ten weeks before the term, in May to June or November to December.',
      source:
        'danskogproever.dk, Om prøverne; that the language centre says so by the 20th of February and August is our own',
      certainty: 'U',
    },
    ifMissed: 'The person waits half a year for the next term.',
  },
];
