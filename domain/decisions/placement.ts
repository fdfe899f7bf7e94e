import { iguProgressAtLeaving } from '../law/igu.ts';
import { extensionOf, extensionRefusal, placementRefusal } from '../law/placement-law.ts';
import { inOrder, notAhead } from '../refusals/date-order.ts';
import { refuse } from '../refusals/refusals.ts';
import { daysBetween } from '../vocabulary/calendar.ts';
import type { Rules } from './rule.ts';

/** A placement or a wage subsidy: approved, given more time or not, and ended. */
export const placement = {
  ApprovePlacement: (journey, { fields }, today) => {
    const { approvedOn, startsOn, endsOn } = fields;
    if (journey.stage === 'placement' && journey.placement?.endedOn === undefined) {
      return refuse('placement-not-ended');
    }
    return (
      notAhead('approvedOn', approvedOn, today) ??
      inOrder('startsOn', startsOn, 'endsOn', endsOn) ??
      placementRefusal(journey, fields) ?? {
        type: 'PlacementApproved',
        payload: { ...fields, ...iguProgressAtLeaving(journey, startsOn) },
      }
    );
  },

  // The municipality gives a running placement more time.
  ExtendPlacement: (journey, { fields }, today) => {
    const { placement: running } = journey;
    if (running === undefined || running.endedOn !== undefined) return refuse('already-done');
    const days = daysBetween(running.endsOn, fields.endsOn);
    if (days <= 0) return refuse('dates-out-of-order', { earlier: 'endsOn', later: 'endsOn' });
    return (
      notAhead('approvedOn', fields.approvedOn, today) ??
      extensionRefusal(journey, extensionOf(running, fields.endsOn)) ?? {
        type: 'PlacementExtended',
        payload: { ...fields, days },
      }
    );
  },

  // The municipality does not give a running placement more time: it ends on the day already set.
  RefusePlacementExtension: ({ placement: running }, { fields }, today) => {
    if (running === undefined || running.endedOn !== undefined) return refuse('already-done');
    if (running.extensionRefusedOn !== undefined) return refuse('already-done');
    return (
      notAhead('refusedOn', fields.refusedOn, today) ?? {
        type: 'PlacementExtensionRefused',
        payload: fields,
      }
    );
  },

  EndPlacement: ({ placement: running }, { fields }, today) => {
    if (running?.endedOn !== undefined) return refuse('already-done');
    return (
      notAhead('endedOn', fields.endedOn, today) ??
      inOrder('startsOn', running?.startsOn, 'endedOn', fields.endedOn) ?? {
        type: 'PlacementEnded',
        payload: fields,
      }
    );
  },
} satisfies Rules;
