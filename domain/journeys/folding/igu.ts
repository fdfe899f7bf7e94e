import type { CalendarDate } from '../../vocabulary/calendar.ts';
import type { EventPayloads } from '../events.ts';
import type { Igu, Journey } from '../journey.ts';
import { servedParts } from '../served-time.ts';
import type { Folds } from './fold.ts';

/** An IGU: its agreement, its papers and money, and how it ended. */
export const igu = {
  IguAgreementSigned: (journey, { payload }) => ({ ...journey, stage: 'igu', igu: signed(journey, payload) }),

  VitasRegistered: (journey, { payload: { registeredOn } }) => withIgu(journey, { registeredOn }),

  TrainingPlanSubmitted: (journey, { payload }) => withIgu(journey, { planSubmittedOn: payload.submittedOn }),

  SchoolHoursRecorded: (journey, { payload }) => withIgu(journey, { schoolHours: payload }),

  IguExtended: (journey, { payload: { endsOn, absentFrom, backOn } }) => {
    const absence = absentFrom === undefined || backOn === undefined ? [] : [{ from: absentFrom, backOn }];
    return withIgu(journey, { endsOn, extendedFor: [...(journey.igu?.extendedFor ?? []), ...absence] });
  },

  IguEndedEarly: (journey, { payload }) => withIgu(journey, { leftOn: payload.endedOn }),

  AllowanceClaimed: (journey, { payload }) =>
    withIgu(journey, { allowancesClaimed: [...(journey.igu?.allowancesClaimed ?? []), payload.month] }),

  BonusClaimed: (journey, { payload }) =>
    withIgu(journey, { bonusesClaimed: [...(journey.igu?.bonusesClaimed ?? []), payload.part] }),

  IguCompleted: (journey, { payload: { completedOn, certificateOn } }) =>
    withIgu(journey, { completedOn, certificateOn }),
} satisfies Folds;

/** A journey with something changed in what is known of its IGU, if it has one. */
export function withIgu(journey: Journey, changes: Partial<Igu>): Journey {
  return { ...journey, ...(journey.igu && { igu: { ...journey.igu, ...changes } }) };
}

/**
 * A journey whose IGU ended on a day, if the event says how far it had come (`leavesIgu`); else the same
 * journey.
 */
export function withIguLeft(journey: Journey, leavesIgu: string | undefined, on: CalendarDate): Journey {
  return leavesIgu === undefined ? journey : withIgu(journey, { leftOn: on });
}

/** With a new company it is the same training: what was claimed and counted before is not lost. */
function signed({ igu: before }: Journey, agreement: EventPayloads['IguAgreementSigned']): Igu {
  if (before === undefined || agreement.servedDays === 0) {
    return { ...agreement, earlier: [], allowancesClaimed: [], bonusesClaimed: [] };
  }
  const { allowancesClaimed, bonusesClaimed, schoolHours } = before;
  return {
    ...agreement,
    earlier: servedParts(before),
    allowancesClaimed,
    bonusesClaimed,
    ...(schoolHours && { schoolHours }),
  };
}
