import type { ObligationRule } from '../rule.ts';

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
    escalate: [
      { after: 0, to: 'colleague' },
      { after: 2, to: 'coordinator' },
      { after: 9, to: 'project-lead' },
    ],
    fulfilledBy: [{ event: 'TalkHeld', where: { talk: ['first-contact'] } }],
    // A decision after the screening shows that they have met. The old municipality's talk falls away if the
    // person moves: the new municipality owes its own.
    endsWith: [{ event: 'ScreeningAccepted' }, { event: 'JourneyTransferred' }],
    inPause: 'shifts',
    legal: {
      text: 'The municipality talks with the person within a week after the referral, or after taking the case over.',
      source:
        'LAB § 31, stk. 5 (elov.dk, LBK 280 of 2024, text of 2024) has a first job talk within a week after the first request for help, for cash benefit; Act 1750 changed the talks on 1 July 2026, and the new time was not found. That a week runs from the referral is our own, not law',
      certainty: 'U',
      question: 'first-job-talk',
    },
    ifMissed: 'The person does not know what has begun, and does not come to the screening.',
  },
  {
    kind: 'screening-result',
    owedBy: 'language-centre',
    opensOn: [
      { event: 'PersonReferred', after: 'at', due: { days: 30 } },
      { event: 'JourneyReopened', where: { stage: ['screening'] }, after: 'on', due: { days: 30 } },
    ],
    reminders: [-10, -3, 0],
    escalate: [
      { after: 0, to: 'colleague' },
      { after: 3, to: 'coordinator' },
      { after: 10, to: 'project-lead' },
    ],
    fulfilledBy: [{ event: 'ScreeningRecorded' }],
    endsWith: [],
    // If a journey was closed by the municipality's no and is reopened, it lacks a decision, not a screening.
    unless: [{ state: 'obligation', is: 'screening-result' }],
    inPause: 'shifts',
    legal: {
      text: 'The language centre records the screening within 30 days of the referral.',
      source: 'the programme’s own proposal',
      certainty: 'U',
    },
    ifMissed: 'Nobody knows what the person can do, and no company can be asked.',
  },
  {
    kind: 'screening-decision',
    owedBy: 'municipality',
    opensOn: [
      { event: 'ScreeningRecorded', after: 'at', due: { days: 14 } },
      {
        event: 'JourneyReopened',
        where: { stage: ['screening'] },
        after: 'on',
        due: { days: 14 },
        given: [{ state: 'obligation', is: 'screening-result' }],
      },
    ],
    reminders: [-7, -1],
    escalate: [
      { after: 0, to: 'colleague' },
      { after: 3, to: 'coordinator' },
      { after: 10, to: 'project-lead' },
    ],
    fulfilledBy: [{ event: 'ScreeningAccepted' }, { event: 'ScreeningDeclined' }],
    endsWith: [{ event: 'ScreeningRecorded' }],
    inPause: 'shifts',
    legal: {
      text: 'The municipality decides within 14 days whether the person goes on to recruitment.',
      source: 'the programme’s own proposal',
      certainty: 'U',
    },
    ifMissed: 'A screened person waits without knowing for what.',
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
    // The first reminder comes on the day it opens, or on the working day after it.
    reminders: [-19, -5],
    escalate: [
      { after: 0, to: 'colleague' },
      { after: 1, to: 'coordinator' },
      { after: 8, to: 'project-lead' },
    ],
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
      question: 'danish-tests',
    },
    ifMissed: 'The person waits half a year for the next term.',
  },
];
