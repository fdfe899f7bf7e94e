import { RESIDENCE_BASES } from '../../vocabulary/codes.ts';
import type { ObligationRule } from '../rule.ts';
import { noShow } from './no-show.ts';

const OPEN_STAGES = ['screening', 'recruitment', 'course', 'igu', 'placement', 'employment'] as const;

/** The permits that their holders apply for: all but those that the Immigration Service prolongs unasked. */
const APPLIED_FOR = RESIDENCE_BASES.filter((basis) => basis !== 'ukraine');

/** What can be owed wherever a journey stands, and after it. */
export const anyStage: readonly ObligationRule[] = [
  ...noShow,
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
      source: 'the programme’s own proposal',
      certainty: 'U',
    },
    ifMissed: 'News from a municipality is lost.',
  },
  {
    kind: 'help-asked-for',
    owedBy: 'coordinator',
    urgent: true,
    opensOn: [{ event: 'HelpAskedFor', after: 'at', due: { days: 1 } }],
    reminders: [-1, 0],
    escalate: [{ after: 1, to: 'project-lead' }],
    fulfilledBy: [{ event: 'HelpSettled', sameAs: { event: 'cause' } }],
    endsWith: [],
    outlivesClosing: true,
    inPause: 'stands',
    legal: {
      text: 'Who asks to be called, for another date, or says that it is not for them, hears from us within a day.',
      source: 'the programme’s own proposal',
      certainty: 'U',
    },
    ifMissed: 'Whoever asked for help gives up, and what they owe is not done.',
  },
  {
    kind: 'pause-over',
    owedBy: 'municipality',
    opensOn: [{ event: 'JourneyPaused', after: 'expectedBack', due: { days: 0 } }],
    reminders: [-7, 0],
    escalate: [
      { after: 1, to: 'colleague' },
      { after: 3, to: 'coordinator' },
      { after: 10, to: 'project-lead' },
    ],
    fulfilledBy: [{ event: 'JourneyResumed' }],
    endsWith: [],
    // It is about the pause itself.
    inPause: 'stands',
    legal: {
      text: 'Somebody says whether the person is back on the day that was expected.',
      source: 'the programme’s own proposal',
      certainty: 'U',
    },
    ifMissed: 'A person who is back is treated as away, and the journey stands still.',
  },
  {
    kind: 'residence-permit',
    owedBy: 'person',
    // The municipality is asked two weeks before the last day, so that somebody can still help; the person is
    // reminded 90 and 30 days before it.
    opensOn: [
      {
        event: 'PersonReferred',
        where: { residenceBasis: APPLIED_FOR },
        after: 'residencePermitUntil',
        due: { days: -14 },
      },
    ],
    reminders: [-76, -16],
    escalate: [
      { after: 1, to: 'municipality' },
      { after: 1, to: 'coordinator' },
    ],
    fulfilledBy: [{ event: 'PaperRecorded', where: { paper: ['residence-permit'] } }],
    endsWith: [],
    returns: { days: 14 },
    inPause: 'stands',
    legal: {
      text: 'The person applies for the renewal of a residence permit before its last day. Who holds one under the special act on Afghanistan and applies in time keeps the rights meanwhile.',
      source: 'nyidanmark.dk (5 October 2023) on the act on Afghanistan; the days before are our own',
      certainty: 'U',
      question: 'special-acts',
    },
    ifMissed: 'The person may lose the right to stay and to work.',
  },
  {
    kind: 'residence-card',
    owedBy: 'person',
    opensOn: [
      {
        event: 'PersonReferred',
        where: { residenceBasis: ['ukraine'] },
        after: 'residencePermitUntil',
        due: { days: -14 },
      },
    ],
    reminders: [-46, -16],
    escalate: [
      { after: 1, to: 'municipality' },
      { after: 1, to: 'coordinator' },
    ],
    fulfilledBy: [{ event: 'PaperRecorded', where: { paper: ['residence-permit'] } }],
    endsWith: [],
    returns: { days: 14 },
    inPause: 'stands',
    legal: {
      text: 'Permits under the special act on Ukraine are prolonged unasked, and a new card comes by post. Only who could not be reached applies anew.',
      source: 'us.dk (November 2023) and nyidanmark.dk (18 March 2024); the days before are our own',
      certainty: 'U',
      question: 'special-acts',
    },
    ifMissed: 'The card lies at an old address, and the person cannot show the right to stay and to work.',
  },
  {
    kind: 'consent-review',
    owedBy: 'coordinator',
    opensOn: [
      {
        event: 'PersonReferred',
        where: { legalBasis: ['consent'] },
        after: 'consentOn',
        due: { months: 12 },
      },
      {
        event: 'PaperRecorded',
        where: { paper: ['consent-review'] },
        stages: OPEN_STAGES,
        after: 'on',
        due: { months: 12 },
      },
      // Reviewed while the journey was closed, which was three months at most: the year is not over before
      // these nine.
      {
        event: 'JourneyReopened',
        given: [{ state: 'paper', is: 'consent-review', withinDays: 90 }],
        after: 'on',
        due: { months: 9 },
      },
      // Longer ago, but told of while the journey was closed: it is better asked again than not at all.
      {
        event: 'JourneyReopened',
        given: [{ state: 'paper', is: 'consent-review', withinDays: 365 }],
        after: 'on',
        due: { days: 14 },
      },
    ],
    reminders: [-30, -7],
    escalate: [{ after: 7, to: 'project-lead' }],
    fulfilledBy: [{ event: 'PaperRecorded', where: { paper: ['consent-review'] } }],
    endsWith: [],
    returns: { days: 14 },
    inPause: 'stands',
    legal: {
      text: 'Once a year somebody asks the person whether the consent is still given, and for the same.',
      source: 'GDPR article 7; the year is our own',
      certainty: 'U',
      question: 'own-figures',
    },
    ifMissed: 'Data are kept on a ground that may be gone.',
  },
  {
    kind: 'data-retention',
    owedBy: 'coordinator',
    opensOn: [{ event: 'JourneyClosed', after: 'on', due: { days: 60 } }],
    reminders: [-30, -7],
    escalate: [{ after: 7, to: 'project-lead' }],
    fulfilledBy: [{ event: 'PaperRecorded', where: { paper: ['data-retention'] } }],
    endsWith: [{ event: 'JourneyReopened' }],
    outlivesClosing: true,
    inPause: 'stands',
    legal: {
      text: 'When a journey is closed somebody decides what is kept, for how long and why, and what is erased: for three years at most, with a written reason.',
      source:
        'GDPR article 5; Datatilsynet (28 May 2021) accepts up to 3 years for those not hired, with a reason; that it is decided within 60 days is our own',
      certainty: 'U',
      question: 'keeping-data',
    },
    ifMissed: 'Data are kept longer than they are needed.',
  },
];
