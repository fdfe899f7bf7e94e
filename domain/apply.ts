import { nextMonth } from './calendar.ts';
import type { CalendarDate } from './calendar.ts';
import type { CommandFields } from './commands.ts';
import type { Igu, Journey, JourneyEvent, Obligation } from './journey.ts';

/**
 * What is known after one more event. The only way a journey changes: folding all its events, from
 * `unopenedJourney`, gives its state, in the Workflow and in the database alike.
 */
export function apply(journey: Journey, event: JourneyEvent): Journey {
  const changed = change(journey, event);
  // Numbered in place where it is new anyhow: a journey is copied once for every event, not twice.
  return changed === journey
    ? { ...journey, sequence: event.sequence }
    : Object.assign(changed, { sequence: event.sequence });
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
    case 'IguAgreementSigned':
      return {
        ...journey,
        stage: 'igu',
        igu: { ...event.payload, allowancesClaimed: [], bonusesClaimed: [] },
      };
    case 'VitasRegistered':
      return withIgu(journey, { registeredOn: event.payload.registeredOn });
    case 'TrainingPlanSubmitted':
      return withIgu(journey, { planSubmittedOn: event.payload.submittedOn });
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
    case 'PlacementEnded':
      return {
        ...journey,
        ...(journey.placement && { placement: { ...journey.placement, endedOn: event.payload.endedOn } }),
      };
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
    case 'SignalSettled':
      return {
        ...journey,
        unsettledSignals: journey.unsettledSignals.filter((sequence) => sequence !== event.payload.event),
      };
    case 'JourneyClosed':
      return { ...journey, stage: 'closed', closed: event.payload };
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
      return withObligation(journey, event.payload.obligation, (obligation) => ({
        ...obligation,
        ended: { how: event.type === 'ObligationFulfilled' ? 'fulfilled' : 'ended', by: event.sequence },
      }));
    case 'RecurrenceBegan': {
      const { from, until, ...recurrence } = event.payload;
      return {
        ...journey,
        recurrences: [
          ...journey.recurrences.filter(({ kind }) => kind !== recurrence.kind),
          { ...recurrence, from, next: from.slice(0, 7), until: until.slice(0, 7), met: [] },
        ],
      };
    }
    case 'OccurrenceMet':
      return {
        ...journey,
        recurrences: journey.recurrences.map((recurrence) =>
          recurrence.kind === event.payload.kind
            ? { ...recurrence, met: [...recurrence.met, event.payload.occurrence] }
            : recurrence,
        ),
      };
    case 'RecurrenceEnded':
      return {
        ...journey,
        recurrences: journey.recurrences.filter(({ kind }) => kind !== event.payload.kind),
      };
    case 'SignalNotApplied':
    case 'SignalNotUnderstood':
      return { ...journey, unsettledSignals: [...journey.unsettledSignals, event.sequence] };
    case 'RulebookTakenUp':
      return { ...journey, rulebook: event.payload.version };
  }
}

function without<K extends keyof Journey>(journey: Journey, key: K): Journey {
  const { [key]: _, ...rest } = journey;
  return rest as Journey;
}

function withIgu(journey: Journey, changes: Partial<Igu>): Journey {
  return { ...journey, ...(journey.igu && { igu: { ...journey.igu, ...changes } }) };
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
  return {
    ...journey,
    obligations: [...journey.obligations, { ...opened, id: obligation, openedBy: event.sequence, taken: [] }],
    recurrences: journey.recurrences.map((recurrence) =>
      recurrence.kind === opened.kind && recurrence.next === opened.occurrence
        ? {
            ...recurrence,
            next: nextMonth(recurrence.next),
            met: recurrence.met.filter((month) => month !== opened.occurrence),
          }
        : recurrence,
    ),
  };
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
