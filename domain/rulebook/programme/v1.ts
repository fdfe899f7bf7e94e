import type { ProgrammeEventType } from '../../programme/events.ts';
import { SOURCES } from '../../vocabulary/sources.ts';
import type { EventMatch, ObligationRule, SubjectRulebook } from '../rule.ts';

type Match = EventMatch<ProgrammeEventType>;

/** An event about the very thing that is owed: it names it by the number of the event that asked for it. */
const ofIt = (event: ProgrammeEventType): Match => ({ event, sameAs: { askedBy: 'cause' } });

/** A meeting is called, its agenda sent and its minutes written by the same people, whichever group it is. */
const aMeeting = (
  of: 'steering' | 'working',
): Pick<
  ObligationRule<ProgrammeEventType>,
  'opensOn' | 'fulfilledBy' | 'endsWith' | 'movesWith' | 'inPause'
> => ({
  opensOn: [
    {
      event: 'ItemPlanned',
      where: { kind: ['meeting'], meeting: [of] },
      after: 'dueOn',
      // The minutes come last.
      due: { days: 7 },
    },
  ],
  fulfilledBy: [ofIt('ItemDone')],
  endsWith: [ofIt('MeetingCancelled'), ofIt('ItemWithdrawn')],
  movesWith: [ofIt('ItemMoved')],
  inPause: 'stands',
});

/**
 * Rulebook version 1 of programmes: what the secretariat owes a programme. No law asks for any of it: the
 * application lists the milestones and tasks, and the times are the programme's own.
 */
export const programmeRulebook1: SubjectRulebook<ProgrammeEventType> = {
  version: 1,
  obligations: [
    {
      kind: 'programme-milestone',
      owedBy: 'coordinator',
      opensOn: [{ event: 'ItemPlanned', where: { kind: ['milestone'] }, after: 'dueOn', due: { days: 0 } }],
      reminders: [-30, -14, -5, 0],
      escalate: [
        { after: 1, to: 'project-lead' },
        { after: 7, to: 'steering-chair' },
      ],
      fulfilledBy: [ofIt('ItemDone')],
      endsWith: [ofIt('ItemWithdrawn')],
      movesWith: [ofIt('ItemMoved')],
      inPause: 'stands',
      legal: {
        text: 'A milestone is reached by the last day that the application gives it, or moved with a reason.',
        source: SOURCES.applicationTimetable,
        certainty: 'U',
      },
      ifMissed:
        'The programme falls behind what the region has granted money for, and the steering group does not know.',
    },
    {
      kind: 'programme-task',
      owedBy: 'coordinator',
      opensOn: [
        { event: 'ItemPlanned', where: { kind: ['task'] }, after: 'dueOn', due: { days: 0 } },
        { event: 'TaskReported', after: 'dueOn', due: { days: 0 } },
        { event: 'ItemMoved', where: { kind: ['task'] }, after: 'dueOn', due: { days: 0 } },
      ],
      reminders: [-14, 0],
      escalate: [{ after: 7, to: 'project-lead' }],
      fulfilledBy: [ofIt('TaskReported'), ofIt('ItemDone')],
      endsWith: [ofIt('ItemWithdrawn')],
      inPause: 'stands',
      legal: {
        text: 'Once a quarter, and on its last day, somebody says how a running task goes.',
        source: SOURCES.ownProposal,
        certainty: 'U',
      },
      ifMissed: 'Nobody notices that a task has come to a standstill.',
    },
    {
      kind: 'steering-meeting',
      // The project lead reports to the steering group and is its secretary.
      owedBy: 'project-lead',
      ...aMeeting('steering'),
      // The invitation three weeks before the meeting, the agenda a week before it, the minutes the day after
      // it and a week later.
      reminders: [-28, -14, -6, 0],
      escalate: [
        { after: 3, to: 'coordinator' },
        { after: 14, to: 'steering-chair' },
      ],
      legal: {
        text: 'The steering group is called three weeks before it meets, gets its agenda a week before and its minutes within a week.',
        source: SOURCES.ownProposal,
        certainty: 'U',
      },
      ifMissed:
        'Those who have promised to see to the programme are not asked, and what they decide is not written down.',
    },
    {
      kind: 'working-meeting',
      owedBy: 'coordinator',
      ...aMeeting('working'),
      // The invitation two weeks before the meeting, the agenda a week before it, the minutes a week after
      // it.
      reminders: [-21, -14, 0],
      escalate: [{ after: 7, to: 'project-lead' }],
      legal: {
        text: 'The working group is called two weeks before it meets, gets its agenda a week before and its minutes within a week.',
        source: SOURCES.ownProposal,
        certainty: 'U',
      },
      ifMissed:
        'Municipalities, schools, language centres and trades do not hear of each other, and people wait.',
    },
    {
      kind: 'programme-signal',
      owedBy: 'coordinator',
      opensOn: [{ event: 'ProgrammeSignalNotUnderstood', after: 'at', due: { days: 2 } }],
      reminders: [0],
      escalate: [{ after: 3, to: 'project-lead' }],
      fulfilledBy: [{ event: 'ProgrammeSignalSettled', sameAs: { event: 'cause' } }],
      endsWith: [],
      inPause: 'stands',
      legal: {
        text: 'What another system told of the programme and could not be read is looked at within two days.',
        source: SOURCES.ownProposal,
        certainty: 'U',
      },
      ifMissed: 'A change of the programme is lost.',
    },
    {
      kind: 'law-check',
      owedBy: 'coordinator',
      opensOn: [{ event: 'ItemPlanned', where: { kind: ['law-check'] }, after: 'dueOn', due: { days: 0 } }],
      // It takes weeks to be answered by an authority.
      reminders: [-42, -14, 0],
      escalate: [{ after: 7, to: 'project-lead' }],
      fulfilledBy: [ofIt('ItemDone')],
      endsWith: [ofIt('ItemWithdrawn')],
      movesWith: [ofIt('ItemMoved')],
      inPause: 'stands',
      legal: {
        text: 'Once a year somebody asks those who can answer about every rule that rests on something unverified, counted from the day it was last checked.',
        source: SOURCES.ownProposal,
        certainty: 'U',
      },
      ifMissed: 'People are advised by rules that are no longer the law.',
    },
  ],
};
