import type { Journey } from '../journey.ts';
import type { Folds } from './fold.ts';
import { withIguLeft } from './igu.ts';

/** A job or a vocational education, and the first year in it. */
export const employment = {
  EmploymentStarted: (journey, { payload }) => {
    const { leavesIgu, ...started } = payload;
    const left = withIguLeft(journey, leavesIgu, started.startsOn);
    return { ...left, stage: 'employment', employment: { ...started, retention: [] } };
  },

  RetentionConfirmed: (journey, { payload }) =>
    withEmployment(journey, { retention: [...(journey.employment?.retention ?? []), payload] }),

  TrialEnded: (journey, { payload }) => withEmployment(journey, { trial: payload }),
} satisfies Folds;

function withEmployment(journey: Journey, changes: Partial<NonNullable<Journey['employment']>>): Journey {
  return { ...journey, ...(journey.employment && { employment: { ...journey.employment, ...changes } }) };
}
