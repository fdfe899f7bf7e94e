import type { ObligationRule } from '../rule.ts';
import { RETURNED } from './leaving.ts';

/** The first year in a job or a vocational education. */
export const employment: readonly ObligationRule[] = [
  {
    kind: 'retention-1',
    owedBy: 'company',
    opensOn: [
      { event: 'EmploymentStarted', after: 'startsOn', due: { months: 1, days: 7 }, from: { months: 1 } },
    ],
    reminders: [-7, 0],
    escalate: [
      { after: 0, to: 'colleague' },
      { after: 7, to: 'municipality' },
      { after: 14, to: 'coordinator' },
      { after: 21, to: 'project-lead' },
    ],
    fulfilledBy: [{ event: 'RetentionConfirmed', where: { month: [1, 3, 6, 12] } }],
    endsWith: [RETURNED, { event: 'RetentionConfirmed', where: { employed: [false] } }],
    inPause: 'shifts',
    legal: {
      text: 'The employer says at 1, 3, 6 and 12 months whether the person is still employed.',
      source: 'the programme’s own proposal',
      certainty: 'U',
    },
    ifMissed: 'A lost job is found out too late to be helped.',
  },
  {
    kind: 'retention-3',
    owedBy: 'company',
    opensOn: [
      { event: 'EmploymentStarted', after: 'startsOn', due: { months: 3, days: 7 }, from: { months: 3 } },
    ],
    reminders: [-7, 0],
    escalate: [
      { after: 0, to: 'colleague' },
      { after: 7, to: 'municipality' },
      { after: 14, to: 'coordinator' },
      { after: 21, to: 'project-lead' },
    ],
    fulfilledBy: [{ event: 'RetentionConfirmed', where: { month: [3, 6, 12] } }],
    endsWith: [RETURNED, { event: 'RetentionConfirmed', where: { employed: [false] } }],
    inPause: 'shifts',
    legal: {
      text: 'The employer says at 1, 3, 6 and 12 months whether the person is still employed.',
      source: 'the programme’s own proposal',
      certainty: 'U',
    },
    ifMissed: 'A lost job is found out too late to be helped.',
  },
  {
    kind: 'retention-6',
    owedBy: 'company',
    opensOn: [
      { event: 'EmploymentStarted', after: 'startsOn', due: { months: 6, days: 7 }, from: { months: 6 } },
    ],
    reminders: [-7, 0],
    escalate: [
      { after: 0, to: 'colleague' },
      { after: 7, to: 'municipality' },
      { after: 14, to: 'coordinator' },
      { after: 21, to: 'project-lead' },
    ],
    fulfilledBy: [{ event: 'RetentionConfirmed', where: { month: [6, 12] } }],
    endsWith: [RETURNED, { event: 'RetentionConfirmed', where: { employed: [false] } }],
    inPause: 'shifts',
    legal: {
      text: 'The employer says at 1, 3, 6 and 12 months whether the person is still employed.',
      source: 'the programme’s own proposal',
      certainty: 'U',
    },
    ifMissed: 'A lost job is found out too late to be helped.',
  },
  {
    kind: 'retention-12',
    owedBy: 'company',
    opensOn: [
      { event: 'EmploymentStarted', after: 'startsOn', due: { months: 12, days: 7 }, from: { months: 12 } },
    ],
    reminders: [-7, 0],
    escalate: [
      { after: 0, to: 'colleague' },
      { after: 7, to: 'municipality' },
      { after: 14, to: 'coordinator' },
      { after: 21, to: 'project-lead' },
    ],
    fulfilledBy: [{ event: 'RetentionConfirmed', where: { month: [12] } }],
    endsWith: [RETURNED, { event: 'RetentionConfirmed', where: { employed: [false] } }],
    inPause: 'shifts',
    legal: {
      text: 'The employer says at 1, 3, 6 and 12 months whether the person is still employed.',
      source: 'the programme’s own proposal',
      certainty: 'U',
    },
    ifMissed: 'A lost job is found out too late to be helped.',
  },
  {
    kind: 'trial-end',
    owedBy: 'company',
    copyTo: ['coordinator'],
    opensOn: [
      {
        event: 'EmploymentStarted',
        where: { kind: ['vocational-education'] },
        after: 'startsOn',
        due: { months: 3, days: -1 },
      },
    ],
    reminders: [-14, -3],
    escalate: [
      { after: 1, to: 'colleague' },
      { after: 1, to: 'municipality' },
      { after: 3, to: 'coordinator' },
      { after: 10, to: 'project-lead' },
    ],
    fulfilledBy: [{ event: 'TrialEnded' }],
    endsWith: [RETURNED, { event: 'RetentionConfirmed', where: { employed: [false] } }],
    // School and an absence of more than a month make the trial longer. It does no harm to ask early; to ask
    // late does.
    inPause: 'stands',
    legal: {
      text: 'The first three months at the company are a trial; then the contract of a vocational education binds both.',
      source: 'uddannelsesnaevnet.dk, Prøvetiden',
      certainty: 'V',
    },
    ifMissed: 'The contract becomes binding on somebody who had not made up his or her mind.',
  },
  {
    kind: 'trial-end-person',
    owedBy: 'person',
    copyTo: [],
    opensOn: [
      {
        event: 'EmploymentStarted',
        where: { kind: ['vocational-education'] },
        after: 'startsOn',
        due: { months: 3, days: -1 },
      },
    ],
    reminders: [-14, -3],
    escalate: [{ after: 1, to: 'municipality' }],
    fulfilledBy: [{ event: 'TrialEnded' }],
    endsWith: [RETURNED, { event: 'RetentionConfirmed', where: { employed: [false] } }],
    // School and an absence of more than a month make the trial longer. It does no harm to ask early; to ask
    // late does.
    inPause: 'stands',
    legal: {
      text: 'The first three months at the company are a trial; then the contract of a vocational education binds both.',
      source: 'uddannelsesnaevnet.dk, Prøvetiden',
      certainty: 'V',
    },
    ifMissed: 'The contract becomes binding on somebody who had not made up his or her mind.',
  },
  {
    kind: 'job-lost',
    owedBy: 'municipality',
    copyTo: ['coordinator'],
    urgent: true,
    opensOn: [{ event: 'RetentionConfirmed', where: { employed: [false] }, after: 'at', due: { days: 14 } }],
    reminders: [-14, -5],
    escalate: [
      { after: 0, to: 'colleague' },
      { after: 1, to: 'coordinator' },
      { after: 8, to: 'project-lead' },
    ],
    fulfilledBy: [RETURNED],
    endsWith: [],
    inPause: 'stands',
    legal: {
      text: 'A person who has lost the job is back in recruitment within two weeks.',
      source: 'the programme’s own proposal',
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
    escalate: [
      { after: 0, to: 'colleague' },
      { after: 7, to: 'coordinator' },
      { after: 14, to: 'project-lead' },
    ],
    fulfilledBy: [{ event: 'JourneyClosed' }],
    endsWith: [RETURNED],
    inPause: 'shifts',
    legal: {
      text: 'A journey is closed by a named person when a year in work has been confirmed.',
      source: 'the programme’s own proposal',
      certainty: 'U',
    },
    ifMissed: 'Data are kept longer than they are needed.',
  },
];
