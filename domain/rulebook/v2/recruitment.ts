import type { ObligationRule } from '../rule.ts';
import { LEAVING_IGU_MATCH, LEAVING_PLACEMENT_MATCH, LEAVING_RECRUITMENT, RETURNED } from './leaving.ts';

/**
 * What a company and a person owe each other before they have agreed, and what must be there before an IGU.
 */
export const recruitment: readonly ObligationRule[] = [
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
    fulfilledBy: LEAVING_RECRUITMENT,
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
    kind: 'match-answer',
    owedBy: 'company',
    opensOn: [{ event: 'MatchProposed', after: 'at', due: { days: 7 } }],
    reminders: [-7, -2, 0],
    escalate: [
      { after: 0, to: 'colleague' },
      { after: 1, to: 'coordinator' },
      { after: 8, to: 'project-lead' },
    ],
    fulfilledBy: [{ event: 'MatchAgreed' }, { event: 'MatchRefused' }, ...LEAVING_RECRUITMENT.slice(1)],
    endsWith: [{ event: 'MatchProposed' }, RETURNED],
    inPause: 'shifts',
    legal: {
      text: 'A company answers a proposed match within a week.',
      source: 'the programme’s own proposal',
      certainty: 'U',
    },
    ifMissed: 'The person waits for an answer, and no other company is asked.',
  },
  {
    kind: 'match-answer-person',
    owedBy: 'person',
    opensOn: [{ event: 'MatchProposed', after: 'at', due: { days: 7 } }],
    reminders: [-7, -2],
    escalate: [{ after: 1, to: 'municipality' }],
    fulfilledBy: [
      { event: 'MatchAccepted' },
      { event: 'MatchAgreed' },
      { event: 'MatchRefused' },
      ...LEAVING_RECRUITMENT.slice(1),
    ],
    endsWith: [{ event: 'MatchProposed' }, RETURNED],
    inPause: 'shifts',
    legal: {
      text: 'A person answers a proposed match within a week.',
      source: 'the programme’s own proposal',
      certainty: 'U',
    },
    ifMissed: 'The place goes to somebody else.',
  },
  {
    kind: 'agreement-signed',
    owedBy: 'company',
    copyTo: ['coordinator'],
    opensOn: [{ event: 'MatchAgreed', where: { kind: ['igu'] }, after: 'plannedStart', due: { days: -1 } }],
    reminders: [-13, -2],
    escalate: [
      { after: 0, to: 'colleague' },
      { after: 1, to: 'coordinator' },
      { after: 8, to: 'project-lead' },
    ],
    fulfilledBy: [{ event: 'IguAgreementSigned' }],
    endsWith: LEAVING_IGU_MATCH,
    inPause: 'stands',
    legal: {
      text: 'An IGU begins with a written agreement between company and person, signed before the start.',
      source: 'uim.dk, Hvordan aftales et IGU-forløb',
      certainty: 'V',
    },
    ifMissed: 'Without an agreement before the start it is not an IGU.',
  },
  {
    kind: 'agreement-signed-person',
    owedBy: 'person',
    copyTo: [],
    opensOn: [{ event: 'MatchAgreed', where: { kind: ['igu'] }, after: 'plannedStart', due: { days: -1 } }],
    reminders: [-13, -2],
    escalate: [{ after: 1, to: 'municipality' }],
    fulfilledBy: [{ event: 'IguAgreementSigned' }],
    endsWith: LEAVING_IGU_MATCH,
    inPause: 'stands',
    legal: {
      text: 'An IGU begins with a written agreement between company and person, signed before the start.',
      source: 'uim.dk, Hvordan aftales et IGU-forløb',
      certainty: 'V',
    },
    ifMissed:
      'Without an agreement before the start it is not an IGU, and the person does not get its rights.',
  },
];

/** What is looked into between an agreed match and its first day. */
export const beforeTheStart: readonly ObligationRule[] = [
  {
    kind: 'eligibility-check',
    owedBy: 'company',
    opensOn: [{ event: 'MatchAgreed', where: { kind: ['igu'] }, after: 'at', due: { days: 7 } }],
    reminders: [-7, -2],
    escalate: [
      { after: 0, to: 'colleague' },
      { after: 1, to: 'coordinator' },
      { after: 8, to: 'project-lead' },
    ],
    fulfilledBy: [{ event: 'PaperRecorded', where: { paper: ['eligibility'] } }],
    endsWith: LEAVING_IGU_MATCH,
    unless: [{ state: 'paper', is: 'eligibility', withinDays: 90 }],
    inPause: 'stands',
    legal: {
      text: 'The company is responsible that the person may take an IGU; the person documents it.',
      source: 'uim.dk, Hvem kan tage en IGU; the seven days are our own',
      certainty: 'U',
      question: 'own-figures',
    },
    ifMissed: 'The company carries the risk, and the bonus may be lost.',
  },
  {
    kind: 'eligibility-papers',
    owedBy: 'person',
    opensOn: [{ event: 'MatchAgreed', where: { kind: ['igu'] }, after: 'at', due: { days: 7 } }],
    reminders: [-7, -2],
    escalate: [{ after: 1, to: 'municipality' }],
    fulfilledBy: [{ event: 'PaperRecorded', where: { paper: ['eligibility'] } }],
    endsWith: LEAVING_IGU_MATCH,
    unless: [{ state: 'paper', is: 'eligibility', withinDays: 90 }],
    inPause: 'stands',
    legal: {
      text: 'The person documents the right to an IGU: residence letter, residence card and a printout of addresses.',
      source: 'uim.dk, Hvem kan tage en IGU; the seven days are our own',
      certainty: 'U',
      question: 'own-figures',
    },
    ifMissed: 'The company dares not sign, or signs at its own risk.',
  },
  {
    kind: 'igu-start-allowed',
    owedBy: 'coordinator',
    opensOn: [{ event: 'MatchAgreed', where: { kind: ['igu'] }, after: 'at', due: { days: 3 } }],
    reminders: [-3, 0],
    escalate: [{ after: 2, to: 'project-lead' }],
    fulfilledBy: [
      { event: 'PaperRecorded', where: { paper: ['igu-intake'] } },
      { event: 'IguAgreementSigned' },
    ],
    endsWith: LEAVING_IGU_MATCH,
    // The stop can come at any time: what was found out more than a month ago is asked again.
    unless: [{ state: 'paper', is: 'igu-intake', withinDays: 30 }],
    inPause: 'stands',
    legal: {
      text: 'At most 1,500 IGU courses begin in a year, and the minister may stop new ones for up to three months. The scheme ends on 31 December 2027.',
      source:
        'bill L 82 (2023–24); Cabi, Regler for integrationsgrunduddannelsen; the three days are our own',
      certainty: 'U',
      question: 'igu-ceiling',
    },
    ifMissed: 'Company and person prepare a course that may not begin.',
  },
  {
    kind: 'money-talk',
    owedBy: 'municipality',
    copyTo: ['coordinator'],
    opensOn: [{ event: 'MatchAgreed', where: { kind: ['igu'] }, after: 'plannedStart', due: { days: -7 } }],
    reminders: [-14, -5, 0],
    escalate: [
      { after: 0, to: 'colleague' },
      { after: 1, to: 'coordinator' },
      { after: 8, to: 'project-lead' },
    ],
    fulfilledBy: [{ event: 'TalkHeld', where: { talk: ['money'] } }],
    // Once the person has begun, it is too late to hold the talk before the start.
    endsWith: [...LEAVING_IGU_MATCH, { event: 'DayOneConfirmed', where: { of: ['igu'], came: [true] } }],
    unless: [{ state: 'talk', is: 'money', withinDays: 90 }],
    inPause: 'stands',
    legal: {
      text: 'Before an IGU the person has seen the sum: pay against present income, school allowance, transport, childcare.',
      source:
        'Berlingske, July 2018: of those who left early many did so over money; the talk and its day are our own',
      certainty: 'U',
      question: 'own-figures',
    },
    ifMissed: 'The person finds out in the first month that the money does not last, and leaves.',
  },
  {
    kind: 'placement-approval',
    owedBy: 'municipality',
    copyTo: ['company'],
    opensOn: [
      { event: 'MatchAgreed', where: { kind: ['placement'] }, after: 'plannedStart', due: { days: -1 } },
    ],
    reminders: [-13, -4],
    escalate: [
      { after: 0, to: 'colleague' },
      { after: 1, to: 'coordinator' },
      { after: 8, to: 'project-lead' },
    ],
    fulfilledBy: [{ event: 'PlacementApproved' }],
    endsWith: LEAVING_PLACEMENT_MATCH,
    inPause: 'stands',
    legal: {
      text: 'The municipality approves a placement before it starts.',
      source: 'aarhus.dk, virksomhedspraktik',
      certainty: 'V',
    },
    ifMissed: 'The person has no right to be at the company on the first day.',
  },
  {
    kind: 'fair-ratio',
    owedBy: 'company',
    opensOn: [
      { event: 'MatchAgreed', where: { kind: ['placement'] }, after: 'plannedStart', due: { days: -1 } },
    ],
    reminders: [-13, -6],
    escalate: [
      { after: 0, to: 'colleague' },
      { after: 1, to: 'municipality' },
      { after: 3, to: 'coordinator' },
      { after: 10, to: 'project-lead' },
    ],
    fulfilledBy: [{ event: 'PaperRecorded', where: { paper: ['fair-ratio'] } }],
    endsWith: [...LEAVING_PLACEMENT_MATCH, { event: 'PlacementEnded' }],
    inPause: 'stands',
    legal: {
      text: 'The employer states in writing, before a placement or wage subsidy, that supported jobs stand in a fair ratio to ordinary ones (rimelighedskravet).',
      source: 'BEK 2636 of 2021 § 65 (elov.dk)',
      certainty: 'V',
    },
    ifMissed: 'The municipality refuses the placement.',
  },
  {
    kind: 'union-statement',
    owedBy: 'company',
    opensOn: [
      {
        event: 'MatchAgreed',
        where: { kind: ['placement'], unionRepresentative: [true] },
        after: 'plannedStart',
        due: { days: -1 },
      },
    ],
    reminders: [-13, -6],
    escalate: [
      { after: 0, to: 'colleague' },
      { after: 1, to: 'municipality' },
      { after: 3, to: 'coordinator' },
      { after: 10, to: 'project-lead' },
    ],
    fulfilledBy: [{ event: 'PaperRecorded', where: { paper: ['union-statement'] } }],
    endsWith: [...LEAVING_PLACEMENT_MATCH, { event: 'PlacementEnded' }],
    inPause: 'stands',
    legal: {
      text: 'The employees’ representative states in writing, before a placement or wage subsidy, that the fair ratio is kept.',
      source: 'BEK 2636 of 2021 § 65 (elov.dk)',
      certainty: 'V',
    },
    ifMissed: 'The municipality refuses the placement.',
  },
];
