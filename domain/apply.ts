import { addMonths, dateOf, firstOfMonth, monthOf } from './calendar.ts';
import type { CalendarDate } from './calendar.ts';
import type { CommandFields } from './commands.ts';
import { remember, takenBack } from './correction.ts';
import type { EventPayloads, Igu, Journey, JourneyEvent, Obligation, Recurrence } from './journey.ts';
import { servedParts } from './served-time.ts';

/** So many warnings are kept, the latest. */
const WARNINGS_KEPT = 20;

/**
 * What is known after one more event. The only way a journey changes: folding all its events, from
 * `unopenedJourney`, gives its state, in the Workflow and in the database alike.
 */
export function apply(journey: Journey, event: JourneyEvent): Journey {
  const changed = change(journey, event);
  // Numbered in place where it is new anyhow: a journey is copied once for every event, not twice.
  const numbered =
    changed === journey
      ? { ...journey, sequence: event.sequence }
      : Object.assign(changed, { sequence: event.sequence });
  return remember(journey, numbered, event);
}

function change(journey: Journey, event: JourneyEvent): Journey {
  switch (event.type) {
    case 'PersonReferred': {
      const { programme, placementDays, rulebook, ...referral } = event.payload;
      return { ...journey, programme, placementDays, rulebook, referral };
    }
    case 'ScreeningRecorded':
      return { ...journey, screening: event.payload };
    case 'ScreeningAccepted':
      return {
        ...journey,
        stage: 'recruitment',
        ...(journey.screening && {
          screening: { ...journey.screening, acceptedOn: event.payload.acceptedOn },
        }),
      };
    case 'ScreeningDeclined':
    case 'ReleasedFromClass':
    case 'CourseBrokenOff':
      // What they lead to comes with the event that follows: back to recruitment, or closed.
      return journey;
    case 'MatchRefused':
      return without(journey, 'match');
    case 'MatchProposed':
      return { ...journey, match: event.payload };
    case 'MatchAgreed':
      return {
        ...journey,
        ...(journey.match && { match: { ...journey.match, plannedStart: event.payload.plannedStart } }),
      };
    case 'AdmittedToCourse':
      return { ...journey, stage: 'course', course: event.payload };
    case 'DayOneConfirmed':
      return withDayOne(journey, event.payload);
    case 'CourseCompleted':
      return { ...journey, ...(journey.course && { course: { ...journey.course, ...event.payload } }) };
    case 'ReturnedToRecruitment': {
      const left = leavingIgu(journey, event.payload.leavesIgu, event.payload.on);
      return without({ ...left, stage: 'recruitment' }, 'match');
    }
    case 'IguAgreementSigned': {
      return { ...journey, stage: 'igu', igu: signed(journey, event.payload) };
    }
    case 'VitasRegistered':
      return withIgu(journey, { registeredOn: event.payload.registeredOn });
    case 'TrainingPlanSubmitted':
      return withIgu(journey, { planSubmittedOn: event.payload.submittedOn });
    case 'SchoolHoursRecorded':
      return withIgu(journey, { schoolHours: event.payload });
    case 'IguExtended': {
      const { endsOn, absentFrom, backOn } = event.payload;
      const absence = absentFrom === undefined || backOn === undefined ? [] : [{ from: absentFrom, backOn }];
      return withIgu(journey, { endsOn, extendedFor: [...(journey.igu?.extendedFor ?? []), ...absence] });
    }
    case 'IguEndedEarly':
      return withIgu(journey, { leftOn: event.payload.endedOn });
    case 'AllowanceClaimed':
      return withIgu(journey, {
        allowancesClaimed: [...(journey.igu?.allowancesClaimed ?? []), event.payload.month],
      });
    case 'BonusClaimed':
      return withIgu(journey, {
        bonusesClaimed: [...(journey.igu?.bonusesClaimed ?? []), event.payload.part],
      });
    case 'IguCompleted':
      return withIgu(journey, {
        completedOn: event.payload.completedOn,
        certificateOn: event.payload.certificateOn,
      });
    case 'PlacementApproved': {
      const { leavesIgu, ...placement } = event.payload;
      return { ...leavingIgu(journey, leavesIgu, placement.startsOn), stage: 'placement', placement };
    }
    case 'PlacementExtended':
      return withPlacement(journey, { endsOn: event.payload.endsOn });
    case 'PlacementExtensionRefused':
      return withPlacement(journey, { extensionRefusedOn: event.payload.refusedOn });
    case 'PlacementEnded':
      return withPlacement(journey, { endedOn: event.payload.endedOn });
    case 'EmploymentStarted': {
      const { leavesIgu, ...employment } = event.payload;
      const left = leavingIgu(journey, leavesIgu, employment.startsOn);
      return { ...left, stage: 'employment', employment: { ...employment, retention: [] } };
    }
    case 'RetentionConfirmed':
      return {
        ...journey,
        ...(journey.employment && {
          employment: {
            ...journey.employment,
            retention: [...journey.employment.retention, event.payload],
          },
        }),
      };
    case 'TrialEnded':
      return {
        ...journey,
        ...(journey.employment && { employment: { ...journey.employment, trial: event.payload } }),
      };
    case 'TalkHeld':
      return { ...journey, talks: [...journey.talks, { ...event.payload, by: event.sequence }] };
    case 'PaperRecorded':
      return { ...journey, papers: [...journey.papers, { ...event.payload, by: event.sequence }] };
    case 'JourneyPaused':
      return { ...journey, paused: { since: event.payload.from, kind: event.payload.kind } };
    case 'JourneyResumed': {
      const { from, on: backOn } = event.payload;
      return { ...without(journey, 'paused'), pauses: [...journey.pauses, { from, backOn }] };
    }
    case 'JourneyTransferred': {
      const { municipality, municipalityReference } = event.payload;
      return {
        ...journey,
        ...(journey.referral && { referral: { ...journey.referral, municipality, municipalityReference } }),
      };
    }
    case 'JourneyReopened':
      return { ...without(journey, 'closed'), stage: event.payload.stage };
    case 'CommandCorrected':
      return takenBack(journey, event.payload.events);
    case 'WarningRaised': {
      const { cause: by, ...warning } = event.payload;
      const others = journey.warnings.filter(({ code }) => code !== warning.code);
      return { ...journey, warnings: [...others, { ...warning, by }].slice(-WARNINGS_KEPT) };
    }
    case 'SignalSettled':
      return {
        ...journey,
        unsettledSignals: journey.unsettledSignals.filter((sequence) => sequence !== event.payload.event),
      };
    case 'JourneyClosed':
      return {
        ...without(journey, 'paused'),
        stage: 'closed',
        closed: { ...event.payload, in: journey.stage, by: event.sequence },
      };
    case 'ObligationOpened':
      return withOpened(journey, event);
    case 'ObligationReminded':
    case 'ReminderSkipped':
    case 'ObligationEscalated':
      return withObligation(journey, event.payload.obligation, (obligation) => ({
        ...obligation,
        taken: [...obligation.taken, event.payload.step],
      }));
    case 'ObligationMissed':
      return withObligation(journey, event.payload.obligation, (obligation) => ({
        ...obligation,
        taken: [...obligation.taken, event.payload.step],
        missedBy: event.sequence,
      }));
    case 'ObligationFulfilled':
    case 'ObligationEnded':
    case 'ObligationStruck':
      return withObligation(journey, event.payload.obligation, (obligation) => ({
        ...obligation,
        ended: { how: HOW[event.type], by: event.payload.cause },
      }));
    case 'ObligationReopened':
      return withObligation(journey, event.payload.obligation, (obligation) => {
        const { ended: _, ...open } = obligation;
        return open;
      });
    case 'ObligationShifted': {
      const { obligation: id, days, due, from, again, cause: by } = event.payload;
      return withObligation(journey, id, ({ missedBy, ...obligation }) => ({
        ...obligation,
        due,
        ...(from !== undefined && { from }),
        shifts: [...obligation.shifts, { by, days }],
        taken: obligation.taken.filter((step) => !again.includes(step)),
        // What is not late by its new day is missed no longer.
        ...(missedBy !== undefined && !again.includes('miss') && { missedBy }),
      }));
    }
    case 'ObligationReplaced':
      return withObligation(journey, event.payload.obligation, (obligation) =>
        replaced(obligation, event.payload),
      );
    case 'RecurrenceBegan': {
      const { from, first = monthOf(from), last, ...recurrence } = event.payload;
      return {
        ...journey,
        recurrences: [
          ...journey.recurrences.filter(
            ({ kind, endedBy }) => kind !== recurrence.kind || endedBy !== undefined,
          ),
          { ...recurrence, from, next: first, ...(last !== undefined && { until: last }), met: [] },
        ],
      };
    }
    case 'OccurrenceMet': {
      const { kind, occurrence, cause: by } = event.payload;
      return withRecurrence(journey, kind, (recurrence) => ({
        ...recurrence,
        met: [...recurrence.met, { occurrence, by }],
      }));
    }
    case 'RecurrenceMoved': {
      const { kind, next, last, cause: by } = event.payload;
      return withRecurrence(journey, kind, ({ moves = [], ...recurrence }) => {
        const { next: from, until } = recurrence;
        const before = { by, next: from, ...(until !== undefined && { until }) };
        return {
          ...recurrence,
          next,
          ...(last !== undefined && { until: last }),
          moves: [...moves, before],
        };
      });
    }
    case 'RecurrenceReplaced': {
      const { kind, rulebook } = event.payload;
      return withRecurrence(journey, kind, (recurrence) => ({ ...recurrence, rulebook }));
    }
    case 'RecurrenceEnded': {
      const { kind, cause: endedBy } = event.payload;
      return withRecurrence(journey, kind, (recurrence) => ({ ...recurrence, endedBy }));
    }
    case 'SignalNotApplied':
    case 'SignalNotUnderstood':
      return { ...journey, unsettledSignals: [...journey.unsettledSignals, event.sequence] };
    case 'RulebookTakenUp':
      return { ...journey, rulebook: event.payload.version };
  }
}

const HOW = {
  ObligationFulfilled: 'fulfilled',
  ObligationEnded: 'ended',
  ObligationStruck: 'struck',
} as const;

function without<K extends keyof Journey>(journey: Journey, key: K): Journey {
  const { [key]: _, ...rest } = journey;
  return rest as Journey;
}

/** With a new company it is the same training: what was claimed and counted in the time before is not lost. */
function signed({ igu }: Journey, agreement: EventPayloads['IguAgreementSigned']): Igu {
  if (igu === undefined || agreement.servedDays === 0) {
    return { ...agreement, earlier: [], allowancesClaimed: [], bonusesClaimed: [] };
  }
  const { allowancesClaimed, bonusesClaimed, schoolHours } = igu;
  return {
    ...agreement,
    earlier: servedParts(igu),
    allowancesClaimed,
    bonusesClaimed,
    ...(schoolHours && { schoolHours }),
  };
}

function withIgu(journey: Journey, changes: Partial<Igu>): Journey {
  return { ...journey, ...(journey.igu && { igu: { ...journey.igu, ...changes } }) };
}

function withPlacement(journey: Journey, changes: Partial<NonNullable<Journey['placement']>>): Journey {
  return { ...journey, ...(journey.placement && { placement: { ...journey.placement, ...changes } }) };
}

function leavingIgu(journey: Journey, leaves: string | undefined, on: CalendarDate): Journey {
  return leaves === undefined ? journey : withIgu(journey, { leftOn: on });
}

function withDayOne(journey: Journey, { of, came, on }: CommandFields<'ConfirmDayOne'>): Journey {
  const dayOne = { came, on };
  switch (of) {
    case 'course':
      return { ...journey, ...(journey.course && { course: { ...journey.course, dayOne } }) };
    case 'igu':
      return withIgu(journey, { dayOne });
    case 'placement':
      return { ...journey, ...(journey.placement && { placement: { ...journey.placement, dayOne } }) };
  }
}

function withOpened(journey: Journey, event: JourneyEvent & { type: 'ObligationOpened' }): Journey {
  const { obligation, ...opened } = event.payload;
  const { kind, occurrence } = opened;
  const openedOn = dateOf(event.at);
  const entry = { ...opened, id: obligation, openedBy: event.sequence, openedOn, taken: [], shifts: [] };
  const after = { ...journey, obligations: [...journey.obligations, entry] };
  if (occurrence === undefined) return after;
  return withRecurrence(after, kind, (recurrence) =>
    recurrence.next === occurrence
      ? {
          ...recurrence,
          next: occurrenceAfter(recurrence),
          met: recurrence.met.filter((met) => met.occurrence !== occurrence),
        }
      : recurrence,
  );
}

/** The month that a recurring obligation opens for after the next one. */
export function occurrenceAfter({ next, every = 1 }: Recurrence): string {
  return monthOf(addMonths(firstOfMonth(next), every));
}

/** Changes the recurrence of a kind that goes on. */
function withRecurrence(
  journey: Journey,
  kind: Recurrence['kind'],
  changed: (recurrence: Recurrence) => Recurrence,
): Journey {
  return {
    ...journey,
    recurrences: journey.recurrences.map((recurrence) =>
      recurrence.kind === kind && recurrence.endedBy === undefined ? changed(recurrence) : recurrence,
    ),
  };
}

/** What is open, by another rule. With a new due date nobody has been reminded of that date, nor missed it, yet. */
function replaced(was: Obligation, now: EventPayloads['ObligationReplaced']): Obligation {
  const { obligation: id, ...rule } = now;
  const { organisation: _, missedBy, taken, ...kept } = was;
  if (now.due !== was.due) return { ...kept, ...rule, id, taken: [] };
  return { ...kept, ...rule, id, taken, ...(missedBy !== undefined && { missedBy }) };
}

function withObligation(
  journey: Journey,
  id: string,
  changed: (obligation: Obligation) => Obligation,
): Journey {
  return {
    ...journey,
    obligations: journey.obligations.map((obligation) =>
      obligation.id === id ? changed(obligation) : obligation,
    ),
  };
}
