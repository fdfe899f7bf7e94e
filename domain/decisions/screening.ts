import { inOrder, notAhead } from '../refusals/date-order.ts';
import { refuse } from '../refusals/refusals.ts';
import type { Rules } from './rule.ts';

/** The screening, and the municipality's decision after it. */
export const screening = {
  RecordScreening: (_, { fields }, today) =>
    notAhead('screenedOn', fields.screenedOn, today) ?? { type: 'ScreeningRecorded', payload: fields },

  AcceptScreening: (journey, { fields }, today) => {
    const { acceptedOn } = fields;
    if (journey.screening === undefined) return refuse('screening-not-recorded');
    return (
      notAhead('acceptedOn', acceptedOn, today) ??
      inOrder('screenedOn', journey.screening.screenedOn, 'acceptedOn', acceptedOn) ?? {
        type: 'ScreeningAccepted',
        payload: { acceptedOn, placementDays: journey.placementDays },
      }
    );
  },

  // The municipality does not let a screened person go on: the journey ends.
  DeclineScreening: ({ referral, screening: screened }, { fields }, today) => {
    const { declinedOn, cause } = fields;
    return (
      notAhead('declinedOn', declinedOn, today) ??
      inOrder('referredOn', referral?.referredOn, 'declinedOn', declinedOn) ??
      inOrder('screenedOn', screened?.screenedOn, 'declinedOn', declinedOn) ?? [
        { type: 'ScreeningDeclined', payload: fields },
        { type: 'JourneyClosed', payload: { outcome: 'not-established', cause, on: declinedOn } },
      ]
    );
  },
} satisfies Rules;
