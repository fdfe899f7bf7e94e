import type { Folds } from './fold.ts';

/** The referral, the screening, and the decision after it. */
export const screening = {
  PersonReferred: (journey, { payload }) => {
    const { programme, placementDays, rulebook, ...referral } = payload;
    return { ...journey, programme, placementDays, rulebook, referral };
  },

  ScreeningRecorded: (journey, { payload }) => ({ ...journey, screening: payload }),

  ScreeningAccepted: (journey, { payload: { acceptedOn } }) => ({
    ...journey,
    stage: 'recruitment',
    ...(journey.screening && { screening: { ...journey.screening, acceptedOn } }),
  }),

  // What it leads to comes with the event that follows: the journey is closed.
  ScreeningDeclined: (journey) => journey,
} satisfies Folds;
