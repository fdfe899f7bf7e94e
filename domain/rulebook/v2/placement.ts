import type { ObligationRule } from '../rule.ts';
import { asInVersion1 } from './as-in-version-1.ts';
import { LEAVING_PLACEMENT } from './leaving.ts';

const dayOnePlacement = asInVersion1('day-one-placement');

/** A placement or a wage subsidy, from its first day to the next step. */
export const placement: readonly ObligationRule[] = [
  { ...dayOnePlacement, reminders: [-2, 0, 2], escalate: [{ after: 2, to: 'coordinator' }] },
  {
    ...dayOnePlacement,
    kind: 'day-one-placement-person',
    owedBy: 'person',
    reminders: [-2, 0, 2],
    escalate: [{ after: 2, to: 'municipality' }],
    legal: { ...dayOnePlacement.legal, text: 'The person says whether he or she came on the first day.' },
  },
  {
    kind: 'placement-talk',
    owedBy: 'municipality',
    copyTo: ['company'],
    opensOn: [{ event: 'PlacementApproved', after: 'startsOn', due: { days: 14 }, from: { days: 0 } }],
    reminders: [-7, 0],
    escalate: [{ after: 3, to: 'coordinator' }],
    fulfilledBy: [{ event: 'TalkHeld', where: { talk: ['placement'] } }],
    endsWith: LEAVING_PLACEMENT,
    inPause: 'shifts',
    legal: {
      text: 'The municipality talks with person and company two weeks into a placement.',
      source: 'the programme’s own proposal',
      certainty: 'U',
    },
    ifMissed: 'A placement that does not work goes on to its last day.',
  },
  asInVersion1('placement-end'),
  asInVersion1('step-after-placement'),
];
