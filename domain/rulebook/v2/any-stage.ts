import type { ObligationRule } from '../rule.ts';
import { noShow } from './no-show.ts';

const OPEN_STAGES = ['screening', 'recruitment', 'course', 'igu', 'placement', 'employment'] as const;

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
      text: 'Somebody reads what a jobcentre’s system told us and we could not apply.',
      source: 'the programme’s own proposal',
      certainty: 'U',
    },
    ifMissed: 'News from a jobcentre is lost.',
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
    opensOn: [{ event: 'PersonReferred', after: 'residencePermitUntil', due: { days: -14 } }],
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
      text: 'A residence permit is renewed before its last day.',
      source: 'no text read; the days before are our own',
      certainty: 'U',
    },
    ifMissed: 'The person may lose the right to stay and to work.',
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
      text: 'When a journey is closed somebody decides what is kept, for how long and why, and what is erased.',
      source: 'GDPR article 5; no fixed time is found, the 60 days are our own',
      certainty: 'U',
    },
    ifMissed: 'Data are kept longer than they are needed.',
  },
];
