import type { LegalSource } from '../../vocabulary/legal-sources.ts';
import type { EventMatch, ObligationRule } from '../rule.ts';
import { asInVersion1 } from './as-in-version-1.ts';

const asBefore = asInVersion1('no-show');

const NOT_COME: EventMatch = { event: 'DayOneConfirmed', where: { came: [false] } };
const SAYS_NOT_COME: EventMatch = { event: 'NoShowAnswered', where: { came: [false] } };
const SAYS_COME: EventMatch = { event: 'NoShowAnswered', where: { came: [true] } };
const CAME: EventMatch = { event: 'DayOneConfirmed', where: { came: [true] } };
const TALKED: EventMatch = { event: 'TalkHeld', where: { talk: ['no-show'] } };
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
    fulfilledBy: [{ event: 'NoShowAnswered' }, TALKED, ...asBefore.fulfilledBy],
    endsWith: asBefore.endsWith,
    inPause: 'stands',
    legal: HEARD_FIRST,
    ifMissed: 'The person is reported without having been heard, and perhaps by mistake.',
  },
  {
    ...asBefore,
    opensOn: [
      // Silence is told the day after, and there are two days from then as from an answer.
      { ...NOT_COME, after: 'at', due: { days: 3 }, from: { days: 1 } },
      { ...SAYS_NOT_COME, after: 'at', due: { days: 2 } },
      { event: 'NoShowUpheld', after: 'at', due: { days: 2 } },
    ],
    fulfilledBy: [TALKED, ...asBefore.fulfilledBy],
    endsWith: [{ event: 'NoShowAnswered' }, ...asBefore.endsWith],
    legal: {
      ...asBefore.legal,
      text: 'Somebody talks with a person who did not come on the first day, within two days of being told.',
    },
  },
  {
    kind: 'no-show-disputed',
    owedBy: 'coordinator',
    urgent: true,
    opensOn: [{ ...SAYS_COME, after: 'at', due: { days: 2 } }],
    reminders: [-2, 0],
    escalate: [{ after: 1, to: 'project-lead' }],
    fulfilledBy: [CAME, { event: 'NoShowUpheld' }],
    endsWith: [{ event: 'ReturnedToRecruitment' }, ...asBefore.endsWith],
    inPause: 'stands',
    legal: {
      ...HEARD_FIRST,
      text: 'Who says to have come is believed until somebody has asked both sides, within two days.',
    },
    ifMissed: 'Two accounts stand against each other, and nobody helps the person on.',
  },
];
