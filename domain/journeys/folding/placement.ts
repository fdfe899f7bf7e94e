import type { Journey } from '../journey.ts';
import type { Folds } from './fold.ts';
import { withIguLeft } from './igu.ts';

/** A placement or a wage subsidy: approved, given more time or not, and ended. */
export const placement = {
  PlacementApproved: (journey, { payload }) => {
    const { leavesIgu, ...approved } = payload;
    const left = withIguLeft(journey, leavesIgu, approved.startsOn);
    return { ...left, stage: 'placement', placement: approved };
  },

  PlacementExtended: (journey, { payload: { endsOn } }) => withPlacement(journey, { endsOn }),

  PlacementExtensionRefused: (journey, { payload }) =>
    withPlacement(journey, { extensionRefusedOn: payload.refusedOn }),

  PlacementEnded: (journey, { payload: { endedOn } }) => withPlacement(journey, { endedOn }),
} satisfies Folds;

/** A journey with something changed in what is known of its placement, if it has one. */
export function withPlacement(
  journey: Journey,
  changes: Partial<NonNullable<Journey['placement']>>,
): Journey {
  return { ...journey, ...(journey.placement && { placement: { ...journey.placement, ...changes } }) };
}
