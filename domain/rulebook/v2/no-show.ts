import type { LegalSource } from '../../vocabulary/legal-sources.ts';
import type { EventMatch, ObligationRule } from '../rule.ts';
import { LEAVING_RECRUITMENT, RETURNED } from './leaving.ts';

const NOT_COME: EventMatch = { event: 'DayOneConfirmed', where: { came: [false] } };
const SAYS_NOT_COME: EventMatch = { event: 'NoShowAnswered', where: { came: [false] } };
const SAYS_COME: EventMatch = { event: 'NoShowAnswered', where: { came: [true] } };
const CAME: EventMatch = { event: 'DayOneConfirmed', where: { came: [true] } };
const TALKED: EventMatch = { event: 'TalkHeld', where: { talk: ['no-show'] } };
/** What the person was to come to has become something else, or is over. */
const MOVED_ON: readonly EventMatch[] = [
  ...LEAVING_RECRUITMENT,
  { event: 'CourseCompleted' },
  { event: 'IguCompleted' },
  { event: 'PlacementEnded' },
];
const HEARD_FIRST: LegalSource = {
  text: 'A person who is reported as not come on the first day is heard before the municipality is told.',
  source: 'the programme’s own proposal',
  certainty: 'U',
};

/** Who hears that a person did not come on a first day, in this order: the person, then the municipality. */
export const noShow: readonly ObligationRule[] = [
  {
    kind: 'no-show-person',
    owedBy: 'person',
    copyTo: ['coordinator'],
    urgent: true,
    opensOn: [{ ...NOT_COME, after: 'at', due: { days: 1 } }],
    reminders: [-1, 0],
    escalate: [{ after: 1, to: 'coordinator' }],
    fulfilledBy: [{ event: 'NoShowAnswered' }, TALKED, CAME, RETURNED],
    endsWith: MOVED_ON,
    inPause: 'stands',
    legal: HEARD_FIRST,
    ifMissed: 'The person is reported without having been heard, and perhaps by mistake.',
  },
  {
    kind: 'no-show',
    owedBy: 'municipality',
    copyTo: ['coordinator'],
    urgent: true,
    opensOn: [
      // If the person is silent, the municipality is told the day after; it has two days from then, as it has
      // from an answer.
      { ...NOT_COME, after: 'at', due: { days: 3 }, from: { days: 1 } },
      { ...SAYS_NOT_COME, after: 'at', due: { days: 2 } },
      { event: 'NoShowUpheld', after: 'at', due: { days: 2 } },
    ],
    reminders: [-2, 0],
    escalate: [
      { after: 0, to: 'colleague' },
      { after: 2, to: 'coordinator' },
      { after: 9, to: 'project-lead' },
    ],
    fulfilledBy: [TALKED, CAME, RETURNED],
    endsWith: [{ event: 'NoShowAnswered' }, ...MOVED_ON],
    inPause: 'stands',
    legal: {
      text: 'Somebody talks with a person who did not come on the first day, within two days of being told.',
      source: 'the programme’s own proposal',
      certainty: 'U',
    },
    ifMissed: 'A person who did not turn up is lost.',
  },
  {
    kind: 'no-show-disputed',
    owedBy: 'coordinator',
    urgent: true,
    opensOn: [{ ...SAYS_COME, after: 'at', due: { days: 2 } }],
    reminders: [-2, 0],
    escalate: [{ after: 1, to: 'project-lead' }],
    fulfilledBy: [CAME, { event: 'NoShowUpheld' }],
    endsWith: [RETURNED, ...MOVED_ON],
    inPause: 'stands',
    legal: {
      ...HEARD_FIRST,
      text: 'Who says to have come is believed until somebody has asked both sides, within two days.',
    },
    ifMissed: 'Two accounts stand against each other, and nobody helps the person on.',
  },
];
