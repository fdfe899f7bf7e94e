import type { CommandFields } from '../journeys/commands.ts';
import type { Happening } from '../journeys/events.ts';
import type { Journey } from '../journeys/journey.ts';
import { leavingIgu } from '../law/igu.ts';
import { extensionOf, extensionRefusal } from '../law/placement-law.ts';
import { inOrder, notAhead } from '../refusals/date-order.ts';
import { refuse } from '../refusals/refusals.ts';
import type { Refusal } from '../refusals/refusals.ts';
import { addDays, daysBetween } from '../vocabulary/calendar.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';
import { REOPENING_DAYS } from './reopening.ts';

/** How long an absence is expected to last where nobody says (certainty U: the programme's own). */
const ABSENCE_EXPECTED_DAYS = 28;

/** The ways off the main road. Each gives what happens, in order, or why it may not. */
type Turn = readonly Happening[] | Refusal;

/** A municipality does not let a screened person go on: the journey ends. */
export function declineScreening(
  { referral, screening }: Journey,
  fields: CommandFields<'DeclineScreening'>,
  today: CalendarDate,
): Turn {
  const { declinedOn, cause } = fields;
  return (
    notAhead('declinedOn', declinedOn, today) ??
    inOrder('referredOn', referral?.referredOn, 'declinedOn', declinedOn) ??
    inOrder('screenedOn', screening?.screenedOn, 'declinedOn', declinedOn) ?? [
      { type: 'ScreeningDeclined', payload: fields },
      { type: 'JourneyClosed', payload: { outcome: 'not-established', cause, on: declinedOn } },
    ]
  );
}

/** The person or the company says no to a match. */
export function refuseMatch(
  { match }: Journey,
  fields: CommandFields<'RefuseMatch'>,
  today: CalendarDate,
): Turn {
  if (match?.company !== fields.company) return refuse('match-not-proposed');
  return notAhead('on', fields.on, today) ?? [{ type: 'MatchRefused', payload: fields }];
}

/** A class gives up a seat before its first day: the person goes back to recruitment. */
export function releaseFromClass(
  journey: Journey,
  fields: CommandFields<'ReleaseFromClass'>,
  today: CalendarDate,
): Turn {
  const { on } = fields;
  if (journey.course !== undefined && on > journey.course.startsOn) return refuse('class-begun');
  return (
    notAhead('on', on, today) ?? [
      { type: 'ReleasedFromClass', payload: fields },
      returned(journey, 'course', on, 'course-ended'),
    ]
  );
}

/** A person leaves a class that has begun. */
export function breakOffCourse(
  journey: Journey,
  fields: CommandFields<'BreakOffCourse'>,
  today: CalendarDate,
): Turn {
  const { on, cause } = fields;
  if (journey.course?.completedOn !== undefined) return refuse('already-done');
  const came = cause === 'no-show' || cause === 'withdrew' ? cause : 'course-ended';
  return (
    notAhead('on', on, today) ??
    inOrder('startsOn', journey.course?.startsOn, 'on', on) ?? [
      { type: 'CourseBrokenOff', payload: fields },
      returned(journey, 'course', on, came),
    ]
  );
}

/** An IGU ends before its time. A company that closes, by bankruptcy or not, is a case of this. */
export function endIguEarly(
  journey: Journey,
  fields: CommandFields<'EndIguEarly'>,
  today: CalendarDate,
): Turn {
  const { igu } = journey;
  if (igu === undefined) return refuse('no-igu');
  if (igu.completedOn !== undefined) return refuse('already-done');
  const { endedOn, cause } = fields;
  if (endedOn >= igu.endsOn) return refuse('igu-not-early', { ends: igu.endsOn });
  const { company, publicEmployer } = igu;
  return (
    notAhead('endedOn', endedOn, today) ??
    inOrder('signedOn', igu.signedOn, 'endedOn', endedOn) ?? [
      { type: 'IguEndedEarly', payload: { ...fields, company, publicEmployer } },
      returned(journey, 'igu', endedOn, IGU_ENDS_AS[cause]),
    ]
  );
}

const IGU_ENDS_AS = {
  'company-closed': 'company-closed',
  bankruptcy: 'company-closed',
  dismissed: 'dismissed',
  resigned: 'resigned',
  'agreement-ended': 'agreement-ended',
  'no-show': 'no-show',
  moved: 'other',
  other: 'other',
} as const;

/**
 * The two years become longer: by exactly an absence, or until the school that was missed is made up (IGU-loven, bill
 * L 217 of 2018–19: for leave by law, for an absence of more than eight weeks, where school was not completed).
 */
export function extendIgu(journey: Journey, fields: CommandFields<'ExtendIgu'>, today: CalendarDate): Turn {
  const { igu } = journey;
  if (igu === undefined) return refuse('no-igu');
  if (igu.completedOn !== undefined) return refuse('already-done');
  const { reason, agreedOn } = fields;
  const extended = reason === 'school-not-completed' ? bySchool(igu, fields) : byAbsence(igu, fields);
  if ('refused' in extended) return extended;
  const { days, ...absence } = extended;
  return (
    notAhead('agreedOn', agreedOn, today) ?? [
      {
        type: 'IguExtended',
        payload: { reason, agreedOn, days, endsOn: addDays(igu.endsOn, days), ...absence },
      },
    ]
  );
}

function bySchool(
  igu: NonNullable<Journey['igu']>,
  { endsOn, absentFrom, backOn }: CommandFields<'ExtendIgu'>,
): { readonly days: number } | Refusal {
  if (endsOn === undefined) return refuse('fields-malformed', { fields: 'endsOn' });
  if (absentFrom !== undefined || backOn !== undefined) {
    return refuse('fields-malformed', { fields: 'absentFrom, backOn' });
  }
  const days = daysBetween(igu.endsOn, endsOn);
  return days > 0 ? { days } : refuse('dates-out-of-order', { earlier: 'endsOn', later: 'endsOn' });
}

function byAbsence(
  igu: NonNullable<Journey['igu']>,
  { endsOn, absentFrom, backOn }: CommandFields<'ExtendIgu'>,
): { readonly days: number; readonly absentFrom: CalendarDate; readonly backOn: CalendarDate } | Refusal {
  if (absentFrom === undefined || backOn === undefined) {
    return refuse('fields-malformed', { fields: 'absentFrom, backOn' });
  }
  // The new last day follows from the absence: nobody chooses it.
  if (endsOn !== undefined) return refuse('fields-malformed', { fields: 'endsOn' });
  if (backOn <= absentFrom) return refuse('dates-out-of-order', { earlier: 'absentFrom', later: 'backOn' });
  if (absentFrom < igu.startsOn || absentFrom > igu.endsOn) return refuse('absence-outside-igu');
  const counted = (igu.extendedFor ?? []).some((one) => absentFrom < one.backOn && one.from < backOn);
  if (counted) return refuse('absence-counted-before');
  return { days: daysBetween(absentFrom, backOn), absentFrom, backOn };
}

/** The municipality gives a running placement more time. */
export function extendPlacement(
  journey: Journey,
  fields: CommandFields<'ExtendPlacement'>,
  today: CalendarDate,
): Turn {
  const { placement } = journey;
  if (placement === undefined || placement.endedOn !== undefined) return refuse('already-done');
  const days = daysBetween(placement.endsOn, fields.endsOn);
  if (days <= 0) return refuse('dates-out-of-order', { earlier: 'endsOn', later: 'endsOn' });
  return (
    notAhead('approvedOn', fields.approvedOn, today) ??
    extensionRefusal(journey, extensionOf(placement, fields.endsOn)) ?? [
      { type: 'PlacementExtended', payload: { ...fields, days } },
    ]
  );
}

/** The municipality does not give a running placement more time: it ends on the day that stands. */
export function refusePlacementExtension(
  { placement }: Journey,
  fields: CommandFields<'RefusePlacementExtension'>,
  today: CalendarDate,
): Turn {
  if (placement === undefined || placement.endedOn !== undefined) return refuse('already-done');
  if (placement.extensionRefusedOn !== undefined) return refuse('already-done');
  return (
    notAhead('refusedOn', fields.refusedOn, today) ?? [{ type: 'PlacementExtensionRefused', payload: fields }]
  );
}

/** The trial of a vocational education is over, one way or the other. */
export function endTrial(
  { employment }: Journey,
  fields: CommandFields<'EndTrial'>,
  today: CalendarDate,
): Turn {
  if (employment?.kind !== 'vocational-education') return refuse('no-trial');
  if (employment.trial !== undefined) return refuse('already-done');
  return (
    notAhead('endedOn', fields.endedOn, today) ??
    inOrder('startsOn', employment.startsOn, 'endedOn', fields.endedOn) ?? [
      { type: 'TrialEnded', payload: fields },
    ]
  );
}

/** An absence begins, or has begun; where it is to end is expected, not promised. */
export function pauseJourney(
  journey: Journey,
  { from, kind, expectedBack }: CommandFields<'PauseJourney'>,
  today: CalendarDate,
): Turn {
  if (journey.paused !== undefined) return refuse('already-paused');
  const until = journey.pauses.reduce((latest, { backOn }) => (backOn > latest ? backOn : latest), '');
  if (from < until) return refuse('pause-overlaps', { until });
  const expected = expectedBack ?? addDays(from, ABSENCE_EXPECTED_DAYS);
  return (
    notAhead('from', from, today) ??
    inOrder('referredOn', journey.referral?.referredOn, 'from', from) ??
    inOrder('from', addDays(from, 1), 'expectedBack', expected) ?? [
      { type: 'JourneyPaused', payload: { from, kind, expectedBack: expected } },
    ]
  );
}

/** The person is back. What waited goes on, later by exactly the days away. */
export function resumeJourney(
  { paused }: Journey,
  { on }: CommandFields<'ResumeJourney'>,
  today: CalendarDate,
  longAbsenceDays: number,
): Turn {
  if (paused === undefined) return refuse('not-paused');
  const { since: from, kind } = paused;
  const days = daysBetween(from, on);
  return (
    notAhead('on', on, today) ??
    inOrder('from', addDays(from, 1), 'on', on) ?? [
      { type: 'JourneyResumed', payload: { on, from, kind, days, long: days > longAbsenceDays } },
    ]
  );
}

/** The person moves: another municipality takes over, and only the old one falls silent. */
export function transferJourney(
  { referral }: Journey,
  fields: CommandFields<'TransferJourney'>,
  today: CalendarDate,
): Turn {
  const from = referral?.municipality ?? '';
  if (fields.municipality === from) return refuse('same-municipality');
  return (
    notAhead('on', fields.on, today) ??
    inOrder('referredOn', referral?.referredOn, 'on', fields.on) ?? [
      { type: 'JourneyTransferred', payload: { ...fields, from } },
    ]
  );
}

/** The secretariat opens a closed journey again. */
export function reopenJourney(
  { closed, screening, placementDays }: Journey,
  fields: CommandFields<'ReopenJourney'>,
  today: CalendarDate,
): Turn {
  if (closed === undefined) return refuse('wrong-stage', { stage: 'closed', command: 'ReopenJourney' });
  if (daysBetween(closed.on, today) > REOPENING_DAYS) return refuse('reopening-too-late');
  const stage = screening?.acceptedOn === undefined ? 'screening' : 'recruitment';
  return (
    notAhead('on', fields.on, today) ??
    inOrder('closedOn', closed.on, 'on', fields.on) ?? [
      { type: 'JourneyReopened', payload: { ...fields, stage, placementDays, closedBy: closed.by } },
    ]
  );
}

function returned(
  journey: Journey,
  from: 'course' | 'igu',
  on: CalendarDate,
  cause: CommandFields<'ReturnToRecruitment'>['cause'],
): Happening {
  const { placementDays } = journey;
  return {
    type: 'ReturnedToRecruitment',
    payload: { from, on, cause, placementDays, ...leavingIgu(journey, on) },
  };
}
