import { iguProgressAtLeaving } from '../law/igu.ts';
import { inOrder, notAhead } from '../refusals/date-order.ts';
import { refuse } from '../refusals/refusals.ts';
import { addDays, addMonths } from '../vocabulary/calendar.ts';
import type { Rules } from './rule.ts';

/** Answers may come a few days before the day they are about: reminders roll back over a weekend and Easter. */
const EARLY_ANSWER_DAYS = 7;

/** An ordinary job or a vocational education, and the first year in it. */
export const employment = {
  StartEmployment: (journey, { fields }) => ({
    type: 'EmploymentStarted',
    payload: { ...fields, ...iguProgressAtLeaving(journey, fields.startsOn) },
  }),

  ConfirmRetention: ({ employment: job }, { fields }, today) => {
    // Only the stage employment takes this command, and that stage begins with an employment.
    if (job === undefined) return refuse('fields-malformed', { fields: 'month' });
    if (job.retention.some(({ month }) => month === fields.month)) return refuse('already-done');
    // A lost job stays lost: a later month would only repeat it, and ask for the same return a second time.
    if (!fields.employed && job.retention.some(({ employed }) => !employed)) return refuse('already-done');
    const from = addMonths(job.startsOn, fields.month);
    if (fields.employed && today < addDays(from, -EARLY_ANSWER_DAYS)) {
      return refuse('retention-too-early', { from });
    }
    return { type: 'RetentionConfirmed', payload: fields };
  },

  // The trial of a vocational education is over, one way or the other.
  EndTrial: ({ employment: job }, { fields }, today) => {
    if (job?.kind !== 'vocational-education') return refuse('no-trial');
    if (job.trial !== undefined) return refuse('already-done');
    return (
      notAhead('endedOn', fields.endedOn, today) ??
      inOrder('startsOn', job.startsOn, 'endedOn', fields.endedOn) ?? { type: 'TrialEnded', payload: fields }
    );
  },
} satisfies Rules;
