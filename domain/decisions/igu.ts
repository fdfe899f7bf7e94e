import type { CommandFields } from '../journeys/commands.ts';
import type { Igu } from '../journeys/journey.ts';
import { countedFrom, iguAgreementRefusal } from '../law/igu.ts';
import { planRefusal } from '../law/training-plan.ts';
import { inOrder, notAhead } from '../refusals/date-order.ts';
import { refuse } from '../refusals/refusals.ts';
import type { Refusal } from '../refusals/refusals.ts';
import { rulebook } from '../rulebook/index.ts';
import { addDays, addMonths, daysBetween, monthOf } from '../vocabulary/calendar.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';
import { returnedToRecruitment } from './returned-to-recruitment.ts';
import type { Rules } from './rule.ts';

/** An IGU: the agreement, its papers and money, how it becomes longer, and how it ends. */
export const igu = {
  SignIguAgreement: (journey, { fields, facts }, today) =>
    iguAgreementRefusal(journey, fields, facts, today) ?? {
      type: 'IguAgreementSigned',
      payload: { ...fields, ...countedFrom(journey, fields.startsOn) },
    },

  RegisterInVitas: ({ igu: signed }, { fields }, today) => {
    if (signed === undefined) return refuse('no-igu');
    if (signed.registeredOn !== undefined) return refuse('already-done');
    return (
      notAhead('registeredOn', fields.registeredOn, today) ??
      inOrder('signedOn', signed.signedOn, 'registeredOn', fields.registeredOn) ?? {
        type: 'VitasRegistered',
        payload: fields,
      }
    );
  },

  SubmitTrainingPlan: (journey, { fields }, today) => {
    if (journey.igu === undefined) return refuse('no-igu');
    return (
      notAhead('submittedOn', fields.submittedOn, today) ??
      planRefusal(journey, fields) ?? { type: 'TrainingPlanSubmitted', payload: fields }
    );
  },

  RecordSchoolHours: ({ igu: signed }, { fields }, today) => {
    if (signed === undefined) return refuse('no-igu');
    return (
      notAhead('asOf', fields.asOf, today) ??
      inOrder('startsOn', signed.startsOn, 'asOf', fields.asOf) ?? {
        type: 'SchoolHoursRecorded',
        payload: fields,
      }
    );
  },

  ClaimAllowance: ({ igu: signed }, { fields }, today) => {
    if (signed === undefined) return refuse('no-igu');
    const { month } = fields;
    const { earlier, startsOn, completedOn, leftOn, endsOn } = signed;
    const served = [...earlier, { startsOn, leftOn: completedOn ?? leftOn ?? endsOn }];
    const isInIgu = served.some((part) => monthOf(part.startsOn) <= month && month <= monthOf(part.leftOn));
    if (!isInIgu) return refuse('month-outside-igu');
    if (month > monthOf(today)) return refuse('month-not-begun');
    if (signed.allowancesClaimed.includes(month)) return refuse('already-done');
    return { type: 'AllowanceClaimed', payload: fields };
  },

  // The bonus: private companies, agreement and plan in VITAS, and the time served (IGU-loven § 11).
  ClaimBonus: (journey, { fields }, today) => {
    const { igu: signed } = journey;
    if (signed === undefined) return refuse('no-igu');
    const { part, claimedOn } = fields;
    if (signed.publicEmployer) return refuse('bonus-private-only');
    if (signed.bonusesClaimed.includes(part)) return refuse('already-done');
    if (signed.registeredOn === undefined || signed.planSubmittedOn === undefined) {
      return refuse('bonus-needs-vitas');
    }
    const from = addMonths(signed.countsFrom, rulebook(journey.rulebook).law.iguBonusMonths.value);
    if (part === 'six-months' && claimedOn < from) return refuse('bonus-too-early', { from });
    if (part === 'completion' && signed.completedOn === undefined) return refuse('bonus-needs-completion');
    const completedOn = part === 'completion' ? signed.completedOn : undefined;
    return (
      notAhead('claimedOn', claimedOn, today) ??
      inOrder('completedOn', completedOn, 'claimedOn', claimedOn) ?? { type: 'BonusClaimed', payload: fields }
    );
  },

  // The two years become longer: by exactly an absence, or until the school that was missed is made up. The
  // law (IGU-loven, bill L 217 of 2018–19) allows it for leave by law, and for an absence of more than eight
  // weeks if school was not completed.
  ExtendIgu: ({ igu: signed }, { fields }, today) => {
    if (signed === undefined) return refuse('no-igu');
    if (signed.completedOn !== undefined) return refuse('already-done');
    const { reason, agreedOn } = fields;
    const extended = reason === 'school-not-completed' ? bySchool(signed, fields) : byAbsence(signed, fields);
    if ('refused' in extended) return extended;
    const { days, ...absence } = extended;
    return (
      notAhead('agreedOn', agreedOn, today) ?? {
        type: 'IguExtended',
        payload: { reason, agreedOn, days, endsOn: addDays(signed.endsOn, days), ...absence },
      }
    );
  },

  // An IGU ends before its time. A company that closes, by bankruptcy or not, is a case of this.
  EndIguEarly: (journey, { fields }, today) => {
    const { igu: signed } = journey;
    if (signed === undefined) return refuse('no-igu');
    if (signed.completedOn !== undefined) return refuse('already-done');
    const { endedOn, cause } = fields;
    if (endedOn >= signed.endsOn) return refuse('igu-not-early', { ends: signed.endsOn });
    const { company, publicEmployer } = signed;
    return (
      notAhead('endedOn', endedOn, today) ??
      inOrder('signedOn', signed.signedOn, 'endedOn', endedOn) ?? [
        { type: 'IguEndedEarly', payload: { ...fields, company, publicEmployer } },
        returnedToRecruitment(journey, 'igu', endedOn, RETURNED_BY[cause]),
      ]
    );
  },

  CompleteIgu: ({ igu: signed }, { fields }, today) => {
    if (signed === undefined) return refuse('no-igu');
    if (signed.completedOn !== undefined) return refuse('already-done');
    const { completedOn, certificateOn } = fields;
    if (completedOn < signed.endsOn) return refuse('igu-not-ended', { ends: signed.endsOn });
    const { company, publicEmployer } = signed;
    return (
      notAhead('completedOn', completedOn, today) ??
      notAhead('certificateOn', certificateOn, today) ?? {
        type: 'IguCompleted',
        payload: { ...fields, company, publicEmployer },
      }
    );
  },
} satisfies Rules;

/** Why an IGU ended, as the reason for being back in recruitment. */
const RETURNED_BY = {
  'company-closed': 'company-closed',
  bankruptcy: 'company-closed',
  dismissed: 'dismissed',
  resigned: 'resigned',
  'agreement-ended': 'agreement-ended',
  'no-show': 'no-show',
  moved: 'other',
  other: 'other',
} as const;

function bySchool(
  signed: Igu,
  { endsOn, absentFrom, backOn }: CommandFields<'ExtendIgu'>,
): { readonly days: number } | Refusal {
  if (endsOn === undefined) return refuse('fields-malformed', { fields: 'endsOn' });
  if (absentFrom !== undefined || backOn !== undefined) {
    return refuse('fields-malformed', { fields: 'absentFrom, backOn' });
  }
  const days = daysBetween(signed.endsOn, endsOn);
  return days > 0 ? { days } : refuse('dates-out-of-order', { earlier: 'endsOn', later: 'endsOn' });
}

function byAbsence(
  signed: Igu,
  { endsOn, absentFrom, backOn }: CommandFields<'ExtendIgu'>,
): { readonly days: number; readonly absentFrom: CalendarDate; readonly backOn: CalendarDate } | Refusal {
  if (absentFrom === undefined || backOn === undefined) {
    return refuse('fields-malformed', { fields: 'absentFrom, backOn' });
  }
  // The new last day follows from the absence: nobody chooses it.
  if (endsOn !== undefined) return refuse('fields-malformed', { fields: 'endsOn' });
  if (backOn <= absentFrom) return refuse('dates-out-of-order', { earlier: 'absentFrom', later: 'backOn' });
  if (absentFrom < signed.startsOn || absentFrom > signed.endsOn) return refuse('absence-outside-igu');
  const counted = (signed.extendedFor ?? []).some((one) => absentFrom < one.backOn && one.from < backOn);
  if (counted) return refuse('absence-counted-before');
  return { days: daysBetween(absentFrom, backOn), absentFrom, backOn };
}
