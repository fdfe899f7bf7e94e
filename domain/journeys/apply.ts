import { applyOwed, foldAll, foldSoFar } from '../subjects/fold.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';
import type { CommandFields } from './commands.ts';
import type { EventPayloads, JourneyEvent } from './events.ts';
import { helpAskedFor } from './journey.ts';
import type { DayOne, Igu, Journey } from './journey.ts';
import { isOwedEvent } from './owed-events.ts';
import type { OwedEvent } from './owed-events.ts';
import { withRecurring } from './recurrences.ts';
import { servedParts } from './served-time.ts';
import { remembered, takenBack } from './taken-back.ts';

/** So many warnings are kept, the latest. */
const WARNINGS_KEPT = 20;

/**
 * What is known after one more event. The only way a journey changes: folding all its events, from
 * `unopenedJourney`, gives its state, in the Workflow and in the database alike.
 */
export function apply(journey: Journey, event: JourneyEvent): Journey {
  if (isOwedEvent(event)) return applyOwed(journey, event);
  const changed = change(journey, event);
  const corrigible = remembered(journey, changed, event);
  // Written in place where it is new anyhow: a journey is copied once for every event, not thrice.
  return changed === journey
    ? { ...journey, sequence: event.sequence, corrigible }
    : Object.assign(changed, { sequence: event.sequence, corrigible });
}

/** What is known after several events: the same as applying one after the other, but quicker. */
export function applyAll(journey: Journey, events: readonly JourneyEvent[]): Journey {
  return foldAll(apply, journey, events);
}

/** The same for events that are only being decided, kept so that it is not reckoned again when they are applied. */
export function applySoFar(journey: Journey, events: readonly JourneyEvent[]): Journey {
  return foldSoFar(apply, journey, events);
}

function change(journey: Journey, event: Exclude<JourneyEvent, OwedEvent>): Journey {
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
    case 'MatchAccepted':
      return {
        ...journey,
        ...(journey.match && { match: { ...journey.match, acceptedOn: event.payload.on } }),
      };
    case 'MatchAgreed':
      return {
        ...journey,
        ...(journey.match && { match: { ...journey.match, plannedStart: event.payload.plannedStart } }),
      };
    case 'AdmittedToCourse':
      return { ...journey, stage: 'course', course: event.payload };
    case 'DayOneConfirmed':
      return withDayOne(journey, event.payload.of, { came: event.payload.came, on: event.payload.on });
    case 'NoShowAnswered':
      return onDayOne(journey, event.payload.of, { saysCame: event.payload.came });
    case 'NoShowUpheld':
      return onDayOne(journey, event.payload.of, { upheld: true });
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
    case 'HelpAskedFor': {
      const { about, help } = event.payload;
      return {
        ...journey,
        unsettledHelp: [...helpAskedFor(journey), { by: event.sequence, about, help }],
      };
    }
    case 'HelpSettled':
      return {
        ...journey,
        unsettledHelp: helpAskedFor(journey).filter(({ by }) => by !== event.payload.event),
      };
    case 'JourneyClosed':
      return {
        ...without(journey, 'paused'),
        stage: 'closed',
        closed: { ...event.payload, in: journey.stage, by: event.sequence },
      };
    case 'RecurrenceBegan':
    case 'OccurrenceMet':
    case 'RecurrenceMoved':
    case 'RecurrenceReplaced':
    case 'RecurrenceEnded':
      return withRecurring(journey, event);
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

type DayOneOf = CommandFields<'ConfirmDayOne'>['of'];

function onDayOne(journey: Journey, of: DayOneOf, told: Partial<DayOne>): Journey {
  const dayOne = journey[of]?.dayOne;
  return dayOne === undefined ? journey : withDayOne(journey, of, { ...dayOne, ...told });
}

function withDayOne(journey: Journey, of: DayOneOf, dayOne: DayOne): Journey {
  switch (of) {
    case 'course':
      return { ...journey, ...(journey.course && { course: { ...journey.course, dayOne } }) };
    case 'igu':
      return withIgu(journey, { dayOne });
    case 'placement':
      return { ...journey, ...(journey.placement && { placement: { ...journey.placement, dayOne } }) };
  }
}
